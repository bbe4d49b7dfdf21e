import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { addStrings } from '../../../src/i18n/index.js';
import { until } from '../../kernel/events.js';
import {
  coding,
  control,
  extension,
  type ItemJson,
  options,
  questionnaire,
  SurveyPage,
  words,
} from '../../elements/experience-survey/survey-page.js';

type Json = Record<string, unknown>;
const UCUM = 'http://unitsofmeasure.org';
const unit = (code: string, display = code) => ({ system: UCUM, code, display });
const quantity = (value: number | undefined, code: string) => ({
  valueQuantity: { ...(value !== undefined && { value }), unit: code, system: UCUM, code },
});
const item = (type: string, more: Json = {}): ItemJson => ({ linkId: 'q', type, text: 'Q', ...more });
const offered = (...codes: string[]) =>
  codes.map((code) => extension('questionnaire-unitOption', { valueCoding: unit(code) }));
const unitOpen = (valueCode: string) => ({
  url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-unitOpen',
  valueCode,
});
const described = (page: SurveyPage) =>
  (page.control('q').getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => page.$(`[id="${id}"]`))
    .map((element) => (element ? words(element) : ''))
    .join(' ');
const response = (...answer: Json[]) => ({
  resourceType: 'QuestionnaireResponse' as const,
  status: 'in-progress' as const,
  item: [{ linkId: 'q', answer }],
});
const speak = (lang: string) => document.documentElement.setAttribute('lang', lang);

describe('numbers that are typed', () => {
  afterEach(() => speak('en'));

  for (const type of ['integer', 'decimal', 'quantity'])
    for (const typed of ['120 80', "5'10", '120/80', '38°'])
      it(`are asked for again where it is open which one is meant: ${typed} (${type})`, async () => {
        const page = await SurveyPage.open([item(type)]);
        await page.type('q', typed);
        expect(page.answers).to.deep.equal({});
        await page.leave();
        const example = type === 'integer' ? '1234' : '1234.5';
        expect(page.errors('q')).to.deep.equal([
          `Please write only one number, without spaces or units. For example: ${example}`,
        ]);
        expect(page.control('q').value).to.equal(typed);
        expect((await page.survey.submit()).status).to.equal('invalid');
      });

  it('that could be another one are shown as they were read, and sent so', async () => {
    speak('es');
    const page = await SurveyPage.open([item('decimal')]);
    await page.type('q', '3.250');
    await until(() => described(page).includes('3250'));
    expect(described(page)).to.contain('Se entiende 3250');
    expect(page.answers.q).to.deep.equal([3250]);
    await expect(page.survey).to.be.accessible();
    page.control('q').value = '';
    await page.type('q', '1,234');
    await until(() => described(page).includes('más de 1 y menos de 2'));
    expect(page.answers.q).to.deep.equal([1.234]);
    page.control('q').value = '';
    await page.type('q', '3,25');
    await until(() => !described(page).includes('Se entiende'));
    expect(page.answers.q).to.deep.equal([3.25]);
  });

  it('are drawn anew where they would mean another one in another language', async () => {
    addStrings('de', {});
    const page = await SurveyPage.open([item('decimal')]);
    await page.type('q', '3,250');
    await page.leave();
    expect(page.answers.q).to.deep.equal([3250]);
    speak('de');
    await until(() => page.control('q').value === '3250');
    expect(page.answers.q).to.deep.equal([3250]);
    expect(described(page)).not.to.contain('Read as');
  });

  it('are written as they are where each survey of a page stands, also what of a long one is drawn later', async () => {
    const items = Array.from({ length: 90 }, (_, index) => ({
      ...item('decimal', { initial: [{ valueDecimal: 1.5 }] }),
      linkId: `${index}`,
    }));
    const pages = ['de', 'en'].map((lang) =>
      Object.assign(document.createElement('pp-experience-survey'), {
        lang,
        layout: 'page' as const,
        questionnaire: questionnaire(items),
      }),
    );
    await fixture(html`<div>${pages}</div>`);
    const fields = () => pages.map(({ renderRoot }) => [...renderRoot.querySelectorAll('input')]);
    await until(() => fields().every(({ length }) => length === items.length));
    const values = fields().map((all) => [...new Set(all.map(({ value }) => value))].join());
    expect(values).to.deep.equal(['1,5', '1.5']);
  });

  it('are read alike in a cell of a table', async () => {
    const page = await SurveyPage.open([
      {
        linkId: 'g',
        type: 'group',
        repeats: true,
        extension: [control('gtable')],
        item: [item('decimal')],
      },
    ]);
    await page.type('q', '120 80');
    await page.leave();
    expect(page.answers).to.deep.equal({});
    expect(words(page.question('q'))).to.contain('Please write only one number');
  });
});

