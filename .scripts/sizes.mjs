import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(9);

const weights = new Map();

/** What a file weighs. Many pages load the same one: it is compressed once. */
function weightOf(file) {
  if (!weights.has(file)) {
    const content = readFileSync(file);
    const [gzip, brotli] = [gzipSync(content, { level: 9 }), brotliCompressSync(content)];
    weights.set(file, { raw: content.length, gzip: gzip.length, brotli: brotli.length });
  }
  return weights.get(file);
}

function weigh(files) {
  const total = { raw: 0, gzip: 0, brotli: 0 };
  for (const file of files) {
    const weight = weightOf(file);
    for (const way of Object.keys(total)) total[way] += weight[way];
  }
  return total;
}

const row = (label, { raw, gzip, brotli }) =>
  `${label.padEnd(52)}${kilobytes(raw)}${kilobytes(gzip)}${kilobytes(brotli)}`;
const heading = (title) => `\n${title.padEnd(52)}${['raw', 'gzip', 'brotli'].map((name) => name.padStart(9)).join('')}`;

/** All chunks that are fetched with `entry`: what it imports, and what that imports. */
function closure(chunks, entry) {
  const found = new Set();
  const visit = (name) => {
    if (found.has(name) || !chunks.has(name)) return;
    found.add(name);
    chunks.get(name).imports.forEach(visit);
  };
  visit(entry);
  return found;
}

/**
 * What each output weighs, in thousands of bytes, and what a page loads that uses one script tag.
 * @param {Record<'embed' | 'iife' | 'modules', import('vite').Rolldown.OutputChunk[]>} outputs
 */
export function sizeTable({ embed, iife, modules }) {
  const lines = [heading('Output, kB')];
  const chunks = new Map(embed.map((chunk) => [chunk.fileName, chunk]));
  const entries = embed.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
  for (const { fileName } of [...embed, ...iife])
    lines.push(row(`dist/embed/${fileName}`, weigh([`dist/embed/${fileName}`])));
  for (const folder of ['domain', 'elements']) {
    const files = modules.filter(({ fileName }) => fileName.startsWith(`${folder}/`));
    lines.push(row(`dist/${folder}/**/*.js`, weigh(files.map(({ fileName }) => `dist/${fileName}`))));
  }
  lines.push(row('dist/**/*.js for bundlers', weigh(modules.map(({ fileName }) => `dist/${fileName}`))));

  lines.push(heading('As a page loads it, kB'));
  for (const entry of entries) {
    const first = closure(chunks, entry);
    lines.push(row(entry, weigh([...first].map((name) => `dist/embed/${name}`))));
    for (const lazy of lazyOf(chunks, first)) {
      const extra = [...closure(chunks, lazy)].filter((name) => !first.has(name));
      lines.push(row(`  later, where needed: ${lazy}`, weigh(extra.map((name) => `dist/embed/${name}`))));
    }
  }
  return lines.join('\n');
}

/** What may be fetched after `first`, including what that fetches in turn. */
function lazyOf(chunks, first) {
  const lazy = new Set();
  const queue = [...first];
  for (let name = queue.shift(); name; name = queue.shift())
    for (const target of chunks.get(name)?.dynamicImports ?? [])
      if (!lazy.has(target) && !first.has(target)) {
        lazy.add(target);
        queue.push(...closure(chunks, target));
      }
  return [...lazy].sort();
}
