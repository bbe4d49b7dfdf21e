import { type Scorer, scorer, sum } from './scorer.js';

/**
 * SURE, four items: 1 for yes, 0 for no. The value is how many yes there are; 3 or fewer suggest decisional conflict.
 * With an answer missing there is no score.
 */
export const sure: Scorer = scorer({
  name: 'SURE',
  source: 'Légaré F et al., Can Fam Physician 2010;56(8):e308-14',
  items: 4,
  answers: [0, 1],
  range: [0, 4],
  rule(values) {
    const value = sum(values);
    return value === null ? null : { value, details: { hasDecisionalConflict: value <= 3 } };
  },
});