describe('units', () => {
  it('without a number are chosen beforehand, and no answer', async () => {
    const page = await SurveyPage.open([
      item('quantity', { required: true, extension: offered('kg', 'g'), initial: [quantity(undefined, 'g')] }),
    ]);
    expect(page.control<HTMLSelectElement>('q', 1).selectedOptions[0]!.textContent).to.contain('g');
    expect(page.control<HTMLSelectElement>('q', 1).selectedIndex).to.equal(1);
    expect((await page.survey.submit()).status).to.equal('invalid');
    expect(page.answers).to.deep.equal({});
    await until(() => page.summary.length === 1 && page.focused?.id === 'summary');
    await page.type('q', '5');
    expect(page.answers.q).to.deep.equal([quantity(5, 'g').valueQuantity]);
    expect(page.faults).to.deep.equal([]);
  });

  it('that a response has without a number are those of the number that is typed', async () => {
    const page = await SurveyPage.open([item('quantity')], {
      properties: { response: response(quantity(undefined, 'cm')) },
    });
    expect(described(page)).to.contain('cm');
    await page.type('q', '5');
    expect(page.answers.q).to.deep.equal([quantity(5, 'cm').valueQuantity]);
  });

  it('stay chosen when the number is taken out', async () => {
    const page = await SurveyPage.open([item('quantity', { extension: offered('kg', 'g') })], {
      properties: { response: response(quantity(5, 'g')) },
    });
    await page.type('q', '');
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Backspace' });
    await page.leave();
    expect(page.answers).to.deep.equal({});
    expect(page.control<HTMLSelectElement>('q', 1).selectedIndex).to.equal(1);
  });

  it('are shown where the list has them not, and can be changed', async () => {
    const page = await SurveyPage.open([item('quantity', { extension: offered('kg', 'g') })], {
      properties: { response: response(quantity(5, 'mg')) },
    });
    const list = page.control<HTMLSelectElement>('q', 1);
    expect(words(list.selectedOptions[0]!)).to.equal('mg (not in the list)');
    list.selectedIndex = 1;
    list.dispatchEvent(new Event('change'));
    expect(page.answers.q).to.deep.equal([quantity(5, 'g').valueQuantity]);
  });

  it('of limits are converted, while typing and in the last check', async () => {
    const page = await SurveyPage.open([
      item('quantity', { extension: [...offered('g', '[lb_av]'), extension('minValue', quantity(50, 'kg'))] }),
    ]);
    await page.type('q', '49999');
    await page.leave();
    expect(page.errors('q')).to.deep.equal(['The answer needs to be 50 kg or more.']);
    expect(page.faults).to.have.length(1);
    page.control('q').value = '';
    await page.type('q', '50000');
    await page.leave();
    expect(page.errors('q')).to.deep.equal([]);
    expect(page.faults).to.deep.equal([]);
    expect((await page.survey.submit()).status).to.equal('submitted');
  });

  it('of a scale are one, whatever the limits and the answer are in', async () => {
    const page = await SurveyPage.open(
      [
        item('quantity', {
          extension: [
            control('slider'),
            ...offered('kg'),
            extension('minValue', quantity(10_000, 'g')),
            extension('maxValue', quantity(100, 'kg')),
          ],
        }),
      ],
      { properties: { response: response(quantity(50_000, 'g')) } },
    );
    const { min, max, value } = page.control('q');
    expect([min, max, value]).to.deep.equal(['10', '100', '50']);
    expect(page.text).to.contain('Your answer: 50 kg');
  });

  it('that no limit can be compared with are named to the page, and block nobody', async () => {
    const errors: string[] = [];
    const page = await SurveyPage.open(
      [item('quantity', { extension: [...offered('cm'), extension('minValue', quantity(50, 'kg'))] })],
      { prepare: (survey) => survey.addEventListener('pp-error', ({ detail }) => errors.push(detail.code)) },
    );
    expect(errors).to.deep.equal(['unit']);
    await page.type('q', '5');
    await page.leave();
    expect(page.errors('q')).to.deep.equal([]);
    expect((await page.survey.submit()).status).to.equal('submitted');
  });

  it('may be in a value set that comes with the form; where it does not, nobody is kept from answering', async () => {
    const url = 'http://hl7.org/fhir/StructureDefinition/questionnaire-unitValueSet';
    const concept = [{ code: 'mg' }, { code: 'g' }];
    const contained = [{ resourceType: 'ValueSet', id: 'u', compose: { include: [{ system: UCUM, concept }] } }];
    const form = (valueCanonical: string) =>
      questionnaire([item('quantity', { extension: [{ url, valueCanonical }] })], { contained });
    const page = await SurveyPage.open(form('#u'));
    expect([...page.control<HTMLSelectElement>('q', 1).options].map(words)).to.deep.equal(['mg', 'g']);
    await page.type('q', '2');
    expect(page.answers.q).to.deep.equal([quantity(2, 'mg').valueQuantity]);
    expect(page.faults).to.deep.equal([]);
    const errors: string[] = [];
    const other = await SurveyPage.open(form('urn:elsewhere'), {
      prepare: (survey) => survey.addEventListener('pp-error', ({ detail }) => errors.push(detail.code)),
    });
    expect(errors).to.deep.equal(['unitValueSet']);
    await other.type('q', '2');
    expect((await other.survey.submit()).status).to.equal('submitted');
  });

  it('of one’s own are written where the form takes them', async () => {
    const page = await SurveyPage.open([
      item('quantity', { extension: [...offered('mg', 'g'), unitOpen('optionsOrString')] }),
    ]);
    await page.type('q', '2');
    const list = page.control<HTMLSelectElement>('q', 1);
    expect([...list.options].map(words)).to.deep.equal(['mg', 'g', 'Another unit']);
    list.focus();
    await sendKeys({ press: 'End' });
    await until(() => page.controls('q').length === 3);
    expect(page.faults).to.have.length(1);
    await page.type('q', 'fl oz', 2);
    expect(page.control('q', 2).value).to.equal('fl oz');
    await page.leave();
    expect(page.answers.q).to.deep.equal([{ value: 2, unit: 'fl oz' }]);
    expect(page.errors('q')).to.deep.equal([]);
    expect(page.faults).to.deep.equal([]);
    await expect(page.survey).to.be.accessible();
  });
});

