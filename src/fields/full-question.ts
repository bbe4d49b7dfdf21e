import type * as FullQuestion from './full-question-view.js';
import type { LateModule } from './late-module.js';

/** What is said and done where a question has as many answers as can be changed: only who repeats one can come there. */
export const fullQuestions: LateModule<typeof FullQuestion> = {};
