/**
 * Leaves in the manifest what a page may rely on, and nothing of how it is made: one module an element, at the path that
 * is published; no private or protected members, none of the framework's; events that are documented.
 */
export function publicContract() {
  return {
    name: 'public-contract',
    packageLinkPhase({ customElementsManifest: manifest }) {
      const elements = new Map();
      for (const module of manifest.modules) {
        const name = /^src\/elements\/([^/]+)\//.exec(module.path)?.[1];
        if (!name) continue;
        if (!elements.has(name)) elements.set(name, { declarations: [], exports: [] });
        const element = elements.get(name);
        element.declarations.push(...module.declarations.filter((d) => d.customElement && d.tagName));
        element.exports.push(...module.exports);
      }
      manifest.modules = [...elements.entries()]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, { declarations, exports }]) => published(`dist/elements/${name}.js`, declarations, exports));
    },
  };
}

function published(path, declarations, exports) {
  const names = new Set(declarations.map((declaration) => declaration.name));
  return {
    kind: 'javascript-module',
    path,
    declarations: declarations.map(declared),
    exports: exports
      .filter(({ kind, name, declaration }) => names.has(kind === 'js' ? name : declaration.name))
      .map((entry) => ({ ...entry, declaration: { name: entry.declaration.name, module: path } })),
  };
}

function declared(declaration) {
  const result = { ...declaration };
  // The base class is not published under a path of its own, so its members count as the element's
  result.superclass = { name: declaration.superclass?.name ?? 'LitElement' };
  if (result.superclass.name === 'LitElement') result.superclass.package = 'lit';
  result.members = (declaration.members ?? []).filter(isPublic).map(own);
  result.attributes = (declaration.attributes ?? []).map(own);
  result.events = (declaration.events ?? []).filter(({ name, description }) => name && description).map(own);
  for (const list of ['slots', 'cssParts', 'cssProperties', 'cssStates'])
    if (declaration[list]) result[list] = declaration[list].map(own);
  for (const list of ['members', 'attributes', 'events'])
    result[list].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const [key, value] of Object.entries(result)) if (Array.isArray(value) && !value.length) delete result[key];
  return result;
}

/** What the custom elements registry calls, which a page never does. */
const CALLBACKS = /^(connected|disconnected|adopted|attributeChanged|form\w+)Callback$/;
const FRAMEWORK = new Set([
  'render', 'renderContent', 'createRenderRoot', 'scheduleUpdate', 'shouldUpdate', 'willUpdate', 'update', 'updated', 'firstUpdated', 'getUpdateComplete',
]); // prettier-ignore

function isPublic(member) {
  return (
    !member.static &&
    (!member.privacy || member.privacy === 'public') &&
    !/^[_#]/.test(member.name) &&
    !CALLBACKS.test(member.name) &&
    !FRAMEWORK.has(member.name)
  );
}

function own(entry) {
  const rest = { ...entry };
  delete rest.inheritedFrom;
  return rest;
}
