import { html } from 'lit';
import type { Item, Node } from '../../domain/questionnaire.js';
import { later } from './parts.js';
import type { SurveyContext } from './survey-context.js';

/** As many items as fill a large screen and more. */
export const SCREENFUL = 40;
/** Items that come in one piece after these. Few: a piece is laid out as a whole, once it comes near the screen. */
const SLICE = 10;

/**
 * Draws the first of a list that fill the screen, and the rest later, in small pieces.
 *
 * @param whole - A piece: a template of its own, so that it is put together off the page, and comes into it at once.
 */
export function inPieces<T extends Node>(
  context: SurveyContext,
  list: readonly T[],
  view: (node: T) => unknown,
  whole: (drawn: unknown) => unknown = (drawn) => html`${drawn}`,
): unknown {
  const draw = (some: readonly T[]) => some.map(view);
  const [first, ...rest] = slices(list);
  if (rest.length === 0) return draw(list);
  return [draw(first!), ...rest.map((slice) => later(context.parts, () => whole(draw(slice))))];
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
