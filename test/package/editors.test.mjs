// What editors, catalogues and language models are told is what the manifest says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { validateCem } from '@wc-toolkit/cem-validator';
import ts from 'typescript';
import { elementNames, root } from '../../.scripts/elements.mjs';

const read = (file) => readFileSync(join(root, file), 'utf8');
const manifest = () => JSON.parse(read('custom-elements.json'));
const elements = manifest().modules.flatMap(({ declarations }) => declarations);
const described = elements.flatMap(({ cssProperties }) => cssProperties);
const theme = new Map(described.map((token) => [token.name, token]));
const sorted = (list) => [...list].sort();

describe('the manifest', () => {
  it('is valid, with every type that it names', async () => {
    const rules = Object.fromEntries(
      ['modulePath', 'definitionPath', 'exportTypes', 'tagName'].map((rule) => [rule, 'error']),
    );
    await validateCem(manifest(), { packageJsonPath: join(root, 'package.json'), rules: { manifest: rules } });
    await assert.rejects(async () => {
      const broken = manifest();
      broken.modules[0].exports = broken.modules[0].exports.filter(({ name }) => name !== 'ReadyEvent');
      await validateCem(broken, { packageJsonPath: join(root, 'package.json'), rules: { manifest: rules } });
    });
  });

  for (const name of elementNames())
    it(`exports nothing that the module of ${name} does not`, () => {
      const path = `dist/elements/${name}.js`;
      const program = ts.createProgram([join(root, path.replace('.js', '.d.ts'))], {
        module: ts.ModuleKind.NodeNext,
        moduleResolution: ts.ModuleResolutionKind.NodeNext,
        types: [],
      });
      const file = program.getSourceFile(join(root, path.replace('.js', '.d.ts')));
      const checker = program.getTypeChecker();
      const real = checker.getExportsOfModule(checker.getSymbolAtLocation(file)).map((symbol) => symbol.name);
      const { exports } = manifest().modules.find((module) => module.path === path);
      const listed = exports.filter(({ kind }) => kind === 'js').map((entry) => entry.name);
      assert.deepEqual(
        listed.filter((entry) => !real.includes(entry)),
        [],
      );
    });
});

describe('editors know', () => {
  let css, html, web;
  before(() => {
    css = JSON.parse(read('dist/types/vscode.css-custom-data.json'));
    html = JSON.parse(read('dist/types/vscode.html-custom-data.json'));
    web = JSON.parse(read('dist/types/web-types.json')).contributions;
  });

  it('each property of the theme once, with its default', () => {
    assert.ok(theme.size >= 30, `${theme.size} properties`);
    for (const properties of [css.properties, web.css.properties]) {
      assert.deepEqual(sorted(properties.map(({ name }) => name)), sorted(theme.keys()));
      for (const { name, description } of properties) {
        const { default: initial } = theme.get(name);
        const said = described.filter((token) => token.name === name).map((token) => token.description);
        assert.ok(
          said.some((text) => description === `${text} (default: \`${initial}\`)`),
          `${name}: ${description}`,
        );
      }
    }
  });

  it('each part once', () => {
    const parts = [...new Set(elements.flatMap(({ cssParts }) => cssParts.map(({ name }) => name)))];
    assert.deepEqual(
      sorted(css.pseudoElements.map(({ name }) => name)),
      sorted(parts.map((name) => `::part(${name})`)),
    );
    assert.deepEqual(
      sorted(web.css['pseudo-elements'].map(({ name }) => name)),
      sorted(parts.map((name) => `part(${name})`)),
    );
  });

  it('each element with its attributes', () => {
    for (const { tagName, attributes } of elements)
      for (const known of [html.tags, web.html.elements]) {
        const element = known.find(({ name }) => name === tagName);
        assert.deepEqual(
          sorted(element.attributes.map(({ name }) => name)),
          sorted(attributes.map(({ name }) => name)),
        );
      }
  });
});

describe('llms.txt', () => {
  const text = read('llms.txt');

  it('has the form of such a file', () => {
    assert.match(text, /^# Patient Partnership\n\n> .+\n\n/);
    assert.doesNotMatch(text, /undefined(?! |`)|\[object|NaN/);
  });

  it('names all that the manifest has, with its default', () => {
    for (const element of elements) {
      assert.ok(text.includes(`## <${element.tagName}>`) && text.includes(element.summary));
      for (const list of ['members', 'attributes', 'events', 'slots', 'cssParts', 'cssProperties'])
        for (const { name, description } of element[list] ?? []) {
          assert.ok(!name || text.includes(`\`${name}`), `${element.tagName} ${list}: ${name}`);
          assert.ok(text.includes(description.replace(/\s+/g, ' ')), `${element.tagName} ${list}: ${description}`);
        }
    }
    for (const { name, default: initial } of theme.values())
      assert.ok(text.includes(`\`${name}\`, default \`${initial}\``));
  });
});
