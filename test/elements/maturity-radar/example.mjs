import levels from '../../../demo/data/example-maturity.json' with { type: 'json' };
import { child } from '../../support/example-data.mjs';

export default [
  { title: 'a profile', html: `<pp-maturity-radar>${child(levels)}</pp-maturity-radar>` },
  { title: 'no data', html: '<pp-maturity-radar></pp-maturity-radar>' },
];

/** For what is asked of every element in a test page: data with a title of one's own, and what a person may press. */
export const shared = {
  tag: 'pp-maturity-radar',
  property: 'data',
  data: (title) => ({
    title,
    dimensions: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, label: id })),
    series: [{ id: 's', label: 's', values: [1, 2, 3, 4, 5] }],
  }),
  press: 'tbody button',
};
