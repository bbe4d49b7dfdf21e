// What a page loads slowly takes no place away from what stands below it: three elements whose data come late.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../../.scripts/elements.mjs';
import { isMatrix } from '../support/matrix.mjs';
import { MODULE, Portal } from '../support/portal.mjs';

/** What Google calls good is 0.1. */
const LIMIT = 0.05;
/** How long the data take, in milliseconds. */
const SLOW = 1500;

const PARAGRAPH = `<p>${'Words of the page that somebody may be reading. '.repeat(8)}</p>`;
const SOURCES = {
  'experience-survey': 'knee-clinic-questionnaire.json',
  'option-grid': 'example-decision.json',
  'maturity-radar': 'example-maturity.json',
};
const ORDERS = [
  ['experience-survey', 'option-grid', 'maturity-radar'],
  ['option-grid', 'maturity-radar', 'experience-survey'],
  ['maturity-radar', 'experience-survey', 'option-grid'],
];
const WINDOWS = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
];

/** What the guide has a page say about elements that are not there yet. */
const [, STYLE] = /```css\n(:is\([^`]+:not\(:defined\)[^`]+)```/.exec(
  readFileSync(join(root, 'stories/guides/embedding.mdx'), 'utf8'),
);

/** Runs in the page: adds up what moved without the person having done anything. */
function watchShifts() {
  globalThis.__shift = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) globalThis.__shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
}

describe('a page with three elements whose data come late', () => {
  let portal;
  before(async () => {
    portal = await Portal.start();
    for (const file of Object.values(SOURCES)) {
      const body = readFileSync(join(root, 'demo/data', file), 'utf8');
      portal.server.routes[`/slow/${file}`] = async () => {
        await wait(SLOW);
        return { type: 'application/json', body };
      };
    }
  });
  after(() => portal?.stop());

  for (const [at, order] of ORDERS.entries())
    for (const viewport of isMatrix ? WINDOWS : [WINDOWS[at]])
      it(`moves less than ${LIMIT} of the screen: ${order[0]} first, ${viewport.width} px`, async (test) => {
        const { page, close } = await portal.open({
          head: `<meta name="viewport" content="width=device-width"><style>${STYLE}</style>${MODULE}`,
          body: order.map((name) => `<pp-${name} src="/slow/${SOURCES[name]}"></pp-${name}>${PARAGRAPH}`).join(''),
          init: watchShifts,
          context: { viewport },
        });
        await page.waitForFunction(
          () =>
            document.querySelector('pp-experience-survey').shadowRoot.querySelector('.content') &&
            document.querySelector('pp-option-grid').shadowRoot.querySelector('.section') &&
            document.querySelector('pp-maturity-radar').shadowRoot.querySelector('table'),
        );
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
        const { shift, heights } = await page.evaluate(() => ({
          shift: globalThis.__shift,
          heights: [...document.querySelectorAll('body > :not(p)')].map((e) => `${e.localName} ${e.clientHeight}`),
        }));
        test.diagnostic(`${shift.toFixed(3)}: ${heights.join(', ')}`);
        assert.ok(shift < LIMIT, `${shift.toFixed(3)}: ${heights.join(', ')}`);
        await close();
      });
});
