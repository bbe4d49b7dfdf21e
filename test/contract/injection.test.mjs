// Whatever stands in a Questionnaire or in a response, it is text: nothing of it runs, nothing of it is fetched, nothing
// of it becomes an element, a style or a link that could. No Content-Security-Policy helps here: the page has none.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { hostileQuestionnaire, hostileResponse } from '../support/hostile-questionnaire.mjs';
import { payloads } from '../support/injection-payloads.mjs';
import { isMatrix } from '../support/matrix.mjs';
import { Portal } from '../support/portal.mjs';

const SURVEY = '<script type="module" src="/dist/embed/elements/experience-survey.js"></script>';

/** How the survey is shown. Together they show every string. */
const SHOWN = [
  { name: 'all on one page', language: 'en', properties: { layout: 'page' } },
  { name: 'read, in the words of the translations', language: 'es', properties: { readonly: true } },
];

/** Runs in the page before anything else. */
function listen() {
  globalThis.executed = [];
  globalThis.current = '';
  globalThis.ran = () => globalThis.executed.push(globalThis.current);
  globalThis.open = (address) => globalThis.executed.push(`open ${address}`);
  // Links are only looked at: what would happen after a click is what the address says.
  addEventListener('click', (event) => {
    if (event.composedPath().some((target) => target.localName === 'a')) event.preventDefault();
  });
}

/** Runs in the page: shows one survey, uses all of it, and tells what of it should not be there. */
async function show({ questionnaire, response, language, properties, text }) {
  document.documentElement.lang = language;
  globalThis.current = text;
  await customElements.whenDefined('pp-experience-survey');
  const element = document.createElement('pp-experience-survey');
  Object.assign(element, properties, { questionnaire, response });
  document.body.append(element);
  const rest = async () => {
    for (let turn = 0; turn < 3; turn++) {
      await element.updateComplete;
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  await rest();
  const root = element.shadowRoot;
  const found = [];
  const look = () => {
    const bad =
      'script, iframe, frame, object, embed, applet, link, meta, base, img, image, video, audio, source, track, picture, form:not([role=none][novalidate]:not([action], [id], [name])), svg, math, template, portal, fencedframe, pp-experience-survey, pp-option-grid, [style*=url], [srcdoc], [formaction], [background], [poster], [ping]';
    for (const node of root.querySelectorAll(bad)) found.push(`<${node.localName}>`);
    for (const node of root.querySelectorAll('style')) if (/leak|ran\(/.test(node.textContent)) found.push('<style>');
    for (const node of root.querySelectorAll('*'))
      for (const { name, value } of node.attributes) {
        if (/^on/i.test(name)) found.push(`${node.localName}[${name}]`);
        const isAddress = ['href', 'src', 'action', 'data', 'cite', 'xlink:href', 'formaction'].includes(name);
        if (isAddress && !['https:', 'http:', 'mailto:', 'tel:'].includes(new URL(value, location.href).protocol))
          found.push(`${node.localName}[${name}=${value}]`);
        if (name === 'style' && /url|image-set|expression|position|var\(|attr\(/i.test(value))
          found.push(`style=${value}`);
      }
  };
  look();
  const shown = root.textContent.length;
  for (const control of root.querySelectorAll('button, summary, a, [role=tab]'))
    if (!control.matches('[part=send]')) control.click();
  await rest();
  for (const control of root.querySelectorAll('input, select, textarea, [tabindex]')) control.focus();
  element.checkValidity();
  await rest();
  look();
  dispatchEvent(new Event('beforeprint'));
  look();
  dispatchEvent(new Event('afterprint'));
  const polluted = Object.keys(Object.prototype).length + ('polluted' in {} ? 1 : 0);
  element.remove();
  return { found: [...new Set(found)], shown, polluted };
}

describe('markup, code and addresses in a survey', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  it('come in at least 200 different forms', () => assert.ok(new Set(payloads.map(({ text }) => text)).size >= 200));

  for (const group of new Set(payloads.map((payload) => payload.group)))
    it(`of the group "${group}" run nowhere and fetch nothing`, async () => {
      const texts = payloads.filter((payload) => payload.group === group).map((payload) => payload.text);
      const { page, requests, close } = await portal.open({ head: SURVEY, init: listen });
      const dialogs = [];
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      for (const [at, text] of texts.entries()) {
        // Every place once in six payloads of a group, all of them for its first and one in twenty
        const isWhole = isMatrix || at % 20 === 0;
        const questionnaire = hostileQuestionnaire(text, isWhole ? undefined : { of: 6, at: at % 6 });
        const response = hostileResponse(questionnaire, text);
        // Reading draws with the same parts as answering
        for (const { name, language, properties } of SHOWN.slice(0, isWhole ? 2 : 1)) {
          const { found, shown, polluted } = await page.evaluate(show, {
            questionnaire,
            response,
            language,
            properties,
            text,
          });
          const what = `${name}: ${text.slice(0, 200)}`;
          assert.deepEqual(found, [], what);
          assert.equal(polluted, 0, what);
          assert.ok(shown > text.trim().length, `${what}: something was shown`);
        }
      }
      assert.deepEqual(await page.evaluate(() => globalThis.executed), []);
      assert.deepEqual(dialogs, []);
      assert.deepEqual(
        requests.filter((request) => !/^\/(page-\d+|dist\/embed\/)/.test(request)),
        [],
      );
      assert.equal(page.context().pages().length, 1, 'no other window was opened');
      await close();
    });

  it('are noticed by this test where they do run', async () => {
    const { page, requests, close } = await portal.open({ init: listen });
    await page.evaluate(() => {
      document.body.innerHTML = '<img src="https://leak.invalid/i.png" onerror="globalThis.ran(1)">';
    });
    await page.waitForFunction(() => globalThis.executed.length > 0);
    assert.ok(requests.some((request) => request.includes('leak.invalid')));
    await close();
  });
});
