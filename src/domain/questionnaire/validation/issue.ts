import type { Severity, ValidationCode } from './codes.js';

/** Like an issue of a FHIR OperationOutcome. The text is English and holds no answer. */
export interface ResponseIssue {
  severity: Severity;
  code: ValidationCode;
  /** Such as `QuestionnaireResponse.item[0].answer[0].item[1]`; something missing points to what should hold it. */
  expression: string[];
  details: { text: string };
  /** The question or group it is about, if there is one. */
  linkId?: string;
}
