import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { control, extension, type ItemJson, SurveyPage, words } from '../../elements/experience-survey/survey-page.js';

const scale = (more: object = {}, extensions: object[] = []): ItemJson => ({
  linkId: 'q',
  type: 'integer',
  text: 'How much does it hurt?',
  extension: [
    control('slider'),
    extension('minValue', { valueInteger: 0 }),
    extension('maxValue', { valueInteger: 10 }),
    ...extensions,
  ],
  item: [
    { linkId: 'low', type: 'display', text: 'No pain', extension: [control('lower')] },
    { linkId: 'high', type: 'display', text: 'The worst pain', extension: [control('upper')] },
  ],
  ...more,
});

const thumb = (page: SurveyPage) => page.$<HTMLInputElement>('input[type=range]')!;
const said = (page: SurveyPage) => words(page.$('.slider-value')!);
/** Where on the screen the scale is at a share of its width. */
const at = (page: SurveyPage, share: number): [number, number] => {
  const { left, top, width, height } = thumb(page).getBoundingClientRect();
  return [Math.round(left + width * share), Math.round(top + height / 2)];
};

describe('a slider', () => {
  it('has no answer until it is touched, and says so', async () => {
    const page = await SurveyPage.open([scale()]);
    expect(said(page)).to.equal('Not answered yet');
    expect(thumb(page).getAttribute('aria-valuetext')).to.equal('Not answered yet');
    thumb(page).focus();
    await page.leave();
    expect(page.answers).to.deep.equal({});
    expect(page.hasButton('Clear my answer')).to.equal(false);
    expect(words(page.$('.slider-ends')!)).to.equal('0 No pain 10 The worst pain');
  });

  it('is answered with the keys, from the first one on', async () => {
    const page = await SurveyPage.open([scale()]);
    thumb(page).focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(page.answers.q).to.deep.equal([6]);
    expect(said(page)).to.equal('Your answer: 6');
    expect(thumb(page).getAttribute('aria-valuetext')).to.equal('6');
    await sendKeys({ press: 'Home' });
    expect(page.answers.q, '0 is an answer').to.deep.equal([0]);
    await sendKeys({ press: 'End' });
    expect(page.answers.q).to.deep.equal([10]);
    expect(page.faults).to.deep.equal([]);
  });

  it('can be answered where the thumb stands, with a key or a press', async () => {
    const page = await SurveyPage.open([scale()]);
    thumb(page).focus();
    await sendKeys({ press: ' ' });
    expect(page.answers.q).to.deep.equal([5]);
    await page.press('Clear my answer');
    expect(page.answers).to.deep.equal({});
    expect(said(page)).to.equal('Not answered yet');
    expect(page.focused).to.equal(thumb(page));
    await sendMouse({ type: 'click', position: at(page, 0.5) });
    expect(page.answers.q).to.deep.equal([5]);
  });

  it('is answered with a press on the scale, and by dragging', async () => {
    const page = await SurveyPage.open([scale()]);
    thumb(page).scrollIntoView({ block: 'center' });
    await sendMouse({ type: 'click', position: at(page, 0.98) });
    expect(page.answers.q).to.deep.equal([10]);
    await sendMouse({ type: 'move', position: at(page, 0.97) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: at(page, 0.02) });
    await sendMouse({ type: 'up' });
    expect(page.answers.q).to.deep.equal([0]);
  });

  it('goes in the steps of the form, in decimals and with units', async () => {
    const page = await SurveyPage.open([
      scale({ type: 'decimal' }, [extension('questionnaire-sliderStepValue', { valueDecimal: 2.5 })]),
    ]);
    thumb(page).focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(page.answers.q).to.deep.equal([7.5]);
    const amount = await SurveyPage.open([
      scale({
        type: 'quantity',
        extension: [
          control('slider'),
          extension('minValue', { valueQuantity: { value: 0 } }),
          extension('maxValue', { valueQuantity: { value: 4 } }),
          extension('questionnaire-sliderStepValue', { valueInteger: 1 }),
          extension('questionnaire-unit', { valueCoding: { code: 'L', display: 'litres', system: 'u' } }),
        ],
      }),
    ]);
    thumb(amount).focus();
    await sendKeys({ press: 'End' });
    expect(amount.answers.q).to.deep.equal([{ value: 4, unit: 'litres', code: 'L', system: 'u' }]);
    expect(said(amount)).to.equal('Your answer: 4 litres');
  });

  it('comes back with the answer it had', async () => {
    const response = {
      resourceType: 'QuestionnaireResponse' as const,
      status: 'in-progress' as const,
      item: [{ linkId: 'q', answer: [{ valueInteger: 3 }] }],
    };
    const page = await SurveyPage.open([scale()], { properties: { response } });
    expect(thumb(page).value).to.equal('3');
    expect(said(page)).to.equal('Your answer: 3');
  });

  it('without two ends is a field for a number', async () => {
    const page = await SurveyPage.open([scale({ extension: [control('slider')] })]);
    expect(page.control('q').type).to.equal('text');
    expect(words(page.question('q')), 'and nothing that the form says is lost').to.contain('No pain');
  });

  it('is accessible, with and without an answer', async () => {
    const page = await SurveyPage.open([scale()], { width: '288px' });
    await expect(page.survey).to.be.accessible();
    thumb(page).focus();
    await sendKeys({ press: 'ArrowRight' });
    await expect(page.survey).to.be.accessible();
    expect(thumb(page).getBoundingClientRect().height).to.be.at.least(44);
    expect(page.survey.scrollWidth).to.be.at.most(288);
  });
});
