import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { until } from '../../../kernel/events.js';
import { computed, control, type ItemJson, options, questionnaire, SurveyPage, words } from '../survey-page.js';
import { showOnPaper, showOnScreen } from '../../../support/paper.js';

const often = options('Never', 'Sometimes', 'Always');
const likert = (item: ItemJson[], type = 'table'): ItemJson => ({
  linkId: 'often',
  type: 'group',
  text: 'How often?',
  extension: [control(type)],
  item,
});
const rows = (count: number): ItemJson[] =>
  Array.from({ length: count }, (_, at) => ({
    linkId: `r${at + 1}`,
    type: 'choice',
    text: `Row ${at + 1}?`,
    answerOption: often,
  }));
const medicine: ItemJson = {
  linkId: 'medicine',
  type: 'group',
  repeats: true,
  text: 'Medicine',
  extension: [control('gtable')],
  item: [
    { linkId: 'name', type: 'string', text: 'Name?', required: true },
    { linkId: 'dose', type: 'integer', text: 'How many?' },
  ],
};
const week: ItemJson = {
  linkId: 'week',
  type: 'group',
  text: 'Your week',
  extension: [control('grid')],
  item: ['Monday', 'Tuesday'].map((text) => ({
    linkId: text,
    type: 'group',
    text,
    item: [
      { linkId: `${text}-pain`, type: 'integer', text: 'Pain' },
      { linkId: `${text}-sleep`, type: 'integer', text: text === 'Monday' ? 'Sleep' : 'Sleep after the visit' },
    ],
  })),
};

const WIDE = { width: '900px' };
const heads = (page: SurveyPage) => [...page.root.querySelectorAll('thead th')].map(words);
const top = (element: Element) => Math.round(element.getBoundingClientRect().top);
const isSeen = (element: Element) => (element as HTMLElement).getClientRects().length > 0;

