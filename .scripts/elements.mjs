import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The folder names of all elements: whatever has a `define.ts` in `src/elements` is one. */
export function elementNames() {
  const folder = new URL('../src/elements/', import.meta.url);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(new URL(`${name}/define.ts`, folder)))
    .sort();
}

/** What an element's module hands out, in `src` and in `dist`: its class, its events, and those that all elements have. */
export const publishedParts = (name) =>
  [`elements/${name}/${name}`, `elements/${name}/${name}.events`, 'kernel/page/events'].filter((part) =>
    existsSync(new URL(`../src/${part}.ts`, import.meta.url)),
  );

/** The public modules of the domain: each file that stands directly in `src/domain`. */
export function domainNames() {
  const folder = new URL('../src/domain/', import.meta.url);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}
