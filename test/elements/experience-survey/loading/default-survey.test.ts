import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { addStrings } from '../../../../src/i18n/index.js';
import { type Survey, validateResponse } from '../../../../src/domain/questionnaire.js';
import { readQuestionnaire } from '../../../../src/domain/questionnaire/read/read-questionnaire.js';
import { readDefaultSurvey } from '../../../../src/elements/experience-survey/loading/read-default-survey.js';
import { type DefaultItem, defaultSurvey } from '../../../../src/elements/experience-survey/loading/default-survey.js';
import { until } from '../../../kernel/events.js';
import { readingGrade } from './reading-grade.js';
import { SurveyPage, words } from '../survey-page.js';

type Item = DefaultItem & { readonly required?: boolean };
const all = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...all(item.item ?? [])]);
const items = () => all(defaultSurvey().item);
const speak = (tag: string) => {
  document.documentElement.lang = tag;
};

describe('the measure of reading grade', () => {
  it('agrees with published examples', () => {
    // Both are known examples of the formula; a syllable more or less is a matter of the ear.
    expect(readingGrade(['The cat sat on the mat.'])).to.be.closeTo(-1.45, 0.1);
    const hard = 'The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.';
    expect(readingGrade([hard])).to.be.within(10, 14);
  });
});

/** A survey without what only the reader of others' finds worth keeping, and with items by their names. */
const plain = ({ byLinkId, items, ...survey }: Survey): unknown => ({
  ...survey,
  items: items.map(({ linkId }) => linkId),
  all: [...byLinkId.values()].map(({ parent, children, dependents, enableWhen, ...item }): unknown =>
    JSON.parse(
      JSON.stringify({
        ...item,
        extensions: undefined,
        parent: parent?.linkId,
        children: children.map(({ linkId }) => linkId),
        dependents: dependents.map(({ linkId }) => linkId),
        enableWhen: enableWhen.map(({ source, ...condition }) => ({ ...condition, source: source?.linkId })),
        textExtensions: [...item.textExtensions],
        prefixExtensions: [...item.prefixExtensions],
        options: item.options.map(({ textExtensions, ...option }) => ({
          ...option,
          textExtensions: textExtensions?.size ? [...textExtensions] : undefined,
        })),
      }),
    ),
  ),
});

