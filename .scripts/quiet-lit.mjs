import { edited } from './source-maps.mjs';

/**
 * What Lit does to a page when it is loaded, changed for copies that live on pages of others, and what it has for
 * browsers and ways of writing that are none of ours, left out.
 *
 * - Lit creates a Trusted Types policy named `lit-html` as it loads. A page with a Lit of its own has that name taken,
 *   and the second one to ask for it dies. Ours has its own name and is created when the first template is
 *   rendered, so that a second copy of this library that stops at its guard never creates one.
 * - Lit counts its versions on `globalThis`, and a host's development build complains about more than one. Ours is
 *   nobody's business.
 * - Every browser that we support has constructable style sheets, and none needs the polyfills of shadow DOM.
 * - A listener is its own options, as far as Lit can tell. Ours are functions, which have none; what a page put on
 *   `Object.prototype` (`once`, `signal`) would count as some.
 * - Our decorators are TypeScript's own, so the half of `@property` for standard ones is never called.
 */
const CHANGES = [
  {
    file: /\/lit-html\/lit-html\.js$/,
    find: /(\w+)\?\1\.createPolicy\("lit-html",\{createHTML:(\w+)=>\2\}\):void 0/,
    put: (_, factory) =>
      `${factory}?(p=>({createHTML:h=>(p??=${factory}.createPolicy("patient-partnership",{createHTML:s=>s})).createHTML(h)}))():void 0`,
  },
  { file: /\/lit-html\/lit-html\.js$/, find: /\((\w+)\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]+"\)/, put: () => '0' },
  {
    file: /\/lit-element\/lit-element\.js$/,
    find: /\((\w+)\.litElementVersions\?\?=\[\]\)\.push\("[^"]+"\)/,
    put: () => '0',
  },
  {
    file: /\/reactive-element\/reactive-element\.js$/,
    find: /\((\w+)\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]+"\)/,
    put: () => '0',
  },
  {
    file: /\/lit-html\/lit-html\.js$/,
    find: /removeEventListener\(this\.name,this,\w+\)(.*?)addEventListener\(this\.name,this,\w+\)/,
    put: (_, between) => `removeEventListener(this.name,this)${between}addEventListener(this.name,this)`,
  },
  { file: /\/lit-html\/lit-html\.js$/, find: /;\w+\?\.\(\w+,\w+\),/, put: () => ';' },
  {
    file: /\/lit-element\/lit-element\.js$/,
    find: /,\w+\.litElementHydrateSupport\?\.\(\{LitElement:\w+\}\);const (\w+)=\w+\.litElementPolyfillSupport;\1\?\.\(\{LitElement:\w+\}\);/,
    put: () => ';',
  },
  {
    file: /\/reactive-element\/reactive-element\.js$/,
    find: /\w+\?\.\(\{ReactiveElement:\w+\}\),/,
    put: () => '',
  },
  {
    file: /\/reactive-element\/reactive-element\.js$/,
    find: /Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/,
    put: () => '',
  },
  {
    file: /\/reactive-element\/reactive-element\.js$/,
    find: /const (\w+)=this\[Symbol\.metadata\];if\(null!==\1\)\{[^}]*\}(?=this\._\$Eh=new Map;)/,
    put: () => '',
  },
  {
    file: /\/reactive-element\/decorators\/property\.js$/,
    find: /"object"==typeof \w+\?\w+\(\w+,\w+,\w+\):/,
    put: () => '',
  },
  {
    file: /\/reactive-element\/css-tag\.js$/,
    find: /(\w+)\.ShadowRoot&&\(void 0===\1\.ShadyCSS\|\|\1\.ShadyCSS\.nativeShadow\)&&"adoptedStyleSheets"in Document\.prototype&&"replace"in CSSStyleSheet\.prototype/,
    put: () => 'true',
  },
  {
    file: /\/reactive-element\/css-tag\.js$/,
    find: /Error\("Value passed to 'css'[^"]*"\+(\w+)\+"[^"]*"\)/,
    put: (_, value) => `Error("not css: "+${value})`,
  },
  // Every message has an id of its own: none is made from its text
  {
    file: /\/@lit\/localize\/internal\/id-generation\.js$/,
    find: /^[^]*export function generateMsgId[^]*$/,
    put: () => "export const HASH_DELIMITER = ''; export const generateMsgId = () => '';",
  },
];

/**
 * Rewrites Lit for the embeds. A release of Lit that no longer looks like this stops the build.
 * @returns {import('vite').Plugin}
 */
export function quietLit() {
  const seen = new Set();
  return {
    name: 'quiet-lit',
    enforce: 'pre',
    transform: {
      filter: { id: /\/(lit-html|lit-element|reactive-element|css-tag|property|id-generation)\.js$/ },
      handler(code, id) {
        return edited(code, (text) => {
          for (const change of CHANGES.filter(({ file }) => file.test(id))) {
            if (!change.find.test(code)) this.error(`${id} has no ${change.find}: look at what Lit does there now`);
            text.replace(change.find, change.put);
            seen.add(change);
          }
        });
      },
    },
    generateBundle() {
      if (seen.size < CHANGES.length) this.error('Lit was not bundled from the files that quiet-lit knows');
    },
  };
}
