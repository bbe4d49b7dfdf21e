import { expect } from '@open-wc/testing';
import { coding, computed, options, SurveyPage } from '../survey-page.js';

/** The words of code that comes late are looked at first, while nothing else on this page has asked for it. */
describe('code that only some surveys need', () => {
  it('says what to do where an expression wants an answer', async () => {
    const page = await SurveyPage.open([
      { linkId: 'text', type: 'text', text: 'How was it?', _required: computed('true') },
      { linkId: 'choice', type: 'choice', text: 'Which?', answerOption: options('a'), _required: computed('true') },
    ]);
    await page.survey.submit();
    await page.survey.updateComplete;
    expect(page.errors('text')).to.deep.equal(['Please write your answer.']);
    expect(page.errors('choice')).to.deep.equal(['Please choose one of the answers in the list.']);
  });

  it('leaves another survey as it is: who writes in the last of many groups goes on there', async () => {
    const groups = Array.from({ length: 50 }, (_, index) => ({
      linkId: 'visit',
      item: [{ linkId: 'note', answer: [{ valueString: `${index}` }] }],
    }));
    const page = await SurveyPage.open(
      [
        { linkId: 'why', type: 'choice', text: 'Why?', answerOption: [{ valueCoding: coding('a') }] },
        { linkId: 'visit', type: 'group', repeats: true, item: [{ linkId: 'note', type: 'text', text: 'Note' }] },
      ],
      { properties: { response: { resourceType: 'QuestionnaireResponse', status: 'in-progress', item: groups } } },
    );
    const field = page.questions('note').at(-1)!.querySelector('textarea')!;
    field.focus();
    const long = Array.from({ length: 60 }, (_, index) => ({ linkId: `${index}`, type: 'boolean', text: `${index}` }));
    await SurveyPage.open(long);
    page.survey.requestUpdate();
    await page.survey.updateComplete;
    expect(page.focused === field, 'the focus stays').to.equal(true);
  });
});
