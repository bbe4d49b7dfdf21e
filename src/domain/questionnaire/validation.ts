export interface ResponseIssue {
  severity: 'error' | 'warning' | 'information';
  code: string;
  expression: string[];
  details: { text: string };
  /** The question it is about, if one is. */
  linkId?: string;
}
export interface ValidateOptions {
  evaluate?: (expression: string, context: unknown) => unknown;
  valueSets?: unknown;
}
export declare function validateResponse(
  questionnaire: unknown,
  response: unknown,
  options?: ValidateOptions,
): ResponseIssue[];
