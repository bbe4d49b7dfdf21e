import type { Problem, Survey } from '../../../domain/questionnaire.js';
import { readQuestionnaire, type ReadOptions } from '../../../domain/questionnaire/read/read-questionnaire.js';
import { reading } from '../expressions/reading.js';

/** A problem that says which item it is about. */
export const named = (problem: Problem): Problem =>
  problem.linkId ? { ...problem, message: `item "${problem.linkId}": ${problem.message}` } : problem;

/** Reads a Questionnaire, in its own language. */
export function read(json: unknown, options: ReadOptions): { value: Survey | null; problems: Problem[] } {
  const { survey, problems } = readQuestionnaire(json, { ...reading, ...options });
  return { value: survey, problems: problems.map(named) };
}

export { prepare } from './late-modules.js';