describe('what a form begins with', () => {
  const open = async (one: ItemJson) => {
    const errors: string[] = [];
    const page = await SurveyPage.open([one], {
      prepare: (survey) =>
        survey.addEventListener('pp-error', ({ detail }) => errors.push(`${detail.code} ${detail.message}`)),
    });
    return { page, errors };
  };

  it('is left out where it could not be sent, and named to the page', async () => {
    for (const one of [
      item('choice', { answerOption: options('a', 'b'), initial: [{ valueCoding: coding('gone') }] }),
      item('choice', {
        answerOption: options('a', 'b'),
        extension: [control('drop-down')],
        initial: [{ valueCoding: coding('gone') }],
      }),
      item('integer', { extension: [extension('maxValue', { valueInteger: 10 })], initial: [{ valueInteger: 11 }] }),
    ]) {
      const { page, errors } = await open(one);
      expect(errors).to.deep.equal(['initial item "q": an initial value is not an answer that the item takes']);
      expect(page.answers).to.deep.equal({});
      expect(page.faults).to.deep.equal([]);
    }
  });

  it('is left out where an expression made it', async () => {
    const expression = { valueExpression: { language: 'text/fhirpath', expression: '11' } };
    const url = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression';
    const { page, errors } = await open(
      item('integer', { extension: [extension('maxValue', { valueInteger: 10 }), { url, ...expression }] }),
    );
    expect(errors).to.have.length(1);
    expect(errors[0]).to.match(/^initial /);
    expect(page.answers).to.deep.equal({});
    expect(page.faults).to.deep.equal([]);
  });
});
