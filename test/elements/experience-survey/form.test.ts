import { expect, fixture, html } from '@open-wc/testing';
import { validateResponse } from '../../../src/domain/questionnaire.js';
import { next, until } from '../../kernel/events.js';
import { answersIn, type ItemJson, questionnaire, SurveyPage } from './survey-page.js';

const items: ItemJson[] = [
  { linkId: 'a', type: 'string', text: 'A?', required: true },
  { linkId: 'b', type: 'string', text: 'B?' },
];

/** A survey in the form of a page, which must be asked to send. */
async function inForm(attributes: Record<string, string> = {}): Promise<{ page: SurveyPage; form: HTMLFormElement }> {
  const page = await SurveyPage.open(items, { attributes: { name: 'visit', ...attributes } });
  const form = await fixture<HTMLFormElement>(html`<form><button>Send it all</button></form>`);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.prepend(page.survey);
  await page.survey.updateComplete;
  return { page, form };
}
const valueIn = (form: HTMLFormElement) => new FormData(form).get('visit') as string | null;

describe('a survey in a form', () => {
  it('leaves the sending to the form', async () => {
    const { page } = await inForm();
    expect(page.hasButton('Send my answers')).to.equal(false);
    expect(page.survey.form).to.be.instanceOf(HTMLFormElement);
  });

  it('has its button where it has no name, or no form', async () => {
    const { page, form } = await inForm();
    page.survey.name = '';
    await page.survey.updateComplete;
    expect(page.hasButton('Send my answers')).to.equal(true);
    page.survey.name = 'visit';
    await page.survey.updateComplete;
    form.after(page.survey);
    await until(() => page.hasButton('Send my answers'));
  });

  it('gives it the response as JSON', async () => {
    const { page, form } = await inForm();
    await page.type('a', 'x');
    const response = JSON.parse(valueIn(form)!) as Record<string, unknown>;
    expect(answersIn(response)).to.deep.equal({ a: ['x'] });
    expect(response.status).to.equal('completed');
    expect(validateResponse(questionnaire(items), response)).to.deep.equal([]);
    expect((JSON.parse(valueIn(form)!) as typeof response).identifier).to.deep.equal(response.identifier);
  });

  it('costs nothing while typing: the value is written when the form asks', async () => {
    const { page } = await inForm();
    const { stringify } = JSON;
    let calls = 0;
    JSON.stringify = ((value: unknown) => {
      if (typeof value === 'object' && value !== null && 'resourceType' in value) calls++;
      return stringify(value);
    }) as typeof stringify;
    try {
      await page.type('a', 'typing');
    } finally {
      JSON.stringify = stringify;
    }
    expect(calls).to.equal(0);
  });

  it('holds the form back while something is wrong, and says what', async () => {
    const { page, form } = await inForm();
    let sent = 0;
    form.addEventListener('submit', () => sent++);
    form.requestSubmit();
    await until(() => page.focused?.id === 'summary');
    expect(sent).to.equal(0);
    expect(page.summary).to.deep.equal(['A? Please write your answer.']);
    expect(page.survey.validationMessage).to.equal('Answers to check: 1');
    await page.type('a', 'x');
    form.requestSubmit();
    expect(sent).to.equal(1);
  });

  it('shows the same when it is asked itself', async () => {
    const { page } = await inForm();
    expect(page.survey.checkValidity()).to.equal(false);
    expect(page.summary).to.deep.equal([]);
    expect(page.survey.reportValidity()).to.equal(false);
    await until(() => page.focused?.id === 'summary');
  });

  it('ignores its endpoint', async () => {
    const { page } = await inForm({ endpoint: '/fhir' });
    const { fetch } = window;
    let asked = 0;
    window.fetch = () => {
      asked++;
      return Promise.reject(new TypeError('no'));
    };
    try {
      await page.type('a', 'x');
      const submitted = next(page.survey, 'pp-submitted');
      expect((await page.survey.submit()).status).to.equal('submitted');
      await submitted;
    } finally {
      window.fetch = fetch;
    }
    expect(asked).to.equal(0);
  });

  it('turns its pages without sending the form', async () => {
    const { page, form } = await inForm({ layout: 'question' });
    let sent = 0;
    form.addEventListener('submit', () => sent++);
    await page.type('a', 'x');
    await page.press('Continue');
    expect(page.questions('b')).to.have.length(1);
    await page.press('Back');
    expect(sent).to.equal(0);
  });
});
