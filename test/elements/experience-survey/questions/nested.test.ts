import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { until } from '../../../kernel/events.js';
import {
  coding,
  control,
  extension,
  type ItemJson,
  options,
  questionnaire,
  SurveyPage,
  words,
} from '../survey-page.js';
import { showOnPaper, showOnScreen } from '../../../support/paper.js';

const badly: ItemJson = { linkId: 'bad', type: 'string', text: 'How bad?' };
const symptoms = (...item: ItemJson[]): ItemJson => ({
  linkId: 's',
  type: 'choice',
  repeats: true,
  text: 'Which of these did you have?',
  answerOption: options('Headache', 'Nausea', 'Cough'),
  item,
});
const given = (linkId: string, answer: Record<string, unknown>[]) => ({
  resourceType: 'QuestionnaireResponse' as const,
  status: 'in-progress' as const,
  item: [{ linkId, answer }],
});
const ticked = (...codes: string[]) =>
  given(
    's',
    codes.map((code) => ({ valueCoding: coding(code) })),
  );

/** What names a control, as a screen reader has it. */
const nameOf = (page: SurveyPage, element: Element): string =>
  element.getAttribute('aria-label') ??
  (element.getAttribute('aria-labelledby') ?? '')
    .split(' ')
    .map((id) => words(page.$(`[id="${id}"]`)!))
    .join(' ');

const names = (page: SurveyPage, linkId: string) =>
  page.questions(linkId).map((one) => nameOf(page, one.querySelector('input, [role=radiogroup]')!));

/** What stands directly above an element. */
const above = (element: Element): string => words(element.closest('.nested')!.previousElementSibling!);

