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
export { type Icon, type IconArray, iconArray } from './decisions/icon-array.js';
export {
  CERTAINTIES,
  cellOf,
  type Certainty,
  FEWEST_OPTIONS,
  type GridCell,
  type GridOption,
  type GridOutcome,
  type GridOutcomeInput,
  type GridProblem,
  type GridRow,
  type GridSource,
  MOST_OPTIONS,
  MOST_ROWS,
  type OptionGridData,
  type OptionGridInput,
} from './decisions/model.js';
export { type ParsedOptionGrid, parseOptionGrid } from './decisions/parse-option-grid.js';
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
