import type * as Self from './steps.js';

export { leaveOldTrail } from './history.js';
export { review } from './review.js';
export { StepPager } from './step-pager.js';
export { noteText, stepText, turnButton } from './steps-view.js';
export { Turns } from './turns.js';

/** What only a survey with several pages needs. */
export type Steps = typeof Self;
