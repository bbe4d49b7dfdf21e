/** Classes, types and `define()`; importing this changes nothing. */
export { ExperienceSurvey, type SubmitResult } from './elements/experience-survey/experience-survey.js';
export {
  type HostDelivery,
  type SubmitDetail,
  SubmitEvent,
  type SubmittedDetail,
  SubmittedEvent,
} from './elements/experience-survey/experience-survey.events.js';
export type { QuestionnaireResponse, QuestionnaireResponseItem } from './elements/experience-survey/response-type.js';
export { addStrings } from './i18n/index.js';
export { define, type DefineOptions, type ElementClass } from './kernel/define.js';
export { type ErrorDetail, PartnershipErrorEvent } from './kernel/events.js';
export { version } from './kernel/version.js';
export type { Authorize } from './transport/delivery.js';
