import type { GridOutcome } from './model.js';

/** The denominators that people can picture. */
export type RowDenominator = 100 | 1000;

/**
 * A number of people out of {@link RowDenominator}. `bound` says how to read it: a number that would round to nobody is
 * "fewer than 1", one that would round to everybody is "more than 99" (or 999).
 */
export interface Share {
  readonly count: number;
  readonly of: RowDenominator;
  readonly bound: 'exact' | 'fewer' | 'more';
}

/** One outcome, ready to be said both ways (to whom it happens, to whom it does not) and drawn. */
export interface Risk {
  readonly happens: Share;
  readonly spared: Share;
  /** Undefined where no bounds are given, or where they round to the same number. */
  readonly range?: { readonly low: Share; readonly high: Share };
}

/** What keeps the numbers of one row from being compared. */
export type Difference = 'time-frame' | 'group';

/**
 * The denominator that all outcomes of a row share: 1,000 when anything that happens to some people, or spares some, does
 * so to fewer than 1 in 100, or when two different rates would read the same out of 100; else 100. Taken over the whole
 * row, so that choosing two options changes no number.
 */
export function rowDenominator(outcomes: readonly GridOutcome[]): RowDenominator {
  const rare = (part: number, of: number) => part > 0 && part * 100 < of;
  const rates = new Map<number, number>();
  for (const { events, denominator } of outcomes) {
    if (rare(events, denominator) || rare(denominator - events, denominator)) return 1000;
    const { count } = share(events, denominator, 100);
    const rate = events / denominator;
    if ((rates.get(count) ?? rate) !== rate) return 1000;
    rates.set(count, rate);
  }
  return 100;
}

/** `part` of `whole` as people out of `of`, rounded, but never from some to nobody nor from not quite all to all. */
export function share(part: number, whole: number, of: RowDenominator): Share {
  const count = Math.round((part * of) / whole);
  if (count === 0 && part > 0) return { count: 1, of, bound: 'fewer' };
  if (count === of && part < whole) return { count: of - 1, of, bound: 'more' };
  return { count, of, bound: 'exact' };
}

/** An outcome in the row's denominator, in both framings; the two always add up to the whole. */
export function risk({ events, denominator, low, high }: GridOutcome, of: RowDenominator): Risk {
  const happens = share(events, denominator, of);
  const spared: Share =
    happens.bound === 'exact'
      ? { count: of - happens.count, of, bound: 'exact' }
      : { count: of - happens.count, of, bound: happens.bound === 'fewer' ? 'more' : 'fewer' };
  if (low === undefined || high === undefined) return { happens, spared };
  const range = { low: share(low, denominator, of), high: share(high, denominator, of) };
  const wide = range.low.count !== range.high.count || range.low.bound !== range.high.bound;
  return wide ? { happens, spared, range } : { happens, spared };
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '');

/**
 * What differs between outcomes that stand side by side. Anything but an empty list means that their numbers must not be
 * drawn as if they could be compared. Case, spacing and a full stop make no difference.
 */
export function rowDifferences(outcomes: readonly GridOutcome[]): Difference[] {
  const differ = (key: 'timeFrame' | 'group') => new Set(outcomes.map((outcome) => plain(outcome[key]))).size > 1;
  return [...(differ('timeFrame') ? ['time-frame' as const] : []), ...(differ('group') ? ['group' as const] : [])];
}
