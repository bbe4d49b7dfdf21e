import { child } from '../../support/example-data.mjs';

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

export default [
  { title: 'its own questions', html: '<pp-experience-survey></pp-experience-survey>' },
  {
    title: 'a questionnaire',
    html: `<pp-experience-survey layout="page">${child(questionnaire)}</pp-experience-survey>`,
  },
  {
    title: 'one question at a time',
    html: `<pp-experience-survey layout="question">${child(questionnaire)}</pp-experience-survey>`,
  },
];

/** For what is asked of every element in a test page: data with a title of one's own, and what a person may press. */
export const shared = {
  tag: 'pp-experience-survey',
  property: 'questionnaire',
  data: (title) => ({
    resourceType: 'Questionnaire',
    status: 'active',
    url: `https://example.org/${encodeURIComponent(title)}`,
    title,
    item: [{ linkId: 'listened', type: 'boolean', text: 'Did we listen to you?' }],
  }),
  press: 'input[type=radio]',
};
