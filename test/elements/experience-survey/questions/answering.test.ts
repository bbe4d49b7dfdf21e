import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { coding, control, extension, type ItemJson, options, SurveyPage, words } from '../survey-page.js';

const everyType: ItemJson[] = [
  { linkId: 'display', type: 'display', text: 'Some words first.' },
  {
    linkId: 'group',
    type: 'group',
    text: 'A group',
    item: [{ linkId: 'boolean', type: 'boolean', text: 'Yes or no?' }],
  },
  { linkId: 'choice', type: 'choice', text: 'Which one?', answerOption: options('a', 'b', 'c') },
  { linkId: 'many', type: 'choice', text: 'Which ones?', repeats: true, answerOption: options('a', 'b', 'c') },
  {
    linkId: 'list',
    type: 'choice',
    text: 'Which one of the list?',
    extension: [control('drop-down')],
    answerOption: options('first', 'second', 'third'),
  },
  { linkId: 'open', type: 'open-choice', text: 'Which one or what?', answerOption: options('a', 'b') },
  { linkId: 'string', type: 'string', text: 'A line?' },
  { linkId: 'text', type: 'text', text: 'Some lines?' },
  { linkId: 'integer', type: 'integer', text: 'How many?' },
  { linkId: 'decimal', type: 'decimal', text: 'How much?' },
  { linkId: 'date', type: 'date', text: 'When?' },
  { linkId: 'time', type: 'time', text: 'At what time?' },
  { linkId: 'dateTime', type: 'dateTime', text: 'When exactly?' },
  {
    linkId: 'quantity',
    type: 'quantity',
    text: 'How heavy?',
    extension: [
      extension('questionnaire-unitOption', { valueCoding: { system: 'http://unitsofmeasure.org', code: 'kg' } }),
      extension('questionnaire-unitOption', {
        valueCoding: { system: 'http://unitsofmeasure.org', code: '[lb_av]', display: 'lb' },
      }),
    ],
  },
  { linkId: 'url', type: 'url', text: 'Which page?' },
];

/** A time in the morning. WebKit does not go on from hours to minutes by itself, and all take AM or have a clock without. */
const clock = (hours: string, minutes: string) =>
  /Chrome|Firefox/.test(navigator.userAgent)
    ? [{ type: `${hours}${minutes}AM` }]
    : [{ type: hours }, 'ArrowRight', { type: minutes }, 'ArrowRight', { type: 'AM' }];

/** What a person presses who has come to a question with the tab key. */
const keys: Record<string, (string | { type: string })[]> = {
  boolean: [' ', 'ArrowDown'],
  choice: ['ArrowDown'],
  many: [' ', 'Tab', 'Tab', ' '],
  list: ['ArrowDown', 'ArrowDown'],
  // Not upwards: WebKit does not go on from the first at the last
  open: ['ArrowDown', 'ArrowDown', 'Tab', { type: 'my own' }],
  string: [{ type: 'a line' }],
  text: [{ type: 'one' }, 'Enter', { type: 'two' }],
  integer: [{ type: '12' }],
  decimal: [{ type: '1.5' }],
  date: [{ type: '2' }, 'Tab', { type: '29' }, 'Tab', { type: '2024' }],
  time: clock('09', '30'),
  dateTime: [{ type: '12' }, 'Tab', { type: '31' }, 'Tab', { type: '1999' }, 'Tab', ...clock('11', '45')],
  quantity: [{ type: '72.5' }, 'Tab', 'ArrowDown'],
  url: [{ type: 'https://example.org/a' }],
};