describe('a table of questions with the same options', () => {
  it('has its options as columns and its questions as rows', async () => {
    const page = await SurveyPage.open([likert(rows(2))], WIDE);
    expect(heads(page)).to.deep.equal(['Never', 'Sometimes', 'Always']);
    for (const head of page.root.querySelectorAll('thead th')) expect(head.getAttribute('scope')).to.equal('col');
    const row = page.question('r1');
    expect(row.localName).to.equal('tr');
    expect(words(row.querySelector('th[scope="row"]')!)).to.equal('Row 1?');
    const name = page.$('table')!.getAttribute('aria-labelledby')!;
    expect(words(page.$(`#${name}`)!)).to.equal('How often?');
    await expect(page.survey).to.be.accessible();
  });

  it('has a group of radio buttons in each row, named by the row, each button named by its column', async () => {
    const page = await SurveyPage.open([likert(rows(2))], WIDE);
    const group = page.question('r2').querySelector('[role="radiogroup"]')!;
    expect(words(page.$(`#${group.getAttribute('aria-labelledby')!}`)!)).to.equal('Row 2?');
    expect([...group.querySelectorAll('label')].map(words)).to.deep.equal(['Never', 'Sometimes', 'Always']);
    expect(new Set(page.controls('r2').map(({ name }) => name)).size).to.equal(1);
    expect(page.control('r1').name).not.to.equal(page.control('r2').name);
  });

  it('has each button under its column', async () => {
    const page = await SurveyPage.open([likert(rows(1))], WIDE);
    const middle = (element: Element) => {
      const { left, right } = element.getBoundingClientRect();
      return (left + right) / 2;
    };
    const columns = [...page.root.querySelectorAll('thead th')].map(middle);
    const buttons = page.controls('r1').map(middle);
    columns.forEach((at, index) => expect(buttons[index]).to.be.closeTo(at, 2));
    for (const option of page.question('r1').querySelectorAll('.option')) {
      const { width, height } = option.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(44);
    }
  });

  it('is answered by arrow keys within a row', async () => {
    const page = await SurveyPage.open([likert(rows(2))], WIDE);
    await page.pick('r1', 'Never');
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowRight' });
    expect(page.answers).to.deep.equal({ r1: [{ ...often[2]!.valueCoding }] });
    // Whether the last is followed by the first is the browser's to say: in WebKit it is not
    await sendKeys({ press: 'ArrowLeft' });
    expect(page.answers).to.deep.equal({ r1: [{ ...often[1]!.valueCoding }] });
  });

  it('lets go of an answer', async () => {
    const page = await SurveyPage.open([likert(rows(2))], WIDE);
    await page.pick('r2', 'Always');
    await page.press('Clear my answer', page.question('r2'));
    expect(page.answers).to.deep.equal({});
    expect(page.focused?.closest('tr')).to.equal(page.question('r2'));
    expect(page.hasButton('Clear my answer')).to.equal(false);
  });

  it('says beside the row what is wrong with it', async () => {
    const page = await SurveyPage.open([likert([{ ...rows(1)[0]!, required: true }, ...rows(3).slice(1)])], WIDE);
    await page.press('Send my answers');
    expect(words(page.question('r1').querySelector('.error')!)).to.equal(
      'Please choose one of the answers in the list.',
    );
    const group = page.question('r1').querySelector('[role="radiogroup"]')!;
    const described = group.getAttribute('aria-describedby')!.split(' ');
    expect(described.map((id) => words(page.$(`#${id}`)!)).join(' ')).to.contain('Please choose one');
    expect(page.summary).to.deep.equal(['Row 1? Please choose one of the answers in the list.']);
    await expect(page.survey).to.be.accessible();
  });

  it('keeps its heads in sight, and nothing that has the focus under them', async () => {
    const page = await SurveyPage.open([likert(rows(40))], WIDE);
    page.controls('r40')[1]!.focus();
    await sendKeys({ press: ' ' });
    const head = page.$('thead th')!;
    const isInSight = (element: Element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const found = page.root.elementFromPoint(left + width / 2, top + height / 2);
      return found === element || Boolean(found?.closest('label')?.contains(element));
    };
    expect(isInSight(head)).to.equal(true);
    await sendKeys({ down: 'Shift' });
    for (let row = 39; row > 0; row--) {
      await sendKeys({ press: 'Tab' });
      if (!isInSight(page.focused!)) break;
    }
    await sendKeys({ up: 'Shift' });
    expect(page.question('r1').contains(page.focused)).to.equal(true);
    expect(isInSight(page.focused!)).to.equal(true);
  });

  it('is a table on paper too, where five options have room without the buttons, and no word is cut', async function () {
    const five = rows(2).map((row) => ({
      ...row,
      answerOption: options('Never', 'Sometimes', 'Often', 'Always', 'Does not apply'),
    }));
    // A sheet of A4 with margins of 15 mm.
    const page = await SurveyPage.open([likert(five)], { width: '680px' });
    expect(isSeen(page.$('thead')!), 'on a screen').to.equal(false);
    await showOnPaper(this);
    try {
      expect(isSeen(page.$('thead')!), 'on paper').to.equal(true);
      expect(page.$('table')!.getBoundingClientRect().width).to.be.at.most(680);
      const range = document.createRange();
      range.selectNodeContents(page.root.querySelectorAll('thead th')[1]!);
      expect(range.getClientRects().length, 'lines of "Sometimes"').to.equal(1);
    } finally {
      await showOnScreen();
    }
  });

  it('is questions below each other where there is little room, with the same answers and focus', async () => {
    const page = await SurveyPage.open([likert(rows(2))], WIDE);
    await page.pick('r1', 'Sometimes');
    const { focused } = page;
    const [first, second] = page.controls('r1');
    expect(top(first!)).to.equal(top(second!));
    page.survey.style.inlineSize = '300px';
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(isSeen(page.$('thead')!)).to.equal(false);
    expect(top(second!)).to.be.above(top(first!));
    const label = page.question('r1').querySelector<HTMLElement>('.option > span')!;
    expect(parseFloat(getComputedStyle(label).fontSize)).to.be.above(15);
    expect(page.focused).to.equal(focused);
    expect(second!.checked).to.equal(true);
    expect(page.survey.scrollWidth).to.be.at.most(300);
    await expect(page.survey).to.be.accessible();
  });

  it('keeps the focus on the screen as it becomes questions below each other, and back', async () => {
    // As in browsers that do not hold on to what is in sight.
    document.documentElement.style.overflowAnchor = 'none';
    try {
      const page = await SurveyPage.open([likert(rows(60))], WIDE);
      const isInSight = () => {
        const { top, bottom } = page.focused!.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      };
      await page.pick('r40', 'Sometimes');
      for (const width of ['300px', '900px', '300px']) {
        page.survey.style.inlineSize = width;
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        expect(page.question('r40').contains(page.focused)).to.equal(true);
        expect(isInSight(), width).to.equal(true);
      }
      // Who looks elsewhere is not taken away from there.
      page.focused!.blur();
      scrollTo(0, 0);
      page.survey.style.inlineSize = '900px';
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      expect(scrollY).to.equal(0);
    } finally {
      document.documentElement.style.overflowAnchor = '';
    }
  });

  it('keeps answers and place where the layout follows the width', async () => {
    const page = await SurveyPage.open([...rows(1).map((row) => ({ ...row, linkId: 'before' })), likert(rows(3))], {
      ...WIDE,
      attributes: { layout: '' },
      prepare: (survey) => survey.removeAttribute('layout'),
    });
    await page.pick('r2', 'Always');
    page.survey.style.inlineSize = '300px';
    await until(() => page.text.includes('2 of 2'));
    await page.survey.updateComplete;
    expect(page.focused?.closest('[data-link-id]')).to.equal(page.question('r2'));
    expect(Object.keys(page.answers)).to.deep.equal(['r2']);
  });

  it('gives no id twice', async () => {
    const page = await SurveyPage.open([likert(rows(3)), medicine, week], WIDE);
    const ids = [...page.root.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).to.deep.equal([]);
  });

  it('has other questions, other options and texts across it or with labels of their own', async () => {
    const page = await SurveyPage.open(
      [
        likert([
          ...rows(1),
          { linkId: 'text', type: 'display', text: 'And now?' },
          { linkId: 'free', type: 'string', text: 'Else?' },
          { linkId: 'other', type: 'choice', text: 'Other?', answerOption: options('Good', 'Bad') },
        ]),
      ],
      WIDE,
    );
    expect(page.question('free').closest('td')!.colSpan).to.equal(5);
    await page.type('free', 'x');
    const label = page.question('other').querySelector<HTMLElement>('.option > span')!;
    expect(words(label)).to.equal('Good');
    expect(parseFloat(getComputedStyle(label).fontSize)).to.be.above(15);
    await page.pick('other', 'Bad');
    expect(Object.keys(page.answers)).to.deep.equal(['free', 'other']);
  });

  it('takes check boxes, yes or no, and the other names for such a table', async () => {
    for (const name of ['table', 'htable', 'atable']) {
      const page = await SurveyPage.open(
        [
          likert(
            [
              { linkId: 'a', type: 'boolean', text: 'A?' },
              { linkId: 'b', type: 'boolean', text: 'B?' },
            ],
            name,
          ),
          { ...likert([{ ...rows(1)[0]!, repeats: true }]), linkId: 'many' },
        ],
        WIDE,
      );
      expect(heads(page).slice(0, 2)).to.deep.equal(['Yes', 'No']);
      await page.pick('b', 'No');
      await page.pick('r1', 'Never');
      await page.pick('r1', 'Always');
      expect(page.answers['b']).to.deep.equal([false]);
      expect(page.answers['r1']).to.have.length(2);
    }
  });

  it('is a group as usual where no question can be a row, and where answers are only read', async () => {
    const page = await SurveyPage.open([likert([{ linkId: 'free', type: 'string', text: 'Else?' }])], WIDE);
    expect(page.$('table')).to.equal(null);
    await page.type('free', 'x');
    const read = await SurveyPage.open([likert(rows(2))], { ...WIDE, attributes: { readonly: '' } });
    expect(read.$('table')).to.equal(null);
  });

  it('comes and goes with the conditions of its rows', async () => {
    const [first, second] = rows(2);
    const when = [{ question: 'r1', operator: '=', answerCoding: often[0]!.valueCoding }];
    const page = await SurveyPage.open([likert([first!, { ...second!, enableWhen: when }])], WIDE);
    expect(page.questions('r2')).to.have.length(0);
    await page.pick('r1', 'Never');
    expect(page.question('r2').localName).to.equal('tr');
    await page.pick('r2', 'Never');
    await page.pick('r1', 'Always');
    expect(Object.keys(page.answers)).to.deep.equal(['r1']);
  });

  it('is one page where questions come one at a time', async () => {
    const page = await SurveyPage.open([likert(rows(3)), { linkId: 'end', type: 'string', text: 'End?' }], {
      attributes: { layout: 'question' },
    });
    expect(page.text).to.contain('1 of 2');
    expect(page.questions('r3')).to.have.length(1);
    expect(page.questions('end')).to.have.length(0);
  });

  it('draws the row that was answered, and no other', async () => {
    const page = await SurveyPage.open([likert(rows(40))], WIDE);
    const drawn = new Set<string>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const row = (target as Element).closest?.('tr') ?? target.parentElement?.closest('tr');
        if (row) drawn.add((row as HTMLElement).dataset['linkId']!);
      }
    });
    observer.observe(page.$('table')!, { subtree: true, childList: true, attributes: true, characterData: true });
    await page.pick('r20', 'Always');
    await page.survey.updateComplete;
    expect([...drawn]).to.deep.equal(['r20']);
    observer.disconnect();
  });
});

