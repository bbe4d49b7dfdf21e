import { isIsoDate } from '../format/iso-date.js';
import { areUnique, type Cursor, describe, read } from '../format/reader.js';
import type {
  Level,
  LevelRange,
  MaturityBenchmark,
  MaturityDimension,
  MaturityProfile,
  MaturitySeries,
  ParsedProfile,
} from './profile.js';
import {
  FEWEST_DIMENSIONS,
  hasRadarShape,
  HIGHEST_LEVEL,
  LOWEST_LEVEL,
  MOST_DIMENSIONS,
  MOST_LEVELS,
} from './profile.js';

/**
 * Checks a profile that comes from outside. Never throws and never guesses: a level that is out of range becomes a gap
 * and is named; a list that does not fit the dimensions cannot be matched with them and stops the reading.
 *
 * @param input - data as the published schema `maturity-radar.json` describes it
 * @param rename - turns a JSON path into the author's own terms, for data that was not JSON
 * @returns the profile, or `null`, and everything that was wrong
 */
export const parseMaturityProfile = (input: unknown, rename?: (path: string) => string): ParsedProfile =>
  read(input, readProfile, rename);

function readProfile(data: Cursor): MaturityProfile | null {
  if (!data.object('an object with dimensions and series')) return null;
  const dimensions = readList(data.at('dimensions'), 'dimensions', readNamed);
  const count = dimensions.length;
  const places = data.at('series');
  const levels = Array.isArray(places.value) ? places.value.length * count : 0;
  if (levels > MOST_LEVELS) {
    places.error('too-many', `must be at most ${MOST_LEVELS} levels, here are ${levels}; make several profiles of it`);
    places.end();
  }
  const series = readList(places, 'series', (item) => readSeries(item, count));
  const title = data.text('title') ?? '';
  if (!title) data.at('title').warning('missing-title', 'is missing.');
  const language = data.text('language');
  const source = data.text('source');
  const date = readDate(data);
  const target = data.at('target').isGiven ? readLevels(data.at('target'), count) : null;
  const benchmark = data.at('benchmark').isGiven ? readBenchmark(data.at('benchmark'), count) : null;
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
    data.at('dimensions').error('dimension-count', text);
  }
  return profile;
}

/** A list with something in it, whose entries have ids of their own. */
function readList<T extends { readonly id: string }>(place: Cursor, what: string, by: (item: Cursor) => T): T[] {
  const entries = filled(place, what);
  const items = entries.map(by);
  return areUnique(items, entries) ? items : place.end();
}

function filled(place: Cursor, what: string): Cursor[] {
  const entries = place.list(what) ?? place.end();
  return entries.length > 0 ? entries : (place.error('empty-list', 'is an empty list.') ?? place.end());
}

/** A list whose entries belong to the dimensions one by one. */
function matched(place: Cursor, what: string, count: number): Cursor[] {
  const entries = filled(place, what);
  if (entries.length === count) return entries;
  const text = `has ${entries.length} entries for ${count} dimensions, so which belongs to which cannot be told.`;
  return place.error('length-mismatch', text) ?? place.end();
}

function readNamed(item: Cursor): MaturityDimension {
  if (!item.object('an object with id and label')) item.end();
  const label = item.required('label', 'give it a name');
  const id = item.required('id', 'give it an id');
  return id && label ? { id, label } : item.end();
}

function readSeries(item: Cursor, count: number): MaturitySeries {
  const named = readNamed(item);
  const values = readLevels(item.at('values'), count);
  const ranges = item.at('range');
  if (!ranges.isGiven) return { ...named, values };
  const range = matched(ranges, 'ranges', count).map((pair, index) => readRange(pair, values[index]!));
  return { ...named, values, range };
}

function readLevels(list: Cursor, count: number): readonly Level[] {
  return matched(list, 'levels', count).map((item) => {
    const { value } = item;
    if (!item.isGiven) return null;
    // Adding zero turns -0, which would be written "-0", into 0.
    if (isLevel(value)) return value + 0;
    const [code, what] = Number.isFinite(value)
      ? ['level-out-of-range', `is not from ${LOWEST_LEVEL} to ${HIGHEST_LEVEL}`]
      : ['level-not-a-number', 'is not a number'];
    item.error(code, `${describe(value)} ${what}; it is shown as not answered.`);
    return null;
  });
}

function readRange(pair: Cursor, level: Level): LevelRange | null {
  if (!pair.isGiven) return null;
  const [lowest, highest, ...rest] = Array.isArray(pair.value) ? (pair.value as unknown[]) : [];
  if (!isLevel(lowest) || !isLevel(highest) || lowest > highest || rest.length > 0) {
    pair.error('bad-range', 'must be [lowest, highest] level; it is left out.');
    return null;
  }
  if (level !== null && (level < lowest || level > highest)) {
    pair.warning('level-outside-range', `the level ${level} is not from ${lowest} to ${highest}.`);
  }
  return [lowest + 0, highest + 0];
}

/** Others' levels mean nothing without their source, number and date, so they are not shown without. */
function readBenchmark(item: Cursor, count: number): MaturityBenchmark | null {
  const [label, source, date] = ['label', 'source', 'date'].map((key) => item.at(key).ownText);
  const n = item.at('n').value;
  if (label && source && date && typeof n === 'number' && n >= 1) {
    return { label, values: readLevels(item.at('values'), count), source, n, date: readDate(item) };
  }
  item.error('incomplete-benchmark', 'needs label, source, n and date; it is left out.');
  return null;
}

/** A date that is written in another way is shown as it is: it is read by people only. */
function readDate(item: Cursor): string {
  const date = item.text('date') ?? '';
  if (date && !isIsoDate(date)) {
    item.at('date').warning('bad-date', `${describe(date)} is no date like 2026-03-31, 2026-03 or 2026.`);
  }
  return date;
}

const isLevel = (value: unknown): value is number =>
  typeof value === 'number' && value >= LOWEST_LEVEL && value <= HIGHEST_LEVEL;