describe('answering', () => {
  it('every type of question with the keyboard alone gives a valid response', async () => {
    const page = await SurveyPage.open(everyType);
    for (const [linkId, presses] of Object.entries(keys)) {
      let tabs = 0;
      while (!page.focused || !page.question(linkId).contains(page.focused)) {
        if (tabs++ > 12) throw new Error(`The tab key does not lead to "${linkId}".`);
        await sendKeys({ press: 'Tab' });
      }
      for (const key of presses) await sendKeys(typeof key === 'string' ? { press: key } : key);
    }
    const { dateTime, ...answers } = page.answers;
    expect(answers).to.deep.equal({
      boolean: [false],
      choice: [coding('b')],
      many: [coding('a'), coding('c')],
      list: [coding('second')],
      open: ['my own'],
      string: ['a line'],
      text: ['one\ntwo'],
      integer: [12],
      decimal: [1.5],
      date: ['2024-02-29'],
      time: ['09:30:00'],
      quantity: [{ value: 72.5, system: 'http://unitsofmeasure.org', code: '[lb_av]', unit: 'lb' }],
      url: ['https://example.org/a'],
    });
    expect(dateTime![0]).to.match(/^1999-12-31T11:45:00[+-]\d\d:\d\d$/);
    expect(new Date(dateTime![0] as string).getTime()).to.equal(new Date(1999, 11, 31, 11, 45).getTime());
    expect(page.faults).to.deep.equal([]);
    expect(page.response.item!.map(({ linkId }) => linkId)).to.deep.equal(
      everyType.map(({ linkId }) => linkId).filter((linkId) => linkId !== 'display'),
    );
  });

  it('works with a pointer anywhere in the row of an option', async () => {
    const page = await SurveyPage.open(everyType);
    const row = page.controls('choice')[2]!.closest('label')!;
    row.scrollIntoView({ block: 'center' });
    const { right, top, height } = row.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.floor(right - 8), Math.floor(top + height / 2)] });
    expect(page.answers.choice).to.deep.equal([coding('c')]);
    expect(height).to.be.at.least(48);
  });

  it('names every control by its question or its own label', async () => {
    const page = await SurveyPage.open(everyType);
    for (const control of page.root.querySelectorAll<HTMLInputElement>('input, select, textarea')) {
      const labelled = (control.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
      const name =
        control.getAttribute('aria-label') ??
        (labelled.map((id) => words(page.$(`[id="${id}"]`)!)).join(' ') ||
          [...(control.labels ?? [])].map(words).join(' '));
      expect(name, control.outerHTML).not.to.equal('');
    }
    const label = page.control('string').getAttribute('aria-labelledby')!;
    expect(words(page.$(`[id="${label}"]`)!)).to.equal('A line?');
    const group = page.question('choice').querySelector('[role="radiogroup"]')!;
    expect(words(page.$(`[id="${group.getAttribute('aria-labelledby')}"]`)!)).to.equal('Which one?');
  });

  describe('an optional answer', () => {
    it('of radio buttons can be cleared, and the focus stays with the question', async () => {
      const page = await SurveyPage.open([{ linkId: 'q', type: 'choice', text: 'Q', answerOption: options('a', 'b') }]);
      expect(page.hasButton('Clear my answer')).to.equal(false);
      await page.pick('q', 'b');
      await page.press('Clear my answer');
      expect(page.answers).to.deep.equal({});
      expect(page.controls('q').some(({ checked }) => checked)).to.equal(false);
      expect(page.question('q').contains(page.focused)).to.equal(true);
      expect(page.hasButton('Clear my answer')).to.equal(false);
    });

    it('that is needed cannot be', async () => {
      const page = await SurveyPage.open([{ linkId: 'q', type: 'boolean', text: 'Q', required: true }]);
      await page.pick('q', 'Yes');
      expect(page.hasButton('Clear my answer')).to.equal(false);
    });
  });

  describe('something else', () => {
    const open = (more: object = {}): ItemJson[] => [
      { linkId: 'q', type: 'open-choice', text: 'Q', answerOption: options('a', 'b'), ...more },
    ];
    const other = (page: SurveyPage) => page.$<HTMLInputElement>('.other');

    it('takes the place of an option, and gives it back', async () => {
      const page = await SurveyPage.open(open());
      await page.pick('q', 'a');
      await page.pick('q', 'Something else');
      expect(page.answers).to.deep.equal({});
      other(page)!.focus();
      await sendKeys({ type: 'mine' });
      expect(page.answers.q).to.deep.equal(['mine']);
      await page.pick('q', 'b');
      expect(page.answers.q).to.deep.equal([coding('b')]);
      expect(other(page)).to.equal(null);
    });

    it('stands beside ticked options', async () => {
      const page = await SurveyPage.open(open({ repeats: true }));
      await page.pick('q', 'a');
      await page.pick('q', 'Something else');
      other(page)!.focus();
      await sendKeys({ type: 'mine' });
      expect(page.answers.q).to.have.deep.members([coding('a'), 'mine']);
      await page.pick('q', 'Something else');
      expect(page.answers.q).to.deep.equal([coding('a')]);
      expect(other(page)).to.equal(null);
    });

    it('can be chosen from a drop-down', async () => {
      const page = await SurveyPage.open(open({ extension: [control('drop-down')] }));
      page.control<HTMLSelectElement>('q').focus();
      await sendKeys({ press: 'End' });
      await page.survey.updateComplete;
      other(page)!.focus();
      await sendKeys({ type: 'mine' });
      expect(page.answers.q).to.deep.equal(['mine']);
      page.control<HTMLSelectElement>('q').focus();
      await sendKeys({ press: 'Home' });
      expect(page.answers).to.deep.equal({});
      expect(other(page)).to.equal(null);
    });

    it('keeps what is typed as it is typed', async () => {
      for (const repeats of [false, true]) {
        const page = await SurveyPage.open(open({ repeats }));
        await page.pick('q', 'Something else');
        other(page)!.focus();
        await sendKeys({ type: 'a ' });
        await sendKeys({ press: 'Home' });
        await sendKeys({ type: ' b' });
        expect(other(page)!.value).to.equal(' ba ');
        expect(other(page)!.selectionStart).to.equal(2);
        expect(page.answers.q).to.deep.equal(['ba']);
      }
    });
  });

  describe('numbers', () => {
    const number = (type: string, more: object = {}): ItemJson[] => [{ linkId: 'n', type, text: 'N', ...more }];

    for (const [typed, value] of Object.entries({ '1,5': 1.5, '1.5': 1.5, '٧٢٫٥': 72.5, '-3': -3, '.5': 0.5 }))
      it(`a decimal may be typed as ${typed}`, async () => {
        const page = await SurveyPage.open(number('decimal'));
        await page.type('n', typed);
        expect(page.answers.n).to.deep.equal([value]);
        expect(page.control('n').value).to.equal(typed);
      });

    it('what is typed is never changed while typing', async () => {
      const page = await SurveyPage.open(number('decimal'));
      for (const [key, text] of [
        ['1', '1'],
        [',', '1,'],
        ['0', '1,0'],
        ['5', '1,05'],
        ['x', '1,05x'],
      ] as const) {
        await page.type('n', key);
        expect(page.control('n').value).to.equal(text);
      }
      expect(page.answers).to.deep.equal({});
      await page.leave();
      expect(page.control('n').value).to.equal('1,05x');
      expect(page.errors('n')).to.deep.equal(['Please write a number, in digits.']);
    });

    it('a whole number takes groups as they are written here, and nothing in between', async () => {
      const page = await SurveyPage.open(number('integer'));
      await page.type('n', '1,000');
      expect(page.answers.n).to.deep.equal([1000]);
      const half = await SurveyPage.open(number('integer'));
      await half.type('n', '1.5');
      await half.leave();
      expect(half.answers).to.deep.equal({});
      expect(half.errors('n')).to.deep.equal(['Please write a whole number, in digits.']);
    });

    it('of a quantity keep the unit that was chosen, before or after', async () => {
      const kg = { system: 'http://unitsofmeasure.org', code: 'kg', display: 'kg' };
      const lb = { system: 'http://unitsofmeasure.org', code: '[lb_av]', display: 'lb' };
      const items = number('quantity', {
        extension: [kg, lb].map((valueCoding) => extension('questionnaire-unitOption', { valueCoding })),
      });
      const pounds = (value: number) => ({ value, unit: 'lb', system: lb.system, code: lb.code });
      const page = await SurveyPage.open(items);
      page.control<HTMLSelectElement>('n', 1).focus();
      await sendKeys({ press: 'ArrowDown' });
      await page.type('n', '150');
      expect(page.answers.n).to.deep.equal([pounds(150)]);
      page.control('n').select();
      await sendKeys({ press: 'Delete' });
      await sendKeys({ type: '160' });
      expect(page.answers.n).to.deep.equal([pounds(160)]);
      expect(page.control<HTMLSelectElement>('n', 1).selectedOptions[0]!.text.trim()).to.equal('lb');
    });

    it('of a quantity with one unit show it', async () => {
      const page = await SurveyPage.open(
        number('quantity', {
          extension: [extension('questionnaire-unit', { valueCoding: { code: 'mmHg', display: 'mmHg', system: 'u' } })],
        }),
      );
      expect(words(page.question('n'))).to.contain('mmHg');
      await page.type('n', '120');
      expect(page.answers.n).to.deep.equal([{ value: 120, unit: 'mmHg', code: 'mmHg', system: 'u' }]);
    });
  });

  describe('dates', () => {
    const items: ItemJson[] = [{ linkId: 'd', type: 'date', text: 'D' }];
    const labels = (page: SurveyPage) => [...page.question('d').querySelectorAll('label')].map(words);

    for (const [parts, value] of [
      [['', '', '2024'], '2024'],
      [['2', '', '2024'], '2024-02'],
      [['2', '29', '2024'], '2024-02-29'],
      [['12', '1', '٢٠٢٤'], '2024-12-01'],
    ] as const)
      it(`may be ${value}`, async () => {
        const page = await SurveyPage.open(items);
        for (const [index, part] of parts.entries()) if (part) await page.type('d', part, index);
        await page.leave();
        expect(page.answers.d).to.deep.equal([value]);
        expect(page.errors('d')).to.deep.equal([]);
      });

    for (const parts of [
      ['2', '30', '2024'],
      ['13', '1', '2024'],
      ['', '5', '2024'],
      ['1', '1', '24'],
      ['1', '1', ''],
      ['0', '1', '2024'],
      ['a', '1', '2024'],
    ])
      it(`cannot be ${parts.join('/')}, and what was typed stays`, async () => {
        const page = await SurveyPage.open(items);
        for (const [index, part] of parts.entries()) if (part) await page.type('d', part, index);
        page.control('d', 2).focus();
        expect(page.errors('d'), 'not while the fields have the focus').to.deep.equal([]);
        await page.leave();
        expect(page.answers).to.deep.equal({});
        expect(page.controls('d').map(({ value }) => value)).to.deep.equal(parts);
        expect(page.errors('d')).to.deep.equal(['Please give a real date. Write the year with four digits.']);
      });

    it('have their fields in the order of the language', async () => {
      const page = await SurveyPage.open(items);
      expect(labels(page)).to.deep.equal(['Month', 'Day', 'Year']);
      try {
        document.documentElement.lang = 'en-GB';
        const british = await SurveyPage.open(items);
        await british.survey.updateComplete;
        expect(labels(british)).to.deep.equal(['Day', 'Month', 'Year']);
      } finally {
        document.documentElement.lang = 'en';
      }
    });

    it('with a time need the whole day', async () => {
      const page = await SurveyPage.open([
        { linkId: 'd', type: 'dateTime', text: 'D' },
        { linkId: 'next', type: 'string', text: 'N' },
      ]);
      await page.type('d', '2024', 2);
      expect(page.answers.d).to.deep.equal(['2024']);
      await page.type('d', '0930AM', 3);
      page.control('next').focus();
      expect(page.answers).to.deep.equal({});
      expect(page.errors('d')).to.have.length(1);
    });

    it('with a time show the day that it is here', async () => {
      const page = await SurveyPage.open([{ linkId: 'd', type: 'dateTime', text: 'D' }]);
      // Somewhere far away it was already, or still, another day.
      const here = new Date(2024, 0, 1, 0, 30);
      for (const offset of [-12, 14]) {
        const there = new Date(here.getTime() + offset * 3_600_000).toISOString().slice(0, 19);
        const sign = offset < 0 ? '-' : '+';
        const value = `${there}${sign}${String(Math.abs(offset)).padStart(2, '0')}:00`;
        page.survey.response = {
          resourceType: 'QuestionnaireResponse',
          status: 'in-progress',
          item: [{ linkId: 'd', answer: [{ valueDateTime: value }] }],
        };
        await page.survey.updateComplete;
        expect(page.controls('d').map(({ value }) => value)).to.deep.equal(['1', '1', '2024', '00:30']);
      }
    });
  });
});
