import type { ReadOptions } from '../../../domain/questionnaire/read/read-questionnaire.js';
import { unfollowed } from '../../../domain/questionnaire/read/unfollowed.js';
import { evaluatesExpressions } from './expressions.js';

/** How a Questionnaire is read here: its expressions are followed wherever that can be had. */
export const reading: Pick<ReadOptions, 'evaluates' | 'unfollowed'> = {
  evaluates: evaluatesExpressions,
  unfollowed,
};
