import type { DataProblem } from '../format/problem.js';

/** How sure the authors are of a number, in the words of GRADE. */
export const CERTAINTIES = ['high', 'moderate', 'low', 'very-low'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

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
  readonly certainty?: Certainty;
  /** What is not known, in plain words. */
  readonly uncertainty?: string;
  /** `id` of the source. */
  readonly source: string;
}

/** What one option means for one question. Either is enough; both together are shown as number, then words. */
export interface GridCell {
  readonly text?: string;
  readonly outcome?: GridOutcome;
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

/** A checked decision: what `<pp-option-grid>` shows. */
export interface OptionGridData {
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
  /** Made to show the widget, not to decide by. */
  readonly example: boolean;
  /** BCP 47 tag and direction of all texts above, where they differ from the page's. */
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
}

/** An outcome as authors write it. */
export type GridOutcomeInput = Omit<GridOutcome, 'certainty'> & {
  /** One of {@link CERTAINTIES}; an imported JSON file says only that it is a text. */
  readonly certainty?: Certainty | (string & {});
};

/**
 * A decision as authors write it: what `schema/option-grid.json` describes, and what the parser reads. An imported JSON
 * file fits it: what is wrong in it the parser says.
 */
export interface OptionGridInput {
  id: string;
  title: string;
  decision: string;
  introduction?: string;
  options: readonly { id: string; label: string; description?: string }[];
  rows: readonly {
    id: string;
    question: string;
    description?: string;
    event?: string;
    noEvent?: string;
    cells: Readonly<
      Record<string, { text?: string; outcome?: GridOutcomeInput; sources?: readonly string[] } | null | undefined>
    >;
  }[];
  sources?: readonly (string | { id: string; citation: string; note?: string; url?: string })[];
  author?: string;
  published?: string;
  expires?: string;
  funding?: string;
  updatePolicy?: string;
  example?: boolean;
  lang?: string;
  dir?: 'ltr' | 'rtl' | (string & {});
}

/** Something wrong in a decision from outside. */
export type GridProblem = DataProblem;

/** What an option says about a question, or undefined where the authors said nothing. Safe for any id. */
export function cellOf(row: GridRow, optionId: string): GridCell | undefined {
  return Object.hasOwn(row.cells, optionId) ? row.cells[optionId] : undefined;
}
