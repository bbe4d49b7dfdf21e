// Who looks into what is built finds the line that it was written in.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { elementNames, root } from '../../.scripts/elements.mjs';

const read = (file) => readFileSync(join(root, file), 'utf8');
const files = readdirSync(join(root, 'dist'), { recursive: true }).map((file) => `dist/${file.replaceAll('\\', '/')}`);
const maps = files.filter((file) => file.endsWith('.js.map'));
const isEmbed = (file) => file.startsWith('dist/embed/');

/** The place of an index in a text, as maps count. */
function place(text, index) {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: before.at(-1).length };
}

/** The line of ours that a place in a built file comes from. */
function lineOf(file, map, where) {
  const { source, line } = originalPositionFor(map, where);
  if (source === null) return `${file} ${where.line}:${where.column} comes from nowhere`;
  const content = map.sourcesContent?.[map.sources.indexOf(source)] ?? read(join(file, '..', source));
  return content.split('\n')[line - 1];
}

/** Ids of texts: no minifier changes them, and each stands in the line of its call. */
const ID = /\bid: ?["'`]((?:survey|grid|radar|date)\.[\w.-]+)["'`]/g;

describe('source maps', () => {
  it('stand beside all that has a line of ours in it', () => {
    const without = files
      .filter((file) => file.endsWith('.js') && !maps.includes(`${file}.map`))
      .filter((file) => !/^dist\/(?:vendor\/|react\.js|elements\/[^/]+\.js)/.test(file));
    // A choice of what others export, and what is Lit's or FHIRPath's alone
    const some = without.filter(
      (file) => !/^(?:import|export)|entireExpression/.test(read(file)) && !/\/chunks\/shared-/.test(file),
    );
    assert.deepEqual(some, []);
    assert.ok(maps.filter(isEmbed).length > 30);
    assert.ok(maps.filter((file) => !isEmbed(file)).length > 200);
  });

  for (const [kind, list] of [
    ['of what pages load', maps.filter(isEmbed)],
    ['of what bundlers read', maps.filter((file) => !isEmbed(file))],
  ])
    it(`${kind} lead to the line of each text`, () => {
      let found = 0;
      for (const name of list) {
        const file = name.replace(/\.map$/, '');
        const code = read(file);
        const map = new TraceMap(read(name));
        for (const match of code.matchAll(ID)) {
          const line = lineOf(file, map, place(code, match.index + match[0].indexOf(match[1])));
          assert.ok(line.includes(match[1]), `${file}: ${match[1]} is not in "${line}"`);
          found++;
        }
      }
      assert.ok(found > 100, `${found} texts`);
    });

  it('lead to a line through all that the build does to the file of an element', () => {
    const file = 'dist/embed/elements/option-grid.js';
    const code = read(file);
    assert.equal(code.split('\n').length, 2, 'one line');
    const map = new TraceMap(read(`${file}.map`));
    // After the last of what was put in, taken out and renamed
    const at = code.lastIndexOf('"pp-option-grid"');
    assert.match(lineOf(file, map, place(code, at)), /customElements\.define\('pp-option-grid'/);
  });

  it('name our own sources alone, with their text or beside them', () => {
    for (const name of maps) {
      const { sources, sourcesContent } = JSON.parse(read(name));
      for (const [at, source] of sources.entries()) {
        assert.match(join(name, '..', source), /^src\/.*\.ts$/, name);
        const text = read(join(name, '..', source));
        if (isEmbed(name)) assert.equal(sourcesContent[at], text, `${name}: ${source}`);
        else assert.equal(sourcesContent?.[at] ?? null, null, `${name}: ${source}`);
      }
    }
  });

  it('cost no page a byte: what pages load does not name them, and no hash counts them', () => {
    const naming = files.filter((file) => file.endsWith('.js') && /sourceMappingURL/.test(read(file)));
    assert.deepEqual(naming.filter(isEmbed), []);
    assert.equal(naming.length, maps.filter((file) => !isEmbed(file)).length);
    assert.deepEqual(
      Object.keys(JSON.parse(read('dist/embed/integrity.json'))).filter((file) => file.endsWith('.map')),
      [],
    );
  });

  for (const name of elementNames())
    it(`of types lead to the class of ${name}`, () => {
      const file = `dist/elements/${name}/${name}.d.ts`;
      const code = read(file);
      const [declared, className] = /export declare class (\w+)/.exec(code);
      const at = code.indexOf(declared) + declared.indexOf(className);
      assert.match(
        lineOf(file, new TraceMap(read(`${file}.map`)), place(code, at)),
        new RegExp(`class ${className}\\b`),
      );
      assert.match(code, /\/\/# sourceMappingURL=/);
    });
});