describe('what an answer opens', () => {
  it('stands under its option and is named by it, in the order of the options', async () => {
    const page = await SurveyPage.open([symptoms(badly)]);
    await page.pick('s', 'Cough');
    await page.pick('s', 'Headache');
    expect(page.questions('bad').map(above)).to.deep.equal(['Headache', 'Cough']);
    expect(names(page, 'bad')).to.deep.equal(['Headache: How bad?', 'Cough: How bad?']);
    const groups = [...page.root.querySelectorAll('.nested')];
    expect(groups.map((one) => [one.getAttribute('role'), nameOf(page, one)])).to.deep.equal([
      ['group', 'Headache'],
      ['group', 'Cough'],
    ]);
    await page.type('bad', 'very');
    expect(page.response.item![0]!.answer!.find(({ item }) => item)!.valueCoding).to.deep.equal(coding('Headache'));
    expect(page.faults).to.deep.equal([]);
  });

  it('goes with its answer, the focus stays, and comes again empty', async () => {
    const page = await SurveyPage.open([symptoms(badly)]);
    await page.pick('s', 'Headache');
    await page.pick('s', 'Nausea');
    await page.type('bad', 'x');
    await page.pick('s', 'Headache');
    expect(page.focused === page.control('s', 0)).to.equal(true);
    expect(page.questions('bad').map(above)).to.deep.equal(['Nausea']);
    expect(page.answers).to.deep.equal({ s: [coding('Nausea')] });
    await page.pick('s', 'Headache');
    expect(page.control('bad').value).to.equal('');
  });

  it('shows nothing where its conditions leave nothing to ask', async () => {
    const only = { enableWhen: [{ question: 'n', operator: '=', answerInteger: 1 }] };
    const page = await SurveyPage.open([symptoms({ ...badly, ...only }), { linkId: 'n', type: 'integer', text: 'N?' }]);
    await page.pick('s', 'Headache');
    expect(getComputedStyle(page.$('.nested')!).display).to.equal('none');
    await page.type('n', '1');
    expect(getComputedStyle(page.$('.nested')!).display).to.equal('block');
  });

  it('stands under the box of an own answer, and stays while its words change', async () => {
    const page = await SurveyPage.open([{ ...symptoms(badly), type: 'open-choice' }]);
    await page.pick('s', 'Something else');
    await page.type('s', 'Back', 4);
    expect(names(page, 'bad')).to.deep.equal(['Back: How bad?']);
    await page.type('bad', 'very');
    page.$('.other')!.focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ type: 'ache' });
    expect(names(page, 'bad')).to.deep.equal(['Backache: How bad?']);
    expect(page.answers).to.deep.equal({ s: ['Backache'], bad: ['very'] });
    await page.press('Add another answer');
    await sendKeys({ type: 'Flu' });
    expect(names(page, 'bad')).to.deep.equal(['Backache: How bad?', 'Flu: How bad?']);
    expect(page.control('bad').value).to.equal('very');
    expect(page.faults).to.deep.equal([]);
  });

  it('stands under each of several fields, and is named by what is written there', async () => {
    const page = await SurveyPage.open([
      { linkId: 's', type: 'string', repeats: true, text: 'Which medicines?', item: [badly] },
    ]);
    await page.type('s', 'Aspirin');
    await page.press('Add another answer');
    await sendKeys({ type: 'Zinc' });
    expect(names(page, 'bad')).to.deep.equal(['Aspirin: How bad?', 'Zinc: How bad?']);
    await page.type('bad', 'x', 0);
    page.control('s', 0).focus();
    await sendKeys({ type: 'e' });
    expect(names(page, 'bad')[0]).to.match(/e.*: How bad\?$/);
  });

  it('is told apart by a number where two answers have the same words, and has no endless name', async () => {
    const page = await SurveyPage.open([{ linkId: 's', type: 'text', repeats: true, text: 'What?', item: [badly] }], {
      properties: {
        response: given(
          's',
          ['a', 'a', 'long '.repeat(40)].map((valueString) => ({ valueString })),
        ),
      },
    });
    const [first, second, third] = names(page, 'bad');
    expect([first, second]).to.deep.equal(['a 1: How bad?', 'a 2: How bad?']);
    expect(third)
      .to.match(/^(long )+long…: How bad\?$/)
      .and.have.length.below(80);
  });

  it('has the answer as its caption under a field that searches a list', async () => {
    const page = await SurveyPage.open([{ ...symptoms(badly), extension: [control('autocomplete')] }], {
      properties: { response: ticked('Cough', 'Headache') },
    });
    expect([...page.root.querySelectorAll('.caption')].map(words)).to.deep.equal(['Headache', 'Cough']);
    expect([...page.root.querySelectorAll('.chosen > li > span')].map(words)).to.deep.equal(['Headache', 'Cough']);
    expect(names(page, 'bad')).to.deep.equal(['Headache: How bad?', 'Cough: How bad?']);
  });

  it('has the answer as its caption under options in a row, and in a table', async () => {
    const row = extension('questionnaire-choiceOrientation', { valueCode: 'horizontal' });
    const properties = { response: ticked('Cough', 'Headache') };
    for (const items of [
      [{ ...symptoms(badly), extension: [row] }],
      [{ linkId: 't', type: 'group', text: 'Table', extension: [control('table')], item: [symptoms(badly)] }],
    ]) {
      const inItem = { ...properties.response, item: [{ linkId: 't', item: properties.response.item }] };
      const page = await SurveyPage.open(items, {
        properties: { response: items[0]!.linkId === 't' ? inItem : properties.response },
      });
      expect([...page.root.querySelectorAll('.caption')].map(words)).to.deep.equal(['Headache', 'Cough']);
      expect(names(page, 'bad')).to.deep.equal(['Headache: How bad?', 'Cough: How bad?']);
    }
  });

  it('is named through all its levels, groups too, and where there can be one answer only by that group', async () => {
    const deep: ItemJson = {
      linkId: 'g',
      type: 'group',
      text: 'Remedies',
      item: [
        {
          linkId: 'r',
          type: 'string',
          repeats: true,
          text: 'Which?',
          item: [
            { linkId: 'y', type: 'boolean', text: 'Well?', item: [{ linkId: 'd', type: 'integer', text: 'Days?' }] },
          ],
        },
      ],
    };
    const page = await SurveyPage.open([symptoms(deep)]);
    await page.pick('s', 'Nausea');
    await page.type('r', 'Tea');
    await page.pick('y', 'Yes');
    expect(nameOf(page, page.question('g'))).to.equal('Nausea: Remedies');
    expect(names(page, 'y')).to.deep.equal(['Nausea: Tea: Well?']);
    expect(names(page, 'd')).to.deep.equal(['Nausea: Tea: Days?']);
    expect(nameOf(page, page.question('d').closest('.nested')!)).to.equal('Yes');
  });

  it('is named by its answer in the list of faults, in their order on the page', async () => {
    const page = await SurveyPage.open([symptoms({ ...badly, required: true })]);
    await page.pick('s', 'Cough');
    await page.pick('s', 'Headache');
    await page.survey.submit();
    expect(page.summary).to.deep.equal([
      'Headache: How bad? Please write your answer.',
      'Cough: How bad? Please write your answer.',
    ]);
  });

  it('is named by its answer in the last look', async () => {
    const page = await SurveyPage.open([symptoms(badly), { linkId: 'z', type: 'string', text: 'Z?' }], {
      attributes: { layout: 'question' },
      properties: { response: ticked('Cough', 'Headache') },
    });
    while (page.hasButton('Continue')) {
      await page.press('Continue');
      await until(() => page.focused?.matches('#progress, #review'));
    }
    const rows = [...page.root.querySelectorAll('.review-row')];
    expect(rows.map((row) => words(row.querySelector('dt')!))).to.deep.equal([
      'Which of these did you have?',
      'Headache: How bad?',
      'Cough: How bad?',
      'Z?',
    ]);
    expect([...rows[0]!.querySelectorAll('dd p')].map(words)).to.deep.equal(['Headache', 'Cough']);
  });

  it('stands under its answer where that is read', async () => {
    const page = await SurveyPage.open([symptoms(badly)], {
      attributes: { readonly: '' },
      properties: { response: ticked('Cough', 'Headache') },
    });
    expect(page.questions('bad').map(above)).to.deep.equal(['Headache', 'Cough']);
  });

  it('stands under each option on paper', async () => {
    const page = await SurveyPage.open([symptoms(badly)], { attributes: { paper: '' } });
    expect([...page.root.querySelectorAll('.paper-options > li')].map(words)).to.deep.equal([
      'Headache 2. Headache: How bad?',
      'Nausea 2. Nausea: How bad?',
      'Cough 2. Cough: How bad?',
    ]);
  });

  it('has room on paper to write which answer it is about, where that is not printed', async () => {
    const many = Array.from({ length: 20 }, (_, at) => `Option ${at}`);
    for (const about of [
      { ...symptoms(badly), answerOption: options(...many) },
      { linkId: 's', type: 'string', repeats: true, text: 'Which?', item: [badly] },
    ]) {
      const page = await SurveyPage.open([about], { attributes: { paper: '' } });
      expect(page.root.querySelectorAll('.paper-nested')).to.have.length(1);
      expect(words(page.$('.paper-nested')!)).to.contain('This part is about your answer:');
    }
  });
});

