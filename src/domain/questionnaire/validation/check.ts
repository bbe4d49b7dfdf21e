import { isObject, text } from '../model/json.js';
import type { Json } from '../model/json.js';
import type { Problem, Survey } from '../model/model.js';
import { matches } from '../patterns/pattern.js';
import { readQuestionnaire } from '../read/read-questionnaire.js';
import type { Rules } from '../model/rules.js';
import { ResponseState } from '../state/state.js';
import type { ParseOptions } from '../read/translated.js';
import { unfollowed } from '../read/unfollowed.js';
import { convert } from '../model/units.js';
import { valueSetFinder } from '../read/value-set-finder.js';
import type { ValidationCode } from './codes.js';
import { validationCodes } from './codes.js';
import { isOfSize } from './shape.js';
import { ValueSets } from './value-sets.js';
import type { ResponseIssue } from './issue.js';
import { Validator } from './validator.js';
import { compare } from '../model/values.js';

export interface CheckOptions extends Pick<ParseOptions, 'valueSets'> {
  /**
   * Makes what follows the expressions of the survey, and tells of those that cannot be evaluated. Without it,
   * expressions are reported as `notChecked`.
   */
  readonly rules?: (report: (problem: Problem) => void) => Rules;
}

const ROOT = 'QuestionnaireResponse';
const STATES = ['in-progress', 'completed', 'amended', 'entered-in-error', 'stopped'];

function issue(code: ValidationCode, path: string, detail = ''): ResponseIssue {
  const [severity, about] = validationCodes[code];
  return { severity, code, expression: [path], details: { text: `${about}${detail}` } };
}

/** Does what the response says it answers fit the Questionnaire? What cannot be compared fits. */
function fits(said: string, { canonical, questionnaire }: Survey): boolean {
  // What comes after a # is a part of the Questionnaire.
  const [url, version] = said.replace(/(?!^)#.*/, '').split('|') as [string, string?];
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

function check(questionnaire: unknown, response: unknown, { valueSets, rules }: CheckOptions): ResponseIssue[] {
  if (questionnaire === undefined || questionnaire === null) {
    return [issue('questionnaireNotFound', `${ROOT}.questionnaire`)];
  }
  const findValueSet = valueSetFinder(valueSets);
  const { survey, problems } = readQuestionnaire(questionnaire, {
    findValueSet,
    matches,
    convert,
    evaluates: !!rules,
    unfollowed,
  });
  if (!survey) return [issue('invalidQuestionnaire', ROOT, `: ${problems[0]!.message}`)];
  if (!isObject(response) || response['resourceType'] !== ROOT) return [issue('invalidResponse', ROOT)];
  if (!isOfSize(response)) return [issue('tooComplex', ROOT)];
  const { status } = response;
  const validator = new Validator({
    sets: new ValueSets(survey.questionnaire, findValueSet),
    // What has no status that there is counts as what is sent mostly.
    isComplete: !STATES.includes(status as string) || status === 'completed' || status === 'amended',
    speaksSame: speaksSame(survey, response),
  });
  const faults: Problem[] = [];
  const state = new ResponseState(
    survey,
    response,
    rules?.((problem) => faults.push(problem)),
  );
  validator.items(state.children, response, ROOT);
  validator.expressions(faults, survey, rules !== undefined);
  return [...checkHeader(survey, response), ...validator.issues];
}

/** As `validateResponse`, with what evaluates expressions given to it: surveys without any do not need that code. */
export function checkResponse(questionnaire: unknown, response: unknown, options: CheckOptions = {}): ResponseIssue[] {
  try {
    return check(questionnaire, response, options);
  } catch {
    // No more than this is said: what went wrong may hold an answer.
    return [issue('tooComplex', ROOT)];
  }
}
