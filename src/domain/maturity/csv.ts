import { csv } from '../format/csv.js';
import type { Level, MaturityProfile } from './profile.js';

/** The words of the header row, in the reader's language. */
export interface CsvWords {
  dimension: string;
  target: string;
  title: string;
  source: string;
  date: string;
  /** @returns the column name for the lowest and highest level that raters gave */
  lowest(series: string): string;
  highest(series: string): string;
}

/**
 * Writes a profile as {@link csv}, one row a dimension, one column for each thing the table
 * shows. Title, source and date stand in every row, so that the file stays one plain rectangle that says what it is,
 * and files of several teams can be put under each other. Levels have a decimal point; no answer is an empty cell.
 *
 * @param profile - a checked profile
 * @param words - the header's words
 */
export function profileToCsv(profile: MaturityProfile, words: CsvWords): string {
  const columns: [name: string, cells: readonly (Level | string)[]][] = [
    [words.dimension, profile.dimensions.map(({ label }) => label)],
  ];
  for (const { label, values, range } of profile.series) {
    columns.push([label, values]);
    if (!range) continue;
    columns.push([words.lowest(label), range.map((pair) => pair && pair[0])]);
    columns.push([words.highest(label), range.map((pair) => pair && pair[1])]);
  }
  if (profile.target) columns.push([words.target, profile.target]);
  if (profile.benchmark) columns.push([profile.benchmark.label, profile.benchmark.values]);
  const same = (text = '') => profile.dimensions.map(() => text);
  columns.push(
    [words.title, same(profile.title)],
    [words.source, same(profile.source)],
    [words.date, same(profile.date)],
  );
  if (profile.benchmark) {
    const { label, source, n, date } = profile.benchmark;
    columns.push([`${label}: ${words.source}`, same(`${source} (n = ${n}), ${date}`)]);
  }

  const rows = [
    columns.map(([name]) => name),
    ...profile.dimensions.map((_, row) => columns.map(([, cells]) => cells[row] ?? '')),
  ];
  return csv(rows);
}
