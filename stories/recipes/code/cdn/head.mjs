/**
 * What goes into the <head> of a page that loads the widgets from elsewhere, so that only these files run.
 * @param {string} base where the files of dist/embed/ are, with a slash at its end
 * @param {Record<string, string>} hashes integrity.json from dist/embed/
 * @returns {string} the import map has to stand before every script that is a module
 */
export function head(base, hashes) {
  const modules = Object.entries(hashes).filter(([file]) => !file.endsWith('.iife.js'));
  const entry = 'elements/experience-survey.js';
  const map = {
    imports: { 'patient-partnership': `${base}${entry}` },
    integrity: Object.fromEntries(modules.map(([file, hash]) => [`${base}${file}`, hash])),
  };
  return `<script type="importmap">${JSON.stringify(map)}</script>
<link rel="modulepreload" href="${base}${entry}" integrity="${hashes[entry]}" crossorigin>
<script type="module" src="${base}${entry}" integrity="${hashes[entry]}" crossorigin></script>`;
}
