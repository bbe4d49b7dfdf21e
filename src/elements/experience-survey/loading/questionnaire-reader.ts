import type { Problem, Survey } from '../../../domain/questionnaire.js';
import { readQuestionnaire, type ReadOptions } from '../../../domain/questionnaire/read/read-questionnaire.js';
import { MOST_NODES, MOST_OPTIONS, sizeOf } from '../../../domain/questionnaire/state/size.js';
import { unfollowed } from '../../../domain/questionnaire/read/unfollowed.js';
import { isSearched } from '../../../fields/choice/search-rule.js';
import { evaluatesExpressions } from '../expressions/expressions.js';
import { named } from './told-problems.js';

/** How a Questionnaire is read here: its expressions are followed wherever that can be had. */
export const reading: Pick<ReadOptions, 'evaluates' | 'unfollowed' | 'isSearched'> = {
  evaluates: evaluatesExpressions,
  unfollowed,
  isSearched,
};

/** Reads a Questionnaire, in its own language. */
export function read(json: unknown, options: ReadOptions): { value: Survey | null; problems: Problem[] } {
  const { survey, problems } = readQuestionnaire(json, { ...reading, ...options });
  return { value: survey, problems: problems.map(named) };
}

/** Says so where a survey, with what it begins with, is more than a page can hold. */
export function excess(
  survey: Survey,
  response: object | undefined,
  report: (problem: Problem) => void,
): string | undefined {
  const given = response as Readonly<Record<string, unknown>> | undefined;
  const { nodes, options } = sizeOf(survey, given, report, isSearched);
  const most =
    nodes > MOST_NODES
      ? `${MOST_NODES} items and answers`
      : options > MOST_OPTIONS && `${MOST_OPTIONS} options to choose from`;
  return most
    ? `The questionnaire, with all repetitions and answers of "response", has more than ${most}; make several forms of it.`
    : undefined;
}

export { prepare } from './late-modules.js';
export { named, tellProblems } from './told-problems.js';
