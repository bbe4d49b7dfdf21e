// The texts that ship as JSON are those that the elements show, and what is given in their place is shown.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../.scripts/elements.mjs';
import { everything } from '../support/examples.mjs';
import { Portal } from '../support/portal.mjs';

const { targetLocales } = JSON.parse(readFileSync(join(root, 'lit-localize.json'), 'utf8'));
const strings = (language) => JSON.parse(readFileSync(join(root, `dist/strings/${language}.json`), 'utf8'));
const guide = readFileSync(join(root, 'stories/guides/languages.mdx'), 'utf8');

/** What a page shows of our elements, once `addStrings` has drawn them anew. */
const shown = (page) =>
  page.evaluate(async () => {
    const elements = [...document.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('pp-'));
    for (let turn = 0; turn < 3; turn++) await Promise.all(elements.map((element) => element.updateComplete));
    return elements.map(({ shadowRoot }) => shadowRoot.textContent.replace(/\s+/g, ' '));
  });

const give = (page, ...given) =>
  page.evaluate(async ([language, texts]) => {
    const { addStrings } = await import('/dist/embed/patient-partnership.js');
    addStrings(language, texts);
  }, given);

describe('the texts that ship', () => {
  let portal;
  before(async () => {
    portal = await Portal.start({ '/patient-partnership/': join(root, 'dist/embed') });
  });
  after(() => portal?.stop());

  it('are there for each language, with the same ids', () => {
    assert.deepEqual(
      readdirSync(join(root, 'dist/strings')).sort(),
      ['en', ...targetLocales].map((l) => `${l}.json`).sort(),
    );
    const ids = Object.keys(strings('en'));
    assert.ok(ids.length > 100);
    for (const language of targetLocales) assert.deepEqual(Object.keys(strings(language)), ids, language);
  });

  it('say what is filled in, in plain text', () => {
    const en = strings('en');
    assert.equal(en['survey.step'], 'Step {0} of {1}');
    for (const [id, text] of Object.entries(en)) assert.doesNotMatch(text, /&\w+;|<x |\$\{/, id);
  });

  for (const language of ['en', ...targetLocales])
    it(`are what the elements show in ${language}`, async () => {
      const { page, settled, close } = await portal.open({ lang: language, body: everything });
      const own = await shown(page);
      await give(page, language, strings(language));
      await settled();
      assert.deepEqual(await shown(page), own);
      // What is shown does come from there
      const marked = Object.fromEntries(Object.keys(strings(language)).map((id) => [id, `«${id}»`]));
      await give(page, language, marked);
      await settled();
      const text = (await shown(page)).join(' ');
      assert.match(text, /«survey\.send»/);
      assert.match(text, /«grid\.heading»/);
      assert.match(text, /«radar\.save\.table»/);
      await close();
    });

  it('change as the guide’s example does it', async () => {
    const example = [...guide.matchAll(/```js\n([^`]*?)```/g)]
      .map(([, code]) => code)
      .find((code) => /addStrings\(/.test(code));
    const calls = [...example.matchAll(/addStrings\('(\w+)', (\{.*\})\)/g)].map(([, language, texts]) => [
      language,
      // The example's own object: JSON but for its quotes
      JSON.parse(texts.replaceAll("'", '"')),
    ]);
    assert.ok(calls.length >= 2);
    for (const [lang, texts] of calls) {
      portal.server.routes['/example.js'] = () => ({ type: 'text/javascript', body: example });
      const head =
        '<script type="module" src="/patient-partnership/patient-partnership.js"></script><script type="module" src="/example.js"></script>';
      // As wide as a computer, and as narrow as a phone
      const seen = [];
      for (const width of [1000, 375]) {
        const context = { viewport: { width, height: 800 } };
        const { page, close } = await portal.open({
          lang,
          head,
          body: '<pp-experience-survey></pp-experience-survey>',
          context,
        });
        seen.push(
          await page
            .locator('pp-experience-survey')
            .evaluate((element) => element.shadowRoot.querySelector('.base').innerText),
        );
        await close();
      }
      for (const [id, text] of Object.entries(texts)) {
        assert.ok(strings('en')[id], id);
        const pattern = new RegExp(text.replace(/[.*+?^$()[\]\\]/g, '\\$&').replace(/\{\d+\}/g, '.+'));
        assert.match(seen.join('\n'), pattern, `${lang}: ${id}`);
      }
    }
  });
});
