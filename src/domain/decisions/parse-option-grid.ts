import {
  FEWEST_OPTIONS,
  type GridOption,
  type GridSource,
  MOST_OPTIONS,
  MOST_ROWS,
  type OptionGridData,
} from './model.js';
import { areUnique, type Cursor, type Parsed, read } from '../format/reader.js';
import { safeLink } from '../format/safe-link.js';
import { laterOne, laterText } from './later-members.js';
import { readRow } from './read-row.js';

/** A decision, or `null` where it cannot be shown fairly, and everything that was wrong. */
export type ParsedOptionGrid = Parsed<OptionGridData>;

/**
 * Checks a decision that comes from outside, as the published schema `option-grid.json` describes it. Never throws.
 * One error is enough for `null`: a grid with a column or a number left out would favour what is left. What is only
 * missing (a funding source, an answer to a question) is a warning, and the grid itself says that it is missing.
 */
export function parseOptionGrid(input: unknown): ParsedOptionGrid {
  return read(input, (data) => {
    const grid = readGrid(data);
    return data.isSound ? grid : null;
  });
}

/** The same as far as it can be read, whatever is wrong in it: to be judged, never shown. */
export const readDraft = (input: unknown): ParsedOptionGrid => read(input, readGrid);

function readGrid(grid: Cursor): OptionGridData | null {
  if (!grid.object('an object with id, title, decision, options and rows')) return null;
  const sources = readSources(grid.at('sources'));
  const options = readOptions(grid.at('options'));
  const places = grid.at('rows').list('questions') ?? [];
  if (places.length > MOST_ROWS) {
    const text = `must be at most ${MOST_ROWS} questions, here are ${places.length}; make two decisions of it`;
    return grid.at('rows').error('too-many-rows', text) ?? null;
  }
  const rows = places.map((row) => readRow(row, options, sources, grid.at('options')));
  areUnique(rows, places);
  if (rows.length === 0 && grid.isSound) grid.at('rows').error('no-rows', 'must hold at least one question');
  else if (rows.length < 5 || rows.length > 8)
    grid.at('rows').warning('row-count', `five to eight questions work best on one page, here are ${rows.length}`);
  const dir = grid.text('dir');
  if (dir !== undefined && dir !== 'ltr' && dir !== 'rtl') grid.at('dir').error('bad-direction', 'must be ltr or rtl');
  const optional = (key: 'author' | 'funding' | 'updatePolicy' | 'published' | 'expires', advice: string) => {
    const given = key === 'published' || key === 'expires' ? grid.date(key) : grid.text(key);
    if (given === undefined && !grid.at(key).isGiven) grid.at(key).warning('missing', advice);
    return given;
  };
  return {
    // What is not read here goes on as it came: the background, which a first view has no use for.
    ...(grid.value as object),
    id: grid.required('id', 'give the decision an id'),
    title: grid.required('title', 'give the decision a title'),
    decision: grid.required('decision', 'say what is to be decided, as a question to the person'),
    introduction: grid.text('introduction'),
    options,
    rows,
    sources,
    author: optional('author', 'say who wrote this'),
    published: optional('published', 'say when this was published'),
    expires: optional('expires', 'say until when this may be used, at most five years after publication'),
    funding: optional('funding', 'say who paid for this'),
    updatePolicy: optional('updatePolicy', 'say how often this is checked'),
    people: laterText(grid.at('people')),
    comparator: laterOne(
      grid.at('comparator'),
      options.map(({ id }) => id),
    ),
    example: grid.at('example').value === true,
    lang: grid.text('lang'),
    dir: dir as 'ltr' | 'rtl' | undefined,
  };
}

function readOptions(list: Cursor): GridOption[] {
  const places = list.list('options');
  if (!places) return [];
  if (places.length < FEWEST_OPTIONS || places.length > MOST_OPTIONS)
    list.error('option-count', `must be ${FEWEST_OPTIONS} to ${MOST_OPTIONS} options, here are ${places.length}`);
  const options = places.map((item) => {
    item.object('an object with id and label');
    const id = item.required('id', 'give the option an id');
    if (id === 'undecided')
      item.at('id').error('reserved-id', '"undecided" is what a person can answer; take another id');
    return {
      id,
      label: item.required('label', 'give the option a name'),
      description: item.text('description'),
      none: laterOne(item.at('none'), [true, false]),
      practical: item.at('practical').value,
    };
  });
  areUnique(options, places);
  return options;
}

function readSources(list: Cursor): GridSource[] {
  if (!list.isGiven) {
    list.warning('missing', 'say where the facts come from');
    return [];
  }
  const places = list.list('sources') ?? [];
  const sources = places.map(readSource);
  areUnique(sources, places);
  return sources;
}

function readSource(item: Cursor): GridSource {
  if (item.ownText) return { id: item.ownText, citation: item.ownText };
  if (!item.object('an object with id and citation')) return { id: '', citation: '' };
  const url = item.text('url');
  const link = url === undefined ? undefined : safeLink(url);
  if (url !== undefined && link === undefined)
    item.at('url').warning('unsafe-link', 'must be an https, mailto, tel or relative address; shown without a link');
  return {
    id: item.required('id', 'give the source an id'),
    citation: item.required('citation', 'write author, title, journal and year'),
    note: item.text('note'),
    url: link,
  };
}
