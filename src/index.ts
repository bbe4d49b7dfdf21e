/** Classes, types and `define()`; importing this changes nothing. */
export type * from './domain/decisions.js';
export type * from './domain/maturity.js';
export type * from './domain/questionnaire.js';
export { ExperienceSurvey, type SubmitResult } from './elements/experience-survey/experience-survey.js';
export {
  type HostDelivery,
  type SubmitDetail,
  type QueuedDetail,
  QueuedEvent,
  SubmitEvent,
  type SubmittedDetail,
  SubmittedEvent,
} from './elements/experience-survey/experience-survey.events.js';
export type { Layout } from './elements/experience-survey/session/pages.js';
export type { Questionnaire, QuestionnaireItem } from './elements/experience-survey/session/questionnaire-type.js';
export type {
  QuestionnaireResponse,
  QuestionnaireResponseItem,
} from './elements/experience-survey/session/response-type.js';
export { MaturityRadar } from './elements/maturity-radar/maturity-radar.js';
export { type DimensionSelectDetail, DimensionSelectEvent } from './elements/maturity-radar/maturity-radar.events.js';
export { OptionGrid } from './elements/option-grid/option-grid.js';
export { DecisionEvent } from './elements/option-grid/option-grid.events.js';
export { discover } from './discover.js';
export { addStrings } from './i18n/own/add-strings.js';
export { define, type DefineOptions, type ElementClass } from './kernel/page/define.js';
export { elementNames } from './kernel/page/element-names.js';
export { type ErrorDetail, PartnershipErrorEvent, ReadyEvent } from './kernel/page/events.js';
export { version } from './kernel/page/version.js';
export type { Authorize } from './transport/delivery/outcome.js';
export type { Expand, ExpandRequest } from './transport/terminology.js';
