import type { InstrumentScore, Scorer } from './scorer.js';
import { count, sum } from './scorer.js';

/**
 * SURE, four items: 1 for yes, 0 for no. The value is how many yes there are; 3 or fewer suggest decisional conflict.
 * With an answer missing there is no score.
 */
export const sure: Scorer = {
  name: 'SURE',
  source: 'Légaré F et al., Can Fam Physician 2010;56(8):e308-14',
  items: 4,
  answers: [0, 1],
  score(values) {
    const value = sum(values);
    const details: InstrumentScore['details'] = value === null ? {} : { hasDecisionalConflict: value <= 3 };
    return {
      name: 'SURE',
      value,
      range: [0, 4],
      answered: count(values),
      asked: 4,
      details,
    };
  },
};
