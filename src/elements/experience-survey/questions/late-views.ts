import type { Answer, Item, Node, QuestionNode, RepeatNode } from '../../../domain/questionnaire.js';
import type { LateModule } from '../../../fields/late-module.js';
import type { SurveyContext } from '../session/survey-context.js';

/** Whether an item is seen, out of reach, where it does not apply. */
export const staysSeen = ({ definition }: Item): boolean => definition['disabledDisplay'] === 'protected';

/** How such items look. */
export const protectedViews: LateModule<{ protectedView(context: SurveyContext, node: Node, depth: number): unknown }> =
  {};
/** What is said of items that have no control here. */
export const unsupportedViews: LateModule<{ unsupported(node: Node): unknown }> = {};
/** The ways to have more, or fewer, of what may be there several times. */
export const repeats: LateModule<{
  repeatingGroup(context: SurveyContext, node: RepeatNode, depth: number): unknown;
  addAnswerButton(context: SurveyContext, node: QuestionNode): unknown;
  removeAnswerButton(context: SurveyContext, node: QuestionNode, answer: Answer): unknown;
}> = {};
/** What draws the rest of a long survey later. */
export const slices: LateModule<{
  inSlices<T extends { readonly item: Item }>(
    context: SurveyContext,
    list: readonly T[],
    view: (node: T) => unknown,
    hasBoxes: boolean,
  ): unknown;
  opened(context: SurveyContext, answer: Answer, view: () => unknown): unknown;
}> = {};

/** A list of nodes or answers: all of it at once, or, where it is long, first what fills the screen. */
export const listed = <T extends { readonly item: Item }>(
  context: SurveyContext,
  list: readonly T[],
  view: (node: T) => unknown,
  hasBoxes = false,
): unknown => slices.module?.inSlices(context, list, view, hasBoxes) ?? list.map(view);
