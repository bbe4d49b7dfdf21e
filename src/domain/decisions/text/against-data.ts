import type { Compiled } from '../language/compiled.js';
import { sentences } from '../language/fold.js';
import type { GridOutcome } from '../model.js';
import { counts } from './parts-and-whole.js';

/** A number in a text that its outcome contradicts. */
export interface Contradiction {
  readonly quote: string;
  /** `none`: nobody (or everybody) is said, where it happens to some (or not to all). */
  readonly kind: 'none' | 'other';
}

/**
 * Numbers of a text that are neither the event of the outcome beside it nor its complement, nor a bound, nor the difference
 * from another option. Rounded is right, but never from some to nobody.
 *
 * @param text - folded
 * @param outcome - the one beside it
 * @param others - those of the row's other options, which a comparison may name
 */
export function againstOutcome(
  text: string,
  rules: Compiled,
  outcome: GridOutcome,
  others: readonly GridOutcome[],
): Contradiction[] {
  if (!rules.has(rules.rules.aOfN, text) && !rules.has(rules.rules.percentOf, text)) return [];
  return sentences(text).flatMap((sentence) => {
    const said = rules.blank(rules.rules.harmless, sentence);
    const rates = [...own(outcome), ...others.map((other) => Math.abs(rate(other) - rate(outcome)))];
    if (rules.has(rules.rules.comparing, said)) rates.push(...others.flatMap(own));
    const shares = rules.all(rules.rules.percentOf, said).map((match) => ({
      part: rules.numbersOf(match)[0]!,
      whole: 100,
      quote: match[0],
    }));
    return [...counts(said, rules), ...shares].flatMap(({ part, whole, quote }): Contradiction[] => {
      const isRate = (one: number) => Math.abs(part - one * whole) <= 0.5 + 1e-9;
      if (!rates.some(isRate)) return [{ quote, kind: 'other' }];
      const isNobody = part === 0 || part === whole;
      return isNobody && !rates.includes(part / whole) ? [{ quote, kind: 'none' }] : [];
    });
  });
}

const rate = ({ events, denominator }: GridOutcome): number => events / denominator;

/** What may be said of an outcome: how many, how many not, at least and at most. */
const own = ({ events, low, high, denominator }: GridOutcome): number[] =>
  [events, low, high].flatMap((part) =>
    part === undefined ? [] : [part / denominator, (denominator - part) / denominator],
  );
