import type { Background, CriterionEvidence } from '../background.js';
import { pathOf } from '../../format/reader.js';
import type { Compiled } from '../language/compiled.js';
import {
  cellOf,
  type Certainty,
  ofOption,
  type GridCell,
  type GridOption,
  type GridOutcome,
  type GridRow,
  type OptionGridData,
  type RowKind,
} from '../model.js';
import type { ReadingLevel } from '../reading/reading-level.js';
import type { DataProblem } from '../../format/problem.js';

/** What the page around the grid does. What is not said is not there. */
export interface CriteriaContext {
  /** The grid stands in `<pp-decision-guide>`, which leads step by step. */
  readonly inGuide?: boolean;
  /** People are asked what matters to them. */
  readonly values?: boolean;
  /** People can note their questions. */
  readonly questions?: boolean;
  /** There is a summary to print or to copy. */
  readonly summary?: boolean;
}

/** What is judged, with what the rules share. */
export interface Subject {
  readonly grid: OptionGridData;
  readonly background: Background;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly context: CriteriaContext;
  /** The rules of the texts' language, where they are known. */
  readonly rules: Compiled | undefined;
  readonly reading: ReadingLevel;
  /** Chances and relative figures that stand in texts without counts. */
  readonly framing: readonly DataProblem[];
  readonly cells: readonly PlacedCell[];
}

/** A cell, or the gap where one should be. */
export interface PlacedCell {
  readonly row: GridRow;
  readonly rowPath: string;
  readonly option: GridOption;
  readonly path: string;
  readonly cell: GridCell | undefined;
  /** Undefined, too, where its numbers cannot be read. */
  readonly outcome: GridOutcome | undefined;
}

const isCounted = ({ events, denominator }: GridOutcome): boolean => events >= 0 && denominator > 0;

export const placedCells = (grid: OptionGridData): PlacedCell[] =>
  grid.rows.flatMap((row, index) =>
    grid.options.map((option): PlacedCell => {
      const rowPath = pathOf('rows', index);
      const cell = cellOf(row, option.id);
      const outcome = cell?.outcome && isCounted(cell.outcome) ? cell.outcome : undefined;
      return { row, rowPath, option, path: pathOf(pathOf(rowPath, 'cells'), option.id), cell, outcome };
    }),
  );

/** The cells of rows of some kinds. */
export const ofKind = ({ cells }: Subject, ...kinds: RowKind[]): PlacedCell[] =>
  cells.filter(({ row }) => row.kind && kinds.includes(row.kind));

/** Cells that have numbers. */
export const counted = ({ cells }: Pick<Subject, 'cells'>): (PlacedCell & { readonly outcome: GridOutcome })[] =>
  cells.filter((cell): cell is PlacedCell & { readonly outcome: GridOutcome } => cell.outcome !== undefined);

/** How sure a number is: what the row says for its option, else the outcome itself. */
export const certaintyOf = ({ row, option, outcome }: PlacedCell): Certainty | undefined =>
  outcome && (ofOption(row.certainty, option.id) ?? outcome.certainty);

/** Cells, row by row. */
export function byRow<T extends PlacedCell>(cells: readonly T[]): T[][] {
  const rows = new Map<string, T[]>();
  for (const cell of cells) rows.set(cell.rowPath, [...(rows.get(cell.rowPath) ?? []), cell]);
  return [...rows.values()];
}

/** What the authors say about a criterion. */
export const evidenceOf = ({ background }: Subject, id: string): CriterionEvidence | undefined =>
  Object.hasOwn(background.criteria, id) ? background.criteria[id] : undefined;
