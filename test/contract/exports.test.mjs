// What a page gets from the script tag, whichever of the two it has.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { elementNames } from '../../.scripts/elements.mjs';
import { Portal } from '../support/portal.mjs';

const tags = elementNames().map((name) => `pp-${name}`);
const classes = elementNames().map((name) => name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase()));
const COMMON = ['addStrings', 'define', 'elementNames', 'version'];

describe('the embeds hand out', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  const look = (page, load) =>
    page.evaluate(async (how) => {
      const all = how === 'module' ? await import('/dist/embed/patient-partnership.js') : globalThis.PatientPartnership;
      const { elementNames: names, define, version, addStrings } = all;
      // A tag of the page's own, for a class of ours
      const made = how === 'module' || define(all.ExperienceSurvey, { tag: 'my-survey', shadowRootMode: 'closed' });
      return {
        names: Object.keys(all).sort(),
        tags: [...names],
        defined: names.every((name) => customElements.get(name)),
        kinds: [typeof define, typeof addStrings, typeof version],
        made: made && (how === 'module' || document.createElement('my-survey').shadowRoot === null),
        own: Object.entries(all)
          .filter(([name]) => /^[A-Z]/.test(name))
          .every(([, one]) => customElements.get(one.tag) && names.includes(one.tag)),
      };
    }, load);

  for (const [load, names] of [
    ['module', COMMON],
    ['classic', [...classes, ...COMMON]],
  ])
    it(`what the contract lists: ${load}`, async () => {
      const head =
        load === 'classic'
          ? '<script src="/dist/embed/patient-partnership.iife.js"></script>'
          : '<script type="module" src="/dist/embed/patient-partnership.js"></script>';
      const { page, close } = await portal.open({ head, body: '<pp-option-grid></pp-option-grid>' });
      const found = await look(page, load);
      assert.deepEqual(found.names, [...names].sort());
      assert.deepEqual(found.tags.sort(), [...tags].sort());
      assert.deepEqual(found.kinds, ['function', 'function', 'string']);
      assert.ok(found.defined && found.made && found.own);
      await close();
    });
});
