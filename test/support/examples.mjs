import { existsSync, readFileSync } from 'node:fs';
import { elementNames } from '../../.scripts/elements.mjs';

/** JSON as a child script holds it. */
const child = (json) => `<script type="application/json">${JSON.stringify(json).replaceAll('<', '\\u003c')}</script>`;

const demo = (file) => {
  const url = new URL(`../../demo/data/${file}`, import.meta.url);
  return existsSync(url) ? child(JSON.parse(readFileSync(url, 'utf8'))) : '';
};

/** One of everything that a questionnaire can ask. */
const questionnaire = {
  resourceType: 'Questionnaire',
  status: 'active',
  title: 'Your visit',
  item: [
    { linkId: 'hello', type: 'display', text: 'Think of your last visit.' },
    {
      linkId: 'care',
      type: 'group',
      text: 'Your care',
      item: [
        { linkId: 'listened', type: 'boolean', text: 'Did we listen to you?', required: true },
        {
          linkId: 'why',
          type: 'text',
          text: 'What happened?',
          enableWhen: [{ question: 'listened', operator: '=', answerBoolean: false }],
        },
        {
          linkId: 'who',
          type: 'choice',
          text: 'Who did you see?',
          repeats: true,
          answerOption: [{ valueString: 'A nurse' }, { valueString: 'A doctor' }],
        },
        { linkId: 'other', type: 'open-choice', text: 'And who else?', answerOption: [{ valueString: 'A friend' }] },
      ],
    },
    { linkId: 'name', type: 'string', text: 'What may we call you?', maxLength: 20 },
    { linkId: 'days', type: 'integer', text: 'How many days did you wait?' },
    { linkId: 'weight', type: 'decimal', text: 'What do you weigh?' },
    { linkId: 'when', type: 'date', text: 'When was it?' },
    { linkId: 'at', type: 'time', text: 'At what time?' },
    { linkId: 'both', type: 'dateTime', text: 'When did you leave?' },
    { linkId: 'dose', type: 'quantity', text: 'How much do you take?' },
    { linkId: 'page', type: 'url', text: 'Where did you read about us?' },
  ],
};

const known = {
  'experience-survey': [
    { title: 'its own questions', html: '<pp-experience-survey></pp-experience-survey>' },
    {
      title: 'a questionnaire',
      html: `<pp-experience-survey layout="page">${child(questionnaire)}</pp-experience-survey>`,
    },
    {
      title: 'one question at a time',
      html: `<pp-experience-survey layout="question">${child(questionnaire)}</pp-experience-survey>`,
    },
  ],
  'option-grid': [
    { title: 'a decision', html: `<pp-option-grid>${demo('example-decision.json')}</pp-option-grid>` },
    { title: 'no data', html: '<pp-option-grid></pp-option-grid>' },
  ],
  'maturity-radar': [
    { title: 'a profile', html: `<pp-maturity-radar>${demo('example-maturity.json')}</pp-maturity-radar>` },
    { title: 'no data', html: '<pp-maturity-radar></pp-maturity-radar>' },
  ],
};

/**
 * Every element of the library with markup that shows it at work. An element that nobody wrote an example for is there
 * too, bare.
 * @type {{ name: string, tag: string, examples: { title: string, html: string }[] }[]}
 */
export const elements = elementNames().map((name) => ({
  name,
  tag: `pp-${name}`,
  examples: known[name] ?? [{ title: 'without data', html: `<pp-${name}></pp-${name}>` }],
}));

/** All examples on one page. */
export const everything = elements.flatMap(({ examples }) => examples.map(({ html }) => html)).join('\n');
