import type { Background, CriterionEvidence, Found, GridAuthor, GridTest } from './background.js';
import { DECISION_TYPES } from './background.js';
import { isIsoDate } from '../format/iso-date.js';
import { type Cursor, type Parsed, read } from '../format/reader.js';
import { safeLink } from '../format/safe-link.js';
import { later, laterOne, laterText } from './later-members.js';
import type { GridOutcome, GridSource } from './model.js';
import { readOutcome } from './read-cell.js';

/**
 * Reads what stands behind a decision. Never throws; what does not fit is left out and named with its path.
 *
 * @param grid - the decision as its authors wrote it, or as `parseOptionGrid` gives it
 */
export function readBackground(grid: unknown): Parsed<Background> {
  return read(grid, (data) => ({
    type: laterOne(data.at('type'), DECISION_TYPES),
    condition: laterText(data.at('condition')),
    withoutTreatment: laterText(data.at('withoutTreatment')),
    contacts: lines(data.at('contacts')),
    practical: readPractical(data.at('options')),
    version: laterText(data.at('version')),
    authors: readAuthors(data.at('authors')),
    evidenceSelection: laterText(data.at('evidenceSelection')),
    test: readTest(data.at('test'), cited(data.at('sources'))),
    criteria: readCriteria(data.at('criteria')),
  }));
}

/** The sources that a test's outcomes may cite; whether they are complete the grid's own reader says. */
const cited = (list: Cursor): GridSource[] =>
  (Array.isArray(list.value) ? (list.list('sources') ?? []) : []).map((place) => {
    const id = place.ownText ?? place.at('id').ownText ?? '';
    return { id, citation: id };
  });

/** A list of texts. */
const laterTexts = (place: Cursor): readonly string[] | undefined =>
  later(
    place,
    Array.isArray(place.value) ? place.list('texts')?.flatMap((entry) => laterText(entry) ?? []) : undefined,
    'a list of texts',
  );

/** A list of texts; a text alone is a list of one. */
const lines = (place: Cursor): readonly string[] => (place.ownText ? [place.ownText] : (laterTexts(place) ?? []));

/** By the ids of options; what is wrong with these themselves the grid's own reader says. */
const readPractical = (list: Cursor): Record<string, readonly string[]> =>
  Object.fromEntries(
    (Array.isArray(list.value) ? (list.list('options') ?? []) : []).flatMap((option): [string, readonly string[]][] => {
      const texts = laterTexts(option.at('practical'));
      return texts ? [[option.at('id').ownText ?? '', texts]] : [];
    }),
  );

/** An object, or nothing; whatever else is named. */
function laterObject(place: Cursor, what: string): Cursor | undefined {
  const isObject = typeof place.value === 'object' && !Array.isArray(place.value) && place.isGiven;
  return later(place, isObject ? place : undefined, what);
}

function readAuthors(list: Cursor): GridAuthor[] {
  if (!Array.isArray(list.value)) return later<never[]>(list, undefined, 'a list of authors') ?? [];
  return (list.list('authors') ?? []).flatMap((place): GridAuthor[] => {
    const author = laterObject(place, 'an object with name, credentials and interests');
    if (!author) return [];
    const name = laterText(author.at('name'));
    if (name === undefined) return author.at('name').warning('missing', 'give the name; left out') ?? [];
    return [{ name, credentials: laterText(author.at('credentials')), interests: laterText(author.at('interests')) }];
  });
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const count = (place: Cursor): number | undefined =>
  later(place, isCount(place.value) ? place.value : undefined, 'a whole number of people');

/** In words, or counted. */
function wordsOrOutcome(place: Cursor, sources: GridSource[]): string | GridOutcome | undefined {
  if (typeof place.value === 'string') return laterText(place);
  return laterObject(place, 'text, or an outcome') && readOutcome(place, sources);
}

function readTest(place: Cursor, sources: GridSource[]): GridTest | undefined {
  const test = laterObject(place, 'an object with measures, ifFound, ifNotFound, overdetection, accuracy and found');
  if (!test) return undefined;
  const accuracy = laterObject(test.at('accuracy'), 'an object with of and four numbers of people');
  const found = laterObject(test.at('found'), 'an object with the members with and without');
  return {
    measures: laterText(test.at('measures')),
    ifFound: laterText(test.at('ifFound')),
    ifNotFound: laterText(test.at('ifNotFound')),
    overdetection: wordsOrOutcome(test.at('overdetection'), sources),
    accuracy: accuracy && {
      of: count(accuracy.at('of')),
      truePositive: count(accuracy.at('truePositive')),
      trueNegative: count(accuracy.at('trueNegative')),
      falsePositive: count(accuracy.at('falsePositive')),
      falseNegative: count(accuracy.at('falseNegative')),
    },
    found: found && { with: side(found.at('with'), sources), without: side(found.at('without'), sources) },
  };
}

const side = (place: Cursor, sources: GridSource[]): Found['with'] =>
  typeof place.value === 'number' ? count(place) : wordsOrOutcome(place, sources);

function readCriteria(place: Cursor): Record<string, CriterionEvidence> {
  const given = laterObject(place, 'an object with one entry for each criterion');
  const entries = (given?.keys ?? []).flatMap((id): [string, CriterionEvidence][] => {
    const entry = laterObject(place.at(id), 'an object with note, url and date, or why');
    return entry ? [[id, readEvidence(entry)]] : [];
  });
  return Object.fromEntries(entries);
}

function readEvidence(entry: Cursor): CriterionEvidence {
  const url = laterText(entry.at('url'));
  const link = url === undefined ? undefined : safeLink(url);
  if (url !== undefined && link === undefined)
    entry.at('url').warning('unsafe-link', 'must be an https, mailto, tel or relative address; left out');
  const date = entry.at('date').ownText;
  return {
    note: laterText(entry.at('note')),
    url: link,
    date: later(
      entry.at('date'),
      date !== undefined && isIsoDate(date) ? date : undefined,
      'a date like 2026-03-31, 2026-03 or 2026',
    ),
    why: laterText(entry.at('why')),
  };
}
