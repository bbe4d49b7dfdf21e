import { type Compiled, NUMBER } from '../language/compiled.js';
import { sentences } from '../language/fold.js';

/**
 * Sentences whose parts are more than their whole: "of 100 people, 60 get well and 50 do not"; "12 of 10".
 *
 * @param text - folded
 */
export function partsAboveWhole(text: string, rules: Compiled): string[] {
  if (!rules.has(rules.rules.ofN, text) && !rules.has(rules.rules.aOfN, text)) return [];
  return sentences(text).filter((sentence) => {
    const said = rules.blank(rules.rules.harmless, sentence);
    return above(said, rules) || sum(said, rules);
  });
}

/** More of a whole than there are. */
const above = (said: string, rules: Compiled): boolean => counts(said, rules).some(({ part, whole }) => part > whole);

/** Counts that a text gives as "a of N" people. */
export function counts(said: string, rules: Compiled): { part: number; whole: number; quote: string }[] {
  return rules.all(rules.rules.aOfN, said).flatMap((match) => {
    const [part, whole] = rules.numbersOf(match);
    const isOfPeople = !rules.isUnit(said, match.index + match[0].length) && !rules.hasUnit(match[0]) && whole! > 1;
    return isOfPeople ? [{ part: part!, whole: whole!, quote: match[0] }] : [];
  });
}

/** The parts after "of N", added up. Of two options that are compared, each has a whole of its own. */
function sum(said: string, rules: Compiled): boolean {
  const { ofN, aOfN, comparing, ranges, ofThem } = rules.rules;
  if (rules.has(comparing, said)) return false;
  // Of a range its lower end is enough.
  const lower = said.replace(rules.any(ranges), (range) =>
    String(Math.min(...rules.all(NUMBER, range).map(([number]) => rules.valueOf(number)))),
  );
  const alone = rules.blank(aOfN, lower);
  const wholes = rules.all(ofN, alone).filter((match) => !rules.isUnit(alone, match.index + match[0].length));
  return wholes.some((match, index) => {
    const plain = alone.slice(match.index + match[0].length, wholes[index + 1]?.index);
    const parts = rules.all(NUMBER, plain).filter((part) => {
      const end = part.index + part[0].length;
      const isPart =
        /^\s*%/.test(plain.slice(end)) || rules.isUnit(plain, end) || rules.begins(ofThem, plain.slice(end));
      // "One" is an article in many languages.
      return !isPart && (/^\d/.test(part[0]) || rules.valueOf(part[0]) > 1);
    });
    return (
      parts.length > 1 && parts.reduce((total, part) => total + rules.valueOf(part[0]), 0) > rules.numbersOf(match)[0]!
    );
  });
}
