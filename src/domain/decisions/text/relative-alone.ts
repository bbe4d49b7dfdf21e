import type { Compiled } from '../language/compiled.js';
import { sentences } from '../language/fold.js';

/**
 * Figures that only say how one risk relates to another, as they stand in a text: "half the risk". Without the counts they
 * make a small change look large. One that stands beside counts in its sentence is not alone.
 *
 * @param text - folded
 * @param isAboutRisk - the text stands where good or bad effects are counted, so that it needs no word of risk
 */
export function relativeAlone(text: string, rules: Compiled, isAboutRisk = false): string[] {
  const { risk, relative, reductions, harmless, aOfN } = rules.rules;
  const has = (told: string) =>
    (rules.has(risk, told) && rules.has(relative, told)) || (isAboutRisk && rules.has(reductions, told));
  if (!has(text)) return [];
  return sentences(text).flatMap((sentence) => {
    const said = rules.blank(harmless, sentence);
    if (!has(said) || rules.has(aOfN, said)) return [];
    const figures = [
      ...(rules.has(risk, said) ? rules.all(relative, said) : []),
      ...(isAboutRisk ? rules.all(reductions, said) : []),
    ];
    return figures.slice(0, 1).map(([quote]) => quote);
  });
}
