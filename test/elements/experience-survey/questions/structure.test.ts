import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { errorsOf } from '../../../kernel/events.js';
import { said } from '../../../kernel/console.js';
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

describe('the questions', () => {
  it('stand in their groups, nested at will, under headings that fit the outline', async () => {
    const group = (linkId: string, ...item: ItemJson[]): ItemJson => ({
      linkId,
      type: 'group',
      text: `Group ${linkId}`,
      item,
    });
    const page = await SurveyPage.open(
      questionnaire([group('1', group('1.1', group('1.1.1', { linkId: 'q', type: 'string', text: 'Deep?' })))], {
        title: 'A title',
      }),
      { attributes: { 'heading-level': '3' } },
    );
    const outline = [...page.root.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((h) => `${h.localName} ${words(h)}`);
    expect(outline).to.deep.equal(['h3 A title', 'h4 Group 1', 'h5 Group 1.1', 'h6 Group 1.1.1']);
    await page.type('q', 'x');
    expect(page.faults).to.deep.equal([]);
    expect(page.question('1.1').contains(page.question('q'))).to.equal(true);
    expect(page.question('1.1.1').getAttribute('role')).to.equal('group');
  });

  it('show their prefix and their hints, and not what is hidden', async () => {
    const page = await SurveyPage.open([
      {
        linkId: 'q',
        type: 'string',
        prefix: 'A1.',
        text: 'The question?',
        item: [{ linkId: 'help', type: 'display', text: 'Some help.', extension: [control('prompt')] }],
      },
      {
        linkId: 'h',
        type: 'string',
        text: 'Hidden?',
        extension: [extension('questionnaire-hidden', { valueBoolean: true })],
        initial: [{ valueString: 'kept' }],
      },
    ]);
    expect(words(page.question('q'))).to.match(/^A1\. The question\?/);
    const described = page.control('q').getAttribute('aria-describedby')!.split(' ');
    expect(described.map((id) => words(page.$(`[id="${id}"]`)!)).join(' ')).to.equal('Some help.');
    expect(page.questions('h')).to.deep.equal([]);
    expect(page.answers.h).to.deep.equal(['kept']);
  });

  it('say how much can be written', async () => {
    const page = await SurveyPage.open([{ linkId: 'q', type: 'text', text: 'Q?', maxLength: 2000 }]);
    expect(words(page.question('q').querySelector('.hints')!)).to.equal('You can write up to 2,000 characters.');
  });

  it('take options from a contained value set, and begin with what is selected', async () => {
    const page = await SurveyPage.open(
      questionnaire(
        [
          { linkId: 'set', type: 'choice', text: 'Set?', answerValueSet: '#vs' },
          {
            linkId: 'sel',
            type: 'choice',
            text: 'Selected?',
            answerOption: [...options('a'), { ...options('b')[0]!, initialSelected: true }],
          },
        ],
        {
          contained: [
            {
              resourceType: 'ValueSet',
              id: 'vs',
              status: 'active',
              compose: {
                include: [
                  {
                    system: 's',
                    concept: [
                      { code: '1', display: 'One' },
                      { code: '2', display: 'Two' },
                    ],
                  },
                ],
              },
            },
          ],
        },
      ),
    );
    await page.pick('set', 'Two');
    expect(page.answers).to.deep.equal({ set: [{ system: 's', code: '2', display: 'Two' }], sel: [coding('b')] });
    expect(page.controls('sel').map(({ checked }) => checked)).to.deep.equal([false, true]);
  });

  describe('that repeat', () => {
    const items: ItemJson[] = [
      { linkId: 'line', type: 'string', text: 'Which medicines?', repeats: true },
      {
        linkId: 'visit',
        type: 'group',
        text: 'Visit',
        repeats: true,
        item: [
          { linkId: 'where', type: 'string', text: 'Where?' },
          { linkId: 'again', type: 'boolean', text: 'Again?' },
          {
            linkId: 'why',
            type: 'string',
            text: 'Why?',
            enableWhen: [{ question: 'again', operator: '=', answerBoolean: true }],
          },
        ],
      },
    ];

    it('take answers and give them up, the focus goes along', async () => {
      const page = await SurveyPage.open(items);
      await page.type('line', 'one');
      await page.press('Add another answer');
      expect(page.focused === page.control('line', 1)).to.equal(true);
      await sendKeys({ type: 'two' });
      await page.press('Add another answer');
      await sendKeys({ type: 'three' });
      expect(page.answers.line).to.deep.equal(['one', 'two', 'three']);
      const second = page.question('line').querySelectorAll('.answer')[1]!;
      await page.press('Remove', second);
      expect(page.answers.line).to.deep.equal(['one', 'three']);
      expect(page.controls('line').map(({ value }) => value)).to.deep.equal(['one', 'three']);
      expect(words(page.focused!)).to.equal('Add another answer');
      await page.press('Remove', page.question('line'));
      expect(page.answers.line).to.deep.equal(['three']);
      expect(page.hasButton('Remove')).to.equal(false);
      expect(page.faults).to.deep.equal([]);
    });

    it('are told apart by their number', async () => {
      const page = await SurveyPage.open(items);
      await page.type('line', 'one');
      await page.press('Add another answer');
      const names = page.controls('line').map((field) => field.getAttribute('aria-label'));
      expect(names).to.deep.equal(['Which medicines? 1', 'Which medicines? 2']);
    });

    it('as groups do too, each with its own conditions', async () => {
      const page = await SurveyPage.open(items);
      await page.type('where', 'here');
      await page.press('Add another “Visit”');
      const [first, second] = page.questions('visit');
      expect(second!.contains(page.focused)).to.equal(true);
      await sendKeys({ type: 'there' });
      second!.querySelector<HTMLInputElement>('input[type="radio"]')!.focus();
      await sendKeys({ press: ' ' });
      expect(first!.querySelector('[data-link-id="why"]')).to.equal(null);
      expect(second!.querySelector('[data-link-id="why"]')).to.exist;
      expect(words(first!.querySelector('h3')!)).to.equal('Visit 1');
      expect(words(second!.querySelector('h3')!)).to.equal('Visit 2');
      expect(page.answers.where).to.deep.equal(['here', 'there']);
      await page.press('Remove “Visit”', page.$('.repeats')!);
      expect(page.answers.where).to.deep.equal(['there']);
      expect(page.questions('visit')).to.have.length(1);
      expect(words(page.focused!)).to.equal('Add another “Visit”');
      expect(page.faults).to.deep.equal([]);
    });
  });

  it('repeat under buttons with a name, also where they have no text', async () => {
    const item = [{ linkId: 'q', type: 'string', text: 'Which one?' }];
    const page = await SurveyPage.open([{ linkId: 'g', type: 'group', repeats: true, item }]);
    await page.press('Add another answer');
    expect(page.questions('g')).to.have.length(2);
    await page.press('Remove');
    expect(page.questions('g')).to.have.length(1);
  });

  describe('under answers', () => {
    it('come with the answer and go with it', async () => {
      const page = await SurveyPage.open([
        {
          linkId: 'smoke',
          type: 'boolean',
          text: 'Do you smoke?',
          item: [{ linkId: 'much', type: 'integer', text: 'How much?' }],
        },
      ]);
      expect(page.questions('much')).to.deep.equal([]);
      await page.pick('smoke', 'Yes');
      await page.type('much', '3');
      expect(page.response.item).to.deep.equal([
        {
          linkId: 'smoke',
          text: 'Do you smoke?',
          answer: [
            { valueBoolean: true, item: [{ linkId: 'much', text: 'How much?', answer: [{ valueInteger: 3 }] }] },
          ],
        },
      ]);
      expect(page.faults).to.deep.equal([]);
      await page.press('Clear my answer');
      expect(page.questions('much')).to.deep.equal([]);
      expect(page.answers).to.deep.equal({});
    });
  });

  describe('with conditions', () => {
    const when = (question: string, operator: string, answer: object) => ({
      enableWhen: [{ question, operator, ...answer }],
    });

    it('come and go, and what was answered there is cleared', async () => {
      const page = await SurveyPage.open([
        { linkId: 'a', type: 'boolean', text: 'A?' },
        { linkId: 'b', type: 'string', text: 'B?', ...when('a', '=', { answerBoolean: true }) },
        { linkId: 'c', type: 'string', text: 'C?', ...when('b', 'exists', { answerBoolean: true }) },
      ]);
      expect(page.questions('b')).to.deep.equal([]);
      await page.pick('a', 'Yes');
      await page.type('b', 'x');
      await page.type('c', 'y');
      expect(page.answers).to.deep.equal({ a: [true], b: ['x'], c: ['y'] });
      await page.pick('a', 'No');
      expect([page.questions('b'), page.questions('c')]).to.deep.equal([[], []]);
      expect(page.answers).to.deep.equal({ a: [false] });
      await page.pick('a', 'Yes');
      expect(page.control('b').value).to.equal('');
      expect(page.faults).to.deep.equal([]);
    });

    it('of any or of all', async () => {
      const both = [
        { question: 'a', operator: '=', answerBoolean: true },
        { question: 'n', operator: '>', answerInteger: 5 },
      ];
      const page = await SurveyPage.open([
        { linkId: 'a', type: 'boolean', text: 'A?' },
        { linkId: 'n', type: 'integer', text: 'N?' },
        { linkId: 'any', type: 'string', text: 'Any?', enableWhen: both, enableBehavior: 'any' },
        { linkId: 'all', type: 'string', text: 'All?', enableWhen: both, enableBehavior: 'all' },
      ]);
      const shown = () => ['any', 'all'].filter((linkId) => page.questions(linkId).length > 0);
      expect(shown()).to.deep.equal([]);
      await page.pick('a', 'Yes');
      expect(shown()).to.deep.equal(['any']);
      await page.type('n', '6');
      expect(shown()).to.deep.equal(['any', 'all']);
    });
  });

  describe('that cannot be shown', () => {
    it('are named on the screen and to the page, and the others work', async () => {
      const errors: { code: string; message: string }[] = [];
      const page = await SurveyPage.open(
        [
          { linkId: 'photo', type: 'smell', text: 'A smell?' },
          { linkId: 'far', type: 'choice', text: 'From afar?', answerValueSet: 'https://example.org/vs' },
          { linkId: 'ok', type: 'string', text: 'Fine?' },
        ],
        { prepare: (survey) => survey.addEventListener('pp-error', ({ detail }) => errors.push(detail)) },
      );
      expect(errors.map(({ code }) => code)).to.deep.equal(['unsupported-item', 'unsupported-item']);
      expect(errors.map(({ message }) => /"(\w+)"/.exec(message)?.[1])).to.deep.equal(['photo', 'far']);
      for (const linkId of ['photo', 'far']) {
        expect(words(page.question(linkId))).to.contain('This question cannot be answered on this page.');
        expect(words(page.question(linkId))).to.contain('You can answer the others and send them as usual.');
        expect(words(page.question(linkId))).to.contain('ask a member of staff: they can take your answer.');
        expect(page.question(linkId).getAttribute('role'), 'said with its words').to.equal('group');
        expect(page.controls(linkId)).to.deep.equal([]);
      }
      await page.type('ok', 'x');
      expect((await page.survey.submit()).status).to.equal('submitted');
    });
  });

  describe('that are only read', () => {
    const items: ItemJson[] = [
      { linkId: 'a', type: 'boolean', text: 'A?', required: true },
      { linkId: 'b', type: 'choice', text: 'B?', answerOption: [{ valueCoding: coding('x', 'An option') }] },
      { linkId: 'c', type: 'decimal', text: 'C?' },
      { linkId: 'd', type: 'date', text: 'D?' },
      { linkId: 'e', type: 'text', text: 'E?' },
    ];
    const response = {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      item: [
        { linkId: 'a', answer: [{ valueBoolean: true }] },
        { linkId: 'b', answer: [{ valueCoding: coding('x') }] },
        { linkId: 'c', answer: [{ valueDecimal: 1234.5 }] },
        { linkId: 'd', answer: [{ valueDate: '2024-02' }] },
      ],
    };

    it('show the answers as text, with nothing to press', async () => {
      const page = await SurveyPage.open(items, {
        attributes: { readonly: '' },
        properties: { response: response as never },
      });
      const texts = ['a', 'b', 'c', 'd', 'e'].map((linkId) => words(page.question(linkId)));
      expect(texts).to.deep.equal(['A? Yes', 'B? An option', 'C? 1,234.5', 'D? February 2024', 'E? No answer']);
      expect(page.root.querySelectorAll('input, textarea, select, button')).to.have.length(0);
      expect((await page.survey.submit()).status).to.equal('cancelled');
    });

    it('say nothing about how to answer, and show what was answered elsewhere', async () => {
      const page = await SurveyPage.open(
        [
          { linkId: 't', type: 'text', text: 'T?', maxLength: 500 },
          { linkId: 'l', type: 'choice', text: 'L?', answerValueSet: 'https://example.org/elsewhere' },
          { linkId: 'p', type: 'boolean', text: 'P?', item: [{ linkId: 'n', type: 'string', text: 'N?' }] },
        ],
        {
          attributes: { readonly: '' },
          properties: {
            response: {
              resourceType: 'QuestionnaireResponse',
              status: 'completed',
              item: [
                { linkId: 'l', answer: [{ valueCoding: coding('x', 'From elsewhere') }] },
                {
                  linkId: 'p',
                  answer: [{ valueBoolean: true, item: [{ linkId: 'n', answer: [{ valueString: 'why' }] }] }],
                },
              ],
            } as never,
          },
        },
      );
      expect(words(page.question('t'))).to.equal('T? No answer');
      expect(words(page.question('l'))).to.equal('L? From elsewhere');
      expect(page.question('n').parentElement!.className).to.equal('nested');
    });

    it('can be single ones', async () => {
      const page = await SurveyPage.open([
        { linkId: 'r', type: 'string', text: 'R?', readOnly: true, initial: [{ valueString: 'given' }] },
        { linkId: 'w', type: 'string', text: 'W?' },
      ]);
      expect(words(page.question('r'))).to.equal('R? given');
      expect(page.controls('r')).to.deep.equal([]);
      expect(page.controls('w')).to.have.length(1);
      expect(page.answers).to.deep.equal({ r: ['given'] });
    });
  });

  it('that are disabled take no answers, and are not sent', async () => {
    const page = await SurveyPage.open([{ linkId: 'q', type: 'string', text: 'Q?', required: true }], {
      attributes: { disabled: '' },
    });
    page.control('q').focus();
    expect(page.focused).to.equal(null);
    expect(page.survey.checkValidity()).to.equal(true);
    expect((await page.survey.submit()).status).to.equal('cancelled');
    page.survey.disabled = false;
    await page.survey.updateComplete;
    await page.type('q', 'x');
    expect((await page.survey.submit()).status).to.equal('submitted');
  });

  describe('in another language than the page', () => {
    it('keep their own language and direction, and our words keep theirs', async () => {
      const page = await SurveyPage.open(
        questionnaire(
          [
            { linkId: 'q', type: 'boolean', text: 'هل أنت راضٍ؟', required: true },
            { linkId: 'd', type: 'date', text: 'متى؟' },
            {
              linkId: 'o',
              type: 'open-choice',
              text: 'ماذا؟',
              extension: [control('drop-down')],
              answerOption: options('أ'),
            },
          ],
          { language: 'ar', title: 'زيارتك' },
        ),
      );
      const content = page.$('.content')!;
      expect([content.lang, content.dir]).to.deep.equal(['ar', 'rtl']);
      expect([page.$('.title')!.lang, page.$('.title')!.dir]).to.deep.equal(['ar', 'rtl']);
      expect(page.$('.base')!.dir).to.equal('ltr');
      expect(getComputedStyle(page.question('q')).direction).to.equal('rtl');
      const langOf = (text: string) => {
        const all = [...page.root.querySelectorAll<HTMLElement>('span, option, .hint')];
        return all.find((node) => words(node) === text)!.closest<HTMLElement>('[lang]')!.lang;
      };
      for (const ours of ['Yes', 'No', '(needs an answer)', 'Year', 'Choose an answer', 'Something else'])
        expect(langOf(ours), ours).to.equal('en');
    });

    it('go by what is written where it does not say', async () => {
      const page = await SurveyPage.open(questionnaire([{ linkId: 'q', type: 'string', text: 'متى؟' }]));
      expect(getComputedStyle(page.question('q')).direction).to.equal('rtl');
      expect(page.$('.content')!.hasAttribute('lang')).to.equal(false);
    });
  });

  it('of a draft work, with a warning', async () => {
    let page!: SurveyPage;
    const lines = await said(async () => {
      page = await SurveyPage.open(questionnaire([{ linkId: 'q', type: 'string', text: 'Q?' }], { status: 'draft' }));
    });
    expect(lines.filter((line) => line.includes('draft'))).to.have.length(1);
    const errors = errorsOf(page.survey);
    await page.type('q', 'x');
    expect((await page.survey.submit()).status).to.equal('submitted');
    expect(errors).to.deep.equal([]);
  });
});

describe('the outline of a survey', () => {
  const items: ItemJson[] = [
    { linkId: 'g', type: 'group', text: 'A group', item: [{ linkId: 'a', type: 'string', text: 'A?' }] },
    { linkId: 'b', type: 'boolean', text: 'B?' },
  ];
  const outline = (page: SurveyPage) =>
    [...page.root.querySelectorAll('h2, h3, h4')].map((heading) => `${heading.localName} ${words(heading)}`);

  it('has each question as a heading where questions come one at a time, and as a label all the same', async () => {
    const page = await SurveyPage.open(questionnaire(items, { title: 'Title' }), {
      attributes: { layout: 'question' },
    });
    expect(outline(page)).to.deep.equal(['h2 Title', 'h3 A group', 'h4 A?']);
    const label = page.question('a').querySelector('label')!;
    expect(label.closest('h4')).not.to.equal(null);
    label.click();
    expect(page.focused).to.equal(page.control('a'));
    await page.type('a', 'x');
    await page.press('Continue');
    expect(outline(page)).to.deep.equal(['h2 Title', 'h3 B?']);
    const group = page.question('b').querySelector('[role="radiogroup"]')!;
    expect(words(page.$(`#${group.getAttribute('aria-labelledby')!}`)!)).to.equal('B?');
    await page.pick('b', 'Yes');
    expect(outline(page)).to.deep.equal(['h2 Title', 'h3 B?']);
    await expect(page.survey).to.be.accessible();
  });

  it('has the groups only where questions stand below each other', async () => {
    const page = await SurveyPage.open(questionnaire(items, { title: 'Title' }));
    expect(outline(page)).to.deep.equal(['h2 Title', 'h3 A group']);
  });
});
