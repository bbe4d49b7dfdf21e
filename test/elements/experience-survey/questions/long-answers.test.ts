import { expect } from '@open-wc/testing';
import { until } from '../../../kernel/events.js';
import { control, type ItemJson, options, SurveyPage, words } from '../survey-page.js';

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
    const answers = Array.from({ length: 1000 }, (_, index) => ({ valueString: `${index}` }));
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
    expect(page.controls('q')).to.have.length(1000);
    await page.press('Add another answer');
    expect(page.answers).to.deep.equal({ q: answers.map(({ valueString }) => valueString) });
  });
});
