// What a page gets from the script tag, whichever of the two it has.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { elementNames, root } from '../../.scripts/elements.mjs';
import { Portal } from '../support/portal.mjs';

const tags = elementNames().map((name) => `pp-${name}`);
const classes = elementNames().map((name) => name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase()));
const COMMON = ['addStrings', 'define', 'discover', 'elementNames', 'version'];

/** The public properties of an element that a page may set. */
const { modules } = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
const settable = (tag) =>
  modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ tagName }) => tagName === tag)
    .members.filter(({ kind, privacy, readonly, ...is }) => kind === 'field' && !privacy && !readonly && !is.static)
    .map(({ name }) => name);

describe('the embeds hand out', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  const look = (page, load) =>
    page.evaluate(async (how) => {
      const all = how === 'module' ? await import('/dist/embed/patient-partnership.js') : globalThis.PatientPartnership;
      const { elementNames: names, define, discover, version, addStrings } = all;
      const tree = document.createDocumentFragment();
      tree.append(...names.map((name) => document.createElement(name)));
      await discover(tree);
      // A tag of the page's own, for a class of ours
      const made = how === 'module' || define(all.ExperienceSurvey, { tag: 'my-survey', shadowRootMode: 'closed' });
      return {
        names: Object.keys(all).sort(),
        tags: [...names],
        defined: names.every((name) => customElements.get(name)),
        kinds: [typeof define, typeof discover, typeof addStrings, typeof version],
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
      assert.deepEqual(found.kinds, ['function', 'function', 'function', 'string']);
      assert.ok(found.defined && found.made && found.own);
      await close();
    });

  it('everything but FHIRPath in the classic script', () => {
    const code = readFileSync(join(root, 'dist/embed/patient-partnership.iife.js'), 'utf8');
    assert.ok(code.length < 700_000, `${code.length} characters`);
    assert.doesNotMatch(code, /FHIRPathLexer|entireExpression/);
    for (const tag of tags) assert.ok(code.includes(tag), tag);
  });

  it('an element to each tag that the page uses, now or later, in the document or a root of its own', async () => {
    const { page, requests, settled, close } = await portal.open({ body: '<main></main>' });
    const loaded = () => tags.filter((tag) => requests.includes(`/dist/embed/elements/${tag.slice(3)}.js`));
    assert.deepEqual(loaded(), []);
    const grid = await page.evaluate(async () => {
      const early = document.createElement('pp-option-grid');
      // What is set before the element is there counts
      early.grid = { id: 'g', title: 'Given early', decision: '', options: [], rows: [] };
      early.headingLevel = 4;
      const heard = new Promise((resolve) => early.addEventListener('pp-error', resolve, { once: true }));
      document.querySelector('main').append(early);
      await customElements.whenDefined('pp-option-grid');
      await heard;
      return [early.headingLevel, early.grid.title, early.shadowRoot !== null];
    });
    assert.deepEqual(grid, [4, 'Given early', true]);
    assert.deepEqual(loaded(), ['pp-option-grid']);
    await page.evaluate(() => {
      const root = document
        .querySelector('main')
        .appendChild(document.createElement('div'))
        .attachShadow({ mode: 'open' });
      root.append(document.createElement('pp-maturity-radar'));
      globalThis.root = root;
    });
    await settled();
    assert.deepEqual(loaded(), ['pp-option-grid']);
    const isThere = await page.evaluate(async () => {
      const { discover } = await import('/dist/embed/patient-partnership.js');
      await discover(globalThis.root);
      return customElements.get('pp-maturity-radar') !== undefined;
    });
    assert.ok(isThere);
    assert.deepEqual(loaded(), ['pp-maturity-radar', 'pp-option-grid']);
    await close();
  });

  for (const tag of tags)
    it(`all that was set before it was there, to ${tag}`, async () => {
      const { page, close } = await portal.open({ body: '<main></main>' });
      const left = await page.evaluate(
        async ([tag, names]) => {
          const early = document.createElement(tag);
          for (const name of names) early[name] = null;
          document.querySelector('main').append(early);
          await customElements.whenDefined(tag);
          await early.updateComplete;
          return names.filter((name) => Object.hasOwn(early, name));
        },
        [tag, settable(tag)],
      );
      assert.ok(settable(tag).length > 3);
      assert.deepEqual(left, [], 'these hide what the element has');
      await close();
    });

  it('what a page shows meanwhile, where an element cannot be loaded, and the element once it can', async () => {
    let isDown = true;
    const { page, log, close } = await portal.open({
      body: '<pp-option-grid>Ask at the desk</pp-option-grid>',
      context: {},
      routes: (route) => (isDown ? route.abort() : route.continue()),
      routed: '**/elements/option-grid.js*',
    });
    assert.equal(await page.evaluate(() => customElements.get('pp-option-grid') !== undefined), false);
    assert.ok(await page.getByText('Ask at the desk').isVisible());
    assert.ok(log.some((line) => line.includes('<pp-option-grid> could not be loaded')));
    isDown = false;
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.evaluate(() => customElements.whenDefined('pp-option-grid').then(() => true));
    await close();
  });
});
