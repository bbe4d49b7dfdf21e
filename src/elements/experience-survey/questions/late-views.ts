import type { Item, Node } from '../../../domain/questionnaire.js';
import { lazy, type Lazy } from '../../../fields/lazy.js';
import { SCREENFUL } from '../session/survey-session.js';
import type { SurveyContext } from '../session/survey-context.js';
import type * as Slices from './slices.js';

/** Whether an item is seen, out of reach, where it does not apply. */
export const staysSeen = ({ definition }: Item): boolean => definition['disabledDisplay'] === 'protected';

/** How such items look. */
export const protectedViews = lazy(staysSeen, () => import('./protected-view.js'));

/** What is said of items that have no control here. */
export const unsupportedViews = lazy(
  ({ unsupported }) => unsupported !== undefined,
  () => import('./unsupported.js'),
);

/** The ways to have more, or fewer, of what may be there several times. */
export const repeats = lazy(
  ({ repeats, type }) => repeats && type !== 'choice',
  () => import('./repeats.js'),
);

/** What draws the rest of a long survey later. */
export const slices: Lazy<typeof Slices> = {
  asks: ({ byLinkId }) => byLinkId.size > SCREENFUL,
  load: () => import('./slices.js'),
};

/** A list of nodes: all of it at once, or, where it is long, first what fills the screen. */
export const listed = <T extends Node>(
  context: SurveyContext,
  list: readonly T[],
  view: (node: T) => unknown,
  hasBoxes = false,
): unknown => slices.module?.inSlices(context, list, view, hasBoxes) ?? list.map(view);
