import type { Item, Node, Survey } from '../../../domain/questionnaire.js';
import type { Slot } from '../../../fields/slot.js';
import type { SurveyContext } from '../session/survey-context.js';
import { SCREENFUL } from '../session/survey-session.js';
import type * as ProtectedViews from './protected-view.js';
import type * as Repeats from './repeats.js';
import type * as Slices from './slices.js';
import type * as UnsupportedViews from './unsupported.js';

/** Whether an item is seen, out of reach, where it does not apply. */
export const staysSeen = ({ definition }: Item): boolean => definition['disabledDisplay'] === 'protected';

/** How such items look. */
export const protectedViews: Slot<typeof ProtectedViews> = {};
/** What is said of items that have no control here. */
export const unsupportedViews: Slot<typeof UnsupportedViews> = {};
/** The ways to have more, or fewer, of what may be there several times. */
export const repeats: Slot<typeof Repeats> = {};
/** What draws the rest of a long survey later. */
export const slices: Slot<typeof Slices> = {};

/** Whether a survey is drawn in slices. Also where the code for that is there for another one, none changes that is not. */
export const isLong = ({ byLinkId }: Survey): boolean => byLinkId.size > SCREENFUL;

/** A list of nodes: all of it at once, or, where it is long, first what fills the screen. */
export const listed = <T extends Node>(
  context: SurveyContext,
  list: readonly T[],
  view: (node: T) => unknown,
  hasBoxes = false,
): unknown => (isLong(context.survey) && slices.module?.inSlices(context, list, view, hasBoxes)) || list.map(view);
