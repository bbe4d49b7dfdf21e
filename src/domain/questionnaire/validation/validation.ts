import type { Steps } from '../expressions/budget.js';
import { ExpressionRules } from '../expressions/engine.js';
import type { ParseOptions } from '../read/translated.js';
import { checkResponse } from './check.js';
import type { ResponseIssue } from './issue.js';

/**
 * Evaluates FHIRPath (R4). Paths start from `focus`, which is `%context`, too; `base` is its type if it is no resource
 * (`QuestionnaireResponse.item`, `Questionnaire.item`). `variables` are by name, without `%`. Focus and variables are
 * live views of the answers, which note what is read: read them each time, and change nothing in them. `budget.spend(n)`
 * counts steps before they are taken: it throws at those that are too many (200,000 for one expression, a million for all
 * of one call), so that no form keeps anybody waiting.
 *
 * @returns the results, or the only one
 * @throws if it cannot be evaluated
 */
export type EvaluateFhirPath = (
  expression: string,
  focus: unknown,
  variables: Readonly<Record<string, unknown>>,
  base?: string,
  budget?: Steps,
) => unknown;

export interface ValidateOptions extends Pick<ParseOptions, 'valueSets'> {
  /** What follows the Questionnaire's expressions. Without it, they are reported as `notChecked`. */
  readonly evaluate?: EvaluateFhirPath;
  /** What the Questionnaire's `launchContext` names, such as `{ patient: {"resourceType": "Patient", …} }`. */
  readonly launchContext?: Readonly<Record<string, unknown>>;
}

/**
 * Checks a QuestionnaireResponse against its Questionnaire (R4). Takes anything and never throws. The same rules
 * (`checkAnswers`) serve the survey while a person types; the rest is about what only other software gets wrong.
 * Everything required is demanded once a response is completed or amended, and missed with a warning before. What is
 * required in a group that is not there is not, as that group may be left out.
 *
 * @returns one issue for each fault, in the order of the Questionnaire; see `validationCodes` for all codes
 */
export function validateResponse(
  questionnaire: unknown,
  response: unknown,
  { valueSets, evaluate, launchContext }: ValidateOptions = {},
): ResponseIssue[] {
  if (!evaluate) return checkResponse(questionnaire, response, { valueSets });
  const evaluateAll = (...args: Parameters<EvaluateFhirPath>): readonly unknown[] => {
    const result = evaluate(...args);
    return Array.isArray(result) ? (result as unknown[]) : result === undefined || result === null ? [] : [result];
  };
  return checkResponse(questionnaire, response, {
    valueSets,
    rules: (report) => new ExpressionRules(evaluateAll, { checkOnly: true, launchContext, report }),
  });
}

export type { ResponseIssue };
