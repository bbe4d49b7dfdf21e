import { CERTAINTIES, type Certainty, type GridCell, type GridOutcome, type GridSource } from './model.js';
import { at, type Fields, type Reader } from './reader.js';

/**
 * What one option says about one question, or undefined where it says nothing.
 *
 * @param sources - the sources known so far; one that is only named in a cell is added
 */
export function readCell(reader: Reader, item: unknown, path: string, sources: GridSource[]): GridCell | undefined {
  if (item == null) return undefined;
  const fields = reader.fields(item, path, 'an object with text or outcome, or both');
  if (!fields) return undefined;
  const text = reader.text(fields, 'text', path);
  const given = reader.get(fields, 'outcome');
  const outcome = given === undefined ? undefined : readOutcome(reader, given, at(path, 'outcome'), sources);
  const refs =
    reader.get(fields, 'sources') === undefined ? [] : reader.list(fields, 'sources', path, 'ids of sources');
  const cited = refs.flatMap((ref, index) => {
    const refPath = at(at(path, 'sources'), index);
    if (typeof ref === 'string' && ref.trim()) return [cite(reader, ref.trim(), refPath, sources)];
    reader.error(refPath, 'not-text', 'must be the id of a source');
    return [];
  });
  return text === undefined && given === undefined ? undefined : { text, outcome, sources: cited };
}

function readOutcome(reader: Reader, item: unknown, path: string, sources: GridSource[]): GridOutcome | undefined {
  const fields = reader.fields(item, path, 'an object with events, denominator, timeFrame, group and source');
  if (!fields) return undefined;
  const number = (key: string, fits: (value: number) => boolean, advice: string) =>
    reader.number(fields, key, path, fits, advice);
  const denominator = number(
    'denominator',
    (value) => Number.isSafeInteger(value) && value > 0,
    'must be a whole number above 0',
  );
  const of = Number.isNaN(denominator) ? Infinity : denominator;
  const events = number(
    'events',
    (value) => Number.isSafeInteger(value) && value >= 0 && value <= of,
    'must be a whole number from 0 to the denominator',
  );
  const bound = (key: 'low' | 'high', fits: (value: number) => boolean, advice: string) =>
    reader.get(fields, key) === undefined ? undefined : number(key, fits, advice);
  const source = reader.needed(fields, 'source', path, 'say where the numbers come from: the id of a source');
  return {
    events,
    denominator,
    low: bound(
      'low',
      (value) => value >= 0 && !(value > events),
      'must be a number from 0 to events, counted in the same denominator',
    ),
    high: bound('high', (value) => value <= of && !(value < events), 'must be a number from events to the denominator'),
    timeFrame: reader.needed(fields, 'timeFrame', path, 'say over how long, such as "5 years"'),
    group: reader.needed(
      fields,
      'group',
      path,
      'say who was counted, such as "people over 60 with high blood pressure"',
    ),
    certainty: readCertainty(reader, fields, path),
    uncertainty: reader.text(fields, 'uncertainty', path),
    source: source && cite(reader, source, at(path, 'source'), sources),
  };
}

function readCertainty(reader: Reader, fields: Fields, path: string): Certainty | undefined {
  const text = reader.text(fields, 'certainty', path);
  const certainty = CERTAINTIES.find((word) => word === text?.toLowerCase().replace(/[\s_]+/g, '-'));
  if (text !== undefined && !certainty)
    reader.error(at(path, 'certainty'), 'bad-certainty', `must be ${CERTAINTIES.join(', ')}, as rated with GRADE`);
  return certainty;
}

/** A reference to a source that is not listed is listed as it was written: no number stands without its source. */
function cite(reader: Reader, ref: string, path: string, sources: GridSource[]): string {
  if (!sources.some(({ id }) => id === ref)) {
    reader.warning(path, 'unknown-source', `"${ref}" is not the id of a source; shown as it is`);
    sources.push({ id: ref, citation: ref });
  }
  return ref;
}
