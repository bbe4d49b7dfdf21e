import { createHash } from 'node:crypto';
import { minify } from 'terser';
import { ChunkNames } from './chunk-names.mjs';
import { edited, replaceCode } from './source-maps.mjs';
import { version } from './version.mjs';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Characters from which a chunk is somebody else's library, minified already: going over it again takes a minute. */
const HUGE = 500_000;
/** The private variables of our style sheets. Nothing but these chunks knows them. */
const VARIABLE = /--_[a-z][a-z\d-]*/g;

/** Short names for all that `chunks` use, the same in each; the most used ones are the shortest. */
function shortNames(chunks) {
  const uses = new Map();
  for (const { code } of chunks)
    for (const [name] of code.matchAll(VARIABLE)) uses.set(name, (uses.get(name) ?? 0) + 1);
  const names = [...uses.keys()].sort((a, b) => uses.get(b) - uses.get(a) || (a < b ? -1 : 1));
  return new Map(names.map((name, at) => [name, `--_${LETTERS[at % LETTERS.length]}${at < LETTERS.length ? '' : at}`]));
}

/**
 * Goes over finished chunks once more: the bundler's own minifier leaves code that nothing calls, most of it in charts,
 * and the long names of style sheets.
 * @returns {import('vite').Plugin}
 */
export function shrink() {
  let everything = '';
  return {
    name: 'shrink',
    buildStart() {
      everything = '';
    },
    // Names are given over all chunks: a file that browsers keep under its name must not go with one of another build.
    augmentChunkHash() {
      if (!everything) {
        const hash = createHash('sha256').update(version);
        for (const id of [...this.getModuleIds()].sort()) hash.update(this.getModuleInfo(id)?.code ?? '');
        everything = hash.digest('hex');
      }
      return everything;
    },
    async generateBundle(_, files) {
      const chunks = Object.values(files).filter(({ type }) => type === 'chunk');
      const names = shortNames(chunks);
      const chunkNames = new ChunkNames(chunks, (code) => this.parse(code));
      for (const file of chunks) {
        const { code, nameCache } = chunkNames.apply(file);
        replaceCode(files, file, code);
        if (file.code.length > HUGE) continue;
        const small = await minify(file.code, {
          module: true,
          ecma: 2022,
          // Nobody calls our functions with "new", nor asks for their prototype.
          compress: { passes: 2, unsafe_arrows: true, unsafe_methods: true },
          format: { comments: false },
          nameCache,
          sourceMap: true,
        });
        replaceCode(files, file, small);
        const withNames = (text) => text.replace(VARIABLE, (name) => names.get(name)).append('\n');
        replaceCode(files, file, edited(file.code, withNames));
      }
    },
  };
}
