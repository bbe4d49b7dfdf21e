// The package can be imported where there is no page: on a server, and in a script that only counts.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { domainNames, elementNames, root } from '../../.scripts/elements.mjs';

/** Imports a module in a Node of its own; gives the names that it exports and those that it left on `globalThis`. */
function load(path) {
  const url = pathToFileURL(join(root, 'dist', path));
  const code = `
    const before = new Set(Object.getOwnPropertyNames(globalThis));
    const warned = [];
    console.warn = console.error = (...args) => warned.push(args.join(' '));
    const module = await import(${JSON.stringify(url.href)});
    const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
    console.log(JSON.stringify({ names: Object.keys(module), added, warned }));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }));
}

describe('in Node', () => {
  it('the package has its classes and define()', () => {
    const { names, warned } = load('index.js');
    const classes = elementNames().map((name) => name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase()));
    for (const name of [...classes, 'define', 'addStrings', 'version']) assert.ok(names.includes(name), name);
    assert.deepEqual(warned, []);
  });

  for (const name of elementNames())
    it(`elements/${name}.js does no harm`, () => assert.deepEqual(load(`elements/${name}.js`).warned, []));

  for (const name of domainNames())
    it(`domain/${name}.js works, and touches nothing`, () => {
      const { names, added, warned } = load(`domain/${name}.js`);
      assert.ok(names.length > 0);
      assert.deepEqual([added, warned], [[], []]);
    });
});
