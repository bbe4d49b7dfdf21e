export type * from './questionnaire/model/model.js';
export { unsupportedReasons } from './questionnaire/model/model.js';
export type * from './questionnaire/model/node.js';
export type { Rules, RulesHost } from './questionnaire/model/rules.js';
export { ResponseState } from './questionnaire/state/state.js';
export type { ResponseMeta } from './questionnaire/state/state.js';
export { inLanguage, parseQuestionnaire } from './questionnaire/read/translated.js';
export type { ParseOptions, TranslatedOptions } from './questionnaire/read/translated.js';
export { checkAnswers } from './questionnaire/model/checks.js';
export { validateResponse } from './questionnaire/validation/validation.js';
export type { EvaluateFhirPath, ResponseIssue, ValidateOptions } from './questionnaire/validation/validation.js';
export { validationCodes } from './questionnaire/validation/codes.js';
export type { Severity, ValidationCode } from './questionnaire/validation/codes.js';
export { keyOf, sameValue, valueKey, valueOf } from './questionnaire/model/values.js';
export { registerScorer, scoreResponse, scorers } from './questionnaire/scoring/scoring.js';
export type { GroupScore, ResponseScores, Score } from './questionnaire/scoring/scoring.js';
export { weightOf } from './questionnaire/scoring/scoring-weights.js';
export { ScorerRegistry } from './questionnaire/scoring/registry.js';
export type { ItemKey, ScorerItems } from './questionnaire/scoring/registry.js';
export type { InstrumentScore, Scorer } from './questionnaire/scoring/scorers/scorer.js';
export {
  collaborate,
  collaborateFivePoint,
  summarizeCollaborate,
} from './questionnaire/scoring/scorers/collaborate.js';
export type { CollaborateSummary } from './questionnaire/scoring/scorers/collaborate.js';
export { sdmQ9 } from './questionnaire/scoring/scorers/sdm-q-9.js';
export type { SdmQ9Options } from './questionnaire/scoring/scorers/sdm-q-9.js';
export { sure } from './questionnaire/scoring/scorers/sure.js';
