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

/** What each private variable of the theme takes, by its name: from the page, or else. */
const theme = code('src/theme/tokens.css.ts');
const taken = [...theme.matchAll(/(--_[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]);

/** All public properties that the styles in some files take from the page, through private variables too. */
function takenBy(texts) {
  const found = new Set(texts.flatMap((text) => all(text, /(--(?:pp|_)-?[\w-]+)/g)));
  for (const name of found)
    for (const [variable, value] of taken)
      if (variable === name) for (const other of all(value, /(--(?:pp|_)-?[\w-]+)/g)) found.add(other);
  return unique([...found].filter((name) => name.startsWith('--pp-')));
}

/** A value of the theme as the page would write it: private variables are public ones. */
const asPublic = (value) =>
  value.replace(/var\((--_[\w-]+)\)/g, (whole, name) => {
    const [, source] = taken.find(([variable]) => variable === name) ?? [];
    const outside = /^var\((--pp-[\w-]+)/.exec(source ?? '')?.[1];
    return outside ? `var(${outside})` : whole;
  });

describe('the tokens', () => {
  it('are documented', () => assert.deepEqual(missing(used, documented), []));

  for (const { name, tag } of elements)
    it(`are documented for ${tag}, those alone that it takes`, () => {
      const declaration = manifest.modules.flatMap((m) => m.declarations).find(({ tagName }) => tagName === tag);
      const texts = [...closure(`src/elements/${name}/define.ts`)]
        .filter((path) => path.endsWith('.ts') && path !== 'src/theme/tokens.css.ts')
        .map(code);
      const told = unique(declaration.cssProperties.map((property) => property.name));
      const taken = takenBy(texts);
      assert.deepEqual(missing(taken, told), [], `<${tag}> takes these, and its JSDoc names no such @cssprop`);
      assert.deepEqual(
        missing(told, taken),
        [],
        `<${tag}> has an @cssprop for these, and its styles take none of them`,
      );
    });

  it('have the default that the theme has', () => {
    // Of several, what browsers with light-dark() take: it stands last
    const real = new Map();
    for (const path of files)
      for (const [, name, initial] of code(path).matchAll(
        /var\((--pp-[\w-]+), ((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g,
      ))
        if (!real.has(name) || initial.startsWith('light-dark')) real.set(name, asPublic(initial));
    for (const { declarations } of manifest.modules)
      for (const { name, default: initial } of declarations.flatMap(({ cssProperties }) => cssProperties))
        assert.equal(initial, real.get(name), name);
  });

  it('that are documented are used', () => assert.deepEqual(missing(documented, used), []));

  it('in what is written for pages are real', () => {
    const guides = readdirSync(join(root, 'stories/guides')).map((file) => `stories/guides/${file}`);
    const text = ['README.md', 'stories/theming.mdx', ...guides].map(read).join('\n');
    assert.deepEqual(missing(all(text, /`(--pp-[a-z\d-]+)`/g), used), []);
  });

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
