import {
  type ByOption,
  CERTAINTIES,
  type GridCell,
  type GridOption,
  type GridRow,
  type GridSource,
  ROW_KINDS,
} from './model.js';
import type { Cursor } from '../format/reader.js';
import { laterText, laterOne } from './later-members.js';
import { readCell } from './read-cell.js';

/**
 * One of the questions.
 *
 * @param sources - as for {@link readCell}
 * @param optionsPlace - where the options stand, which may be wrong themselves
 */
export function readRow(
  row: Cursor,
  options: readonly GridOption[],
  sources: GridSource[],
  optionsPlace: Cursor,
): GridRow {
  row.object('an object with id, question and cells');
  const cells = row.at('cells');
  cells.object('an object with one entry for each option id');
  // With options that are wrong themselves, every key might be meant for one of them.
  for (const key of optionsPlace.isSoundInside ? cells.keys : [])
    if (!options.some(({ id }) => id === key))
      cells.at(key).error('unknown-option', 'is not the id of an option; correct it or take it out');
  const entries = options.flatMap(({ id }): [string, GridCell][] => {
    const cell = readCell(cells.at(id), sources);
    if (!cell) cells.at(id).warning('no-information', 'has no text and no outcome; give each option the same detail');
    return cell ? [[id, cell]] : [];
  });
  // What all outcomes say of themselves; one that says nothing is not spoken for.
  const [said, ...others] = new Set(entries.flatMap(([, { outcome }]) => (outcome ? [outcome.certainty] : [])));
  return {
    id: row.required('id', 'give the question an id'),
    question: row.required('question', 'write the question as a patient would ask it'),
    description: row.text('description'),
    event: row.text('event'),
    noEvent: row.text('noEvent'),
    kind: laterOne(row.at('kind'), ROW_KINDS),
    certainty:
      byOption(row.at('certainty'), (place) => laterOne(place, CERTAINTIES)) ?? (others.length ? undefined : said),
    certaintyWhy: byOption(row.at('certaintyWhy'), laterText),
    good: laterOne(row.at('good'), [true, false]),
    cells: Object.fromEntries(entries),
  };
}

/** One thing for the whole row, or some by the ids of options. */
const byOption = <T extends string>(place: Cursor, one: (place: Cursor) => T | undefined): ByOption<T> | undefined =>
  place.keys.length > 0 ? Object.fromEntries(place.keys.map((id) => [id, one(place.at(id))])) : one(place);
