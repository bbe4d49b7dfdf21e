import type { Node } from '../../domain/questionnaire.js';
import type * as Self from './steps.js';

export { leaveOldTrail, Trail } from './history.js';
export { review } from './review.js';

/** A page by the question that names it, or the review. */
export type Place = Node | 'review';

/** What only a survey with several pages needs; it is loaded once a person has begun. */
export type Steps = typeof Self;
