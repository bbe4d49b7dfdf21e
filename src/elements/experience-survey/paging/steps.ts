export { leaveOldTrail } from './history-trail.js';
export { review } from '../review/review.js';
export { StepPager } from './step-pager.js';
export { noteText, stepText, turnButton } from './steps-view.js';
export { PageTurner } from './page-turner.js';
