/** A FHIR R4 `QuestionnaireResponse`, as far as a page is likely to look into it. */
export interface QuestionnaireResponse {
  resourceType: 'QuestionnaireResponse';
  status: 'in-progress' | 'completed' | 'amended';
  questionnaire?: string;
  identifier?: { system?: string; value?: string };
  authored?: string;
  item?: QuestionnaireResponseItem[];
  [member: string]: unknown;
}

/** One item of a response. */
export interface QuestionnaireResponseItem {
  linkId: string;
  text?: string;
  answer?: ({ item?: QuestionnaireResponseItem[] } & Record<string, unknown>)[];
  item?: QuestionnaireResponseItem[];
}
