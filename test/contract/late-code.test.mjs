// Code that sends is loaded when a person begins to answer. What if it cannot be had then, or at all?
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Portal } from '../support/portal.mjs';

const SURVEY = '<script type="module" src="/dist/embed/elements/experience-survey.js"></script>';

/** Runs in the page before anything else: notes what the survey tells. */
function listen() {
  globalThis.told = [];
  for (const type of ['pp-submitted', 'pp-error'])
    document.addEventListener(type, ({ detail }) => globalThis.told.push(detail.code ?? type), true);
}

describe('the code that sends', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  /** A survey with an answer, on a page where the code that sends is refused while `isRefused()`. */
  async function answered(isRefused) {
    const { page, close } = await portal.open({
      head: SURVEY,
      body: '<pp-experience-survey endpoint="/fhir"></pp-experience-survey>',
      init: listen,
    });
    let asked = 0;
    await page.route(/courier/, (route) => {
      asked++;
      return isRefused(asked) ? route.abort() : route.continue();
    });
    await page.route('**/fhir/QuestionnaireResponse', (route) =>
      route.fulfill({ status: 201, headers: { location: 'QuestionnaireResponse/1' }, body: '' }),
    );
    await page.locator('pp-experience-survey input[type=radio]').first().check();
    return { page, close, asked: () => asked, send: () => page.locator('pp-experience-survey [part=send]').click() };
  }

  it('is not there before the first answer, and is there after it', async () => {
    const { requests, page, close } = await portal.open({
      head: SURVEY,
      body: '<pp-experience-survey endpoint="/fhir"></pp-experience-survey>',
    });
    const isThere = () => requests.some((request) => /courier/.test(request));
    assert.equal(isThere(), false);
    const arrived = page.waitForResponse(/courier/);
    await page.locator('pp-experience-survey input[type=radio]').first().check();
    await arrived;
    assert.equal(isThere(), true);
    await close();
  });

  it('is asked for again where it could not be had', async () => {
    const { page, close, send, asked } = await answered((times) => times <= 2);
    await send();
    await page.waitForFunction(() => globalThis.told.includes('pp-submitted'));
    assert.ok(asked() >= 3, `asked ${asked()} times`);
    await close();
  });

  it('can be missing: answers stay, the person hears of it, and can try again', async () => {
    let isRefused = true;
    const { page, close, send } = await answered(() => isRefused);
    await send();
    await page.waitForFunction(() => globalThis.told.includes('network'));
    const survey = page.locator('pp-experience-survey');
    assert.match(await survey.locator('#failure').innerText(), /safe on this page/);
    assert.equal(await survey.locator('input[type=radio]').first().isChecked(), true);
    isRefused = false;
    await send();
    await page.waitForFunction(() => globalThis.told.includes('pp-submitted'));
    await close();
  });
});
