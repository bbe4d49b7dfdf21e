import { edited, replaceCode } from './source-maps.mjs';

/**
 * Whether the page says what code must be. Under another address none of that would count, so that there is no way to ask
 * for it again but the same address. Some browsers do not remember that it failed.
 */
const IS_PINNED =
  '[...document.querySelectorAll("script[type^=importmap],link[rel=modulepreload][integrity]")].some(e=>e.integrity||e.text.includes("integrity"))';

/** What is loaded later, as the bundler writes it. */
const IMPORT = /\bimport\(([`"]\.[^`"]+\.js[`"])\)/;

/**
 * Code that is loaded later is asked for once more where it could not be had, under another address: browsers remember a
 * module that failed, and would not ask for it again until the page is loaded anew.
 * @returns {import('vite').Plugin}
 */
export function retryImports() {
  return {
    name: 'retry-imports',
    generateBundle(_, files) {
      for (const file of Object.values(files)) {
        if (file.type !== 'chunk') continue;
        if (!IMPORT.test(file.code)) {
          if (file.dynamicImports.length > 0) this.error(`${file.fileName}: its imports have another shape`);
          continue;
        }
        const again = `function $again(a){return import(a).catch(()=>import(${IS_PINNED}?a:a+"?"+Date.now()))}\n`;
        const withAgain = (text) => text.replaceAll(new RegExp(IMPORT, 'g'), '$again($1)').append(again);
        replaceCode(files, file, edited(file.code, withAgain));
      }
    },
  };
}
