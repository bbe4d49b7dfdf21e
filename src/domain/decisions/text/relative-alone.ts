import type { Compiled } from '../language/compiled.js';
import { sentences } from '../language/fold.js';

/**
 * Figures that only say how one risk relates to another, as they stand in a text: "half the risk". Without the counts they
 * make a small change look large. One that stands beside counts in its sentence is not alone.
 *
 * @param text - folded
 */
export function relativeAlone(text: string, rules: Compiled): string[] {
  const { risk, relative, harmless, aOfN } = rules.rules;
  return sentences(text).flatMap((sentence) => {
    const said = rules.blank(harmless, sentence);
    if (!rules.has(risk, said) || rules.has(aOfN, said)) return [];
    return rules
      .all(relative, said)
      .slice(0, 1)
      .map(([quote]) => quote);
  });
}
