import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { QuestionnaireResponse } from '../../../src/elements/experience-survey/session/response-type.js';
import { until } from '../../kernel/events.js';
import {
  coding,
  control,
  extension,
  type ItemJson,
  options,
  SurveyPage,
  typeText,
  words,
} from '../../elements/experience-survey/survey-page.js';

const answered = (linkId: string, ...values: Record<string, unknown>[]): QuestionnaireResponse => ({
  resourceType: 'QuestionnaireResponse',
  status: 'in-progress',
  item: [{ linkId, answer: values }],
});

const labels = (page: SurveyPage, linkId = 'q') => [...page.question(linkId).querySelectorAll('.option')].map(words);
const boxes = (page: SurveyPage) => [...page.root.querySelectorAll<HTMLInputElement>('.other')];
const live = (page: SurveyPage) => words(page.$('#live')!);
/** Longer than it takes to say something. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 80));

describe('choices', () => {
  describe('beside each other', () => {
    const item: ItemJson = {
      linkId: 'q',
      type: 'choice',
      text: 'How often?',
      extension: [extension('questionnaire-choiceOrientation', { valueCode: 'horizontal' })],
      answerOption: options('Never', 'Sometimes', 'Often', 'Always'),
    };
    const tops = (page: SurveyPage) =>
      new Set([...page.root.querySelectorAll('.option')].map((row) => Math.round(row.getBoundingClientRect().top)))
        .size;

    it('where the form wants that and there is room', async () => {
      const page = await SurveyPage.open([item], { width: '760px' });
      expect(tops(page)).to.equal(1);
      await page.pick('q', 'Often');
      expect(page.answers.q).to.deep.equal([coding('Often')]);
    });

    it('below each other on a phone, with nothing cut', async () => {
      const page = await SurveyPage.open([item], { width: '288px' });
      expect(tops(page)).to.be.above(1);
      for (const row of page.root.querySelectorAll('.option')) {
        expect(row.getBoundingClientRect().right).to.be.at.most(page.survey.getBoundingClientRect().right);
        expect(row.getBoundingClientRect().height).to.be.at.least(48);
      }
    });

    it('and never unless the form says so', async () => {
      const page = await SurveyPage.open([{ ...item, extension: [] }], { width: '760px' });
      expect(tops(page)).to.equal(4);
    });
  });

  it('have the prefix of each option before it', async () => {
    const page = await SurveyPage.open([
      {
        linkId: 'q',
        type: 'choice',
        text: 'Q',
        answerOption: options('red', 'blue').map((option, index) => ({
          ...option,
          extension: [extension('questionnaire-optionPrefix', { valueString: `${'ab'[index]!})` })],
        })),
      },
    ]);
    expect(labels(page)).to.deep.equal(['a) red', 'b) blue']);
  });

  describe('of which one stands alone', () => {
    const item: ItemJson = {
      linkId: 'q',
      type: 'choice',
      repeats: true,
      text: 'What helped you?',
      answerOption: [
        ...options('rest', 'talking'),
        {
          valueCoding: coding('none', 'None of these'),
          extension: [extension('questionnaire-optionExclusive', { valueBoolean: true })],
        },
      ],
    };

    it('untick the others, say so, and are set apart', async () => {
      const page = await SurveyPage.open([item]);
      expect(words(page.$('.or')!)).to.equal('or');
      await page.pick('q', 'rest');
      await page.pick('q', 'talking');
      await rest();
      expect(live(page)).to.equal('');
      await page.pick('q', 'None of these');
      expect(page.answers.q).to.deep.equal([coding('none', 'None of these')]);
      await until(() => live(page) === 'Your only answer is now: None of these');
      expect(page.controls('q').map(({ checked }) => checked)).to.deep.equal([false, false, true]);
    });

    it('give way to another one', async () => {
      const page = await SurveyPage.open([item]);
      await page.pick('q', 'None of these');
      await page.pick('q', 'rest');
      expect(page.answers.q).to.deep.equal([coding('rest')]);
      await until(() => live(page) === 'Your only answer is now: rest');
    });
  });

  describe('with words of one’s own', () => {
    const item: ItemJson = {
      linkId: 'q',
      type: 'open-choice',
      repeats: true,
      text: 'Who came with you?',
      extension: [extension('sdc-questionnaire-openLabel', { valueString: 'Another person' })],
      answerOption: options('A friend', 'A relative'),
    };

    it('are called as the form calls them', async () => {
      const page = await SurveyPage.open([item]);
      expect(labels(page)).to.deep.equal(['A friend', 'A relative', 'Another person']);
    });

    it('may be several, each in a box', async () => {
      const page = await SurveyPage.open([item]);
      await page.pick('q', 'A friend');
      await page.pick('q', 'Another person');
      boxes(page)[0]!.focus();
      await typeText('my teacher');
      await page.press('Add another answer');
      expect(page.focused).to.equal(boxes(page)[1]);
      await typeText('a neighbour');
      expect(page.answers.q).to.deep.equal([coding('A friend'), 'my teacher', 'a neighbour']);
      await page.press('Add another answer');
      boxes(page)[0]!.select();
      await typeText('my coach');
      expect(page.answers.q).to.deep.equal([coding('A friend'), 'my coach', 'a neighbour']);
      expect(boxes(page).map(({ value }) => value)).to.deep.equal(['my coach', 'a neighbour', '']);
      await page.press('Remove', boxes(page)[0]!.parentElement!);
      expect(page.answers.q).to.deep.equal([coding('A friend'), 'a neighbour']);
      expect(boxes(page).map(({ value }) => value)).to.deep.equal(['a neighbour', '']);
      expect(page.focused).to.equal(boxes(page)[0]);
      expect(page.faults).to.deep.equal([]);
    });

    it('may be the same words for a moment, and stay apart', async () => {
      const page = await SurveyPage.open([item]);
      await page.pick('q', 'Another person');
      boxes(page)[0]!.focus();
      await typeText('Ann');
      await page.press('Add another answer');
      await typeText('Anna');
      expect(page.answers.q).to.deep.equal(['Ann', 'Anna']);
      expect(boxes(page).map(({ value }) => value)).to.deep.equal(['Ann', 'Anna']);
    });

    it('take back the one that stands alone', async () => {
      const alone = {
        valueCoding: coding('nobody', 'Nobody'),
        extension: [extension('questionnaire-optionExclusive', { valueBoolean: true })],
      };
      const page = await SurveyPage.open([{ ...item, answerOption: [...options('A friend'), alone] }]);
      await page.pick('q', 'Nobody');
      await page.pick('q', 'Another person');
      boxes(page)[0]!.focus();
      await typeText('my coach');
      expect(page.answers.q).to.deep.equal(['my coach']);
      await page.pick('q', 'Nobody');
      expect(page.answers.q).to.deep.equal([coding('nobody', 'Nobody')]);
    });

    it('fit a narrow screen', async () => {
      const page = await SurveyPage.open([item], {
        width: '288px',
        properties: { response: answered('q', { valueString: 'my coach' }, { valueString: 'a neighbour' }) },
      });
      expect(page.survey.scrollWidth).to.be.at.most(288);
      for (const node of page.root.querySelectorAll('.options *'))
        expect(node.getBoundingClientRect().right).to.be.at.most(page.survey.getBoundingClientRect().right);
    });

    it('come back from a response', async () => {
      const page = await SurveyPage.open([item], {
        properties: { response: answered('q', { valueString: 'my coach' }, { valueString: 'a neighbour' }) },
      });
      expect(boxes(page).map(({ value }) => value)).to.deep.equal(['my coach', 'a neighbour']);
      await page.pick('q', 'Another person');
      expect(page.answers).to.deep.equal({});
    });
  });

  describe('that the list no longer has', () => {
    const old = { valueCoding: coding('gone', 'The old ward') };
    const item = (more: object = {}): ItemJson => ({
      linkId: 'q',
      type: 'choice',
      text: 'Which ward?',
      answerOption: options('North', 'South'),
      ...more,
    });

    it('are shown, and can be unticked without losing the place', async () => {
      const page = await SurveyPage.open([item({ repeats: true })], { properties: { response: answered('q', old) } });
      expect(labels(page)[2]).to.equal('The old ward (not in the list)');
      expect(page.controls('q')[2]!.checked).to.equal(true);
      await page.pick('q', 'The old ward (not in the list)');
      expect(page.answers).to.deep.equal({});
      expect(page.focused).to.equal(page.controls('q')[2]);
      expect(labels(page)).to.have.length(3);
    });

    it('give way to one that it has', async () => {
      const page = await SurveyPage.open([item()], { properties: { response: answered('q', old) } });
      expect(page.controls('q')[2]!.checked).to.equal(true);
      await page.pick('q', 'North');
      expect(page.answers.q).to.deep.equal([coding('North')]);
    });

    it('stand in a drop-down too', async () => {
      const page = await SurveyPage.open([item({ extension: [control('drop-down')] })], {
        properties: { response: answered('q', old) },
      });
      const list = page.control<HTMLSelectElement>('q');
      expect(words(list.selectedOptions[0]!)).to.equal('The old ward (not in the list)');
      list.focus();
      await sendKeys({ press: 'ArrowUp' });
      expect(page.answers.q).to.deep.equal([coding('South')]);
    });
  });

  it('may be of any type, in the words of the reader’s language', async () => {
    const cases: [object[], string[]][] = [
      [
        [{ valueInteger: 1000 }, { valueInteger: 2 }],
        ['1,000', '2'],
      ],
      [
        [{ valueString: 'one' }, { valueString: 'two' }],
        ['one', 'two'],
      ],
      [
        [{ valueDate: '2024-02-29' }, { valueDate: '2023' }],
        ['February 29, 2024', '2023'],
      ],
      [
        [{ valueTime: '09:30:00' }, { valueTime: '18:00:00' }],
        ['09:30', '18:00'],
      ],
      [
        [
          { valueReference: { reference: 'Practitioner/1', display: 'Dr Example' } },
          { valueReference: { reference: 'Practitioner/2' } },
        ],
        ['Dr Example', 'Practitioner/2'],
      ],
    ];
    for (const [answerOption, texts] of cases) {
      const page = await SurveyPage.open([{ linkId: 'q', type: 'choice', text: 'Q', answerOption }]);
      expect(labels(page)).to.deep.equal(texts);
      await page.pick('q', texts[1]!);
      expect(page.answers.q).to.deep.equal([Object.values(answerOption[1]!)[0]]);
      expect(page.controls('q').map(({ checked }) => checked)).to.deep.equal([false, true]);
      expect(page.faults).to.deep.equal([]);
    }
  });

  it('of yes and no stay two answers, also where the form asks for a check box', async () => {
    const page = await SurveyPage.open([
      { linkId: 'q', type: 'boolean', text: 'Q', extension: [control('check-box')] },
    ]);
    await page.pick('q', 'No');
    expect(page.answers.q).to.deep.equal([false]);
  });

  it('work with a pointer in the middle of a row that stands beside others', async () => {
    const page = await SurveyPage.open([
      {
        linkId: 'q',
        type: 'choice',
        text: 'Q',
        extension: [extension('questionnaire-choiceOrientation', { valueCode: 'horizontal' })],
        answerOption: options('a', 'b'),
      },
    ]);
    const { left, top, width, height } = page.controls('q')[1]!.closest('label')!.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
    expect(page.answers.q).to.deep.equal([coding('b')]);
  });
});
