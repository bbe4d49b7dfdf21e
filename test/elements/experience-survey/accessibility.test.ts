import { expect } from '@open-wc/testing';
import { until } from '../../kernel/events.js';
import { control, extension, type ItemJson, options, questionnaire, SurveyPage } from './survey-page.js';

const items: ItemJson[] = [
  { linkId: 'note', type: 'display', text: 'Some words first.' },
  {
    linkId: 'g',
    type: 'group',
    text: 'A group',
    item: [
      { linkId: 'yes', type: 'boolean', text: 'Yes or no?', required: true },
      { linkId: 'one', type: 'choice', text: 'Which one?', answerOption: options('a', 'b') },
      { linkId: 'many', type: 'open-choice', text: 'Which?', repeats: true, answerOption: options('a', 'b') },
      {
        linkId: 'list',
        type: 'choice',
        text: 'From the list?',
        extension: [control('drop-down')],
        answerOption: options('a'),
      },
    ],
  },
  { linkId: 'line', type: 'string', text: 'A line?', required: true, repeats: true },
  { linkId: 'text', type: 'text', text: 'Lines?', maxLength: 100 },
  { linkId: 'date', type: 'date', text: 'When?' },
  { linkId: 'both', type: 'dateTime', text: 'When exactly?' },
  { linkId: 'time', type: 'time', text: 'At what time?' },
  {
    linkId: 'much',
    type: 'quantity',
    text: 'How much?',
    extension: [
      extension('questionnaire-unitOption', { valueCoding: { code: 'kg' } }),
      extension('questionnaire-unitOption', { valueCoding: { code: 'g' } }),
    ],
  },
  { linkId: 'photo', type: 'attachment', text: 'A photo?' },
  {
    linkId: 'rep',
    type: 'group',
    text: 'Visit',
    repeats: true,
    item: [{ linkId: 'w', type: 'string', text: 'Where?' }],
  },
];
const survey = questionnaire(items, { title: 'All there is' });
const response = {
  resourceType: 'QuestionnaireResponse',
  status: 'completed',
  item: [{ linkId: 'g', item: [{ linkId: 'yes', answer: [{ valueBoolean: true }] }] }],
};

const states: Record<string, () => Promise<SurveyPage>> = {
  'with everything': () => SurveyPage.open(survey),
  'one question a page': () => SurveyPage.open(survey, { attributes: { layout: 'question' } }),
  'with errors': async () => {
    const page = await SurveyPage.open(survey);
    await page.press('Send my answers');
    return page;
  },
  'with repeats and own answers': async () => {
    const page = await SurveyPage.open(survey);
    await page.type('line', 'x');
    await page.press('Add another answer');
    await page.press('Add another “Visit”');
    await page.pick('many', 'Something else');
    await page.pick('one', 'b');
    return page;
  },
  'only to read': () =>
    SurveyPage.open(survey, { attributes: { readonly: '' }, properties: { response: response as never } }),
  disabled: () => SurveyPage.open(survey, { attributes: { disabled: '' } }),
  failed: async () => {
    const page = await SurveyPage.open([{ linkId: 'a', type: 'string', text: 'A?' }]);
    page.survey.addEventListener('pp-submit', (event) => event.respondWith(Promise.reject(new Error('no'))));
    await page.type('a', 'x');
    await page.survey.submit();
    await page.survey.updateComplete;
    return page;
  },
  'nothing answered': async () => {
    const page = await SurveyPage.open([{ linkId: 'a', type: 'string', text: 'A?' }]);
    void page.survey.submit();
    await until(() => page.focused?.id === 'empty');
    return page;
  },
  sent: async () => {
    const page = await SurveyPage.open([{ linkId: 'a', type: 'string', text: 'A?' }]);
    await page.type('a', 'x');
    await page.survey.submit();
    await until(() => page.$('.thanks'));
    return page;
  },
  'with data that cannot be used': () => SurveyPage.open({ resourceType: 'Patient' }),
  'our own': () => SurveyPage.open(undefined),
  'in Arabic': () => SurveyPage.open({ ...survey, language: 'ar' }),
};

describe('a survey is accessible', () => {
  for (const [name, open] of Object.entries(states)) {
    it(name, async () => {
      const page = await open();
      await expect(page.survey).to.be.accessible();
    });
  }

  it('in the dark', async () => {
    document.documentElement.style.colorScheme = 'dark';
    document.body.style.background = 'Canvas';
    try {
      const page = await states['with errors']!();
      await expect(page.survey).to.be.accessible();
    } finally {
      document.documentElement.style.colorScheme = '';
      document.body.style.background = '';
    }
  });

  it('with targets of 44 px and more for every button and option', async () => {
    const page = await states['with repeats and own answers']!();
    for (const target of page.root.querySelectorAll('button, .option, .control')) {
      const { height } = target.getBoundingClientRect();
      expect(height, target.outerHTML.slice(0, 200)).to.be.at.least(44);
    }
  });

  it('with nothing that is wider than a narrow screen', async () => {
    for (const dir of ['', 'ar']) {
      const page = await SurveyPage.open({ ...survey, ...(dir && { language: dir }) }, { width: '288px' });
      await page.press('Send my answers');
      expect(page.survey.scrollWidth).to.be.at.most(288);
      const edge = page.survey.getBoundingClientRect();
      for (const node of page.root.querySelectorAll('.question, .option, .button, .control')) {
        const { left, right } = node.getBoundingClientRect();
        expect(left, node.outerHTML.slice(0, 200)).to.be.at.least(edge.left);
        expect(right, node.outerHTML.slice(0, 200)).to.be.at.most(edge.right);
      }
    }
  });
});
