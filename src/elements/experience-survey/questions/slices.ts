import { html } from 'lit';
import type { Item, Node } from '../../../domain/questionnaire.js';
import { later } from '../drawing/later.js';
import { Queue } from '../drawing/render-queue.js';
import type { SurveyContext } from '../session/survey-context.js';
import { SCREENFUL } from '../session/survey-session.js';

/** Items that are drawn in one go after these. */
const SLICE = 40;

/** Draws the first of a list that fill the screen, and the rest later, in small pieces. */
export function inSlices<T extends Node>(
  context: SurveyContext,
  list: readonly T[],
  view: (node: T) => unknown,
): unknown {
  const draw = (some: readonly T[]) => some.map(view);
  const [first, ...rest] = slices(list);
  if (rest.length === 0) return draw(list);
  // In a template of its own a slice is put together off the page, and comes into it in one piece
  return [
    draw(first!),
    ...rest.map((slice) => later((context.parts.rest ??= new Queue()), () => html`${draw(slice)}`)),
  ];
}

/** What an item takes up, with all that is in it. It never changes, so that a piece of a page stays the piece it is. */
const weigh = ({ children }: Item): number => children.reduce((sum, child) => sum + weigh(child), 1);

/** Divides a list: what fills the screen, then small pieces, unless there are only a few more. */
function slices<T extends Node>(list: readonly T[]): (readonly T[])[] {
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
