import { posix } from 'node:path';
import { edited } from './source-maps.mjs';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_'];
const RESERVED = /^(?:as|do|if|in|is|of)$/;

/** From the shortest on. */
const NAMES = [...LETTERS, ...LETTERS.flatMap((first) => LETTERS.map((second) => first + second))].filter(
  (name) => !RESERVED.test(name),
);

/**
 * Gives what chunks take from each other one name: the same where it is made, in the export, in the import and where it
 * is used. Bundlers choose each by itself, and every page loads the lists that say which is which.
 */
export class ChunkNames {
  /** By chunk, what it exports to other chunks, and the name that this has everywhere. */
  #names = new Map();
  #chunks;
  #parse;

  /**
   * @param {import('vite').Rolldown.OutputChunk[]} chunks
   * @param {import('vite').Rolldown.PluginContext['parse']} parse
   */
  constructor(chunks, parse) {
    this.#chunks = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
    this.#parse = parse;
    // What a page or an `import()` may ask for keeps its name.
    const asked = new Set(chunks.flatMap(({ dynamicImports }) => dynamicImports));
    const inner = chunks.filter(({ isEntry, fileName }) => !isEntry && !asked.has(fileName));
    const importers = ({ fileName }) => chunks.filter(({ imports }) => imports.includes(fileName));
    inner.sort((a, b) => importers(b).length - importers(a).length || (a.fileName < b.fileName ? -1 : 1));
    for (const chunk of inner) {
      const beside = [chunk, ...importers(chunk)].flatMap(({ fileName, imports }) => [fileName, ...imports]);
      const taken = new Set(beside.flatMap((other) => [...(this.#names.get(other)?.values() ?? [])]));
      const free = NAMES.filter((name) => !taken.has(name));
      this.#names.set(chunk.fileName, new Map(chunk.exports.map((name, at) => [name, free[at]])));
    }
  }

  /** A chunk with these names in its imports and exports, and for a minifier the name that each of its own takes. */
  apply(chunk) {
    const own = new Map();
    const specifiers = (list, nameOf, localOf, of) =>
      list
        .map((one) => {
          const name = this.#names.get(of)?.get(nameOf(one)) ?? nameOf(one);
          if (this.#names.has(of)) own.set(localOf(one), name);
          return [name, localOf(one)];
        })
        .sort(([a], [b]) => (a < b ? -1 : 1));
    const code = edited(chunk.code, (text) => {
      for (const node of this.#parse(chunk.code).body) {
        const from = node.source && posix.join(posix.dirname(chunk.fileName), node.source.value);
        if (from && !this.#chunks.has(from)) throw new Error(`${chunk.fileName}: ${from} is no chunk`);
        if (node.type === 'ImportDeclaration' && node.specifiers.length > 0) {
          const pairs = specifiers(
            node.specifiers,
            (one) => one.imported.name,
            (one) => one.local.name,
            from,
          );
          const list = pairs.map(([name, local]) => `${name} as ${local}`).join();
          text.overwrite(node.start, node.end, `import{${list}}from${JSON.stringify(node.source.value)};`);
        } else if (node.type === 'ExportNamedDeclaration') {
          if (from || node.declaration) throw new Error(`${chunk.fileName}: an export of another shape`);
          const pairs = specifiers(
            node.specifiers,
            (one) => one.exported.name,
            (one) => one.local.name,
            chunk.fileName,
          );
          text.overwrite(
            node.start,
            node.end,
            `export{${pairs.map(([name, local]) => `${local} as ${name}`).join()}};`,
          );
        }
      }
    });
    const vars = { props: Object.fromEntries([...own].map(([local, name]) => [`$${local}`, name])) };
    return { code, nameCache: { vars } };
  }
}
