import { html } from 'lit';
import type { Answer, Item } from '../../../domain/questionnaire.js';
import { lateSurveyStyles } from '../late-styles.js';
import { later } from '../drawing/later.js';
import { Queue } from '../drawing/render-queue.js';
import type { SurveyContext } from '../session/survey-context.js';
import { SCREENFUL } from '../session/survey-session.js';
import { isLong, weight } from '../session/weight.js';
import { sliceStyles } from './slices.css.js';

lateSurveyStyles.add(sliceStyles);

/** What comes in one piece after these, by weight. Little: a change in a piece lays out the whole of it, and nothing else. */
const SLICE = 10;

/**
 * Draws the first of a list that fill the screen, and the rest later, in small pieces.
 *
 * @param hasBoxes - each piece stands in a box of its own, so that a change in one does not lay out the others. Rows of a
 *   table cannot
 */
export function inSlices<T extends { readonly item: Item }>(
  context: SurveyContext,
  list: readonly T[],
  view: (node: T) => unknown,
  hasBoxes: boolean,
): unknown {
  const draw = (some: readonly T[]) => some.map(view);
  // Where this was loaded for another survey, what stands there already stays as it is.
  const [first, ...rest] = isLong(context.survey) ? slices(list) : [];
  if (rest.length === 0) return draw(list);
  // In a template of its own a slice is put together off the page, and comes into it at once.
  const whole = (slice: readonly T[]) =>
    hasBoxes ? html`<div class="slice">${draw(slice)}</div>` : html`${draw(slice)}`;
  return [draw(first!), ...rest.map((slice) => afterwards(context, () => whole(slice)))];
}

const afterwards = (context: SurveyContext, view: () => unknown): unknown =>
  later((context.parts.rest ??= new Queue()), view);

/** What one answer opens, among all those that the options of a question may: later, where these are more than fill the screen. */
export const opened = (context: SurveyContext, { children, parent }: Answer, view: () => unknown): unknown =>
  children.length * parent.options.length > SCREENFUL ? afterwards(context, view) : view();

/** What an item takes up, with all that is in it. It never changes, so that a piece of a page stays the piece it is. */
const weigh = (item: Item): number => item.children.reduce((sum, child) => sum + weigh(child), weight(item));

/** Divides a list: what fills the screen, then small pieces, unless there are only a few more. */
function slices<T extends { readonly item: Item }>(list: readonly T[]): (readonly T[])[] {
  const found: T[][] = [];
  let room = 0;
  for (const node of list) {
    if (room <= 0) {
      room = found.length > 0 ? SLICE : SCREENFUL;
      found.push([]);
    }
    found.at(-1)!.push(node);
    room -= weigh(node.item);
  }
  return found;
}
