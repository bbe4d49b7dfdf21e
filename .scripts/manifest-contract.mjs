import { publishedParts } from './elements.mjs';

/**
 * Leaves in the manifest what a page may rely on, and nothing of how it is made: one module an element, at the path that
 * is published; no private or protected members, none of the framework's; events that are documented.
 */
export function publicContract() {
  return {
    name: 'public-contract',
    analyzePhase({ ts, node, moduleDoc }) {
      if (!ts.isClassDeclaration(node)) return;
      const since = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === 'since')?.comment;
      if (since) moduleDoc.declarations.find(({ name }) => name === node.name.text).since = since;
    },
    packageLinkPhase({ customElementsManifest: manifest }) {
      const of = (path) => manifest.modules.find((module) => module.path === path) ?? { declarations: [], exports: [] };
      const elements = manifest.modules
        .flatMap(({ declarations }) => declarations)
        .filter(({ customElement, tagName }) => customElement && tagName)
        .sort((a, b) => (a.tagName < b.tagName ? -1 : 1));
      manifest.modules = elements.map((element) => {
        const name = element.tagName.replace(/^pp-/, '');
        const parts = [...publishedParts(name), `elements/${name}/define`].map((part) => of(`src/${part}.ts`));
        return published(`dist/elements/${name}.js`, element, parts.flatMap(exported));
      });
    },
  };
}

/** Classes and types that a module exports; its functions are for our own modules. */
const exported = ({ declarations, exports }) =>
  exports.filter(({ name }) => !declarations.some((is) => is.name === name && is.kind === 'function'));

const published = (path, element, exports) => ({
  kind: 'javascript-module',
  path,
  declarations: [declared(element)],
  exports: exports
    .map(({ kind, name, declaration }) => ({ kind, name, declaration: { name: declaration.name, module: path } }))
    .sort((a, b) => (`${a.kind} ${a.name}` < `${b.kind} ${b.name}` ? -1 : 1)),
});

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
  for (const list of ['members', 'attributes', 'events', 'cssProperties'])
    result[list]?.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
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
