import { comparatorOf } from '../model.js';
import { rowDifferences } from '../risk.js';
import { byParts, met, missing, notApplicable, type Part, partly, type Verdict } from './criterion.js';
import { excused, type Rule } from './rule.js';
import { byRow, certaintyOf, counted, type PlacedCell, type Subject } from './subject.js';

const unexplained = (subject: Subject, id: string, advice: string): Verdict =>
  excused(subject, 'B3', id) ?? missing(advice, 'rows');

/** For criteria about outcomes: without any, the authors have to say why. */
const ofOutcomes =
  (advice: string, parts: (subject: Subject) => readonly Part[]): Rule =>
  (subject, id) =>
    counted(subject).length === 0 ? unexplained(subject, id, advice) : byParts(parts(subject), advice);

const likelihood: Rule = (subject, id) => {
  const advice = 'Give the number of people for every option, or say "absent": "unknown".';
  const rows = byRow(subject.cells);
  const figured = rows.filter((cells) => cells.some(({ outcome }) => outcome));
  const unknown = rows.filter((cells) => cells.some(({ cell }) => cell?.absent === 'unknown'));
  const judged = figured.length > 0 ? figured : unknown;
  if (judged.length === 0 || (figured.length === 0 && excused(subject, 'B3'))) return unexplained(subject, id, advice);
  const isSaid = ({ outcome, cell }: PlacedCell) => outcome !== undefined || cell?.absent !== undefined;
  return byParts(
    judged.flat().map((cell) => ({ path: cell.path, isMet: isSaid(cell) })),
    advice,
  );
};

const rates: Rule = (subject, id) => {
  const advice = 'Give events and a denominator: no "1 in X", no relative figure alone.';
  const framed = subject.framing.map(({ path }) => path);
  if (framed.length > 0) return counted(subject).length > 0 ? partly(advice, framed) : missing(advice, ...framed);
  return counted(subject).length > 0 ? met : unexplained(subject, id, advice);
};

/** Rows in which numbers stand beside each other; with one number only, nothing has to be alike. */
const comparable = (subject: Subject) => byRow(counted(subject)).filter(({ length }) => length > 1);

const period: Rule = (subject) => {
  const rows = comparable(subject);
  if (rows.length === 0) return notApplicable('No row has two numbers.');
  return byParts(
    rows.map((cells) => ({
      path: cells[0]!.rowPath,
      isMet:
        cells.every(({ outcome }) => outcome.timeFrame) &&
        !rowDifferences(cells.map(({ outcome }) => outcome)).includes('time-frame'),
    })),
    'Count over the same length of time for all options of a row.',
  );
};

const isPowerOfTen = (value: number): boolean => /^10+$/.test(String(value));

/** Trial counts are shown out of one denominator; what was rounded to different ones already cannot be compared so. */
const denominator: Rule = (subject) => {
  const rows = comparable(subject);
  if (rows.length === 0) return notApplicable('No row has two numbers.');
  const unlike = rows.filter((cells) => {
    const rounded = new Set(cells.map(({ outcome }) => outcome.denominator).filter(isPowerOfTen));
    return rounded.size > 1;
  });
  return unlike.length === 0
    ? met
    : partly(
        'Give the numbers of a row out of the same denominator, or as they were counted.',
        unlike.map(([cell]) => cell!.rowPath),
      );
};

const quality = (): Rule =>
  ofOutcomes('Rate with GRADE how sure each row with numbers is: "certainty".', (subject) =>
    byRow(counted(subject)).map((cells) => {
      const comparator = comparatorOf(subject.grid);
      const rated = cells.filter(certaintyOf);
      // Certainty is about what an option changes: what the others are compared with needs none.
      const isRated = (cell: (typeof cells)[number]) => rated.includes(cell) || cell.option.id === comparator;
      return { path: cells[0]!.rowPath, isMet: rated.length > 0 && cells.every(isRated) };
    }),
  );

export const probabilitiesRules = (): Readonly<Record<string, Rule>> => ({
  B3: likelihood,
  B4: ofOutcomes('Say for each number who was counted: "group".', (subject) =>
    counted(subject).map(({ path, outcome }) => ({ path: `${path}.outcome.group`, isMet: outcome.group !== '' })),
  ),
  B5: rates,
  B6: period,
  B7: denominator,
  // The element draws and says each number, and has words beside it.
  B8: ofOutcomes('Give numbers, so that they can be shown as picture, number and words.', () => []),
  B19: quality(),
});
