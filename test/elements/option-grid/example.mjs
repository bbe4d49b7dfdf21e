import decision from '../../../demo/data/example-decision.json' with { type: 'json' };
import { child } from '../../support/example-data.mjs';

export default [
  { title: 'a decision', html: `<pp-option-grid>${child(decision)}</pp-option-grid>` },
  { title: 'no data', html: '<pp-option-grid></pp-option-grid>' },
];

/** For what is asked of every element in a test page: data with a title of one's own, and what a person may press. */
export const shared = {
  tag: 'pp-option-grid',
  property: 'grid',
  data: (title) => ({
    id: title,
    title,
    decision: 'Which?',
    options: ['a', 'b'].map((id) => ({ id, label: id })),
    rows: ['effort', 'harm', 'time', 'cost', 'later'].map((id) => ({
      id,
      question: `What about ${id}?`,
      cells: { a: { text: 'so' }, b: { text: 'so' } },
    })),
    sources: [{ id: 's1', citation: 'Somebody 2020', url: 'https://example.org/1' }],
    author: 'Somebody',
    published: '2026-01-31',
    expires: '2027-12-31',
    funding: 'Nobody',
    updatePolicy: 'Every year',
  }),
  press: 'input[type=radio]',
};
