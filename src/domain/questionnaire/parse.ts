import type { Problem, Survey } from './model.js';
export interface ParseOptions {
  /** Value sets from elsewhere, by canonical URL: a map, a record, a list of ValueSet resources or a function. */
  readonly valueSets?: unknown;
}
export declare function parseQuestionnaire(
  input: unknown,
  options?: ParseOptions,
): { survey: Survey | null; problems: Problem[] };
