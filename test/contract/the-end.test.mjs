// The end of a survey on a page that goes on above and below it: seen, and with the focus.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Portal } from '../support/portal.mjs';

const survey = {
  resourceType: 'Questionnaire',
  status: 'active',
  item: Array.from({ length: 4 }, (_, n) => ({ linkId: `q${n}`, type: 'string', text: `Question ${n}?` })),
};

/** A page with its own style, and much above and below the survey. */
const body = (layout) => `
  <header>Portal</header>
  <div id="page"><div class="tall"></div>
    <pp-experience-survey layout="${layout}" seen-by="the quality team">
      <script type="application/json">${JSON.stringify(survey)}</script>
    </pp-experience-survey>
  <div class="tall"></div></div>`;

const STYLES = {
  'a plain page': '',
  'a page that scrolls smoothly, under a header that stays':
    'html { scroll-behavior: smooth } header { position: sticky }',
  'a box that scrolls':
    'html, body { height: 100%; overflow: hidden } #page { height: calc(100% - 90px); overflow: auto }',
};

/** How long a page may scroll, in milliseconds. */
const PATIENCE = 10_000;

/** Runs in the page: whether the end is seen. */
async function look() {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
  const host = document.querySelector('pp-experience-survey');
  const heading = host.renderRoot.querySelector('#thanks');
  const { left, top, width, height } = heading.getBoundingClientRect();
  return {
    focused: host.renderRoot.activeElement === heading,
    onTop: document.elementFromPoint(left + width / 2, top + height / 2) === host,
    isWhole: top >= 0 && top + height <= innerHeight,
    check: host.renderRoot.querySelector('.check > path').getBoundingClientRect().height > 20,
    next: host.renderRoot.querySelector('.thanks').textContent.includes('the quality team'),
  };
}

describe('the end of a survey is in sight', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  for (const viewport of [
    { width: 320, height: 640 },
    { width: 1280, height: 800 },
  ])
    for (const [where, style] of Object.entries(STYLES))
      for (const layout of ['page', 'question'])
        it(`in ${where}, ${viewport.width} px wide, layout ${layout}`, async () => {
          const head = `<style>body { margin: 0 } header { top: 0; height: 90px; background: #ddd } .tall { height: 2400px } ${style}</style>
            <script type="module" src="/dist/embed/patient-partnership.js"></script>`;
          const { page, settled, close } = await portal.open({ head, body: body(layout), context: { viewport } });
          await page.locator('pp-experience-survey').evaluate((element) => element.scrollIntoView());
          await page.locator('pp-experience-survey input').first().fill('words');
          if (layout === 'question') {
            for (const step of [1, 2, 3]) {
              await page.getByRole('button', { name: 'Continue' }).click();
              await page.getByText(`Question ${step}?`).waitFor();
            }
            await page.getByRole('button', { name: 'Continue' }).click();
            await page.getByRole('heading', { name: 'answers' }).waitFor();
          }
          await page.getByRole('button', { name: 'Send my answers' }).click();
          await page.getByRole('heading', { name: 'Thank you' }).waitFor();
          await page.waitForFunction(() => !history.state?.['patient-partnership']);
          await settled();
          // A page that scrolls smoothly is there after a while
          let seen;
          const end = performance.now() + PATIENCE;
          do seen = await page.evaluate(look);
          while (!Object.values(seen).every(Boolean) && performance.now() < end);
          assert.deepEqual(seen, { focused: true, onTop: true, isWhole: true, check: true, next: true });
          await close();
        });
});