describe('a table of groups', () => {
  it('has a row for each instance, with its questions as columns', async () => {
    const page = await SurveyPage.open([medicine], WIDE);
    await page.press('Add another “Medicine”');
    expect(heads(page)).to.deep.equal(['Name? (needs an answer)', 'How many?']);
    expect(page.questions('medicine').filter(({ localName }) => localName === 'tr')).to.have.length(2);
    expect(page.focused?.closest('tr')).to.equal(page.questions('medicine').at(-1));
    expect([...page.root.querySelectorAll('tbody th')].map(words)).to.deep.equal(['Medicine 1', 'Medicine 2']);
    await expect(page.survey).to.be.accessible();
  });

  it('names each control by its question', async () => {
    const page = await SurveyPage.open([medicine], WIDE);
    const control = page.control('name');
    expect(words(page.$(`#${control.getAttribute('aria-labelledby')!}`)!)).to.contain('Name?');
  });

  it('adds and takes away rows, and keeps what stands in the others', async () => {
    const page = await SurveyPage.open([medicine], WIDE);
    await page.type('name', 'one');
    await page.press('Add another “Medicine”');
    await sendKeys({ type: 'two' });
    await page.press('Add another “Medicine”');
    await sendKeys({ type: 'three' });
    const second = page.questions('medicine').filter(({ localName }) => localName === 'tr')[1]!;
    expect(page.button('Remove', second).textContent).to.contain('Medicine');
    await page.press('Remove', second);
    expect(page.answers['name']).to.deep.equal(['one', 'three']);
    expect(page.questions('name').map((one) => one.querySelector('input')!.value)).to.deep.equal(['one', 'three']);
    expect(words(page.focused!)).to.contain('Add another');
    expect(page.faults).to.deep.equal([]);
  });

  it('says in the cell what is wrong', async () => {
    const page = await SurveyPage.open([medicine], WIDE);
    await page.press('Send my answers');
    expect(page.errors('name')).to.deep.equal(['Please write your answer.']);
    expect(page.question('name').closest('td')).not.to.equal(null);
  });

  it('is cards below each other where there is little room', async () => {
    const page = await SurveyPage.open([medicine], { width: '300px' });
    const label = page.question('name').querySelector('.question-text')!;
    expect(label.getBoundingClientRect().width).to.be.above(50);
    expect(page.survey.scrollWidth).to.be.at.most(300);
    await expect(page.survey).to.be.accessible();
  });

  it('has a row for each group of a grid; a question with another name says it', async () => {
    const page = await SurveyPage.open([week], WIDE);
    expect([...page.root.querySelectorAll('tbody th')].map(words)).to.deep.equal(['Monday', 'Tuesday']);
    expect(heads(page)).to.deep.equal(['Pain', 'Sleep']);
    const seen = (linkId: string) =>
      page.question(linkId).querySelector('.question-text')!.getBoundingClientRect().width;
    expect(seen('Monday-sleep')).to.be.below(2);
    expect(seen('Tuesday-sleep')).to.be.above(50);
    await page.type('Tuesday-sleep', '7');
    expect(page.answers).to.deep.equal({ 'Tuesday-sleep': [7] });
    await expect(page.survey).to.be.accessible();
  });

  describe('says where an answer is needed', () => {
    const seen = (page: SurveyPage, linkId: string) =>
      page.questions(linkId).map((question) => {
        const text = question.querySelector('.question-text')!;
        const parts = [...text.children].filter((part) => part.getBoundingClientRect().width > 2);
        return text.getBoundingClientRect().width > 2 ? parts.map(words) : [];
      });

    it('in its cell, as the answers make it', async () => {
      const expression = "%resource.item.where(linkId = 'all').answer.value";
      const [, dose] = medicine['item'] as ItemJson[];
      const counted = { ...dose!, _required: computed(expression) };
      const page = await SurveyPage.open(
        [
          { linkId: 'all', type: 'boolean', text: 'All?' },
          { ...medicine, item: [counted] },
        ],
        WIDE,
      );
      expect(heads(page)).to.deep.equal(['How many?']);
      expect(seen(page, 'dose')).to.deep.equal([[]]);
      await page.pick('all', 'Yes');
      await page.press('Add another “Medicine”');
      expect(seen(page, 'dose')).to.deep.equal([['(needs an answer)'], ['(needs an answer)']]);
      expect(page.$(`#${page.control('dose').getAttribute('aria-labelledby')!}`)!.textContent).to.contain('How many?');
      await expect(page.survey).to.be.accessible();
      await page.pick('all', 'No');
      expect(seen(page, 'dose')).to.deep.equal([[], []]);
      expect(heads(page)).to.deep.equal(['How many?']);
    });

    it('in its cell where other rows need none, and over the column where all do', async () => {
      const item = (week['item'] as ItemJson[]).map((day, at) => ({
        ...day,
        item: (day['item'] as ItemJson[]).map((question, column) => ({
          ...question,
          text: `${column}`,
          required: column === 1 || at === 0,
        })),
      }));
      const page = await SurveyPage.open([{ ...week, item }], WIDE);
      expect(heads(page)).to.deep.equal(['0', '1 (needs an answer)']);
      expect(seen(page, 'Monday-pain')).to.deep.equal([['(needs an answer)']]);
      for (const id of ['Tuesday-pain', 'Monday-sleep', 'Tuesday-sleep']) expect(seen(page, id)).to.deep.equal([[]]);
    });

    it('with the words that an expression makes', async () => {
      const [name] = medicine['item'] as ItemJson[];
      const worded = { ...name!, _text: computed("'Which' & '?'") };
      const page = await SurveyPage.open([{ ...medicine, item: [worded] }], WIDE);
      expect(seen(page, 'name')).to.deep.equal([['Which?', '(needs an answer)']]);
    });
  });

  it('has short names over its columns where the form has them', async () => {
    const short = {
      url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-shortText',
      valueString: 'No.',
    };
    const [name, dose] = medicine['item'] as ItemJson[];
    const page = await SurveyPage.open([{ ...medicine, item: [name!, { ...dose!, extension: [short] }] }], WIDE);
    expect(heads(page).at(-1)).to.equal('No.');
  });

  it('is a group as usual where it has groups in it', async () => {
    const item = [
      { linkId: 'inner', type: 'group', text: 'Inner', item: [{ linkId: 'x', type: 'string', text: 'X?' }] },
    ];
    const page = await SurveyPage.open([{ ...medicine, item }], WIDE);
    expect(page.$('table')).to.equal(null);
    await page.type('x', 'y');
    expect(page.answers).to.deep.equal({ x: ['y'] });
  });

  it('is read as text', async () => {
    const page = await SurveyPage.open(questionnaire([medicine]), {
      ...WIDE,
      attributes: { readonly: '' },
      properties: {
        response: {
          resourceType: 'QuestionnaireResponse',
          status: 'completed',
          item: [{ linkId: 'medicine', item: [{ linkId: 'name', answer: [{ valueString: 'One' }] }] }],
        } as never,
      },
    });
    expect(page.text).to.contain('One');
  });
});

it('a table with more options than can be laid out in time is questions below each other', async () => {
  const survey = document.createElement('pp-experience-survey');
  survey.questionnaire = questionnaire([likert(rows(1700))]);
  document.body.append(survey);
  await until(() => survey.renderRoot.querySelector('.question'));
  expect(survey.renderRoot.querySelector('table')).to.equal(null);
  survey.remove();
});
