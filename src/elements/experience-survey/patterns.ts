import { lazy } from '../../fields/lazy.js';

/** Tries the regular expressions of a survey that has any: which cost too much takes some code to tell. */
export const patterns = lazy(
  ({ regex }) => regex !== undefined,
  () => import('../../domain/questionnaire/pattern.js'),
);
