import { isObject, objects } from '../model/json.js';
import type { Json } from '../model/json.js';
import type { Item, Problem, Survey } from '../model/model.js';
import { answersOf, byLinkId } from './read-answer.js';

/** So many items and answers are more than anybody fills in; a page with them would be held up for seconds. */
export const MOST_NODES = 10_000;

/** So many options are more than a page can draw, each repetition of their question counted. */
export const MOST_OPTIONS = 30_000;

/** With more answers than this, a question is read and not changed. */
export const MOST_ANSWERS = 1000;

export interface Size {
  readonly nodes: number;
  readonly options: number;
}

/**
 * How many items and answers a response makes of a survey, and options that are drawn, each repetition counted; where
 * there are more than {@link MOST_NODES} or {@link MOST_OPTIONS}, only that there are more.
 *
 * @param response - without one, a survey begins with its initial values
 * @param report - is told of questions with more than {@link MOST_ANSWERS} answers
 * @param isSearched - of which questions the options are found by typing
 */
export function sizeOf(
  survey: Survey,
  response: Json | undefined,
  report: (problem: Problem) => void,
  isSearched: (item: Item) => boolean,
): Size {
  let size = 0;
  let options = 0;
  const count = (items: readonly Item[], source: readonly Json[]): void => {
    const given = byLinkId(source);
    for (const item of items) {
      if (size > MOST_NODES || options > MOST_OPTIONS) return;
      size++;
      const own = given.get(item.linkId) ?? [];
      // An empty list has one entry, as it has on the page.
      if (item.type === 'group') {
        for (const one of item.repeats ? orOne(own) : [own[0] ?? {}]) {
          size++;
          count(item.children, objects(one['item']));
        }
      } else {
        if (!isSearched(item)) options += item.options.length;
        const answers = answersOf(own).length > 0 ? answersOf(own) : response ? [] : item.initial;
        if (answers.length > MOST_ANSWERS) {
          const message = `${answers.length} answers, which are shown and sent; only up to ${MOST_ANSWERS} can be changed`;
          report({ severity: 'warning', code: 'tooMany', message, linkId: item.linkId });
        }
        for (const answer of orOne(answers)) {
          size++;
          count(item.children, objects(isObject(answer) && answer['item']));
        }
      }
    }
  };
  count(survey.items, objects(response?.['item']));
  return { nodes: size, options };
}

const orOne = <T>(list: readonly T[]): readonly (T | Json)[] => (list.length > 0 ? list : [{}]);
