import { describe, FieldReader, Unreadable } from './field-reader.js';
import type {
  Level,
  LevelRange,
  MaturityBenchmark,
  MaturityDimension,
  MaturityProfile,
  MaturitySeries,
  ParsedProfile,
} from './profile.js';
import { FEWEST_DIMENSIONS, hasRadarShape, HIGHEST_LEVEL, LOWEST_LEVEL, MOST_DIMENSIONS } from './profile.js';

/**
 * Checks a profile that comes from outside. Never throws and never guesses: a level that is out of range becomes a gap
 * and is named; a list that does not fit the dimensions cannot be matched with them and stops the reading.
 *
 * @param input - data as the published schema `maturity-radar.json` describes it
 * @param rename - turns a JSON path into the author's own terms, for data that was not JSON
 * @returns the profile, or `null`, and everything that was wrong
 */
export function parseMaturityProfile(input: unknown, rename: (path: string) => string = (path) => path): ParsedProfile {
  const reader = new FieldReader(rename);
  let value: MaturityProfile | null = null;
  try {
    value = readProfile(reader, input);
  } catch (error) {
    // Anything else comes from a getter or a proxy in the data itself.
    if (!(error instanceof Unreadable)) reader.add('error', 'unreadable', '', 'The data cannot be read.');
  }
  return { value, problems: reader.problems };
}

function readProfile(reader: FieldReader, input: unknown): MaturityProfile {
  const fields = reader.object(input, 'data');
  const dimensions = reader
    .list(fields['dimensions'], 'dimensions')
    .map((item, index) => readNamed(reader, item, `dimensions[${index}]`));
  reader.unique(dimensions, 'dimensions');
  const count = dimensions.length;
  const series = reader
    .list(fields['series'], 'series')
    .map((item, index) => readSeries(reader, item, `series[${index}]`, count));
  reader.unique(series, 'series');
  const title = reader.text(fields, 'title');
  if (!title) reader.add('warning', 'missing-title', 'title', 'is missing.');
  const language = reader.text(fields, 'language');
  const source = reader.text(fields, 'source');
  const date = reader.date(reader.text(fields, 'date'), 'date');
  const target = fields['target'] == null ? null : readLevels(reader, fields['target'], 'target', count);
  const benchmark = fields['benchmark'] == null ? null : readBenchmark(reader, fields['benchmark'], count);
  const profile = {
    title,
    ...(language && { language }),
    ...(source && { source }),
    ...(date && { date }),
    dimensions,
    series,
    ...(target && { target }),
    ...(benchmark && { benchmark }),
  };
  if (!hasRadarShape(profile)) {
    const range = `${FEWEST_DIMENSIONS} to ${MOST_DIMENSIONS}`;
    const text = `a radar needs ${range} dimensions, here are ${count}; only the table is shown.`;
    reader.add('error', 'dimension-count', 'dimensions', text);
  }
  return profile;
}

function readNamed(reader: FieldReader, item: unknown, path: string): MaturityDimension {
  const fields = reader.object(item, path);
  return { id: reader.required(fields, 'id', path), label: reader.required(fields, 'label', path) };
}

function readSeries(reader: FieldReader, item: unknown, path: string, count: number): MaturitySeries {
  const fields = reader.object(item, path);
  const named = readNamed(reader, fields, path);
  const values = readLevels(reader, fields['values'], `${path}.values`, count);
  if (fields['range'] == null) return { ...named, values };
  const range = reader
    .matched(fields['range'], `${path}.range`, count)
    .map((pair, index) => readRange(reader, pair, `${path}.range[${index}]`, values[index]!));
  return { ...named, values, range };
}

function readLevels(reader: FieldReader, list: unknown, path: string, count: number): readonly Level[] {
  return reader.matched(list, path, count).map((item, index) => {
    if (item == null) return null;
    // Adding zero turns -0, which would be written "-0", into 0.
    if (isLevel(item)) return item + 0;
    const [code, what] = Number.isFinite(item)
      ? ['level-out-of-range', `is not from ${LOWEST_LEVEL} to ${HIGHEST_LEVEL}`]
      : ['level-not-a-number', 'is not a number'];
    reader.add('error', code, `${path}[${index}]`, `${describe(item)} ${what}; it is shown as not answered.`);
    return null;
  });
}

function readRange(reader: FieldReader, pair: unknown, path: string, level: Level): LevelRange | null {
  if (pair == null) return null;
  const [lowest, highest, ...rest] = Array.isArray(pair) ? (pair as unknown[]) : [];
  if (!isLevel(lowest) || !isLevel(highest) || lowest > highest || rest.length > 0) {
    reader.add('error', 'bad-range', path, 'must be [lowest, highest] level; it is left out.');
    return null;
  }
  if (level !== null && (level < lowest || level > highest)) {
    reader.add('warning', 'level-outside-range', path, `the level ${level} is not from ${lowest} to ${highest}.`);
  }
  return [lowest + 0, highest + 0];
}

/** Others' levels mean nothing without their source, number and date, so they are not shown without. */
function readBenchmark(reader: FieldReader, item: unknown, count: number): MaturityBenchmark | null {
  const fields = reader.object(item, 'benchmark');
  const [label = '', source = '', date = ''] = ['label', 'source', 'date'].map((name) => {
    const text = fields[name];
    return typeof text === 'string' ? text.trim() : '';
  });
  const n = fields['n'];
  if (label && source && date && typeof n === 'number' && n >= 1) {
    const values = readLevels(reader, fields['values'], 'benchmark.values', count);
    return { label, values, source, n, date: reader.date(date, 'benchmark.date') };
  }
  reader.add('error', 'incomplete-benchmark', 'benchmark', 'needs label, source, n and date; it is left out.');
  return null;
}

function isLevel(value: unknown): value is number {
  return typeof value === 'number' && value >= LOWEST_LEVEL && value <= HIGHEST_LEVEL;
}
