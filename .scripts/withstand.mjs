import { edited, replaceCode } from './source-maps.mjs';

/**
 * What libraries do to a page that loads them, changed for pages of others: they write to `String.prototype`, and put old
 * browsers' missing functions there.
 */
const CHANGES = [
  {
    file: /\/antlr4\/src\/antlr4\/Utils\.js$/,
    find: /String\.prototype\.seed = [^;]*;\s*String\.prototype\.hashCode = function \(\) \{\s*const key = this\.toString\(\);/,
    put: 'const seed = Math.round(Math.random() * 2 ** 32);\nfunction hashOf(key) {',
  },
  { file: /\/antlr4\/src\/antlr4\/Utils\.js$/, find: /= String\.prototype\.seed;/, put: '= seed;' },
  { file: /\/antlr4\/src\/antlr4\/Utils\.js$/, find: /k = value\.hashCode\(\);/, put: 'k = hashOf(value);' },
  {
    file: /\/antlr4\/src\/antlr4\/Utils\.js$/,
    find: /return a \? a\.hashCode\(\) : -1;/,
    put: "return typeof a === 'string' ? hashOf(a) : a ? a.hashCode() : -1;",
  },
  { file: /\/antlr4\/src\/antlr4\/polyfills\/codepointat\.js$/, find: /^[^]*$/, put: '' },
  { file: /\/antlr4\/src\/antlr4\/polyfills\/fromcodepoint\.js$/, find: /^[^]*$/, put: '' },
  { file: /\/fhirpath\/src\/polyfill\.js$/, find: /^[^]*$/, put: '' },
];

/** How a script finds out that something else than a browser loads it: a page may have any of these, for its own ends. */
const LOADERS = ['define', 'module', 'exports', 'require'];

/** What every object has. Where a page froze it, an object can only get one of its own by definition. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));
/** What errors have besides. */
const OF_ERRORS = new Set(['name', 'message']);

/** Functions of the browser that read what they are given by name, also where it is inherited. */
const READERS =
  /^(?:defineProperty|(?:add|remove)EventListener|observe|attachShadow|createPolicy|focus|(?:Custom)?Event)$/;
const OF_DESCRIPTORS = new Set(['get', 'set', 'value', 'writable', 'enumerable', 'configurable']);

const nameOf = ({ type, computed, key }) => (type === 'Property' && !computed ? (key.name ?? key.value) : undefined);

const isPrototype = (property) => nameOf(property) === '__proto__';

/** Whether an object describes a property. */
function isDescriptor({ properties }) {
  const names = properties.map(nameOf);
  return names.every((name) => OF_DESCRIPTORS.has(name)) && names.some((name) => /able$|^value$/.test(name));
}

/** Whether the browser reads what it is called with: then that must not have what a page put on `Object.prototype`. */
const isReader = ({ type, callee }) =>
  /^(?:Call|New)Expression$/.test(type) && READERS.test(callee.property?.name ?? callee.name);

/** Whether a name in an assignment `object.name = …` would be refused where prototypes are frozen. */
const isRefused = ({ object, property, computed }, inError) =>
  !computed &&
  (INHERITED.has(property.name) || (inError && object.type === 'ThisExpression' && OF_ERRORS.has(property.name)));

/** What has to change in a program: pieces of text by their places. */
function* edits(node, code, inError = false, isRead = false) {
  if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression')
    inError = /Error$/.test(node.superClass?.name ?? '');
  else if (node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression')
    inError ||= /\bError\.call\(this/.test(code.slice(node.start, node.end).slice(0, 400));
  if (node.type === 'ObjectExpression' && (isRead || isDescriptor(node)) && !node.properties.some(isPrototype))
    yield [node.start + 1, node.start + 1, '__proto__:null,'];
  if (node.type === 'CallExpression' && node.callee.property?.name === 'defineProperty') {
    const described = node.arguments[2];
    if (described && described.type !== 'ObjectExpression') {
      yield [described.start, described.start, '{__proto__:null,...'];
      yield [described.end, described.end, '}'];
    }
  }
  if (node.type === 'ForInStatement') {
    yield [node.left.end, node.right.start, ' of Object.keys(Object('];
    yield [node.right.end, node.right.end, '))'];
  }
  if (node.type === 'AssignmentExpression' && node.operator === '=' && node.left.type === 'MemberExpression') {
    const { object, property } = node.left;
    if (isRefused(node.left, inError)) {
      yield [node.start, object.start, '$own('];
      yield [object.end, node.right.start, `,"${property.name}",`];
      yield [node.right.end, node.end, ')'];
    }
  }
  for (const [key, part] of Object.entries(node)) {
    if (typeof part !== 'object' || part === null) continue;
    if (!Array.isArray(part)) {
      if (typeof part.type === 'string') yield* edits(part, code, inError);
      continue;
    }
    for (const one of part)
      if (typeof one?.type === 'string')
        yield* edits(one, code, inError, key === 'arguments' && one === part.at(-1) && isReader(node));
  }
}

const OWN =
  '$own=(o,k,v)=>(Object.defineProperty(o,k,{__proto__:null,value:v,writable:true,enumerable:true,configurable:true}),v)';

/**
 * Takes out of a program what a hostile page could get at.
 * @param {import('magic-string').default} text
 * @param {boolean} isScript - a classic one: its own names are the whole page's, unless they are in a block
 */
function withstanding(text, parse, isScript) {
  // The innermost first, so that what is put before it stands further left
  const all = [...edits(parse(text.original), text.original)].sort(([a], [b]) => b - a);
  for (const [from, to, put] of all)
    if (from === to) text.prependRight(from, put);
    else text.update(from, to, put);
  const changed = text.toString();
  const asked = LOADERS.filter((name) => new RegExp(`(?<![\\w$."'\`])${name}(?![\\w$:])`).test(changed));
  const names = changed.includes('$own(') ? [...asked, OWN] : asked;
  if (names.length === 0) return;
  if (isScript) text.prepend(`{let ${names.join()};`).append('}\n');
  else text.prepend(`var ${names.join()};`);
}

/**
 * Has all that is bundled withstand what other scripts do to a page: loaders of modules, frozen prototypes, and keys on
 * `Object.prototype`. To come after what rewrites finished chunks.
 * @returns {import('vite').Plugin}
 */
export function withstand({ changes = CHANGES } = {}) {
  const seen = new Set();
  return {
    name: 'withstand',
    enforce: 'pre',
    transform: {
      filter: { id: /\/node_modules\/(?:antlr4|fhirpath)\// },
      handler(code, id) {
        return edited(code, (text) => {
          for (const change of changes.filter(({ file }) => file.test(id))) {
            if (!change.find.test(code)) this.error(`${id} has no ${change.find}: look at what it does to a page now`);
            text.replace(change.find, change.put);
            seen.add(change);
          }
        });
      },
    },
    generateBundle: {
      order: 'post',
      handler(options, files) {
        if (seen.size < changes.length) this.error('FHIRPath was not bundled from the files that withstand knows');
        for (const file of Object.values(files))
          if (file.type === 'chunk')
            replaceCode(
              files,
              file,
              edited(file.code, (text) => withstanding(text, (code) => this.parse(code), options.format === 'iife')),
            );
      },
    },
  };
}
