import { expect, fixture, html } from '@open-wc/testing';
import { until } from '../../../kernel/events.js';
import { control, type ItemJson, options, questionnaire, SurveyPage, words } from '../survey-page.js';

const response = (answers: Record<string, Record<string, unknown>[]>) => ({
  resourceType: 'QuestionnaireResponse' as const,
  status: 'in-progress' as const,
  item: Object.entries(answers).map(([linkId, answer]) => ({ linkId, answer })),
});
const open = (items: ItemJson[], answers: Record<string, Record<string, unknown>[]>, attributes = {}) =>
  SurveyPage.open(items, { attributes, properties: { response: response(answers) } });

const text = (length: number) => 'some words '.repeat(length / 11);
const [long, word] = [text(990_000), 'T'.repeat(1_000_000)];

describe('an answer longer than a page can show', () => {
  it('is shown in part where a field could not hold it, and sent whole', async () => {
    const page = await open(
      [
        { linkId: 'text', type: 'text', text: 'Text?' },
        { linkId: 'line', type: 'string', text: 'Line?' },
        { linkId: 'url', type: 'url', text: 'Address?' },
        { linkId: 'short', type: 'string', text: 'Short?' },
      ],
      {
        text: [{ valueString: long.trim() }],
        line: [{ valueString: word }],
        url: [{ valueUri: word }],
        short: [{ valueString: text(88_000).trim() }],
      },
    );
    for (const linkId of ['text', 'line', 'url']) {
      expect(page.controls(linkId), linkId).to.have.length(0);
      expect(page.question(linkId).querySelector('label'), 'a label of nothing').to.equal(null);
    }
    expect(words(page.question('text').querySelector<HTMLElement>('.answer-text')!)).to.match(/^some words .*…$/);
    expect(words(page.question('line').querySelector<HTMLElement>('.answer-text')!)).to.equal(`${'T'.repeat(499)}…`);
    expect(page.control('short').value).to.have.length(87_999);
    await page.type('short', '!');
    expect(page.answers).to.deep.equal({
      text: [long.trim()],
      line: [word],
      url: [word],
      short: [`${text(88_000).trim()}!`],
    });
  });

  it('is shown in part where it is read or reviewed, or is not in the list', async () => {
    const items: ItemJson[] = [
      { linkId: 'read', type: 'string', text: 'Read?', readOnly: true },
      { linkId: 'open', type: 'open-choice', text: 'Which?', answerOption: options('a') },
      { linkId: 'list', type: 'choice', text: 'Which?', extension: [control('drop-down')], answerOption: options('a') },
    ];
    const far = [{ valueCoding: { code: 'z', display: word } }];
    const page = await open(items, { read: [{ valueString: word }], open: far, list: far });
    expect(page.root.textContent.length).to.be.below(5000);
    const lines: ItemJson[] = ['a', 'b'].map((linkId) => ({ linkId, type: 'string', text: `${linkId}?` }));
    const steps = await open(lines, { a: [{ valueString: word }], b: [{ valueString: long }] }, { layout: 'question' });
    for (const place of ['#progress', '#review']) {
      await steps.press('Continue');
      await until(() => steps.focused?.matches(place));
      expect(steps.root.textContent.length).to.be.below(25_000);
    }
    expect(steps.$('.review')!.textContent).to.contain(`${'T'.repeat(499)}…`);
  });

  it('does not end what a person writes', async () => {
    const page = await SurveyPage.open([{ linkId: 'text', type: 'text', text: 'Text?' }]);
    const field = page.control<HTMLTextAreaElement>('text');
    field.value = text(110_000);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await page.survey.updateComplete;
    await page.type('text', '!');
    expect(page.control('text').value.endsWith('!')).to.equal(true);
  });

  it('is drawn bit by bit where there are many', async () => {
    const answers = Array.from({ length: 999 }, (_, index) => ({ valueString: `${index}` }));
    const items = [{ linkId: 'q', type: 'string', text: 'What?', repeats: true }];
    let atFirst = 0;
    const look = (survey: HTMLElement) => {
      const count = () => {
        atFirst = survey.shadowRoot?.querySelectorAll('.answer').length ?? 0;
        if (atFirst === 0) requestAnimationFrame(count);
      };
      count();
    };
    const page = await SurveyPage.open(items, { properties: { response: response({ q: answers }) }, prepare: look });
    expect(atFirst).to.be.within(1, 500);
    expect(page.controls('q')).to.have.length(999);
    await page.press('Add another answer');
    expect(page.answers).to.deep.equal({ q: answers.map(({ valueString }) => valueString) });
  });

  it('can be changed, where a person adds them, as long as there are not too many', async () => {
    const items = [{ linkId: 'q', type: 'string', text: 'What?', repeats: true }];
    const answers = Array.from({ length: 999 }, (_, index) => ({ valueString: `${index}` }));
    const page = await open(items, { q: answers });
    await page.press('Add another answer');
    await until(() => page.controls('q').length === 1000);
    expect(page.hasButton('Add another answer')).to.equal(false);
    await page.press('Remove');
    await until(() => page.hasButton('Add another answer'));
  });
});

