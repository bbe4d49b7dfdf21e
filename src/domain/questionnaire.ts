export type * from './questionnaire/model.js';
export type * from './questionnaire/node.js';
export { ResponseState } from './questionnaire/state.js';
export type { ResponseMeta } from './questionnaire/state.js';
export { parseQuestionnaire } from './questionnaire/parse.js';
export { checkAnswers } from './questionnaire/checks.js';
export { validateResponse } from './questionnaire/validation.js';
export type { ResponseIssue, ValidateOptions } from './questionnaire/validation.js';
export { keyOf, sameValue, valueKey, valueOf } from './questionnaire/values.js';
