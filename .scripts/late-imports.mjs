import { posix } from 'node:path';
import { edited, replaceCode } from './source-maps.mjs';

/**
 * Whether the page says what code must be. Under another address none of that would count, so that there is no way to ask
 * for it again but the same address. Some browsers do not remember that it failed.
 */
const IS_PINNED =
  '[...document.querySelectorAll("script[type^=importmap],link[rel=modulepreload][integrity]")].some(e=>e.integrity||e.text.includes("integrity"))';

/** What is loaded later, as the bundler writes it. */
const IMPORT = /\bimport\(([`"]\.[^`"]+\.js[`"])\)/;

/** All that chunks start with, by their names: the chunks themselves, and what these import, and so on. */
function startedWith(files, names, seen = new Set()) {
  for (const name of names) {
    if (seen.has(name) || files[name]?.type !== 'chunk') continue;
    seen.add(name);
    startedWith(files, files[name].imports, seen);
  }
  return seen;
}

/**
 * Code that is loaded later is asked for once more where it could not be had, under another address: browsers remember a
 * module that failed, and would not ask for it again until the page is loaded anew. What it imports is asked for beside it:
 * that would be found only when it is there, one way to the server later.
 * @returns {import('vite').Plugin}
 */
export function lateImports() {
  return {
    name: 'late-imports',
    generateBundle(_, files) {
      for (const file of Object.values(files)) {
        if (file.type !== 'chunk') continue;
        if (!IMPORT.test(file.code)) {
          if (file.dynamicImports.length > 0) this.error(`${file.fileName}: its imports have another shape`);
          continue;
        }
        const folder = posix.dirname(file.fileName);
        const here = startedWith(files, [file.fileName]);
        const withBeside = (address) => {
          const name = posix.join(folder, address.slice(1, -1));
          const beside = [...startedWith(files, [name])].filter((other) => other !== name && !here.has(other));
          return [address, ...beside.map((other) => `"${relative(folder, other)}"`)].join();
        };
        const again = `function $again(a,...b){for(let c of b)import(c).catch(()=>{});return import(a).catch(()=>import(${IS_PINNED}?a:a+"?"+Date.now()))}\n`;
        const withAgain = (text) =>
          text.replaceAll(new RegExp(IMPORT, 'g'), (_all, address) => `$again(${withBeside(address)})`).append(again);
        replaceCode(files, file, edited(file.code, withAgain));
      }
    },
  };
}

/** An address as a module writes it: from its folder on. */
const relative = (folder, name) => posix.relative(folder, name).replace(/^(?!\.)/, './');
