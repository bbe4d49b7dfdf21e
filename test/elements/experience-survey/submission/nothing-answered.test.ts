import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { until } from '../../../kernel/events.js';
import { extension, type ItemJson, options, questionnaire, SurveyPage, words } from '../survey-page.js';

const question: ItemJson = { linkId: 'a', type: 'string', text: 'The first?' };
const choice: ItemJson = { linkId: 'c', type: 'choice', text: 'Which?', answerOption: options('X', 'Y') };
const readOnly: ItemJson = {
  linkId: 'r',
  type: 'string',
  text: 'Your ward',
  readOnly: true,
  initial: [{ valueString: 'A' }],
};
const hidden = extension('questionnaire-hidden', { valueBoolean: true });

describe('a survey in which nothing was answered', () => {
  const cases: Record<string, ItemJson[]> = {
    'no answer at all': [question, choice],
    'a calculated value': [question, { ...question, linkId: 'h', readOnly: true, initial: [{ valueString: 'x' }] }],
    'hidden values': [question, { ...question, linkId: 'h', extension: [hidden], initial: [{ valueString: 'x' }] }],
    'values that cannot be changed': [readOnly],
  };
  for (const [what, items] of Object.entries(cases)) {
    it(`asks before it is sent: ${what}`, async () => {
      const page = await SurveyPage.open(items);
      let sent = 0;
      page.survey.addEventListener('pp-submit', () => sent++);
      const result = page.survey.submit();
      await until(() => page.focused?.id === 'empty');
      expect(sent).to.equal(0);
      await page.press('Go back to the questions');
      expect((await result).status).to.equal('cancelled');
      expect(sent).to.equal(0);
      await until(() => page.focused?.id === 'send');
    });
  }

  it('is over at once where there is no question at all', async () => {
    const page = await SurveyPage.open([{ linkId: 'd', type: 'display', text: 'Please read this.' }]);
    expect((await page.survey.submit()).status).to.equal('cancelled');
    expect(page.$('#empty')).to.equal(null);
  });

  it('asks for words that were typed and taken out again, and for spaces', async () => {
    const page = await SurveyPage.open([question]);
    await page.type('a', 'x');
    await sendKeys({ press: 'Backspace' });
    await page.type('a', ' ');
    await page.press('Send my answers');
    await until(() => page.focused?.id === 'empty');
  });

  it('goes back at Escape', async () => {
    const page = await SurveyPage.open([question]);
    const result = page.survey.submit();
    await until(() => page.focused?.id === 'empty');
    await sendKeys({ press: 'Escape' });
    expect((await result).status).to.equal('cancelled');
    await until(() => page.$('.content'));
  });

  it('is sent without answers by whoever wants that', async () => {
    const page = await SurveyPage.open([question]);
    const result = page.survey.submit();
    await until(() => page.$('#empty'));
    await page.press('Send without answers');
    const { status, response } = await result;
    expect(status).to.equal('submitted');
    expect(response!.item).to.equal(undefined);
  });

  it('is not asked for where an answer was given, by the person or before, or stood there from the beginning', async () => {
    const initial = await SurveyPage.open([{ ...question, initial: [{ valueString: 'as it is' }] }], {
      attributes: { name: 'visit' },
    });
    const form = document.createElement('form');
    initial.survey.before(form);
    form.append(initial.survey);
    await initial.survey.updateComplete;
    const value = JSON.parse(new FormData(form).get('visit') as string) as { item: unknown };
    expect(value.item).to.deep.equal([{ linkId: 'a', text: question.text, answer: [{ valueString: 'as it is' }] }]);
    const sent = await initial.survey.submit();
    expect([sent.status, sent.response!.item]).to.deep.equal(['submitted', value.item]);
    const typed = await SurveyPage.open([question]);
    await typed.type('a', 'x');
    expect((await typed.survey.submit()).status).to.equal('submitted');
    const response = {
      resourceType: 'QuestionnaireResponse',
      status: 'in-progress',
      item: [{ linkId: 'a', answer: [{ valueString: 'x' }] }],
    };
    const given = await SurveyPage.open([question], { properties: { response } as never });
    expect((await given.survey.submit()).status).to.equal('submitted');
  });

  it('first says which questions need an answer', async () => {
    const page = await SurveyPage.open([{ ...question, required: true }]);
    expect((await page.survey.submit()).status).to.equal('invalid');
    expect(page.$('#empty')).to.equal(null);
  });

  it('is not asked for twice, and gives way to another one', async () => {
    const page = await SurveyPage.open([question]);
    const first = page.survey.submit();
    await until(() => page.$('#empty'));
    expect((await page.survey.submit()).status).to.equal('cancelled');
    page.survey.questionnaire = questionnaire([choice]);
    expect((await first).status).to.equal('cancelled');
    await until(() => page.questions('c').length > 0);
  });

  it('asks at the end of several pages', async () => {
    const page = await SurveyPage.open([question, choice], { attributes: { layout: 'question' } });
    await page.press('Continue');
    await until(() => page.questions('c').length > 0);
    await page.press('Continue');
    await until(() => page.$('#review'));
    await page.press('Send my answers');
    await until(() => page.focused?.id === 'empty');
    expect(words(page.focused!)).to.equal('You have not answered any question');
  });

  it('with nothing to show has nothing to send', async () => {
    const page = await SurveyPage.open([{ ...question, extension: [hidden] }]);
    expect((await page.survey.submit()).status).to.equal('cancelled');
    expect(page.$('#empty')).to.equal(null);
  });

  it('has no value in a form', async () => {
    const page = await SurveyPage.open([question, choice], { attributes: { name: 'visit' } });
    const form = document.createElement('form');
    page.survey.before(form);
    form.append(page.survey);
    await page.survey.updateComplete;
    expect([...new FormData(form).keys()]).to.deep.equal([]);
    await page.pick('c', 'X');
    expect([...new FormData(form).keys()]).to.deep.equal(['visit']);
  });
});
