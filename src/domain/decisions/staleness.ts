import type { OptionGridData } from './model.js';

/** Evidence moves on: a decision aid may be used for this many years. */
export const MOST_YEARS = 5;

/** Why a decision should not be relied on any more. `date` is the one that the authors gave. */
export interface Stale {
  readonly reason: 'expired' | 'old';
  readonly date: string;
}

/**
 * Whether a decision is out of date: after the last day it may be used (of a month or year alone, its last), or more than
 * five years after it was published (of a month or year alone, its first day).
 *
 * @param today - `YYYY-MM-DD`
 */
export function staleness(grid: Pick<OptionGridData, 'expires' | 'published'>, today: string): Stale | undefined {
  const { expires, published } = grid;
  // A shorter date is compared up to its own length: 2026-03-31 is not after 2026-03.
  if (expires && today.slice(0, expires.length) > expires) return { reason: 'expired', date: expires };
  if (published) {
    const day = published + '-01-01'.slice(published.length - 4);
    const limit = String(Number(day.slice(0, 4)) + MOST_YEARS).padStart(4, '0') + day.slice(4);
    if (today > limit) return { reason: 'old', date: published };
  }
  return undefined;
}
