import { existsSync, readFileSync } from 'node:fs';

/** JSON as a child script holds it. */
export const child = (json) =>
  `<script type="application/json">${JSON.stringify(json).replaceAll('<', '\\u003c')}</script>`;

export const demo = (file) => {
  const url = new URL(`../../demo/data/${file}`, import.meta.url);
  return existsSync(url) ? child(JSON.parse(readFileSync(url, 'utf8'))) : '';
};
