import { parseMaturityProfile } from './parse-profile.js';
import type { ParsedProfile } from './profile.js';

/** What a table says besides its cells. */
export interface TableOptions {
  /** The table's caption. */
  title: string;
  /** Index of the column that holds the target, counted from 0; -1 or absent: none. */
  targetColumn?: number;
  source?: string;
  date?: string;
  language?: string;
  /** Ids of the rows, where the author gave them; a row without one is known by its label. */
  rowIds?: readonly (string | undefined)[];
  /** Ids of the columns, likewise. */
  columnIds?: readonly (string | undefined)[];
  /** Reads a number as people write it; undefined where the text is none. */
  parseNumber(text: string): number | undefined;
}

/** A level with the raters' range behind it: `3 (2–4)`. */
const WITH_RANGE = /^(.*?)\(([^()]+?)\s*[-–—]\s*([^()]+)\)$/s;
/** Whatever is longer is no level: looking for a range in it would hold the page. */
const LONGEST_LEVEL = 100;
const NO_ANSWER = /^[-–—]?$/;

/**
 * Reads a table that people can read too: the first row names the columns, the first column the dimensions, and each
 * further column is a series. An empty cell, or a dash, is "not answered"; `3 (2–4)` is a level and its range.
 *
 * @param rows - the text of the cells, row by row; the first row is the header
 * @param options - the caption, which column is the target, and how to read a number
 * @returns as {@link parseMaturityProfile}, with paths such as `row 4, column 2`, both counted from 1
 */
export function parseTable(rows: readonly (readonly string[])[], options: TableOptions): ParsedProfile {
  const [header = [], ...body] = rows.map((row) => row.map((cell) => cell.trim()));
  // What has no name has an id all the same, so that only the name is asked for.
  const columns = header.map((label, column) => ({
    label,
    column,
    id: options.columnIds?.[column] || label || `column ${column}`,
  }));
  const levels = columns.slice(1).filter(({ column }) => column !== options.targetColumn);
  const target = columns.find(({ column }) => column > 0 && column === options.targetColumn);
  const read = (column: number) => body.map((row) => readCell(row[column] ?? '', options.parseNumber));

  return parseMaturityProfile(
    {
      title: options.title,
      source: options.source,
      date: options.date,
      language: options.language,
      dimensions: body.map(([label = ''], row) => ({
        id: options.rowIds?.[row + 1] || label || `row ${row}`,
        label,
      })),
      series: levels.map(({ id, label, column }) => {
        const cells = read(column);
        const ranged = cells.some(({ range }) => range);
        return {
          id,
          label,
          values: cells.map(({ level }) => level),
          ...(ranged && { range: cells.map(({ range }) => range) }),
        };
      }),
      target: target && read(target.column).map(({ level }) => level),
    },
    (path) => tablePath(path, levels, target?.column),
  );
}

interface Cell {
  /** A number, `null` for none, or the text itself, which the parser then names. */
  level: number | string | null;
  range: unknown;
}

function readCell(text: string, parseNumber: TableOptions['parseNumber']): Cell {
  const [, middle = text, lowest, highest] = (text.length <= LONGEST_LEVEL && WITH_RANGE.exec(text)) || [];
  const value = middle.trim();
  return {
    level: NO_ANSWER.test(value) ? null : (parseNumber(value) ?? value),
    range: lowest === undefined ? null : [parseNumber(lowest), parseNumber(highest ?? '')],
  };
}

/** Where in the table a JSON path points: authors of tables think in rows and columns. */
function tablePath(path: string, levels: readonly { column: number }[], targetColumn = 0): string {
  const [, list, first = '', second] = /^(\w+)(?:\[(\d+)\])?(?:.*\[(\d+)\])?/.exec(path) ?? [];
  const at = (row: number, column: number) => `row ${row + 2}, column ${column + 1}`;
  const index = Number(first);
  switch (list) {
    case 'dimensions':
      return first ? at(index, 0) : 'rows';
    case 'target':
      return at(index, targetColumn);
    case 'series': {
      if (!first) return 'columns';
      const column = levels[index]?.column ?? 0;
      return second ? at(Number(second), column) : `column ${column + 1}`;
    }
    case 'title':
      return 'caption';
    default:
      return path;
  }
}
