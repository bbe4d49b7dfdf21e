import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { startDemo } from '../../demo/start.mjs';
import { startBrowser } from '../support/browser.mjs';
import { isMatrix } from '../support/matrix.mjs';
import { Tabs } from '../support/tabs.mjs';
import { temporaryStore } from './support/demo-process.mjs';
import { ready } from './support/visit.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PAGES = [
  '',
  'visit-survey',
  'clinic-survey',
  'stay-survey',
  'kiosk',
  'decision',
  'team',
  'thank-you',
  'not-found',
];
const WITH_WIDGETS = PAGES.slice(1, 7);
const LOOKS = [
  [1280, 'theme=teal&scheme=light', PAGES],
  [320, 'theme=teal&scheme=dark', WITH_WIDGETS],
  [320, 'theme=warm&scheme=light&lang=ar', PAGES],
  [1280, 'theme=warm&scheme=dark&lang=es', WITH_WIDGETS],
  [1280, 'theme=contrast&scheme=dark&lang=ar', PAGES],
  [320, 'theme=contrast&scheme=light&lang=es', WITH_WIDGETS],
];

/** So that one that hangs fails alone. */
const LIMIT = { timeout: 60_000 };

describe('accessibility of the portal', () => {
  let browser;
  let demo;
  before(async () => {
    demo = await startDemo({ port: 0, store: temporaryStore({ after }) });
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
  });

  const tabs = new Tabs();

  // Trusted Types would stop axe's own markup
  const newTab = async () => ({ page: await browser.newPage({ bypassCSP: true }) });

  async function open(path, width) {
    const tab = await tabs.take('', newTab);
    await tab.page.setViewportSize({ width, height: 800 });
    await tab.page.goto(demo.url + path);
    return { page: tab.page, close: () => tabs.giveBack('', tab, `${demo.url}fhir/nothing`) };
  }

  async function assertAccessible(page) {
    await page.evaluate(AXE);
    const violations = await page.evaluate(async (values) => {
      const results = await window.axe.run({ runOnly: { type: 'tag', values } });
      return results.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(' ')} ${failureSummary}`),
      );
    }, RULES);
    assert.deepEqual(violations, []);
  }

  for (const [look, [width, query, pages]] of LOOKS.entries()) {
    // Each page in one or two of the looks
    for (const path of pages.filter((page) => isMatrix || (look + PAGES.indexOf(page)) % 3 === 0)) {
      it(`/${path} at ${width} px, ${query}`, LIMIT, async () => {
        const { page, close } = await open(`${path}?${query}`, width);
        await ready(page);
        await assertAccessible(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
        await close();
      });
    }
  }

  it('what was stored, shown after sending', LIMIT, async () => {
    const { page, close } = await open('visit-survey', 320);
    await ready(page);
    await page.locator('pp-experience-survey').getByRole('radio').first().check();
    await page.locator('pp-experience-survey').evaluate((survey) => survey.submit());
    await page.locator('#receipt summary').click();
    await assertAccessible(page);
    await close();
  });

  it('the short form, where the widget cannot run', LIMIT, async () => {
    const { page } = await newTab();
    await page.setViewportSize({ width: 320, height: 800 });
    await page.route('**/widgets/**', (route) => route.abort());
    await page.goto(`${demo.url}visit-survey`);
    await page.getByRole('button', { name: 'Send' }).waitFor();
    await assertAccessible(page);
    await page.close();
  });

  it('every target of the portal itself is at least 24 px high and wide', LIMIT, async () => {
    const { page, close } = await open('', 320);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('header a, footer a, .action, .card a')]
        .map((link) => [link.textContent, link.getBoundingClientRect()])
        .filter(([, { width, height }]) => width < 24 || height < 24)
        .map(([text]) => text),
    );
    assert.deepEqual(small, []);
    await close();
  });

  it('is printed without what only helps on a screen', LIMIT, async () => {
    const { page, close } = await open('decision', 1280);
    await ready(page);
    await page.emulateMedia({ media: 'print' });
    for (const selector of ['nav.main', 'footer', '.utility', '.skip']) {
      assert.equal(await page.locator(selector).isVisible(), false, selector);
    }
    assert.equal(await page.locator('h1').isVisible(), true);
    await page.emulateMedia({ media: null });
    await close();
  });
});
