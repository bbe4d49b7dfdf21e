import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

/** A text of an XLIFF file as `addStrings` takes it: `{0}`, `{1}` … for what is filled in. */
const plain = (text) =>
  text.replace(/<x id="(\d+)"[^>]*\/>/g, '{$1}').replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity]);

/**
 * Writes the texts of the elements as JSON, a file a language: the text by its id.
 * @param {{ from: string, to: string }} folders the XLIFF files, and where the JSON goes
 */
export function writeStrings({ from, to }) {
  mkdirSync(to, { recursive: true });
  const write = (language, texts) => {
    const sorted = Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(join(to, `${language}.json`), `${JSON.stringify(sorted, null, 2)}\n`);
  };
  const english = {};
  for (const file of readdirSync(from).filter((name) => name.endsWith('.xlf'))) {
    const texts = {};
    for (const [, id, unit] of readFileSync(join(from, file), 'utf8').matchAll(
      /<trans-unit id="([^"]+)"[^>]*>([^]*?)<\/trans-unit>/g,
    )) {
      english[id] = plain(/<source>([^]*?)<\/source>/.exec(unit)[1]);
      texts[id] = plain(/<target>([^]*?)<\/target>/.exec(unit)?.[1] ?? '');
    }
    write(file.replace('.xlf', ''), texts);
  }
  write('en', english);
}
