import { ABSENCES, CERTAINTIES, type Certainty, type GridCell, type GridOutcome, type GridSource } from './model.js';
import type { Cursor } from '../format/reader.js';
import { laterText, laterOne, oneOf } from './later-members.js';

/**
 * What one option says about one question, or undefined where it says nothing.
 *
 * @param sources - the sources known so far; one that is only named in a cell is added
 */
export function readCell(cell: Cursor, sources: GridSource[]): GridCell | undefined {
  if (!cell.isGiven || !cell.object('an object with text or outcome, or both')) return undefined;
  const text = cell.text('text');
  const given = cell.at('outcome');
  const absent = laterOne(cell.at('absent'), ABSENCES);
  const detail = laterText(cell.at('detail'));
  const outcome = given.isGiven ? readOutcome(given, sources) : undefined;
  const refs = cell.at('sources').isGiven ? (cell.at('sources').list('ids of sources') ?? []) : [];
  const cited = refs.flatMap((ref) => {
    if (ref.ownText) return [cite(ref.ownText, ref, sources)];
    ref.error('not-text', 'must be the id of a source');
    return [];
  });
  return text === undefined && !given.isGiven && !absent
    ? undefined
    : { text, outcome, absent, detail, sources: cited };
}

export function readOutcome(outcome: Cursor, sources: GridSource[]): GridOutcome | undefined {
  if (!outcome.object('an object with events, denominator, timeFrame, group and source')) return undefined;
  const denominator = outcome.number(
    'denominator',
    (value) => Number.isSafeInteger(value) && value > 0,
    'must be a whole number above 0',
  );
  const of = Number.isNaN(denominator) ? Infinity : denominator;
  const events = outcome.number(
    'events',
    (value) => Number.isSafeInteger(value) && value >= 0 && value <= of,
    'must be a whole number from 0 to the denominator',
  );
  const bound = (key: 'low' | 'high', fits: (value: number) => boolean, advice: string) =>
    outcome.at(key).isGiven ? outcome.number(key, fits, advice) : undefined;
  const source = outcome.required('source', 'say where the numbers come from: the id of a source');
  return {
    events,
    denominator,
    low: bound(
      'low',
      (value) => value >= 0 && !(value > events),
      'must be a number from 0 to events, counted in the same denominator',
    ),
    high: bound('high', (value) => value <= of && !(value < events), 'must be a number from events to the denominator'),
    timeFrame: outcome.required('timeFrame', 'say over how long, such as "5 years"'),
    group: outcome.required('group', 'say who was counted, such as "people over 60 with high blood pressure"'),
    certainty: readCertainty(outcome),
    uncertainty: outcome.text('uncertainty'),
    source: source && cite(source, outcome.at('source'), sources),
  };
}

function readCertainty(outcome: Cursor): Certainty | undefined {
  const text = outcome.text('certainty');
  const certainty = oneOf(CERTAINTIES, text);
  if (text !== undefined && !certainty)
    outcome.at('certainty').error('bad-certainty', `must be ${CERTAINTIES.join(', ')}, as rated with GRADE`);
  return certainty;
}

/** A reference to a source that is not listed is listed as it was written: no number stands without its source. */
function cite(ref: string, place: Cursor, sources: GridSource[]): string {
  if (!sources.some(({ id }) => id === ref)) {
    place.warning('unknown-source', `"${ref}" is not the id of a source; shown as it is`);
    sources.push({ id: ref, citation: ref });
  }
  return ref;
}
