// Code that sends is loaded when a person begins to answer. What if it cannot be had then, or at all?
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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
    await page.route(/submitter/, (route) => {
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
    const isThere = () => requests.some((request) => /submitter/.test(request));
    assert.equal(isThere(), false);
    const arrived = page.waitForResponse(/submitter/);
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

describe('the code for one question at a time', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  /** A survey on a phone, where that code is `answered` so. */
  async function opened(answered) {
    const { page, log, close } = await portal.open({
      head: SURVEY,
      init: listen,
      context: { viewport: { width: 390, height: 800 } },
    });
    let asked = 0;
    await page.route(/chunks\/steps/, (route) => answered(route, ++asked));
    await page.evaluate(() => document.body.append(document.createElement('pp-experience-survey')));
    const survey = page.locator('pp-experience-survey');
    const questions = async () => {
      await survey.locator('.question').first().waitFor();
      return survey.locator('.question').count();
    };
    return { page, log, close, survey, questions, asked: () => asked };
  }

  it('is asked for again where it could not be had', async () => {
    const { close, questions, asked } = await opened((route, times) => (times < 3 ? route.abort() : route.continue()));
    assert.equal(await questions(), 1);
    assert.equal(asked(), 3);
    await close();
  });

  it('is asked for again where it could not be had while the survey was away from the page', async () => {
    let refuse;
    const { page, close, survey, questions, asked } = await opened((route, times) =>
      times === 1 ? (refuse = () => route.abort()) : times === 2 ? route.abort() : route.continue(),
    );
    while (!refuse) await page.evaluate(() => new Promise(requestAnimationFrame));
    const missed = page.waitForEvent('requestfailed');
    await page.evaluate(() => {
      globalThis.away = document.querySelector('pp-experience-survey');
      globalThis.away.remove();
    });
    await refuse();
    await missed;
    // Long enough for whoever would go on asking.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 60; frame++) await new Promise(requestAnimationFrame);
      await globalThis.away.updateComplete;
    });
    assert.equal(asked(), 2, 'under both addresses, and then nobody asks while it is away');
    await page.evaluate(() => document.body.append(globalThis.away));
    await survey.getByText(/^Step 1 of/).waitFor();
    assert.equal(await questions(), 1);
    await close();
  });

  it('can be missing: all questions are on one page, and can be sent', async () => {
    const { page, close, survey, questions } = await opened((route) => route.abort());
    assert.ok((await questions()) > 5);
    await survey.locator('input[type=radio]').first().check();
    await survey.locator('[part=send]').click();
    await page.waitForFunction(() => globalThis.told.includes('pp-submitted'));
    await close();
  });

  it('can be late: nobody waits for it, and it keeps what was answered', async () => {
    let go;
    const { close, survey, questions } = await opened((route) => (go = () => route.continue()));
    assert.ok((await questions()) > 5);
    const row = survey.locator('input[type=radio]').nth(1);
    await row.check();
    await go();
    await survey.getByText(/^Step 1 of/).waitFor();
    assert.equal(await survey.locator('.question').count(), 1);
    assert.equal(await row.isChecked(), true);
    await close();
  });
});

describe('code whose hash the page gives', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  const integrity = JSON.parse(readFileSync(new URL('../../dist/embed/integrity.json', import.meta.url), 'utf8'));
  const map = (hashes) => `<script type="importmap">${JSON.stringify({ integrity: hashes })}</script>`;
  const everyFile = Object.fromEntries(Object.entries(integrity).map(([name, hash]) => [`/dist/embed/${name}`, hash]));

  it('in an import map never runs when it is another', async () => {
    const { page, requests, close } = await portal.open({ head: map(everyFile) + SURVEY, init: listen });
    const changed = async (route) => {
      const response = await route.fetch();
      const body = `globalThis.told.push('changed');${await response.text()}`;
      await route.fulfill({ response, body, headers: { 'content-type': 'text/javascript' } });
    };
    await page.route(/chunks\/submitter/, changed);
    await page.reload();
    await page.evaluate(() => document.body.append(document.createElement('pp-experience-survey')));
    await page.locator('pp-experience-survey input[type=radio]').first().check();
    await page.locator('pp-experience-survey [part=send]').click();
    await page.waitForFunction(() => globalThis.told.includes('network'));
    assert.deepEqual(await page.evaluate(() => globalThis.told), ['network']);
    assert.deepEqual(
      requests.filter((request) => /chunks\/submitter.*\?/.test(request)),
      [],
    );
    await close();
  });

  it('in an import map runs when it is the one', async () => {
    const body = '<pp-experience-survey></pp-experience-survey>';
    const { page, log, close } = await portal.open({ head: map(everyFile) + SURVEY, body, init: listen });
    await page.locator('pp-experience-survey input[type=radio]').first().check();
    await page.locator('pp-experience-survey [part=send]').click();
    await page.waitForFunction(() => globalThis.told.includes('pp-submitted'));
    assert.deepEqual(log, []);
    await close();
  });
});

describe('what a file starts with', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  it('is asked for beside it, not after it', async () => {
    const file = readFileSync(new URL('../../dist/embed/elements/option-grid.js', import.meta.url), 'utf8');
    const missing = new Set([...file.matchAll(/from"\.\.\/chunks\/([\w-]+\.js)"/g)].map(([, name]) => name));
    assert.ok(missing.size > 1);
    let tell;
    let late;
    const isBeside = new Promise((resolve) => (tell = resolve));
    const { page, close } = await portal.open({
      body: '<pp-option-grid></pp-option-grid>',
      routed: '**/dist/embed/**',
      routes: async (route) => {
        const name = route.request().url().replace(/.*\//, '');
        missing.delete(name);
        if (missing.size === 0) tell();
        // The file itself comes when what it imports was asked for, or after a time in which it would have been.
        if (name === 'option-grid.js') {
          await Promise.race([isBeside, new Promise((resolve) => setTimeout(resolve, 5000))]);
          late = [...missing];
        }
        await route.continue();
      },
    });
    await page.waitForFunction(() => customElements.get('pp-option-grid'));
    assert.deepEqual(late, []);
    await close();
  });
});
