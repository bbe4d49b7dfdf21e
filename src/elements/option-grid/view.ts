import { html, nothing } from 'lit';
import {
  cellOf,
  type Difference,
  type GridOption,
  type GridRow,
  type GridValue,
  type Importance,
  type OptionGridData,
  rowDenominator,
  type RowDenominator,
  rowDifferences,
} from '../../domain/decisions.js';
import { direction, language } from '../../i18n/index.js';

/** All that the parts of the grid need to draw themselves. */
export interface GridView {
  readonly grid: OptionGridData;
  readonly value: GridValue;
  /** The options on show, in the authors' order. */
  readonly options: readonly GridOption[];
  /** Who was counted, where it is the same in all rows. */
  readonly group: string | undefined;
  /** Whether there is room for all options at once. */
  readonly roomy: boolean;
  readonly disabled: boolean;
  readonly printing: boolean;
  /** Direction of the authors' texts, and of the tables that they stand in. */
  readonly dir: 'ltr' | 'rtl';
  /** A decision is asked for and was not given. */
  readonly missing: boolean;
  /** The person pressed the button, and has changed nothing since. */
  readonly recorded: boolean;
  change(part: Partial<GridValue>): void;
  rate(row: GridRow, rating: Importance | undefined): void;
  record(): void;
  /** Goes to a source, by its number; -1 goes back to where the person came from. */
  cite(source: number): void;
  /** The source that a person went to from a cell, or -1. */
  readonly cited: number;
  heading(content: unknown, options: { id?: string; depth: number }): unknown;
}

/** Language and direction of the authors' texts, which need not be those of the page. */
const langOf = ({ grid }: GridView) => grid.lang ?? nothing;
const dirOf = ({ grid }: GridView) => grid.dir ?? (grid.lang ? 'auto' : nothing);

/** A paragraph of our own words among the authors'. */
export const own = (content: unknown, name: string | typeof nothing = nothing) =>
  html`<p class=${name} lang=${language()} dir=${direction()}>${content}</p>`;

/** A paragraph of the authors' text. */
export const said = (view: GridView, text: string | undefined, name = 'said') =>
  text === undefined ? nothing : html`<p class=${name} lang=${langOf(view)} dir=${dirOf(view)}>${text}</p>`;

/** A few words of the authors' within a line. */
export const word = (view: GridView, text: string | undefined, name = 'word', dir: unknown = dirOf(view)) =>
  text === undefined ? undefined : html`<bdi class=${name} lang=${langOf(view)} dir=${dir}>${text}</bdi>`;

/** Over how long, and who: each only where it is not said for more than this place. */
export interface Measured {
  readonly timeFrame?: string;
  readonly group?: string;
}

/** What is true of a whole row: its denominator, and whether the numbers on show may be compared. */
export interface RowFacts {
  readonly of: RowDenominator;
  readonly differences: readonly Difference[];
  /** What is the same for all numbers on show, and is therefore said once. */
  readonly common: Measured;
}

const outcomes = (rows: readonly GridRow[], options: readonly GridOption[]) =>
  rows.flatMap((row) => options.flatMap(({ id }) => cellOf(row, id)?.outcome ?? []));

/** The group of all numbers of the grid, where it is one and the same. */
export function commonGroup({ rows, options }: OptionGridData): string | undefined {
  const all = outcomes(rows, options);
  return rowDifferences(all).includes('group') ? undefined : all[0]?.group;
}

export function rowFacts({ grid, options, group }: GridView, row: GridRow): RowFacts {
  const shown = outcomes([row], options);
  const differences = rowDifferences(shown);
  const common = { timeFrame: shown[0]?.timeFrame, group: group === undefined ? shown[0]?.group : undefined };
  return {
    of: rowDenominator(outcomes([row], grid.options)),
    differences,
    common: {
      ...(!differences.includes('time-frame') && { timeFrame: common.timeFrame }),
      ...(!differences.includes('group') && { group: common.group }),
    },
  };
}
