/** Maturity profiles: reading, checking, putting into words and exporting. No page needed. */
export { type CsvWords, profileToCsv } from './maturity/csv.js';
export { parseMaturityProfile } from './maturity/parse-profile.js';
export { parseTable, type TableOptions } from './maturity/parse-table.js';
export {
  FEWEST_DIMENSIONS,
  hasRadarShape,
  HIGHEST_LEVEL,
  type Level,
  type LevelRange,
  LEVELS,
  LOWEST_LEVEL,
  type MaturityBenchmark,
  type MaturityDimension,
  type MaturityProblem,
  type MaturityProfile,
  type MaturityProfileInput,
  type MaturitySeries,
  MOST_DIMENSIONS,
  MOST_DRAWN_SERIES,
  MOST_LEVELS,
  type ParsedProfile,
} from './maturity/profile.js';
export { type ProfileFacts, profileFacts, type SharedDifference, type SharedLevel } from './maturity/summary.js';
