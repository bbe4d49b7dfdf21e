import remapping from '@jridgewell/remapping';
import MagicString from 'magic-string';

/**
 * Changes a text piece by piece.
 * @param {string} code
 * @param {(text: MagicString) => void} change
 * @returns {{ code: string, map: object }} the new text, and where each piece of it was
 */
export function edited(code, change) {
  const text = new MagicString(code);
  change(text);
  return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) };
}

/** The map of a chunk, where the build makes any. */
const mapOf = (files, { fileName }) => files[`${fileName}.map`];

/** Puts other code in the place of a finished chunk's, and keeps its map true. */
export function replaceCode(files, chunk, { code, map }) {
  chunk.code = code;
  const file = mapOf(files, chunk);
  if (file) file.source = remapping([map, String(file.source)], () => null).toString();
}

const isForeign = (source) => !/(?:^|\/)src\//.test(source) || source.includes('/node_modules/');

/** A map of our own sources alone: what comes from others is as they publish it, and would be most of a package. */
function ownMap(json, excludeContent) {
  const { sources, sourcesContent } = JSON.parse(json);
  const lines = new Map(sources.map((source, at) => [source, sourcesContent[at].split('\n').length]));
  const nowhere = (source) => ({ version: 3, names: [], sources: [], mappings: 'A;'.repeat(lines.get(source)) });
  return remapping(json, (source) => (isForeign(source) ? nowhere(source) : null), { excludeContent });
}

/**
 * Finishes maps, after all that rewrites finished chunks. A chunk without a line of our own has none.
 * @param {object} options
 * @param {boolean} options.isPackage for bundlers, which find the sources beside; what pages load has them in its maps, and
 *   no line that names the map: every page would load that
 * @returns {import('vite').Plugin}
 */
export function sourceMaps({ isPackage }) {
  return {
    name: 'source-maps',
    generateBundle: {
      order: 'post',
      handler(_, files) {
        for (const chunk of Object.values(files)) {
          const file = chunk.type === 'chunk' && mapOf(files, chunk);
          if (!file) continue;
          const map = ownMap(String(file.source), isPackage);
          if (map.sources.length === 0) delete files[file.fileName];
          else {
            file.source = map.toString();
            if (isPackage) chunk.code += `//# sourceMappingURL=${file.fileName.replace(/^.*\//, '')}\n`;
          }
        }
      },
    },
  };
}
