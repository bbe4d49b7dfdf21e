import type { Compiled } from '../language/compiled.js';

/** Denominators that are shown for a whole grid: "1 of 100" is as it should be. */
const SHOWN = [100, 1000, 10_000, 100_000];
/** "Phase 1 in 2019" */
const isYear = (value: number) => value > 1900 && value < 2100 && value !== 2000;

/**
 * Chances with a denominator of their own, as they stand in a text: "1 in 8". Whoever compares two of them takes the one
 * with the larger number for the larger chance.
 *
 * @param text - folded
 */
export function oneInX(text: string, rules: Compiled): string[] {
  const { oneIn, oneOf, everyNth, harmless, units } = rules.rules;
  // Most texts have none, and taking out what is harmless costs the most.
  if (![oneIn, oneOf, everyNth].some((patterns) => rules.has(patterns, text))) return [];
  const said = rules.blank(harmless, text);
  const chances = [
    ...rules.all(oneIn, said).filter((match) => !isYear(last(rules, match))),
    ...rules.all(oneOf, said).filter((match) => !SHOWN.includes(last(rules, match)) && !isYear(last(rules, match))),
  ].filter(
    (match) =>
      last(rules, match) > 1 && !rules.isUnit(said, match.index + match[0].length) && !rules.has(units, match[0]),
  );
  return [...chances, ...rules.all(everyNth, said)].map(([quote]) => quote);
}

const last = (rules: Compiled, match: RegExpExecArray): number => rules.numbersOf(match).at(-1) ?? NaN;
