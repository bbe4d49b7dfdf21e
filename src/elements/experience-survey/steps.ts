export { leaveOldTrail } from './history.js';
export { review } from './review.js';
export { StepPager } from './step-pager.js';
export { noteText, stepText, turnButton } from './steps-view.js';
export { Turns } from './turns.js';
