// A page may move an element into another document: a frame's, or that of a window of its own.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { elements } from '../support/examples.mjs';
import { Portal } from '../support/portal.mjs';
import { wholeForm } from '../support/whole-form.mjs';

/** Runs in the page: what an element looks like, part by part. */
function look(selector) {
  const of = (root) =>
    root.querySelector(selector) ??
    [...root.querySelectorAll('iframe')].map(({ contentDocument }) => of(contentDocument)).find(Boolean);
  const element = of(document);
  const view = element.ownerDocument.defaultView;
  return [...element.shadowRoot.querySelectorAll('*')].map((part) => {
    const { display, color, backgroundColor, fontSize, fontFamily, paddingTop, borderTopWidth } =
      view.getComputedStyle(part);
    return [
      part.localName,
      part.className,
      display,
      color,
      backgroundColor,
      fontSize,
      fontFamily,
      paddingTop,
      borderTopWidth,
    ].join(' ');
  });
}

/** Runs in the page: adds an empty frame, as wide as the page. */
async function addFrame() {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'inline-size: 100%; block-size: 600px; border: 0; display: block';
  frame.src = '/empty';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
}

describe('an element that is moved into another document', () => {
  let portal;
  before(async () => {
    portal = await Portal.start();
    portal.server.routes['/empty'] = () => ({
      body: '<!doctype html><html lang="en"><title>Empty</title><body></body></html>',
    });
    portal.server.routes['/form'] = () => ({
      type: 'application/json',
      body: JSON.stringify({ ...wholeForm, item: wholeForm.item.filter(({ linkId }) => linkId !== 'set') }),
    });
  });
  after(() => portal?.stop());

  for (const { tag, examples } of elements)
    it(`looks as it did: ${tag}`, async () => {
      const { page, log, settled, close } = await portal.open({ body: examples[0].html });
      const at = await page.evaluate(look, tag);
      await page.evaluate(addFrame);
      await page.evaluate(
        (selector) => document.querySelector('iframe').contentDocument.body.append(document.querySelector(selector)),
        tag,
      );
      await settled();
      await page
        .frames()[1]
        .waitForFunction((selector) => document.querySelector(selector).shadowRoot.adoptedStyleSheets.length > 0, tag);
      assert.deepEqual(await page.evaluate(look, tag), at);
      await page.evaluate(() =>
        document.body.append(document.querySelector('iframe').contentDocument.body.firstElementChild),
      );
      await settled();
      assert.deepEqual(await page.evaluate(look, tag), at, 'back again');
      assert.deepEqual(log, []);
      await close();
    });

  it('looks so when it is shown there for the first time, with styles that come late', async () => {
    const survey = '<pp-experience-survey src="/form" layout="page" kiosk seen-by="us"></pp-experience-survey>';
    const { page, settled, close } = await portal.open({ body: survey });
    const at = await page.evaluate(look, 'pp-experience-survey');
    await page.evaluate(addFrame);
    await page.evaluate(() => {
      const before = document.querySelector('pp-experience-survey');
      const element = document.createElement('pp-experience-survey');
      for (const { name, value } of before.attributes) element.setAttribute(name, value);
      before.remove();
      document.querySelector('iframe').contentDocument.body.append(element);
    });
    await page.frames()[1].locator('[data-link-id=table]').waitFor();
    await settled();
    assert.deepEqual(await page.evaluate(look, 'pp-experience-survey'), at);
    await close();
  });

  it('notices there that somebody is using it', async () => {
    const body = '<pp-experience-survey kiosk idle-seconds="1"></pp-experience-survey>';
    const { page, close } = await portal.open({ body });
    await page.evaluate(addFrame);
    await page.evaluate(() =>
      document.querySelector('iframe').contentDocument.body.append(document.querySelector('pp-experience-survey')),
    );
    const survey = page.frames()[1].locator('pp-experience-survey');
    await survey.locator('input[type=radio]').first().check();
    await survey.getByRole('alertdialog').waitFor();
    await survey.getByRole('alertdialog').press('Shift');
    await survey.getByRole('alertdialog').waitFor({ state: 'detached' });
    assert.equal(await survey.locator('input[type=radio]').first().isChecked(), true);
    await close();
  });

  it('keeps dates together there', async () => {
    const { page, log, close } = await portal.open({
      body: '<pp-experience-survey src="/form" layout="page"></pp-experience-survey>',
    });
    await page.evaluate(addFrame);
    await page.evaluate(() =>
      document.querySelector('iframe').contentDocument.body.append(document.querySelector('pp-experience-survey')),
    );
    const date = page.frames()[1].locator('[data-link-id=on]');
    for (const [at, part] of ['3', '2', '2020'].entries()) await date.locator('input').nth(at).fill(part);
    const given = await page.evaluate(
      () => document.querySelector('iframe').contentDocument.body.firstElementChild.response.item,
    );
    assert.deepEqual(given.find(({ linkId }) => linkId === 'on').answer, [{ valueDate: '2020-03-02' }]);
    assert.deepEqual(log, []);
    await close();
  });
});
