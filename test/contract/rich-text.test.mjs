// Rich text under the strictest policy: its own Trusted Types policy when it is needed, plain text where that is forbidden.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CLASSIC, MODULE, Portal, STRICT_POLICY } from '../support/portal.mjs';

const survey = (extension) =>
  `<pp-experience-survey><script type="application/json">${JSON.stringify({
    resourceType: 'Questionnaire',
    status: 'active',
    language: 'en',
    item: [
      { linkId: 'x', type: 'display', text: 'plain words', ...(extension && { _text: { extension: [extension] } }) },
    ],
  })}</script></pp-experience-survey>`;
const markdown = {
  url: 'http://hl7.org/fhir/StructureDefinition/rendering-markdown',
  valueMarkdown: 'some **rich** words <img src="/tracked.png">',
};
const shown = (page) =>
  page.evaluate(() => {
    const item = document.querySelector('pp-experience-survey').shadowRoot.querySelector('[data-link-id="x"]');
    return [item.textContent.trim(), item.querySelectorAll('strong').length, item.querySelectorAll('img').length];
  });

describe('rich text', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  for (const [kind, head] of Object.entries({ module: MODULE, 'classic script': CLASSIC })) {
    it(`runs under the strictest policy as a ${kind}, with a policy of its own`, async () => {
      const { page, violations, policies, requests, log, close } = await portal.open({
        head,
        body: survey(markdown),
        policy: STRICT_POLICY,
      });
      assert.deepEqual(await shown(page), ['some rich words', 1, 0]);
      assert.deepEqual(await violations(), []);
      assert.deepEqual(log, []);
      assert.deepEqual(await policies(), ['patient-partnership', 'patient-partnership-rich-text']);
      assert.deepEqual(
        requests.filter((request) => request.includes('tracked')),
        [],
      );
      await close();
    });
  }

  it('is plain text on a page that does not allow the policy', async () => {
    const { page, log, close } = await portal.open({
      body: survey(markdown),
      policy: STRICT_POLICY.replace(' patient-partnership-rich-text', ''),
    });
    assert.deepEqual(await shown(page), ['plain words', 0, 0]);
    assert.match(log.join('\n'), /shown as plain text/);
    await close();
  });

  it('is plain text where its code cannot be loaded', async () => {
    const { page, close } = await portal.open({
      body: '<pp-experience-survey></pp-experience-survey>',
      policy: STRICT_POLICY,
    });
    await page.route(/chunks\/(rich-text|styled-text)/, (route) => route.abort());
    await page.evaluate(
      (json) => {
        document.querySelector('pp-experience-survey').questionnaire = json;
      },
      JSON.parse(/json">(.*)<\/script>/.exec(survey(markdown))[1]),
    );
    await page.waitForFunction(() =>
      document.querySelector('pp-experience-survey').shadowRoot.querySelector('[data-link-id="x"]'),
    );
    assert.deepEqual(await shown(page), ['plain words', 0, 0]);
    await close();
  });

  it('is not loaded for a form without it', async () => {
    const { requests, policies, close } = await portal.open({ body: survey(), policy: STRICT_POLICY });
    assert.deepEqual(await policies(), ['patient-partnership']);
    assert.deepEqual(
      requests.filter((request) => /rich-text|styled/.test(request)),
      [],
    );
    await close();
  });
});
