import type { Survey } from '../../../domain/questionnaire.js';

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

const parts = (canonical: unknown): [url?: string, major?: string] => {
  if (typeof canonical !== 'string') return [];
  const [url, version] = canonical.split('|');
  return [url || undefined, version?.split('.')[0]];
};

/** Whether a response says that it belongs to another Questionnaire, or to another major version of it. */
export function isOfAnother({ canonical }: Survey, response: object): boolean {
  const [url, major] = parts(canonical);
  const [itsUrl, itsMajor] = parts((response as Partial<QuestionnaireResponse>).questionnaire);
  if (!url || !itsUrl) return false;
  return url !== itsUrl || (major !== undefined && itsMajor !== undefined && major !== itsMajor);
}
