// A finger: the browser makes a mouse of it only after it was lifted, and that is when a field is left.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Portal } from '../support/portal.mjs';

const survey = {
  resourceType: 'Questionnaire',
  status: 'active',
  item: [
    { linkId: 'n', type: 'integer', text: 'How many?' },
    { linkId: 'c', type: 'choice', text: 'Which?', answerOption: [{ valueString: 'a' }, { valueString: 'b' }] },
  ],
};
const body = (more = '') =>
  `<pp-experience-survey layout="page" ${more}><script type="application/json">${JSON.stringify(survey)}</script></pp-experience-survey>`;
const context = { hasTouch: true, isMobile: true, viewport: { width: 412, height: 900 } };

describe('a tap after a wrong number', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  for (const [what, selector, done] of [
    ['an option', 'label.option >> nth=0', (element) => element.response.item?.some(({ linkId }) => linkId === 'c')],
    ['Send', '#send', (element) => Boolean(element.renderRoot.querySelector('#summary'))],
  ])
    it(`on ${what} lands there`, async () => {
      const { page, settled, close } = await portal.open({ body: body(), context });
      await page.locator('input[inputmode=numeric]').tap();
      await page.keyboard.type('many');
      await settled();
      const { x, y, height } = await page.locator(selector).boundingBox();
      await page.touchscreen.tap(x + 20, y + height / 2);
      await page.waitForFunction(
        () => document.querySelector('pp-experience-survey').renderRoot.querySelector('.error > p') !== null,
      );
      const isDone = await page.evaluate(
        ([source]) => new Function(`return (${source})`)()(document.querySelector('pp-experience-survey')),
        [String(done)],
      );
      assert.equal(isDone, true);
      await close();
    });
});