describe('the look of texts', () => {
  const styleOf = (element: Element) => {
    const { fontSize, fontWeight, lineHeight } = getComputedStyle(element);
    return { fontSize, fontWeight, lineHeight };
  };

  it('is one for all questions, whether alone on the screen or not', async () => {
    const items: ItemJson[] = ['string', 'boolean', 'date', 'smell'].map((type) => ({
      linkId: type,
      type,
      text: type,
    }));
    const page = await SurveyPage.open(items);
    const looks = items.map(({ linkId }) => styleOf(page.question(linkId).querySelector('.question-text')!));
    const alone = await SurveyPage.open(items, { attributes: { layout: 'question' } });
    looks.push(styleOf(alone.$('.question-text > h3')!));
    expect(new Set(looks.map((look) => JSON.stringify(look)))).to.have.property('size', 1);
  });

  it('is that of a caption for groups inside groups', async () => {
    const group = (linkId: string, ...item: ItemJson[]): ItemJson => ({ linkId, type: 'group', text: linkId, item });
    const page = await SurveyPage.open(
      questionnaire([group('1', group('2', group('3', { linkId: 'q', type: 'string', text: 'Q?' })))]),
    );
    const [first, second, third] = ['h3', 'h4', 'h5'].map((tag) => styleOf(page.$(tag)!));
    const body = styleOf(page.$('.content')!);
    expect(Number(first!.fontWeight)).to.be.above(400);
    expect([second, third].map((one) => [one!.fontSize, one!.fontWeight])).to.deep.equal([
      [body.fontSize, '400'],
      [body.fontSize, '400'],
    ]);
  });
});

