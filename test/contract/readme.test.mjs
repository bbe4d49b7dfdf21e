// The README is read in two screens, and leads on to all the rest.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../.scripts/elements.mjs';

const text = readFileSync(join(root, 'README.md'), 'utf8');

describe('the README', () => {
  it('has two screens of what one needs to begin', () => {
    const [before] = text.split('\n## Good to know');
    assert.ok(before.length < text.length);
    assert.ok(before.split('\n').length <= 120, `${before.split('\n').length} lines`);
  });

  it('leads on to every guide and every recipe', () => {
    for (const folder of ['stories/guides', 'stories/recipes'])
      for (const file of readdirSync(join(root, folder)).filter((name) => name.endsWith('.mdx')))
        assert.ok(text.includes(`](${folder}/${file})`), file);
  });

  it('says what a portal cannot do without: methods that wait, CORS, the policy', () => {
    for (const what of [
      'customElements.whenDefined',
      'If-None-Exist, Authorization, Prefer, Content-Type',
      'Location, Retry-After, ETag',
      "default-src 'none'",
    ])
      assert.ok(text.includes(what), what);
  });
});
