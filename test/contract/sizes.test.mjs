// What a page loads, counted where it is loaded: every script that a real browser asks for, as brotli would send it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { root } from '../../.scripts/elements.mjs';
import { elements } from '../support/examples.mjs';
import { Portal } from '../support/portal.mjs';

const example = (name) => elements.find((element) => element.name === name)?.examples[0].html ?? '';

const script = (name) => `<script type="module" src="/dist/embed/elements/${name}.js"></script>`;

/** What each page may load, in thousands of bytes after brotli. */
const PAGES = [
  { title: 'the script tag, and no element', budget: 1.9, body: '' },
  {
    title: 'the default survey with an endpoint',
    budget: 34.9,
    head: script('experience-survey'),
    body: '<pp-experience-survey endpoint="/fhir"></pp-experience-survey>',
  },
  {
    title: 'a survey of texts and choices that the page brings',
    budget: 42.4,
    head: script('experience-survey'),
    body: `<pp-experience-survey endpoint="/fhir"><script type="application/json">${JSON.stringify({
      resourceType: 'Questionnaire',
      item: [
        { linkId: 'q', type: 'choice', text: 'Q', answerOption: [{ valueString: 'A' }, { valueString: 'B' }] },
        { linkId: 't', type: 'text', text: 'T' },
      ],
    })}</script></pp-experience-survey>`,
    shows: '.question',
  },
  {
    title: 'a survey with lines, a date and a list that the page brings',
    budget: 50.6,
    head: script('experience-survey'),
    body: `<pp-experience-survey endpoint="/fhir"><script type="application/json">${JSON.stringify({
      resourceType: 'Questionnaire',
      item: [
        { linkId: 's', type: 'string', text: 'S' },
        { linkId: 'i', type: 'integer', text: 'I' },
        { linkId: 'd', type: 'date', text: 'D' },
        {
          linkId: 'l',
          type: 'choice',
          text: 'L',
          answerOption: [...'ABCDEFGHIJKLMNOPQR'].map((valueString) => ({ valueString })),
        },
      ],
    })}</script></pp-experience-survey>`,
    shows: '[data-link-id=l] :is(select, [role=combobox])',
  },
  { title: 'an option grid', budget: 25.6, head: script('option-grid'), body: example('option-grid') },
  {
    title: 'a radar, with its chart',
    budget: 66.2,
    head: script('maturity-radar'),
    body: example('maturity-radar'),
    chart: true,
  },
  { title: 'the script tag and an option grid', budget: 26.9, body: example('option-grid') },
  { title: 'the script tag and a radar', budget: 67.5, body: example('maturity-radar'), chart: true },
];

/** Every file that one may lead to, now or later: whatever else a script names is in it as `./…js` or `../…js`. */
function reachable(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/["`](\.\.?\/[\w./-]+\.js)["`]/g))
    reachable(join(dirname(file), path), seen);
  return seen;
}

describe('what one element loads, at once or later', () => {
  const entryOf = (name) => join(root, `dist/embed/elements/${name}.js`);
  for (const { name } of elements)
    it(`leads from ${name} to no other element`, () => {
      const files = reachable(entryOf(name));
      assert.ok(files.size > 3, 'its chunks are found');
      const others = elements.filter((other) => other.name !== name && files.has(entryOf(other.name)));
      assert.deepEqual(
        others.map((other) => other.name),
        [],
      );
    });
});

describe('a page loads no more than it may', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  for (const { title, budget, head, body, chart, shows } of PAGES)
    it(`${title}: ${budget} kB`, async (test) => {
      const { page, requests, close } = await portal.open({ head, body });
      if (shows) await page.locator(shows).first().waitFor();
      if (chart)
        await page.waitForFunction(() =>
          document.querySelector('pp-maturity-radar')?.shadowRoot.querySelector('canvas, svg'),
        );
      const files = requests.filter((request) => request.startsWith('/dist/embed/'));
      assert.equal(
        files.some((file) => /chart/.test(file)),
        Boolean(chart),
        'the chart is there only where it is needed',
      );
      for (const { name, tag } of elements)
        assert.equal(
          files.some((file) => file.endsWith(`elements/${name}.js`)),
          body.includes(`<${tag}`),
          `${tag} is there only where it is used`,
        );
      const sizes = files.map((file) => [file, brotliCompressSync(readFileSync(join(root, file))).length]);
      const total = sizes.reduce((sum, [, size]) => sum + size, 0) / 1000;
      test.diagnostic(`${title}: ${total.toFixed(1)} kB of ${budget}`);
      assert.ok(
        total <= budget,
        `${total.toFixed(1)} kB:\n${sizes.map(([file, size]) => `${file} ${size}`).join('\n')}`,
      );
      await close();
    });
});