describe('what was typed', () => {
  const long = Array.from({ length: 60 }, (_, line) => `line ${line}`).join('\n');
  const printed = (page: SurveyPage) => [...page.root.querySelectorAll<HTMLElement>('.written')];

  for (const [way, print] of [
    ['printed', (_: Mocha.Context, on: boolean) => void dispatchEvent(new Event(on ? 'beforeprint' : 'afterprint'))],
    ['imitated', (test: Mocha.Context, on: boolean) => (on ? showOnPaper(test) : showOnScreen())],
  ] as const) {
    it(`is on paper whole, also what is no answer yet: ${way}`, async function () {
      const page = await SurveyPage.open(
        [
          { linkId: 't', type: 'text', text: 'T?' },
          { linkId: 'l', type: 'string', text: 'L?' },
          { linkId: 'n', type: 'integer', text: 'N?' },
          {
            linkId: 'd',
            type: 'choice',
            text: 'D?',
            extension: [control('drop-down')],
            answerOption: options('A', 'B'),
          },
          {
            linkId: 'e',
            type: 'choice',
            text: 'E?',
            extension: [control('drop-down')],
            answerOption: options('A', 'B'),
          },
        ],
        {
          properties: {
            response: {
              ...given('t', [{ valueString: long }]),
              item: [
                { linkId: 't', answer: [{ valueString: long }] },
                { linkId: 'l', answer: [{ valueString: 'word '.repeat(40).trim() }] },
                { linkId: 'd', answer: [{ valueCoding: coding('B') }] },
              ],
            },
          },
        },
      );
      await page.type('n', 'about 5');
      await print(this, true);
      await until(() => printed(page).length > 0);
      expect(printed(page).map(({ textContent }) => textContent)).to.deep.equal([
        long,
        'word '.repeat(40).trim(),
        'about 5',
        'B',
        '',
      ]);
      if (way === 'imitated') {
        for (const text of printed(page)) {
          expect(text.scrollHeight).to.be.at.most(text.clientHeight);
          expect(text.scrollWidth).to.be.at.most(text.clientWidth);
          expect(getComputedStyle(text.previousElementSibling!).display).to.equal('none');
        }
        expect(printed(page)[0]!.clientHeight).to.be.above(60 * 16);
      }
      await print(this, false);
      await until(() => printed(page).length === 0);
      expect(getComputedStyle(page.control('l')).display).to.equal('block');
      await page.type('l', 's');
      expect(page.answers.l).to.deep.equal([`${'word '.repeat(40).trim()}s`]);
    });
  }

  it('never shows twice on the screen', async () => {
    const page = await SurveyPage.open([{ linkId: 'l', type: 'string', text: 'L?' }]);
    dispatchEvent(new Event('beforeprint'));
    expect(getComputedStyle(printed(page)[0]!).display).to.equal('none');
    dispatchEvent(new Event('afterprint'));
  });
});

describe('what many answers open', () => {
  const many = Array.from({ length: 300 }, (_, index) => `Symptom ${index}`);
  const about: ItemJson = { linkId: 'bad', type: 'string', text: 'How bad?' };
  const list = (code: string): ItemJson[] => [
    {
      linkId: 's',
      type: 'choice',
      repeats: true,
      text: 'Which?',
      answerOption: options(...many),
      extension: [control(code)],
      item: [about],
    },
  ];
  const all = given(
    's',
    many.map((code) => ({ valueCoding: coding(code) })),
  );
  const drawnWith = (survey: HTMLElement) => survey.shadowRoot?.querySelectorAll('[data-link-id="bad"]').length ?? 0;

  for (const code of ['check-box', 'autocomplete'])
    it(`is drawn bit by bit: ${code}`, async () => {
      let atFirst = -1;
      const look = (survey: HTMLElement) => {
        const count = () => {
          if (survey.shadowRoot?.querySelector('.question')) atFirst = drawnWith(survey);
          else requestAnimationFrame(count);
        };
        count();
      };
      const page = await SurveyPage.open(list(code), { properties: { response: all }, prepare: look });
      await page.survey.updateComplete;
      expect(atFirst, 'at first').to.be.within(0, 60);
      expect(drawnWith(page.survey)).to.equal(300);
    });

  it('is not drawn again at once when one more answer is ticked', async () => {
    const page = await SurveyPage.open(list('check-box'), { properties: { response: all } });
    await page.survey.updateComplete;
    const inputs = [...page.root.querySelectorAll<HTMLInputElement>('.options > label input')];
    const last = page.root.querySelectorAll('.nested')[299]!;
    inputs[5]!.click();
    expect(page.root.querySelectorAll('.nested'), 'the others stay').to.have.length(299);
    expect(page.root.querySelectorAll('.nested')[298]).to.equal(last);
    inputs[5]!.click();
    await page.survey.updateComplete;
    expect(page.questions('bad')).to.have.length(300);
    expect(above(page.questions('bad')[5]!)).to.equal('Symptom 5');
    expect(page.response.item![0]!.answer).to.have.length(300);
  });
});
