import type { Problem, Survey } from '../../../domain/questionnaire.js';
import type { LateModule } from '../../../fields/late-module.js';
import { dataError, type ErrorDetail } from '../../../kernel/page/events.js';
import { expressionRules, tellUnfollowed } from '../expressions/expressions.js';
import type { SurveyHost } from '../session/host.js';
import { isOfAnother } from '../session/response-type.js';
import { SurveySession } from '../session/survey-session.js';
import type { GivenData } from './given-data.js';
import { valueSets } from './late-code.js';
import type * as Reader from './questionnaire-reader.js';

/** What reads the questionnaires of others. */
export const reader: LateModule<typeof Reader> = {};

/**
 * Begins a pass through a survey, if what the page gave with it can be used; tells the page what cannot.
 *
 * @returns the pass, or why there is none
 */
export function beginSession(
  host: SurveyHost,
  survey: Survey,
  response: object | undefined,
  given: GivenData,
): SurveySession | ErrorDetail {
  const { element } = host;
  const report = (problem: Problem): void =>
    element.fail(dataError(problem.code, (reader.module?.named(problem) ?? problem).message));
  const refuse = (code: string, message: string): ErrorDetail => {
    const error = dataError(code, message);
    element.fail(error);
    element.warn(message);
    return error;
  };
  // What a person brought so far is never too much.
  const unfit = given.responseFault ?? (response === given.response && reader.module?.excess(survey, response, report));
  const unusable = unfit || given.contextFault;
  const error = unusable && refuse('invalid-data', unusable);
  // What is asked, or what is there already, depends on it, or is too much.
  if (error && (unfit || survey.hasExpressions)) return error;
  if (response && isOfAnother(survey, response)) {
    // Its answers would be sent as answers to other questions.
    const name = survey.canonical ?? 'this one';
    refuse('response-mismatch', `The response belongs to another questionnaire, not to ${name}.`);
    response = undefined;
  }
  const rules = expressionRules(survey, (given.context ?? {}) as Readonly<Record<string, unknown>>, report);
  const session = new SurveySession(host, survey, response, rules);
  session.optionSource = valueSets.module?.bringOptions(element, session);
  tellUnfollowed(session.state, report);
  return session;
}
