import type { DataProblem } from '../format/problem.js';
import type { Parsed } from '../format/reader.js';

/** The lowest and highest level of the scale; the centre of a radar is always the lowest. */
export const LOWEST_LEVEL = 0;
export const HIGHEST_LEVEL = 5;

/** The whole levels, from the centre outwards. */
export const LEVELS = [0, 1, 2, 3, 4, 5] as const;

/** A radar with fewer axes has no shape to read, one with more cannot be labelled. */
export const FEWEST_DIMENSIONS = 5;
export const MOST_DIMENSIONS = 9;

/** Dimensions times series: the table shows all of them. */
export const MOST_LEVELS = 3000;

/** Polygons that can be told apart on one radar; a table shows every series. */
export const MOST_DRAWN_SERIES = 2;

/** A level from 0 to 5, or `null` where nobody answered. */
export type Level = number | null;

/** The lowest and the highest level that raters gave. */
export type LevelRange = readonly [lowest: number, highest: number];

/** One thing that is rated, for instance "Shared decisions". */
export interface MaturityDimension {
  readonly id: string;
  readonly label: string;
}

/** One set of levels, for instance "Now" or "Whole organisation". */
export interface MaturitySeries {
  readonly id: string;
  readonly label: string;
  /** One level a dimension, in the order of the dimensions. */
  readonly values: readonly Level[];
  /** How far the raters were apart, one entry a dimension. */
  readonly range?: readonly (LevelRange | null)[];
}

/** Levels of others to compare with. Without source, number and date they would only mislead. */
export interface MaturityBenchmark {
  readonly label: string;
  readonly values: readonly Level[];
  readonly source: string;
  /** How many organisations or teams stand behind the levels. */
  readonly n: number;
  /** ISO 8601: year, month or day. */
  readonly date: string;
}

/** A checked profile: every list of levels is as long as `dimensions`. */
export interface MaturityProfile {
  /** Empty where the author gave none. */
  readonly title: string;
  /** BCP 47 tag of the labels, where it differs from the page's. */
  readonly language?: string;
  readonly source?: string;
  /** ISO 8601 (year, month or day), else shown as it was written. */
  readonly date?: string;
  readonly dimensions: readonly MaturityDimension[];
  /** At least one; the first is the one that sentences are about. */
  readonly series: readonly MaturitySeries[];
  readonly target?: readonly Level[];
  readonly benchmark?: MaturityBenchmark;
}

/**
 * A profile as authors write it: what `schema/maturity-radar.json` describes, and what the parser reads. An imported JSON
 * file fits it: what is wrong in it the parser says.
 */
export interface MaturityProfileInput extends Partial<Pick<MaturityProfile, 'title' | 'language' | 'source' | 'date'>> {
  readonly dimensions: MaturityProfile['dimensions'];
  readonly series: readonly (Omit<MaturitySeries, 'range'> & {
    readonly range?: readonly (readonly number[] | null)[];
  })[];
  readonly target?: readonly Level[];
  readonly benchmark?: MaturityBenchmark;
}

/** Something that is wrong with a profile from outside. */
export type MaturityProblem = DataProblem;

/** What a parser of this area returns; `value` is `null` when nothing can be shown. */
export type ParsedProfile = Readonly<Parsed<MaturityProfile>>;

/**
 * Whether a radar may be drawn. Its rows can be read in a table whatever this says.
 *
 * @param profile - a checked profile
 */
export function hasRadarShape(profile: MaturityProfile): boolean {
  const { length } = profile.dimensions;
  return length >= FEWEST_DIMENSIONS && length <= MOST_DIMENSIONS;
}
