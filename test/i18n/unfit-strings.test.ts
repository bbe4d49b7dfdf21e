import { expect, fixture, html } from '@open-wc/testing';
import { addStrings } from '../../src/i18n/index.js';
import '../../src/elements/experience-survey/define.js';
import { until } from '../kernel/events.js';
import { said } from '../kernel/console.js';

describe('addStrings', () => {
  afterEach(() => (document.documentElement.lang = 'en'));

  it('leaves out what no message can be made of, and says so', async () => {
    const item = [{ linkId: 'a', type: 'string', text: 'A?', required: true }];
    const survey = await fixture(
      html`<pp-experience-survey .questionnaire=${{ resourceType: 'Questionnaire', status: 'active', item }}></pp-experience-survey>`,
    );
    const text = () => survey.shadowRoot!.querySelector('.base')?.textContent ?? '';
    await until(() => text().includes('Send my answers'));
    const lines = await said(async () => {
      addStrings('tlh', {
        'survey.send': 'Send {0}',
        'survey.answered': 'Done: {0}, {7}',
        'survey.required': 5,
        'survey.another-way': 'Another way',
        'survey.invalid': 'Look again',
      } as unknown as Record<string, string>);
      document.documentElement.lang = 'tlh';
      await until(() => survey.shadowRoot!.querySelector<HTMLElement>('.base')!.lang === 'tlh');
    });
    expect(text()).to.contain('Send my answers').and.contain('needs an answer').and.not.contain('undefined');
    expect(lines.filter((line) => line.includes('was left out'))).to.have.length(3);
    expect(lines.join()).to.contain('"survey.invalid" has no {0}');
  });
});
