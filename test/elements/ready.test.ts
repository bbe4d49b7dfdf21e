import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/experience-survey/define.js';
import '../../src/elements/maturity-radar/define.js';
import '../../src/elements/option-grid/define.js';
import { next, until } from '../kernel/events.js';

const questionnaire = (linkId: string, language = 'en') => ({
  resourceType: 'Questionnaire',
  status: 'active',
  url: `https://example.org/${linkId}`,
  language,
  item: [{ linkId, type: 'string', text: `Question ${linkId} ${language}?`, required: true }],
});
const grid = (id: string) => ({
  id,
  title: id,
  decision: 'Which?',
  options: ['a', 'b'].map((one) => ({ id: one, label: one })),
  rows: [{ id: 'r', question: 'How?', cells: { a: { text: 'so' }, b: { text: 'so' } } }],
});
const levels = (title: string) => ({
  title,
  dimensions: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, label: id })),
  series: [{ id: 's', label: 's', values: [1, 2, 3, 4, 5] }],
});

describe('pp-ready', () => {
  for (const [tag, property, make, drawn] of [
    ['pp-experience-survey', 'questionnaire', questionnaire, '.question'],
    ['pp-option-grid', 'grid', grid, '.decide'],
    ['pp-maturity-radar', 'data', levels, 'table'],
  ] as const)
    it(`of <${tag}> comes once for each data set, when it is drawn`, async () => {
      const element = document.createElement(tag) as HTMLElement & { updateComplete: Promise<boolean> };
      let count = 0;
      element.addEventListener('pp-ready', (event) => {
        expect([event.bubbles, 'detail' in event]).to.deep.equal([false, false]);
        expect(element.shadowRoot!.querySelector(drawn)).not.to.equal(null);
        const canvas = element.shadowRoot!.querySelector('canvas');
        expect(canvas === null || canvas.width !== 300, 'with its chart').to.equal(true);
        count++;
      });
      Object.assign(element, { [property]: null });
      await fixture(html`<div>${element}</div>`);
      await element.updateComplete;
      expect(count).to.equal(0);
      const ready = next(element, 'pp-ready');
      Object.assign(element, { [property]: make('one') });
      await ready;
      Object.assign(element, { [property]: structuredClone(make('one')) });
      await element.updateComplete;
      document.documentElement.lang = 'es';
      await until(() => element.shadowRoot!.querySelector<HTMLElement>('.base')!.lang === 'es');
      document.documentElement.lang = 'en';
      await until(() => element.shadowRoot!.querySelector<HTMLElement>('.base')!.lang === 'en');
      expect(count).to.equal(1);
      const another = next(element, 'pp-ready');
      Object.assign(element, { [property]: make('two') });
      await another;
      expect(count).to.equal(2);
    });

  it('comes for our own survey, and not for the same one in another language', async () => {
    const survey = document.createElement('pp-experience-survey');
    let count = 0;
    survey.addEventListener('pp-ready', () => count++);
    await fixture(html`<div>${survey}</div>`);
    await until(() => count === 1);
    document.documentElement.lang = 'es';
    await until(() => survey.shadowRoot!.textContent.includes('Su visita'));
    await survey.updateComplete;
    document.documentElement.lang = 'en';
    await until(() => survey.shadowRoot!.textContent.includes('Your visit'));
    expect(count).to.equal(1);
  });

  it('is waited for by a form, which cannot go before', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><pp-experience-survey name="s" .questionnaire=${null}></pp-experience-survey></form>`,
    );
    const survey = form.querySelector('pp-experience-survey')!;
    await survey.updateComplete;
    expect(form.checkValidity()).to.equal(false);
    expect(survey.validationMessage).to.contain('still loading');
    survey.questionnaire = { resourceType: 'Questionnaire', status: 'active', item: [] };
    await next(survey, 'pp-ready');
    expect(form.checkValidity()).to.equal(true);
    survey.questionnaire = { resourceType: 'Patient' };
    await survey.updateComplete;
    expect(form.checkValidity(), 'data that can never be used hold nobody up').to.equal(true);
  });
});
