import type { DataProblem } from '../format/problem.js';

/** How sure the authors are of a number, in the words of GRADE. */
export const CERTAINTIES = ['high', 'moderate', 'low', 'very-low'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** What a row tells: what may be gained, what may be lost, what living with the result is like, what has to be done. */
export const ROW_KINDS = ['benefit', 'harm', 'experience', 'practical'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** Why a cell says nothing more: nobody knows, there is none, it is as for the other options, or it cannot be asked here. */
export const ABSENCES = ['unknown', 'none', 'same', 'not-applicable'] as const;
export type Absence = (typeof ABSENCES)[number];

/** Something said of a whole row, or of some of its options by their ids (own keys only). */
export type ByOption<T> = T | Readonly<Record<string, T | undefined>>;

/** An option grid is one page: more columns than this cannot be compared on it. */
export const FEWEST_OPTIONS = 2;
export const MOST_OPTIONS = 4;
/** Nobody reads more on one page, and each outcome is drawn as a hundred or a thousand people. */
export const MOST_ROWS = 20;

/** One of the things a person can choose. */
export interface GridOption {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Choosing this is doing nothing, or going on as before. */
  readonly none?: boolean;
  /** What has to be arranged for it, as it came: `readBackground` reads it. */
  readonly practical?: unknown;
}

/** What happened to a group of people, as it was counted. Absolute numbers only. */
export interface GridOutcome {
  /** Whole number of people to whom it happened. */
  readonly events: number;
  /** Whole number of people who were counted. */
  readonly denominator: number;
  /** Over how long, in plain words: "5 years". */
  readonly timeFrame: string;
  /** Who was counted, in plain words. */
  readonly group: string;
  /** Bounds of the estimate, people of `denominator`. */
  readonly low?: number;
  readonly high?: number;
  /** Where a row says its own ({@link GridRow.certainty}), that counts. */
  readonly certainty?: Certainty;
  /** What is not known, in plain words. */
  readonly uncertainty?: string;
  /** `id` of the source. */
  readonly source: string;
}

/** What one option means for one question. One of the three is enough; number and words are shown in this order. */
export interface GridCell {
  readonly text?: string;
  readonly outcome?: GridOutcome;
  /** Why there is no outcome, or nothing at all. */
  readonly absent?: Absence;
  /** What is shown only when somebody asks for more. */
  readonly detail?: string;
  /** `id`s of the sources of `text`. */
  readonly sources: readonly string[];
}

/** One of the questions that people ask before they choose. */
export interface GridRow {
  readonly id: string;
  readonly question: string;
  readonly description?: string;
  /** What `outcome.events` counts, as it reads after "12 of 100 people": "have a stroke". */
  readonly event?: string;
  /** The same for everybody else, as it reads after "88 of 100 people": "do not have a stroke". */
  readonly noEvent?: string;
  readonly kind?: RowKind;
  /**
   * How sure the authors are of what the options change, rated with GRADE. It belongs to the comparison, not to the rate
   * without treatment. Taken from the outcomes where these all say the same.
   */
  readonly certainty?: ByOption<Certainty>;
  /** Why it is not higher, in plain words. */
  readonly certaintyWhy?: ByOption<string>;
  /** The event is something that people want. */
  readonly good?: boolean;
  /** By option id; own keys only. An option without an entry has no information. */
  readonly cells: Readonly<Record<string, GridCell>>;
}

/** Where a number or a statement comes from. */
export interface GridSource {
  readonly id: string;
  readonly citation: string;
  /** How it was used here, in plain words. */
  readonly note?: string;
  /** Only an address that is safe to follow: https, mailto, tel or relative. */
  readonly url?: string;
}

/**
 * What stands behind a decision. The parser hands it on as it came, as a patient's first view has no use for it;
 * `readBackground` reads it for a summary, for a test's picture and for the check of criteria.
 */
export type BackgroundMember =
  | 'type'
  | 'condition'
  | 'withoutTreatment'
  | 'contacts'
  | 'version'
  | 'authors'
  | 'evidenceSelection'
  | 'test'
  | 'criteria';

/** A checked decision: what `<pp-option-grid>` shows. */
export interface OptionGridData extends Readonly<Partial<Record<BackgroundMember, unknown>>> {
  readonly id: string;
  readonly title: string;
  /** The decision, as a question to the person. */
  readonly decision: string;
  readonly introduction?: string;
  /** Two to four, in the authors' order; never sorted. */
  readonly options: readonly GridOption[];
  readonly rows: readonly GridRow[];
  readonly sources: readonly GridSource[];
  readonly author?: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as are all dates here. */
  readonly published?: string;
  readonly expires?: string;
  readonly funding?: string;
  readonly updatePolicy?: string;
  /** The noun for who is counted, as it reads after "of 100" and "of 1,000": "children". */
  readonly people?: string;
  /** `id` of the option that the others are compared with; {@link comparatorOf} knows what counts without it. */
  readonly comparator?: string;
  /** Made to show the widget, not to decide by. */
  readonly example: boolean;
  /** BCP 47 tag and direction of all texts above, where they differ from the page's. */
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
}

/** Something wrong in a decision from outside. */
export type GridProblem = DataProblem;

/** What an option says about a question, or undefined where the authors said nothing. Safe for any id. */
export function cellOf(row: GridRow, optionId: string): GridCell | undefined {
  return Object.hasOwn(row.cells, optionId) ? row.cells[optionId] : undefined;
}

/** What was said of a row, for one of its options. Safe for any id. */
export function ofOption<T extends string>(said: ByOption<T> | undefined, optionId: string): T | undefined {
  if (typeof said !== 'object') return said;
  return Object.hasOwn(said, optionId) ? said[optionId] : undefined;
}

/** The option that the others are compared with: the named one, else that which is doing nothing; undefined for none. */
export function comparatorOf(grid: OptionGridData): string | undefined {
  return grid.comparator ?? grid.options.find(({ none }) => none)?.id;
}
