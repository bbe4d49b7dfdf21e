import type { DataProblem } from '../../format/problem.js';
import { pathOf } from '../../format/reader.js';
import { staleness } from '../staleness.js';
import type { Subject } from './subject.js';
import { addsUp } from './testing.js';

/** What a criterion asks for as well, or is only a piece of advice. */
const ELSEWHERE = ['missing', 'no-information', 'row-count'];

/** What is wrong besides what a criterion asks: problems of reading without those that it says again. */
export const readingFindings = (problems: readonly DataProblem[]): DataProblem[] =>
  problems.filter(({ severity, code }) => severity === 'error' || !ELSEWHERE.includes(code));

const warning = (code: string, path: string, advice: string): DataProblem => ({
  severity: 'warning',
  code,
  path,
  message: `${path}: ${advice}`,
});

/** What only shows when parts of the data are held against each other, or against the day. */
export function crossFindings(subject: Subject, ids: readonly string[], excusable: readonly string[]): DataProblem[] {
  const { grid, background, cells, today } = subject;
  const stale = staleness(grid, today);
  const isOption = (id: string) => grid.options.some((option) => option.id === id);
  const maps = grid.rows.flatMap((row, index) =>
    (['certainty', 'certaintyWhy'] as const).flatMap((key) =>
      typeof row[key] === 'object' ? Object.keys(row[key]).map((id) => ({ id, path: `rows[${index}].${key}` })) : [],
    ),
  );
  return [
    ...(stale?.reason === 'expired' ? [warning('stale', 'expires', 'lies in the past; check the evidence anew')] : []),
    ...(stale?.reason === 'old'
      ? [warning('stale', 'published', 'is more than five years ago; check the evidence anew')]
      : []),
    ...cells
      .filter(({ cell }) => cell?.absent && cell.outcome)
      .map(({ path }) =>
        warning('absent-but-given', `${path}.absent`, 'stands beside an outcome; take out one of them'),
      ),
    ...maps
      .filter(({ id }) => !isOption(id))
      .map(({ id, path }) => warning('unknown-option', pathOf(path, id), 'is not the id of an option')),
    ...(background.test && addsUp(background.test) === false
      ? [warning('accuracy-sum', 'test.accuracy', 'the four numbers do not add up to "of"')]
      : []),
    ...Object.entries(background.criteria).flatMap(([id, { why }]) => {
      const path = pathOf('criteria', id);
      if (!ids.includes(id))
        return [warning('unknown-criterion', path, 'is no criterion: Q1 to Q6, C1 to C10, B1 to B28')];
      return why !== undefined && !excusable.includes(id)
        ? [
            warning(
              'always-applies',
              `${path}.why`,
              'no reason counts for this criterion: it always applies, or the data say so',
            ),
          ]
        : [];
    }),
  ];
}