describe('more than a page can hold', () => {
  const times = <T>(count: number, of: (index: number) => T): T[] => Array.from({ length: count }, (_, at) => of(at));
  const errorsOf = async (items: ItemJson[], answers: Record<string, Record<string, unknown>[]>) => {
    const errors: string[] = [];
    const listen = (event: Event) => {
      const { code, message } = (event as CustomEvent<{ code: string; message: string }>).detail;
      errors.push(`${code}: ${message}`);
    };
    addEventListener('pp-error', listen, true);
    const page = await open(items, answers);
    await page.survey.updateComplete;
    removeEventListener('pp-error', listen, true);
    return { page, errors };
  };

  for (const [type, more] of Object.entries<object>({
    string: {},
    quantity: {},
    choice: { answerOption: options('a') },
    'open-choice': { answerOption: options('a') },
  }))
    it(`many answers of one question are read, not changed, and sent whole: ${type}`, async () => {
      const given = times(1001, (index) =>
        type === 'quantity'
          ? { valueQuantity: { value: index, unit: 'kg' } }
          : type === 'choice'
            ? { valueCoding: { code: `${index}`, display: `${index}` } }
            : { valueString: `${index}` },
      );
      const items = [{ linkId: 'q', type, repeats: true, text: 'Which?', ...more }];
      const { page, errors } = await errorsOf(items, { q: given });
      expect(page.controls('q')).to.have.length(0);
      expect(page.question('q').querySelectorAll('.answer-text')).to.have.length(1001);
      expect(errors).to.deep.equal([
        'tooMany: item "q": 1001 answers, which are shown and sent; only up to 1000 can be changed',
      ]);
      expect(page.response.item![0]!.answer).to.deep.equal(given);
      const { page: fewer, errors: none } = await errorsOf(items, { q: given.slice(0, 60) });
      expect(fewer.controls('q').length).to.be.above(0);
      expect(none).to.deep.equal([]);
    });

  it('one answer more is not taken by hand, in words, and nothing is lost', async () => {
    const given = times(1000, (index) => ({ valueCoding: { code: `${index}`, display: `${index}` } }));
    const answerOption = options('a', 'b');
    const item: ItemJson = { linkId: 'q', type: 'choice', repeats: true, text: 'Which?', answerOption };
    const page = await open([{ ...item, extension: [control('check-box')] }], { q: given });
    await page.survey.updateComplete;
    const [tick] = page.controls<HTMLInputElement>('q');
    const note = () => page.question('q').querySelector('.notice')?.textContent;
    expect(note()).to.match(/^You gave 1,000 answers here\. .*take one away first\.$/);
    tick!.click();
    await page.survey.updateComplete;
    expect(tick!.checked, 'as it is').to.equal(false);
    expect(page.response.item![0]!.answer, 'nothing is lost').to.deep.equal(given);
    expect(page.controls('q'), 'to be changed').to.have.length(1002);
    page.controls<HTMLInputElement>('q')[2]!.click();
    await page.survey.updateComplete;
    expect(note()).to.equal(undefined);
    tick!.click();
    await page.survey.updateComplete;
    expect(tick!.checked).to.equal(true);
    expect(page.response.item![0]!.answer).to.have.length(1000);
  });

  it('a response that makes a form too large is refused, in words, and the page is told', async () => {
    const rows = times(3400, () => ({ linkId: 'g', item: [{ linkId: 'q', answer: [{ valueString: 'x' }] }] }));
    const errors: string[] = [];
    const survey = document.createElement('pp-experience-survey');
    survey.addEventListener('pp-error', ({ detail }) => errors.push(`${detail.code} ${detail.message}`));
    survey.questionnaire = questionnaire([
      { linkId: 'g', type: 'group', repeats: true, text: 'G', item: [{ linkId: 'q', type: 'string', text: 'Q?' }] },
    ]);
    survey.response = { resourceType: 'QuestionnaireResponse', status: 'in-progress', item: rows };
    await fixture(html`<div>${survey}</div>`);
    await until(() => errors.length > 0);
    await survey.updateComplete;
    expect(errors[0]).to.match(/^invalid-data .*"response", has more than 10000 items and answers; make several forms/);
    expect(survey.renderRoot.querySelector('.question')).to.equal(null);
    expect(survey.renderRoot.querySelector('[role="alert"], .notice')!.textContent).to.not.match(/10000|response/);
    survey.response = { resourceType: 'QuestionnaireResponse', status: 'in-progress', item: rows.slice(0, 2) };
    await until(() => survey.renderRoot.querySelectorAll('[data-link-id="q"]').length === 2);
  });
});
