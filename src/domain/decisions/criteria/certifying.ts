import { byParts, met, missing, partly } from './criterion.js';
import type { Compiled } from '../language/compiled.js';
import { fold } from '../language/fold.js';
import { sameDepth } from './depth.js';
import { excused, type Rule } from './rule.js';
import { sourced } from './sourcing.js';
import { certaintyOf, counted } from './subject.js';

/** Whether a text has one of some words; in a language that the rules do not know, nobody can tell that it has not. */
const mentions = (text: string, of: 'interests' | 'intervals', rules: Compiled | undefined): boolean =>
  !rules || rules.has(rules.rules[of], fold(text));

const published: Rule = ({ grid, today }) => {
  if (!grid.published) return missing('Say when this version was published.', 'published');
  // A shorter date is compared up to its own length.
  return grid.published > today.slice(0, grid.published.length)
    ? missing('The date of publication lies ahead.', 'published')
    : met;
};

const updates: Rule = ({ grid: { updatePolicy }, rules }) => {
  if (!updatePolicy) return missing('Say how often this is checked, or what makes you check it.', 'updatePolicy');
  return mentions(updatePolicy, 'intervals', rules) || /\d/.test(fold(updatePolicy))
    ? met
    : partly('Say how often this is checked ("every two years"), or what makes you check it.', ['updatePolicy']);
};

const certain: Rule = (subject) => {
  const cells = counted(subject);
  const advice = 'Say of each number how sure it is: a range (low and high), a certainty, or what is not known.';
  if (cells.length === 0) return excused(subject, 'C5') ?? missing(advice, 'rows');
  return byParts(
    cells.map((cell) => {
      const { path, outcome } = cell;
      const isRanged = outcome.low !== undefined && outcome.high !== undefined;
      return { path: `${path}.outcome`, isMet: isRanged || Boolean(certaintyOf(cell) ?? outcome.uncertainty) };
    }),
    advice,
  );
};

const funding: Rule = ({ grid, background, rules }) => {
  if (!grid.funding) return missing('Say who paid for this, and whether anybody gains from a choice.', 'funding');
  const { authors } = background;
  const isSaid = authors.length > 0 && authors.every(({ interests }) => interests);
  return isSaid || mentions(grid.funding, 'interests', rules)
    ? met
    : partly('Say whether anybody gains from a choice, even if nobody does.', ['funding']);
};

export const certifyingRules = (): Readonly<Record<string, Rule>> => ({
  C1: sameDepth,
  C2: sourced,
  C3: published,
  C4: updates,
  C5: certain,
  C6: funding,
});
