import { type CriteriaOptions, type CriteriaReport, judge } from '../criteria/judge.js';
import { rulesOf } from '../language/languages.js';

/**
 * Judges a decision by 44 criteria: six without which it is no decision aid (`Q`), ten whose lack may bias (`C`), and 28
 * that make it better (`B`). What they ask follows the published minimum standards for decision aids (Joseph-Williams
 * 2014, and the updates of 2021); the wording is our own. Never throws, whatever is given.
 *
 * @param decision - as its authors wrote it, or as `parseOptionGrid` gives it
 */
export const checkCriteria = (decision: unknown, options: CriteriaOptions = {}): CriteriaReport =>
  judge(decision, options, rulesOf);
