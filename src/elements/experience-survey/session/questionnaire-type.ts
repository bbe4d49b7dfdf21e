/** A FHIR R4 `Questionnaire`, as far as a page is likely to write one itself. */
export interface Questionnaire {
  resourceType: 'Questionnaire';
  status?: string;
  url?: string;
  version?: string;
  title?: string;
  language?: string;
  item?: QuestionnaireItem[];
  [member: string]: unknown;
}

/** One item of a questionnaire: a question, a group or a text. */
export interface QuestionnaireItem {
  linkId: string;
  type: string;
  text?: string;
  prefix?: string;
  required?: boolean;
  repeats?: boolean;
  readOnly?: boolean;
  maxLength?: number;
  answerOption?: Record<string, unknown>[];
  answerValueSet?: string;
  initial?: Record<string, unknown>[];
  enableWhen?: Record<string, unknown>[];
  enableBehavior?: 'all' | 'any';
  item?: QuestionnaireItem[];
  [member: string]: unknown;
}
