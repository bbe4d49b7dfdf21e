import type { DataProblem } from '../../format/problem.js';
import { type Compiled, NUMBER } from '../language/compiled.js';
import { againstOutcome } from '../text/against-data.js';
import { oneInX } from '../text/one-in.js';
import { partsAboveWhole } from '../text/parts-and-whole.js';
import { relativeAlone } from '../text/relative-alone.js';
import type { PatientText } from './patient-texts.js';
import { counted, type PlacedCell } from './subject.js';

const warning = (code: string, path: string, quote: string, advice: string): DataProblem => ({
  severity: 'warning',
  code,
  path,
  message: `${path}: "${quote.length > 80 ? `${quote.slice(0, 79)}…` : quote}" ${advice}`,
});

/** How chances are put: with a denominator of their own, or only beside another one. It is what `B5` asks. */
export function framing(texts: readonly PatientText[], cells: readonly PlacedCell[], rules: Compiled): DataProblem[] {
  const rowsWithNumbers = new Set(counted({ cells }).map(({ rowPath }) => rowPath));
  return texts.flatMap(({ path, folded, cell, rowPath }) => {
    const hasCounts = cell ? cell.outcome !== undefined : rowPath !== undefined && rowsWithNumbers.has(rowPath);
    const isAboutRisk = cell?.row.kind === 'benefit' || cell?.row.kind === 'harm';
    return [
      ...oneInX(folded, rules).map((quote) =>
        warning('one-in', path, quote, 'cannot be compared with other chances; write how many of 100 or of 1,000'),
      ),
      ...(hasCounts ? [] : relativeAlone(folded, rules, isAboutRisk)).map((quote) =>
        warning('relative-alone', path, quote, 'says nothing without the counts; write how many of 100 or of 1,000'),
      ),
    ];
  });
}

/** Numbers in texts that cannot be right, by themselves or beside their outcome. */
export function contradictions(
  texts: readonly PatientText[],
  cells: readonly PlacedCell[],
  rules: Compiled,
): DataProblem[] {
  const withNumbers = texts.filter(({ folded }) => rules.has(NUMBER, folded));
  return withNumbers.flatMap(({ path, folded, cell }) => {
    const others = counted({ cells }).filter(
      ({ rowPath, option }) => rowPath === cell?.rowPath && option !== cell.option,
    );
    const against = cell?.outcome
      ? againstOutcome(
          folded,
          rules,
          cell.outcome,
          others.map(({ outcome }) => outcome),
        )
      : [];
    return [
      ...partsAboveWhole(folded, rules).map((quote) =>
        warning('parts-above-whole', path, quote, 'has parts that are more than the whole'),
      ),
      ...against.map(({ quote, kind }) =>
        kind === 'none'
          ? warning('some-told-as-none', path, quote, 'says nobody or everybody; its outcome says that this is not so')
          : warning('text-against-data', path, quote, 'is neither what its outcome counts nor the rest'),
      ),
    ];
  });
}