describe('our own survey', () => {
  afterEach(() => speak('en'));

  it('is read as the reader of any Questionnaire reads it', () => {
    const { survey, problems } = readQuestionnaire(defaultSurvey());
    expect(problems).to.deep.equal([]);
    expect(plain(readDefaultSurvey())).to.deep.equal(plain(survey!));
  });

  it('has at most twelve questions, and none that needs an answer', () => {
    const questions = items().filter(({ type }) => type !== 'display');
    expect(questions.length).to.be.within(8, 12);
    expect(questions.filter(({ required }) => required)).to.deep.equal([]);
  });

  it('can be read by somebody of twelve: grade 6 at most, as a whole and each sentence nearly', () => {
    const texts = items().flatMap(({ text, answerOption = [] }) => [
      text,
      ...answerOption.map(({ valueCoding }) => valueCoding.display),
    ]);
    expect(readingGrade(texts)).to.be.at.most(6);
    for (const text of items().map((item) => item.text)) expect(readingGrade([text]), text).to.be.at.most(8);
  });

  it('is nobody’s instrument', () => {
    const text = JSON.stringify(defaultSurvey());
    expect(text).not.to.match(/cahps|press ganey|collaborate|friends and family/i);
  });

  it('asks of concrete things first and of the whole last, and warns not to write names', () => {
    const order = items().map(({ linkId }) => linkId);
    expect(order.indexOf('overall')).to.be.greaterThan(order.indexOf('reach'));
    const comment = items().find(({ linkId }) => linkId === 'comment')!;
    expect(comment.item![0]!.text).to.match(/leave out names/);
  });

  it('says that nothing is forced, and that the team can say who sees the answers', async () => {
    const page = await SurveyPage.open(undefined);
    expect(page.text).to.contain('You choose what to answer').and.contain('who will see your answers');
  });

  it('gives a response that is valid, whatever is answered', async () => {
    const page = await SurveyPage.open(undefined);
    await page.pick('who', 'I am helping the patient, or answering for them');
    await page.pick('help', 'I translate');
    await page.pick('help', 'I read the questions out');
    await page.pick('heard', 'Does not apply to me');
    await page.pick('choice', 'Yes');
    await page.pick('together', 'Mostly');
    await page.pick('overall', 'Very good');
    await page.type('comment', 'Thank you.');
    const { status, response } = await page.survey.submit();
    expect(status).to.equal('submitted');
    expect(validateResponse(defaultSurvey(), response)).to.deep.equal([]);
    expect(response!.item!.map(({ linkId }) => linkId)).to.deep.equal([
      'who',
      'help',
      'heard',
      'choice',
      'together',
      'overall',
      'comment',
    ]);
  });

  it('skips what does not concern the person, and forgets what was answered there', async () => {
    const page = await SurveyPage.open(undefined);
    expect(page.questions('help')).to.deep.equal([]);
    await page.pick('choice', 'Yes');
    await page.pick('together', 'No');
    await page.pick('choice', 'No');
    expect(page.questions('together')).to.deep.equal([]);
    expect(Object.keys(page.answers)).to.deep.equal(['choice']);
  });

  describe('in another language', () => {
    before(() =>
      addStrings('nl', { 'default.title': 'Uw bezoek', 'default.very-good': 'Heel goed', 'survey.thanks': 'Dank u' }),
    );

    it('is the same survey: that it is ready is told once', async () => {
      const survey = document.createElement('pp-experience-survey');
      let count = 0;
      survey.addEventListener('pp-ready', () => count++);
      await fixture(html`<div>${survey}</div>`);
      await until(() => count === 1);
      speak('es');
      await until(() => survey.shadowRoot!.textContent.includes('Su visita'));
      await survey.updateComplete;
      speak('en');
      await until(() => survey.shadowRoot!.textContent.includes('Your visit'));
      expect(count).to.equal(1);
    });

    it('keeps the answers and the place', async () => {
      const page = await SurveyPage.open(undefined, { attributes: { layout: 'question' } });
      await page.press('Continue');
      const second = page.root.querySelector('.question')!.getAttribute('data-link-id')!;
      await page.pick(second, 'Mostly');
      const { identifier } = page.response;
      speak('nl');
      await until(() => words(page.$('#title')!) === 'Uw bezoek');
      expect(page.root.querySelector('.question')!.getAttribute('data-link-id')).to.equal(second);
      expect(
        page
          .controls(second)
          .map(({ checked }) => checked)
          .indexOf(true),
      ).to.equal(1);
      expect((page.answers[second]![0] as { code: string }).code).to.equal('mostly');
      expect(page.response.language).to.equal('nl');
      expect(page.response.identifier, 'the same answers are not stored twice').to.deep.equal(identifier);
    });

    it('keeps what is being written', async () => {
      const page = await SurveyPage.open(undefined);
      await page.type('comment', 'Half a sent');
      speak('nl');
      await until(() => words(page.$('#title')!) === 'Uw bezoek');
      expect(page.control<HTMLTextAreaElement>('comment').value).to.equal('Half a sent');
      speak('en');
      await until(() => words(page.$('#title')!) === 'Your visit');
      await page.type('comment', 'ence');
      expect(page.answers.comment).to.deep.equal(['Half a sentence']);
    });

    it('still says thank you', async () => {
      const page = await SurveyPage.open(undefined);
      await page.pick('overall', 'Good');
      await page.survey.submit();
      await page.survey.updateComplete;
      speak('nl');
      await until(() => words(page.$('#thanks')!) === 'Dank u');
      expect(page.survey.response!.status).to.equal('completed');
    });
  });

  it('goes back to none of the answers with reset()', async () => {
    const page = await SurveyPage.open(undefined);
    await page.pick('overall', 'Good');
    page.survey.reset();
    await page.survey.updateComplete;
    expect(page.answers).to.deep.equal({});
    await sendKeys({ press: 'Tab' });
    expect(page.controls('overall').some(({ checked }) => checked)).to.equal(false);
  });
});
