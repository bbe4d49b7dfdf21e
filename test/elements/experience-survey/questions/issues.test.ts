import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ruleWords } from '../../../../src/elements/experience-survey/issues/issue-text.js';
import { control, extension, type ItemJson, options, SurveyPage, words } from '../survey-page.js';

const q = (type: string, more: object = {}): ItemJson[] => [
  { linkId: 'q', type, text: 'The question?', ...more },
  { linkId: 'next', type: 'string', text: 'The next one?' },
];
const min = (value: object) => extension('minValue', value as Record<string, unknown>);
const max = (value: object) => extension('maxValue', value as Record<string, unknown>);

/** Answers `q` with text and goes on to the next question. */
async function answer(page: SurveyPage, text: string): Promise<void> {
  await page.type('q', text);
  page.control('next').focus();
  await page.survey.updateComplete;
}

describe('errors', () => {
  describe('say what to do', () => {
    const cases: { name: string; items: ItemJson[]; text: string; says: string }[] = [
      {
        name: 'a number below its minimum',
        items: q('integer', { extension: [min({ valueInteger: 1000 })] }),
        text: '5',
        says: 'The answer needs to be 1,000 or more.',
      },
      {
        name: 'a number above its maximum',
        items: q('decimal', { extension: [max({ valueDecimal: 2.5 })] }),
        text: '3',
        says: 'The answer needs to be 2.5 or less.',
      },
      {
        name: 'a text that is too long',
        items: q('string', { maxLength: 5 }),
        text: 'too long',
        says: 'Please shorten your answer. It can be up to 5 characters long.',
      },
      {
        name: 'a text that is too short',
        items: q('string', { extension: [extension('minLength', { valueInteger: 10 })] }),
        text: 'short',
        says: 'Please write a little more. The answer needs at least 10 characters.',
      },
      {
        name: 'digits after the decimal sign',
        items: q('decimal', { extension: [extension('maxDecimalPlaces', { valueInteger: 1 })] }),
        text: '1.25',
        says: 'Digits after the decimal sign: 1 at most.',
      },
      {
        name: 'a pattern',
        items: q('string', { extension: [extension('regex', { valueString: '[A-Z]{2}[0-9]+' })] }),
        text: 'nope',
        says: 'Please check this answer. It is not in the form that is needed.',
      },
      { name: 'a web address', items: q('url'), text: 'two words', says: 'Please write a web address without spaces.' },
      {
        name: 'letters for a number',
        items: q('integer'),
        text: 'three',
        says: 'Please write a whole number, in digits.',
      },
    ];
    for (const { name, items, text, says } of cases)
      it(name, async () => {
        const page = await SurveyPage.open(items);
        await page.type('q', text);
        expect(page.errors('q'), 'nothing while typing').to.deep.equal([]);
        page.control('next').focus();
        expect(page.errors('q')).to.deep.equal([says]);
        const described = page.control('q').getAttribute('aria-describedby')!.split(' ');
        expect(described.map((id) => words(page.$(`[id="${id}"]`)!)).join(' ')).to.contain(says);
        expect(page.control('q').getAttribute('aria-invalid')).to.equal('true');
      });

    it('a date before its first day', async () => {
      const page = await SurveyPage.open(q('date', { extension: [min({ valueDate: '2024-03-01' })] }));
      for (const [index, part] of ['2', '29', '2024'].entries()) await page.type('q', part, index);
      page.control('next').focus();
      expect(page.errors('q')).to.deep.equal(['Please give a date that is not before March 1, 2024.']);
    });

    it('a date after its last day', async () => {
      const page = await SurveyPage.open(q('date', { extension: [max({ valueDate: '2024-03-01' })] }));
      for (const [index, part] of ['3', '2', '2024'].entries()) await page.type('q', part, index);
      page.control('next').focus();
      expect(page.errors('q')).to.deep.equal(['Please give a date that is not after March 1, 2024.']);
    });

    const lacking: [items: ItemJson[], says: string][] = [
      [q('choice', { answerOption: options('a', 'b') }), 'Please choose one of the answers in the list.'],
      [
        q('choice', { answerOption: options('a', 'b'), extension: [control('drop-down')] }),
        'Please choose one of the answers in the list.',
      ],
      [
        q('choice', { answerOption: options('a', 'b'), extension: [control('autocomplete')] }),
        'Please choose one of the answers in the list.',
      ],
      [q('choice', { answerOption: options('a', 'b'), repeats: true }), 'Please choose at least one answer.'],
      [q('integer', { answerOption: [{ valueInteger: 1 }] }), 'Please choose one of the answers in the list.'],
      [q('open-choice', { answerOption: options('a') }), 'Please choose an answer, or write your own.'],
      [q('boolean'), 'Please choose yes or no.'],
      [q('string'), 'Please write your answer.'],
      [q('text'), 'Please write your answer.'],
      [q('integer'), 'Please write a whole number, in digits.'],
      [q('quantity'), 'Please write a number, in digits.'],
      [q('date'), 'Please give the date.'],
      [q('time'), 'Please give a time of day.'],
      [q('url'), 'Please write a web address without spaces.'],
      [q('attachment'), 'Please choose a file.'],
      [
        q('integer', { extension: [control('slider'), min({ valueInteger: 0 }), max({ valueInteger: 9 })] }),
        'Please choose a place on the scale.',
      ],
    ];
    for (const [[first, second], says] of lacking) {
      const { type, extension: extensions } = first!;
      it(`an answer that is needed: ${type} ${JSON.stringify(extensions ?? '').slice(-20)} “${says}”`, async () => {
        const page = await SurveyPage.open([{ ...first!, required: true }, second!]);
        await page.press('Send my answers');
        expect(page.errors('q')).to.deep.equal([says]);
      });
    }

    it('too few and too many answers', async () => {
      const page = await SurveyPage.open(
        q('choice', {
          repeats: true,
          answerOption: options('a', 'b', 'c', 'd'),
          extension: [
            extension('questionnaire-minOccurs', { valueInteger: 2 }),
            extension('questionnaire-maxOccurs', { valueInteger: 3 }),
          ],
        }),
      );
      await page.pick('q', 'a');
      expect(page.errors('q')).to.deep.equal(['Answers needed: 2 or more.']);
      await page.pick('q', 'b');
      expect(page.errors('q')).to.deep.equal([]);
      await page.pick('q', 'c');
      await page.pick('q', 'd');
      expect(page.errors('q')).to.deep.equal(['There are more answers than this question takes.']);
    });

    it('two answers that the page gave to a question that takes one, in a form without any rule', async () => {
      const answer = [{ valueString: 'one' }, { valueString: 'two' }];
      const response = {
        resourceType: 'QuestionnaireResponse',
        status: 'in-progress',
        item: [{ linkId: 'q', answer }],
      };
      // Such a form does not bring the words of rules.
      const { module } = ruleWords;
      ruleWords.module = undefined;
      const page = await SurveyPage.open([{ linkId: 'q', type: 'string', text: 'Q' }], {
        properties: { response: response as never },
      });
      await page.press('Send my answers');
      expect(page.errors('q')).to.deep.equal(['There are more answers than this question takes.']);
      ruleWords.module = module;
    });
  });

  it('go while the answer is put right, and come back while it is not', async () => {
    const page = await SurveyPage.open(q('integer', { extension: [max({ valueInteger: 10 })] }));
    await answer(page, '11');
    expect(page.errors('q')).to.have.length(1);
    page.control('q').focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Backspace' });
    expect(page.errors('q')).to.deep.equal([]);
    expect(page.control('q').getAttribute('aria-invalid')).to.equal(null);
    await sendKeys({ type: '9' });
    expect(page.errors('q')).to.have.length(1);
  });

  it('are not shown for a question that was only passed by', async () => {
    const page = await SurveyPage.open(q('string', { required: true }));
    page.control('q').focus();
    await page.leave();
    expect(page.errors('q')).to.deep.equal([]);
  });

  describe('the summary', () => {
    const items: ItemJson[] = [
      { linkId: 'fine', type: 'string', text: 'Fine?' },
      { linkId: 'yes', type: 'boolean', text: 'Yes or no?', required: true },
      { linkId: 'name', type: 'string', text: 'What name?', required: true },
      { linkId: 'day', type: 'date', text: 'What day?', required: true },
    ];

    it('stands before all else on the page, under a heading of its own', async () => {
      const page = await SurveyPage.open(items, { attributes: { 'heading-level': '3' } });
      await page.press('Send my answers');
      const heading = page.$('#summary > h4')!;
      expect(words(heading)).to.equal('Please check these answers');
      for (const other of page.root.querySelectorAll('.about, .progress, .content'))
        expect(heading.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING, other.className).to.be.above(
          0,
        );
    });

    it('takes the focus and names each question that is not right', async () => {
      const page = await SurveyPage.open(items);
      await page.press('Send my answers');
      expect(page.focused!.id).to.equal('summary');
      expect(page.focused!.getAttribute('role')).to.equal('group');
      expect(words(page.focused!)).to.contain('Please check these answers');
      expect(page.summary).to.deep.equal([
        'Yes or no? Please choose yes or no.',
        'What name? Please write your answer.',
        'What day? Please give the date.',
      ]);
    });

    it('leads to the control of each question', async () => {
      const page = await SurveyPage.open(items);
      await page.press('Send my answers');
      const before = location.href;
      for (const [index, linkId] of ['yes', 'name', 'day'].entries()) {
        page.root.querySelectorAll<HTMLElement>('#summary a')[index]!.focus();
        await sendKeys({ press: 'Enter' });
        expect(page.focused === page.control(linkId), linkId).to.equal(true);
      }
      expect(location.href, 'the address of the page is not ours').to.equal(before);
    });

    it('grows shorter with every answer, and is gone in the end', async () => {
      const page = await SurveyPage.open(items);
      await page.press('Send my answers');
      await page.pick('yes', 'Yes');
      expect(page.summary).to.have.length(2);
      await page.type('name', 'A');
      expect(page.summary).to.have.length(1);
      for (const [index, part] of ['1', '1', '2024'].entries()) await page.type('day', part, index);
      expect(page.$('#summary')).to.equal(null);
    });

    it('shows only this page’s, and turns to the page with the first', async () => {
      const page = await SurveyPage.open(items, { attributes: { layout: 'question' } });
      await page.press('Continue');
      await page.press('Continue');
      expect(page.summary).to.deep.equal(['Yes or no? Please choose yes or no.']);
      expect(page.focused!.id).to.equal('summary');
      await page.pick('yes', 'No');
      await page.press('Continue');
      await page.type('name', 'x');
      await page.press('Continue');
      await page.press('Back');
      page.control('name').select();
      await sendKeys({ press: 'Delete' });
      await page.press('Back');
      await page.press('Back');
      expect(page.survey.reportValidity()).to.equal(false);
      await page.survey.updateComplete;
      await page.survey.updateComplete;
      expect(page.summary).to.deep.equal(['What name? Please write your answer.']);
    });

    it('of a required group says so', async () => {
      const page = await SurveyPage.open([
        {
          linkId: 'g',
          type: 'group',
          text: 'The group',
          required: true,
          item: [{ linkId: 'q', type: 'string', text: 'Q' }],
        },
      ]);
      await page.press('Send my answers');
      expect(page.summary).to.have.length(1);
      expect(page.summary[0]).to.contain('The group');
      await page.type('q', 'x');
      expect(page.$('#summary')).to.equal(null);
    });
  });
});
