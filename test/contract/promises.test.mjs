// A promise is worth as much as the test that shows it: each one that is named has to be there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../.scripts/elements.mjs';

const read = (file) => readFileSync(join(root, file), 'utf8');
const testsIn = (text) => text.match(/[\w./-]+\.test\.(?:ts|mjs)/g) ?? [];

/** Each point of a list, with the lines that belong to it. */
const points = (text) => text.split(/^- /m).slice(1);

describe('the promises', () => {
  for (const file of ['SECURITY.md', 'README.md', 'CONTRIBUTING.md'])
    it(`of ${file} name tests that are there`, () => {
      const missing = testsIn(read(file)).filter((path) => !existsSync(join(root, path)));
      assert.deepEqual(missing, []);
    });

  it('of SECURITY.md name a test each', () => {
    const [, promises] = read('SECURITY.md').split('## What the widgets promise');
    const all = points(promises.split(/^## /m)[0]);
    assert.ok(all.length > 5);
    assert.deepEqual(
      all.filter((point) => testsIn(point).length === 0),
      [],
    );
  });
});
