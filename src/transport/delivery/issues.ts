import type { Json } from './outcome.js';

/** Something a server said about what it was sent, as in FHIR's `OperationOutcome.issue`. */
export interface ServerIssue {
  /** FHIRPath-like paths into the resource, such as `QuestionnaireResponse.item[0]`. */
  expression: string[];
  text: string;
}

/** What is wrong with a resource, by the server that refused it. Warnings are left out. */
export function issuesOf(body: Json | undefined): ServerIssue[] {
  if (body?.resourceType !== 'OperationOutcome' || !Array.isArray(body.issue)) return [];
  return (body.issue as (Json | null)[]).flatMap((issue) => {
    if (!issue || (issue.severity !== 'error' && issue.severity !== 'fatal')) return [];
    const text = (issue.details as Json | undefined)?.text ?? issue.diagnostics;
    const expression = Array.isArray(issue.expression)
      ? issue.expression.filter((path) => typeof path === 'string')
      : [];
    return [{ expression, text: typeof text === 'string' ? text : '' }];
  });
}
