import type { Item, Survey } from '../../../domain/questionnaire.js';
import { SCREENFUL } from './survey-session.js';

/** So many options take up as much of a page as a question does, beside those that most questions have. */
const OPTIONS = 50;

/** What an item takes up on a page, without what is in it: 1 for most. */
export const weight = ({ options }: Item): number => 1 + Math.floor(options.length / OPTIONS);

/** Whether a question may have any number of answers below each other. */
export const takesMore = ({ repeats, type }: Item): boolean => repeats && type !== 'choice';

/** How often an item may stand on the page because there are several answers that open it. */
function times({ parent }: Item): number {
  if (!parent) return 1;
  const { repeats, type, options } = parent;
  // Options that are not there yet may be many.
  return times(parent) * (repeats && type === 'choice' ? options.length || SCREENFUL : 1);
}

const known = new WeakMap<Survey, boolean>();

/** Whether a survey is, or may become, more than fills a screen. It is asked for each list, and stays what it is. */
export function isLong(survey: Survey): boolean {
  let is = known.get(survey);
  if (is === undefined) {
    const items = [...survey.byLinkId.values()];
    is = items.some(takesMore) || items.reduce((sum, item) => sum + weight(item) * times(item), 0) > SCREENFUL;
    known.set(survey, is);
  }
  return is;
}
