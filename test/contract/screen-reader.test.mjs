// What is out of sight is there for a screen reader: it lists all headings and fields of a page, and jumps between them.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Portal } from '../support/portal.mjs';

describe('a long survey', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  it('is whole in the accessibility tree, wherever the page is scrolled', async () => {
    const LENGTH = 100;
    const item = Array.from({ length: LENGTH }, (_, at) => ({
      linkId: `${at}`,
      type: 'boolean',
      text: `Question ${at}`,
    }));
    const { page, close } = await portal.open({});
    await page.evaluate(
      (questionnaire) => {
        const survey = document.createElement('pp-experience-survey');
        document.body.append(Object.assign(survey, { layout: 'page', questionnaire }));
      },
      { resourceType: 'Questionnaire', status: 'active', item },
    );
    const survey = page.locator('pp-experience-survey');
    await survey.locator(`[data-link-id="${LENGTH - 1}"]`).waitFor({ state: 'attached' });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Accessibility.enable');
    const { nodes } = await devtools.send('Accessibility.getFullAXTree');
    const names = nodes.filter(({ role }) => role?.value === 'radiogroup').map(({ name }) => name?.value);
    assert.deepEqual(
      names,
      item.map(({ text }) => text),
    );
    await close();
  });
});
