import { expect } from '@open-wc/testing';
import { until } from '../../../kernel/events.js';
import { extension, type ItemJson, options, SurveyPage, words } from '../survey-page.js';

const text = (linkId: string, more: object = {}): ItemJson => ({ linkId, type: 'string', text: `${linkId}?`, ...more });
const when = (question: string, operator: string, answer: object) => ({
  enableWhen: [{ question, operator, ...answer }],
});

const onPaper = (items: ItemJson[] | undefined, paper = '') => SurveyPage.open(items, { attributes: { paper } });

const sheet = (page: SurveyPage) => [...page.root.querySelectorAll('.paper-text')].map(words);
const conditions = (page: SurveyPage) => [...page.root.querySelectorAll('.paper-only')].map(words);
const wentTo = (page: SurveyPage) =>
  [...page.root.querySelectorAll('.paper-options > li')].map(words).filter((one) => one.includes('–'));

describe('a survey on paper', () => {
  it('has every question, with numbers, and nothing that one presses', async () => {
    const page = await onPaper([
      text('a'),
      {
        linkId: 'g',
        type: 'group',
        text: 'Group',
        item: [text('b'), text('h', { extension: [extension('questionnaire-hidden', { valueBoolean: true })] })],
      },
      { linkId: 'c', type: 'boolean', text: 'c?', item: [text('n')] },
    ]);
    expect(sheet(page)).to.deep.equal(['1. a?', '2. b?', '3. c?', '4. n?']);
    expect(page.root.querySelectorAll('button, input, select, textarea')).to.have.length(0);
    expect(page.root.querySelectorAll('.paper-box')).to.have.length(2);
  });

  it("keeps the form's own numbers", async () => {
    const page = await onPaper([text('a', { prefix: '1a)' }), text('b')]);
    expect(sheet(page)).to.deep.equal(['1a) a?', 'b?']);
  });

  it('runs as its words do, and what the survey itself says as its own', async () => {
    document.documentElement.lang = 'ar';
    const page = await onPaper([
      { linkId: 'q', type: 'choice', text: 'Did you get any?', repeats: true, answerOption: options('A box', 'A bag') },
      { linkId: 'b', type: 'boolean', text: 'Was it new?', ...when('q', 'exists', { answerBoolean: true }) },
    ]);
    await until(() => page.$('.paper > p')?.lang === 'ar');
    const runs = (selector: string) =>
      [...page.root.querySelectorAll(selector)].map((one) => getComputedStyle(one).direction);
    expect(runs('.paper-text, .paper-options')).to.deep.equal(['ltr', 'ltr', 'ltr', 'ltr']);
    expect(runs('.paper > p, .paper-only')).to.deep.equal(['rtl', 'rtl', 'rtl']);
    document.documentElement.lang = 'en';
    await until(() => page.$('.paper > p')?.lang === 'en');
  });

  it('has the options of value sets that come later', async () => {
    const contains = [{ system: 'https://example.org/codes', code: 'bern', display: 'Bern' }];
    const page = await SurveyPage.open(
      [{ linkId: 'q', type: 'choice', text: 'q?', answerValueSet: 'https://example.org/ValueSet/towns' }],
      {
        attributes: { paper: '' },
        properties: { expand: () => Promise.resolve({ resourceType: 'ValueSet', expansion: { contains } }) },
      },
    );
    await until(() => page.$('.paper-options') !== null);
    expect(words(page.$('.paper-options')!)).to.equal('Bern');
  });

  it('says which questions need an answer, and that all others can be left out', async () => {
    const page = await onPaper([text('a', { required: true }), text('b')]);
    expect(sheet(page)).to.deep.equal(['1. a? (needs an answer)', '2. b?']);
    expect(words(page.$('.paper > p')!)).to.contain('Some questions need an answer. You can leave out all others.');
    const free = await onPaper([text('b')]);
    expect(words(free.$('.paper > p')!)).to.contain('You can leave out any question.');
  });

  it('says in words for whom a question is', async () => {
    const page = await onPaper([
      { linkId: 'q', type: 'choice', text: 'q?', answerOption: options('X', 'Y') },
      { linkId: 'n', type: 'integer', text: 'n?' },
      text('a', when('q', '=', { answerCoding: { system: 'https://example.org/codes', code: 'X' } })),
      text('b', when('n', '>=', { answerInteger: 3 })),
      text('c', {
        enableBehavior: 'any',
        enableWhen: [
          { question: 'q', operator: 'exists', answerBoolean: true },
          { question: 'n', operator: '<', answerInteger: 2 },
        ],
      }),
    ]);
    expect(conditions(page)).to.deep.equal([
      'Answer this only if this is true: Your answer to question 1 is “X”.',
      'Answer this only if this is true: Your answer to question 2 is 3 or more.',
      'Answer this only if one of these is true: You answered question 1. Your answer to question 2 is less than 2.',
    ]);
  });

  it('says of dates that they are after or before, each with a direction of its own', async () => {
    const page = await onPaper([
      { linkId: 'd', type: 'date', text: 'd?' },
      text('a', when('d', '>', { answerDate: '2026' })),
      text('b', when('d', '<=', { answerDate: '2026' })),
    ]);
    expect(conditions(page)).to.deep.equal([
      'Answer this only if this is true: Your answer to question 1 is after 2026.',
      'Answer this only if this is true: Your answer to question 1 is not after 2026.',
    ]);
    expect(page.$('.paper-only')!.textContent).to.contain('question \u20681\u2069 is after \u20682026\u2069.');
  });

  it('says where to go on after an answer that leaves questions out', async () => {
    const page = await onPaper([
      { linkId: 'q', type: 'boolean', text: 'q?' },
      text('a', when('q', '=', { answerBoolean: true })),
      text('b', when('q', '=', { answerBoolean: true })),
      { linkId: 'r', type: 'boolean', text: 'r?' },
      text('c', when('r', '=', { answerBoolean: true })),
    ]);
    expect(wentTo(page)).to.deep.equal(['No – Go on with question 4.', 'No – Then you are done.']);
  });

  it('has room for each type of answer', async () => {
    const types = ['string', 'text', 'date', 'integer', 'time', 'url'];
    const page = await onPaper(types.map((type) => ({ linkId: type, type, text: type })));
    const lines = [...page.root.querySelectorAll('.paper-item')].map(
      (one) => one.querySelectorAll('.paper-line').length,
    );
    expect(lines).to.deep.equal([1, 5, 3, 1, 1, 1]);
  });

  it('prints large', async () => {
    const page = await onPaper([text('a')], 'large');
    expect(getComputedStyle(page.$('.paper')!).fontSize).to.equal('24px');
  });

  it('is of the survey that comes along, too', async () => {
    const page = await onPaper(undefined);
    expect(page.text).to.contain('Go on with question');
  });
});
