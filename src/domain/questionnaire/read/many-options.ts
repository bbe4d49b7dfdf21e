import type { Item } from '../model/model.js';
import { MOST_OPTIONS } from '../state/size.js';
import type { Draft, Report } from './report.js';

/** A list of up to so many options is read through rather than searched, however many there are around it. */
const FEW = 60;

/**
 * Where the questions of a form offer more options together than a page can draw, has those of long lists found by
 * typing.
 *
 * @param isSearched - of which questions that is so anyway
 */
export function searchWhereMany(items: readonly Draft[], isSearched: (item: Item) => boolean, report: Report): void {
  const drawn = items.filter((item) => item.options.length > 0 && !isSearched(item));
  const total = drawn.reduce((sum, { options }) => sum + options.length, 0);
  if (total <= MOST_OPTIONS) return;
  report(
    'tooMany',
    `${total} options in all questions; with more than ${MOST_OPTIONS}, those of questions with more than ${FEW} are found by typing`,
  );
  for (const item of drawn) if (item.options.length > FEW) item.control = 'autocomplete';
}
