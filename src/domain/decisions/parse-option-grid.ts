import {
  FEWEST_OPTIONS,
  type GridCell,
  type GridOption,
  type GridProblem,
  type GridRow,
  type GridSource,
  MOST_OPTIONS,
  type OptionGridData,
} from './model.js';
import { readCell } from './read-cell.js';
import { at, type Fields, Reader } from './reader.js';
import { safeLink } from './safe-link.js';

/** A decision, or `null` where it cannot be shown fairly, and everything that was wrong. */
export interface ParsedOptionGrid {
  value: OptionGridData | null;
  problems: GridProblem[];
}

/**
 * Checks a decision that comes from outside, as the published schema `option-grid.json` describes it. Never throws.
 * One error is enough for `null`: a grid with a column or a number left out would favour what is left. What is only
 * missing (a funding source, an answer to a question) is a warning, and the grid itself says that it is missing.
 */
export function parseOptionGrid(input: unknown): ParsedOptionGrid {
  const reader = new Reader();
  let value: OptionGridData | null = null;
  try {
    value = readGrid(reader, input);
  } catch {
    reader.error('', 'unreadable', 'cannot be read; give plain JSON');
  }
  return { value: reader.failed ? null : value, problems: reader.problems };
}

function readGrid(reader: Reader, input: unknown): OptionGridData | null {
  const grid = reader.fields(input, '', 'an object with id, title, decision, options and rows');
  if (!grid) return null;
  const sources = readSources(reader, grid);
  const options = readOptions(reader, grid);
  const rows = reader
    .list(grid, 'rows', '', 'questions')
    .map((row, index) => readRow(reader, row, index, options, sources));
  reader.unique(rows, 'rows');
  if (rows.length === 0 && !reader.failed) reader.error('rows', 'no-rows', 'must hold at least one question');
  else if (rows.length < 5 || rows.length > 8)
    reader.warning('rows', 'row-count', `five to eight questions work best on one page, here are ${rows.length}`);
  const dir = reader.text(grid, 'dir', '');
  if (dir !== undefined && dir !== 'ltr' && dir !== 'rtl') reader.error('dir', 'bad-direction', 'must be ltr or rtl');
  const optional = (key: 'author' | 'funding' | 'updatePolicy' | 'published' | 'expires', advice: string) => {
    const given = key === 'published' || key === 'expires' ? reader.date(grid, key, '') : reader.text(grid, key, '');
    if (given === undefined && reader.get(grid, key) === undefined) reader.warning(key, 'missing', advice);
    return given;
  };
  return {
    id: reader.needed(grid, 'id', '', 'give the decision an id'),
    title: reader.needed(grid, 'title', '', 'give the decision a title'),
    decision: reader.needed(grid, 'decision', '', 'say what is to be decided, as a question to the person'),
    introduction: reader.text(grid, 'introduction', ''),
    options,
    rows,
    sources,
    author: optional('author', 'say who wrote this'),
    published: optional('published', 'say when this was published'),
    expires: optional('expires', 'say until when this may be used, at most five years after publication'),
    funding: optional('funding', 'say who paid for this'),
    updatePolicy: optional('updatePolicy', 'say how often this is checked'),
    example: reader.get(grid, 'example') === true,
    lang: reader.text(grid, 'lang', ''),
    dir: dir as 'ltr' | 'rtl' | undefined,
  };
}

function readOptions(reader: Reader, grid: Fields): GridOption[] {
  const list = reader.list(grid, 'options', '', 'options');
  if (Array.isArray(reader.get(grid, 'options')) && (list.length < FEWEST_OPTIONS || list.length > MOST_OPTIONS))
    reader.error(
      'options',
      'option-count',
      `must be ${FEWEST_OPTIONS} to ${MOST_OPTIONS} options, here are ${list.length}`,
    );
  const options = list.map((item, index) => {
    const path = at('options', index);
    const fields = reader.fields(item, path, 'an object with id and label') ?? {};
    const id = reader.needed(fields, 'id', path, 'give the option an id');
    if (id === 'undecided')
      reader.error(at(path, 'id'), 'reserved-id', '"undecided" is what a person can answer; take another id');
    return {
      id,
      label: reader.needed(fields, 'label', path, 'give the option a name'),
      description: reader.text(fields, 'description', path),
    };
  });
  reader.unique(options, 'options');
  return options;
}

function readSources(reader: Reader, grid: Fields): GridSource[] {
  if (reader.get(grid, 'sources') === undefined) {
    reader.warning('sources', 'missing', 'say where the facts come from');
    return [];
  }
  const sources = reader.list(grid, 'sources', '', 'sources').map((item, index) => {
    const path = at('sources', index);
    const fields =
      typeof item === 'string'
        ? { id: item, citation: item }
        : reader.fields(item, path, 'an object with id and citation');
    if (!fields) return { id: '', citation: '' };
    const url = reader.text(fields, 'url', path);
    const link = url === undefined ? undefined : safeLink(url);
    if (url !== undefined && link === undefined)
      reader.warning(
        at(path, 'url'),
        'unsafe-link',
        'must be an https, mailto, tel or relative address; shown without a link',
      );
    return {
      id: reader.needed(fields, 'id', path, 'give the source an id'),
      citation: reader.needed(fields, 'citation', path, 'write author, title, journal and year'),
      note: reader.text(fields, 'note', path),
      url: link,
    };
  });
  reader.unique(sources, 'sources');
  return sources;
}

function readRow(reader: Reader, item: unknown, index: number, options: GridOption[], sources: GridSource[]): GridRow {
  const path = at('rows', index);
  const fields = reader.fields(item, path, 'an object with id, question and cells') ?? {};
  const cellsPath = at(path, 'cells');
  const cells =
    reader.fields(reader.get(fields, 'cells'), cellsPath, 'an object with one entry for each option id') ?? {};
  // With options that are wrong themselves, every key might be meant for one of them.
  const known = !reader.problems.some((problem) => problem.severity === 'error' && problem.path.startsWith('options'));
  for (const key of known ? Object.keys(cells) : [])
    if (!options.some(({ id }) => id === key))
      reader.error(at(cellsPath, key), 'unknown-option', 'is not the id of an option; correct it or take it out');
  const entries = options.flatMap(({ id }): [string, GridCell][] => {
    const cell = Object.hasOwn(cells, id) ? readCell(reader, cells[id], at(cellsPath, id), sources) : undefined;
    if (!cell)
      reader.warning(
        at(cellsPath, id),
        'no-information',
        'has no text and no outcome; give each option the same detail',
      );
    return cell ? [[id, cell]] : [];
  });
  return {
    id: reader.needed(fields, 'id', path, 'give the question an id'),
    question: reader.needed(fields, 'question', path, 'write the question as a patient would ask it'),
    description: reader.text(fields, 'description', path),
    event: reader.text(fields, 'event', path),
    noEvent: reader.text(fields, 'noEvent', path),
    cells: Object.fromEntries(entries),
  };
}
