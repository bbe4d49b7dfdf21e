import { isObject, text } from './json.js';
import type { Json } from './json.js';
import type { Survey } from './model.js';
import { parseQuestionnaire } from './parse.js';
import type { ParseOptions } from './parse.js';
import { ResponseState } from './state.js';
import type { ValidationCode } from './validation/codes.js';
import { validationCodes } from './validation/codes.js';
import type { Evaluate } from './validation/constraints.js';
import { isOfSize } from './validation/shape.js';
import { ValueSets } from './validation/value-sets.js';
import type { ResponseIssue } from './validation/validator.js';
import { Validator } from './validation/validator.js';
import { compare } from './values.js';

export interface ValidateOptions extends Pick<ParseOptions, 'valueSets'> {
  /**
   * Evaluates FHIRPath. `context` is the item of the response that the expression is about, or all of it; `variables`
   * are `resource`, `context`, `questionnaire` and `qitem`. Without it, expressions are reported as `notChecked`.
   */
  readonly evaluate?: Evaluate;
}

const ROOT = 'QuestionnaireResponse';
const STATES = ['in-progress', 'completed', 'amended', 'entered-in-error', 'stopped'];

function issue(code: ValidationCode, path: string, detail = ''): ResponseIssue {
  const [severity, about] = validationCodes[code];
  return { severity, code, expression: [path], details: { text: `${about}${detail}` } };
}

/** Does what the response says it answers fit the Questionnaire? What cannot be compared fits. */
function fits(said: string, { canonical, questionnaire }: Survey): boolean {
  const [url, version] = said.split('|') as [string, string?];
  const [ownUrl, ownVersion] = (canonical ?? '').split('|') as [string, string?];
  const isLocal = url.startsWith('#') || url.endsWith(`Questionnaire/${text(questionnaire['id']) ?? ' '}`);
  if (!url || !ownUrl || (isLocal && url !== ownUrl)) return true;
  return url === ownUrl && (!version || !ownVersion || version === ownVersion);
}

/** What is said of the response as a whole. */
function checkHeader(survey: Survey, response: Json): ResponseIssue[] {
  const found: ResponseIssue[] = [];
  const path = `${ROOT}.questionnaire`;
  if (survey.status === 'draft') found.push(issue('questionnaireDraft', path));
  if (survey.status === 'retired') found.push(issue('questionnaireRetired', path));
  if (!fits(text(response['questionnaire']) ?? '', survey)) found.push(issue('questionnaireMismatch', path));
  const period = survey.questionnaire['effectivePeriod'];
  const authored = text(response['authored']);
  if (isObject(period) && authored) {
    const valueDateTime = authored;
    const differs = (limit: unknown): number =>
      compare({ valueDateTime }, { valueDateTime: text(limit) ?? authored }) ?? 0;
    if (differs(period['start']) < 0 || differs(period['end']) > 0) {
      found.push(issue('questionnaireInactive', `${ROOT}.authored`));
    }
  }
  if (!STATES.includes(response['status'] as string)) found.push(issue('invalidStatus', `${ROOT}.status`));
  return found;
}

/** Unless both say that they are in different languages. */
function speaksSame({ language }: Survey, response: Json): boolean {
  const [a, b] = [language, text(response['language'])].map((tag) => tag?.split('-')[0]?.toLowerCase());
  return !a || !b || a === b;
}

function check(questionnaire: unknown, response: unknown, { valueSets, evaluate }: ValidateOptions): ResponseIssue[] {
  if (questionnaire === undefined || questionnaire === null) {
    return [issue('questionnaireNotFound', `${ROOT}.questionnaire`)];
  }
  const { survey, problems } = parseQuestionnaire(questionnaire, { valueSets });
  if (!survey) return [issue('invalidQuestionnaire', ROOT, `: ${problems[0]!.message}`)];
  if (!isObject(response) || response['resourceType'] !== ROOT) return [issue('invalidResponse', ROOT)];
  if (!isOfSize(response)) return [issue('tooComplex', ROOT)];
  const validator = new Validator({
    survey,
    response,
    evaluate,
    sets: new ValueSets(survey.questionnaire, valueSets),
    isComplete:
      !STATES.includes(response['status'] as string) || /^(completed|amended)$/.test(String(response['status'])),
    speaksSame: speaksSame(survey, response),
  });
  validator.items(new ResponseState(survey, response).children, response, ROOT);
  validator.check({ linkId: '', extensions: survey.extensions, definition: survey.questionnaire }, response, ROOT);
  return [...checkHeader(survey, response), ...validator.issues];
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
  options: ValidateOptions = {},
): ResponseIssue[] {
  try {
    return check(questionnaire, response, options);
  } catch {
    // No more than this is said: what went wrong may hold an answer.
    return [issue('tooComplex', ROOT)];
  }
}

export type { ResponseIssue };
