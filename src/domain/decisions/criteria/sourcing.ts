import { byParts, met, missing, type Part } from './criterion.js';
import { fold } from '../language/fold.js';
import { type Compiled, NUMBER } from '../language/compiled.js';
import type { GridSource } from '../model.js';
import { safeLink } from '../../format/safe-link.js';
import type { Rule } from './rule.js';

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;
const DOI = /(?<!\d)10\.\d{4,9}\/\S/;

/** Whether a source can be found: it has a year, and a DOI or a link. */
const isTraceable = ({ citation, note, url }: GridSource): boolean => {
  const text = fold([citation, note, url].join(' '));
  return YEAR.test(text) && (DOI.test(text) || (url !== undefined && safeLink(url) !== undefined));
};

/** Whether a text says a number as a fact: not a dose, a time, or how often. */
export function hasFigure(text: string, rules: Compiled | undefined): boolean {
  const folded = fold(text);
  if (!rules) return /\d/.test(folded);
  const plain = rules.blank(rules.rules.harmless, folded);
  return rules
    .all(NUMBER, plain)
    .some((match) => /^\d/.test(match[0]) && !rules.isUnit(plain, match.index + match[0].length));
}

/** Whether each number names a source that can be found. */
export const sourced: Rule = ({ grid, cells, rules }) => {
  const good = new Set(grid.sources.filter(isTraceable).map(({ id }) => id));
  const parts = cells.flatMap(({ cell, outcome, path }): Part[] => {
    const texts = [cell?.text, cell?.detail].filter((text) => text !== undefined);
    const named = [...(cell?.sources ?? []), ...(cell?.outcome?.source ? [cell.outcome.source] : [])];
    return [
      ...(outcome ? [{ path: `${path}.outcome.source`, isMet: good.has(outcome.source) }] : []),
      ...(texts.some((text) => hasFigure(text, rules))
        ? [{ path: `${path}.sources`, isMet: named.some((id) => good.has(id)) }]
        : []),
    ];
  });
  const advice = 'Name for each number a source with its year and a DOI or a safe link.';
  if (parts.length > 0) return byParts(parts, advice);
  return grid.sources.length > 0 ? met : missing('Say where the facts come from.', 'sources');
};
