/**
 * What goes wrong in a request, as FHIR says it: an HTTP status and the issues of an OperationOutcome.
 */
export class FhirError extends Error {
  /**
   * @param {number} status HTTP status
   * @param {string | object[]} problem a sentence, or issues of an OperationOutcome
   * @param {{ code?: string, headers?: Record<string, string> }} [more] `code`: FHIR issue type of the sentence
   */
  constructor(status, problem, { code = 'invalid', headers = {} } = {}) {
    const issues = typeof problem === 'string' ? [issue(code, problem)] : problem;
    super(issues[0]?.details?.text ?? 'FHIR error');
    this.status = status;
    this.headers = headers;
    this.outcome = outcome(issues);
  }
}

/** One error of an OperationOutcome. `expression` is the FHIRPath of the element it is about. */
export function issue(code, text, expression) {
  return { severity: 'error', code, details: { text }, ...(expression && { expression: [expression] }) };
}

/** An OperationOutcome with these issues. */
export function outcome(issues) {
  return { resourceType: 'OperationOutcome', issue: issues };
}
