import { met, missing, partly } from './criterion.js';
import { wordCount } from '../reading/reading-level.js';
import type { Rule } from './rule.js';
import { byRow, certaintyOf, counted, ofKind, type PlacedCell } from './subject.js';

/** A text may be so many times as long as another one about the same, once it is longer by so many words. */
const MOST_TIMES = 2.5;
const MANY_WORDS = 15;

/** What an option may tell more of than another one. */
const DEPTHS: readonly ((cell: PlacedCell) => boolean)[] = [
  ({ cell }) => cell !== undefined,
  ({ outcome }) => outcome !== undefined,
  ({ outcome }) => outcome?.low !== undefined && outcome.high !== undefined,
  (cell) => certaintyOf(cell) !== undefined,
  ({ cell, outcome }) => Boolean(outcome?.source) || Boolean(cell?.sources.length),
];

/** Where some options have something that the others lack. "Nobody knows" is said, and lacks nothing. */
function unlike(cells: readonly PlacedCell[]): string[] {
  const telling = cells.filter(({ cell }) => !cell?.absent);
  return DEPTHS.flatMap((has) => {
    const lacking = telling.filter((cell) => !has(cell));
    return lacking.length < telling.length ? lacking.map(({ path }) => path) : [];
  });
}

interface Placed {
  readonly path: string;
  readonly text: string | undefined;
}

/** Where a text is much shorter than another one beside it. */
function short(texts: readonly Placed[]): string[] {
  const lengths = texts.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, words: wordCount(text) }]));
  const longest = Math.max(...lengths.map(({ words }) => words));
  return lengths
    .filter(({ words }) => longest > MOST_TIMES * words && longest - words >= MANY_WORDS)
    .map(({ path }) => path);
}

/** Whether all options are told of in the same depth. */
export const sameDepth: Rule = (subject) => {
  if (subject.cells.every(({ cell }) => !cell)) return missing('Compare the options in rows.', 'rows');
  const rows = byRow(subject.cells);
  const { grid } = subject;
  const withNumbers = (['benefit', 'harm'] as const).map((kind) => {
    const cells = ofKind(subject, kind);
    return { cells, isCounted: counted({ cells }).length > 0 };
  });
  const oneSided = withNumbers.some(({ isCounted }) => isCounted)
    ? withNumbers.flatMap(({ cells, isCounted }) => (isCounted ? [] : byRow(cells).map(([cell]) => cell!.rowPath)))
    : [];
  const paths = [
    ...oneSided,
    ...rows.flatMap((cells) => [
      ...unlike(cells),
      ...short(cells.map(({ path, cell }) => ({ path, text: cell?.absent ? undefined : cell?.text }))),
    ]),
    ...short(grid.options.map(({ description }, at) => ({ path: `options[${at}].description`, text: description }))),
  ];
  const advice =
    'Tell of all options in the same depth: number, range, certainty and source for all in a row or for none (where nothing is known, "absent": "unknown" says so), texts of like length, numbers for good and bad alike.';
  return paths.length === 0 ? met : partly(advice, [...new Set(paths)]);
};
