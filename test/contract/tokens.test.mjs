// Every public token does something, and whoever sets it can read what.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../.scripts/elements.mjs';
import { elements } from '../support/examples.mjs';
import { closure, source, sourceFiles } from '../support/sources.mjs';

const read = (file) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '');
const unique = (list) => [...new Set(list)].sort();
const missing = (wanted, given) => unique(wanted).filter((name) => !new Set(given).has(name));
const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

/** Comments tell of tokens; they do not use them. */
const code = (path) => source(path).text.replace(/\/\*[^]*?\*\//g, '');
const files = sourceFiles();
const used = unique(files.flatMap((path) => all(code(path), /(--pp-[a-z\d-]+)/g)));

const manifest = JSON.parse(read('custom-elements.json'));
const documented = unique(
  manifest.modules.flatMap(({ declarations }) =>
    declarations.flatMap(({ cssProperties = [] }) => cssProperties.map(({ name }) => name)),
  ),
);

describe('the tokens', () => {
  it('are documented', () => {
    const table = all(read('README.md') + read('CONTRIBUTING.md'), /`(--pp-[a-z\d-]+)`/g);
    assert.deepEqual(missing(used, [...documented, ...table]), []);
  });

  it('that are documented are used', () => assert.deepEqual(missing(documented, used), []));

  it('in the README are real', () =>
    assert.deepEqual(missing(all(read('README.md'), /`(--pp-[a-z\d-]+)`/g), used), []));

  it('that a theme of the demo sets are real', () => {
    const folder = join(root, 'demo/themes');
    const sheets = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.css')) : [];
    assert.ok(sheets.length > 0, 'demo/themes has no theme');
    for (const sheet of sheets)
      assert.deepEqual(missing(all(read(`demo/themes/${sheet}`), /(--pp-[a-z\d-]+)\s*:/g), used), [], sheet);
  });

  it('of an element carry its name, or are set by the theme for all', () => {
    const shared = all(
      files
        .filter((path) => /^src\/(?:theme|kernel|fields)\//.test(path))
        .map(code)
        .join('\n'),
      /(--pp-[a-z\d-]+)/g,
    );
    for (const { name, tag } of elements) {
      const own = [...closure(`src/elements/${name}/define.ts`)].filter((path) =>
        path.startsWith(`src/elements/${name}/`),
      );
      const tokens = all(own.map(code).join('\n'), /(--pp-[a-z\d-]+)/g).filter(
        (token) => !token.startsWith(`--${tag}-`),
      );
      assert.deepEqual(missing(tokens, shared), [], tag);
    }
  });
});

describe('the private tokens', () => {
  const css = files.map((path) => code(path)).join('\n');
  const defined = unique([
    ...all(css, /(--_[a-z\d-]+)\s*:/g),
    // Some are set from a script, by name
    ...all(css, /setProperty\(\s*['"`](--_[a-z\d-]+)/g),
  ]);
  const referenced = unique([...all(css, /var\(\s*(--_[a-z\d-]+)/g), ...all(css, /['"`](--_[a-z\d-]+)['"`]/g)]);

  it('are all defined', () => assert.deepEqual(missing(referenced, defined), []));
  it('are all used', () => assert.deepEqual(missing(defined, referenced), []));
});
