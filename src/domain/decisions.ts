export {
  comparedPair,
  type GridValue,
  type GridValueInput,
  type Importance,
  importanceOf,
  noValue,
  rate,
  type ReadValue,
  readValue,
  whatMatters,
} from './decisions/choice.js';
export { checkCriteria } from './decisions/check/check-criteria.js';
export type { CriteriaCounts, CriteriaOptions, CriteriaReport } from './decisions/criteria/judge.js';
export { type Criterion, CRITERION_STATES, type CriterionState, type Tier } from './decisions/criteria/criterion.js';
export type { CriteriaContext } from './decisions/criteria/subject.js';
export { type Icon, type IconArray, iconArray } from './decisions/icon-array.js';
export {
  type Accuracy,
  type Background,
  type CriterionEvidence,
  DECISION_TYPES,
  type DecisionType,
  type Found,
  type GridAuthor,
  type GridTest,
} from './decisions/background.js';
export type { GridCellInput, GridOutcomeInput, GridTestInput, OptionGridInput } from './decisions/input.js';
export {
  ABSENCES,
  type Absence,
  type BackgroundMember,
  type ByOption,
  CERTAINTIES,
  cellOf,
  type Certainty,
  comparatorOf,
  FEWEST_OPTIONS,
  type GridCell,
  type GridOption,
  type GridOutcome,
  type GridProblem,
  type GridRow,
  type GridSource,
  MOST_OPTIONS,
  MOST_ROWS,
  ofOption,
  type OptionGridData,
  ROW_KINDS,
  type RowKind,
} from './decisions/model.js';
export { type ParsedOptionGrid, parseOptionGrid } from './decisions/parse-option-grid.js';
export { FEWEST_WORDS, type ReadingLevel, readingLevel, type ReadingScore } from './decisions/reading/reading-level.js';
export { readBackground } from './decisions/read-background.js';
export {
  type Difference,
  type Risk,
  risk,
  rowDenominator,
  type RowDenominator,
  rowDifferences,
  type Share,
  share,
} from './decisions/risk.js';
export { MOST_YEARS, type Stale, staleness } from './decisions/staleness.js';
export { isoDay } from './format/iso-date.js';
export { safeLink } from './format/safe-link.js';
