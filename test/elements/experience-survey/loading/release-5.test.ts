import { expect } from '@open-wc/testing';
import { errorsOf, until } from '../../../kernel/events.js';
import { coding, type ItemJson, options, SurveyPage } from '../survey-page.js';

const needed = (code: string) => ({
  enableWhen: [{ question: 'fruit', operator: '=', answerCoding: coding(code) }],
  disabledDisplay: 'protected',
});
const items: ItemJson[] = [
  { linkId: 'fruit', type: 'coding', text: 'Which fruit do you like?', answerOption: options('apple', 'pear') },
  {
    linkId: 'other',
    type: 'coding',
    text: 'And to drink?',
    answerOption: options('water', 'tea'),
    answerConstraint: 'optionsOrString',
  },
  { linkId: 'how', type: 'string', text: 'How ripe?', required: true, ...needed('pear') },
  { linkId: 'kind', type: 'question', text: 'Which kind?', answerOption: [{ valueString: 'red' }], ...needed('apple') },
  {
    linkId: 'part',
    type: 'group',
    text: 'About pears',
    ...needed('pear'),
    item: [{ linkId: 'in', type: 'string', text: 'Where?' }],
  },
  { linkId: 'gone', type: 'string', text: 'Not here', ...needed('pear'), disabledDisplay: 'hidden' },
];

describe('a survey of FHIR R5', () => {
  it('is answered, and answered back as R4', async () => {
    const page = await SurveyPage.open(items);
    await page.pick('fruit', 'apple');
    await page.pick('other', 'tea');
    await page.pick('kind', 'red');
    const { status, response } = await page.survey.submit();
    expect(status).to.equal('submitted');
    expect(response!.item!.map(({ linkId, answer }) => [linkId, answer])).to.deep.equal([
      ['fruit', [{ valueCoding: coding('apple') }]],
      ['other', [{ valueCoding: coding('tea') }]],
      ['kind', [{ valueString: 'red' }]],
    ]);
  });

  it('shows what does not apply where it says so, out of reach, until it applies', async () => {
    const page = await SurveyPage.open(items);
    for (const linkId of ['how', 'kind']) {
      expect(page.controls(linkId).length).to.be.above(0);
      for (const control of page.controls(linkId)) expect(control.matches(':disabled'), linkId).to.equal(true);
    }
    expect(page.question('how').textContent).not.to.contain('needs an answer');
    expect(page.question('part').textContent).to.contain('About pears').and.contain('does not apply');
    expect(page.questions('gone')).to.have.length(0);
    expect(page.survey.checkValidity()).to.equal(true);
    await page.pick('fruit', 'pear');
    await until(() => page.control('how').matches(':enabled') && page.questions('in').length);
    expect(page.question('how').textContent).to.contain('needs an answer');
    expect(page.survey.checkValidity()).to.equal(false);
    await page.type('how', 'soft');
    await page.pick('fruit', 'apple');
    await until(() => page.control('how').matches(':disabled'));
    expect(page.control('how').value).to.equal('');
  });

  it('is told apart where it cannot be shown', async () => {
    let errors: { code: string; message: string }[] = [];
    await SurveyPage.open([...items.slice(0, 2), { linkId: 'sign', type: 'signature', text: 'Sign' }], {
      prepare: (survey) => (errors = errorsOf(survey)),
    });
    expect(errors.map(({ code }) => code)).to.deep.equal(['unsupported-item']);
    expect(errors[0]!.message).to.contain('R5').and.contain('"signature"');
  });
});
