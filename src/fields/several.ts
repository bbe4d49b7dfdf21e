import type { Answer, Item, Node, QuestionNode } from '../domain/questionnaire.js';
import type { FieldContext } from './context.js';
import { lazy } from './lazy.js';

/** Whether an answer opens further questions. */
export const hasNested = ({ children }: Item): boolean => children.some(({ type }) => type !== 'display');

/** What it takes to tell apart what several answers to one question open. */
export const several = lazy(
  (item) => item.repeats && item.type !== 'group' && hasNested(item),
  () => import('./several-answers.js'),
);

/**
 * Which answers a node is about, to stand before its text: `Headache: `. Empty where there is no doubt, as where the
 * questions around it have one answer at most.
 */
export const aboutText = (node: Node): string => several.module?.aboutText(node) ?? '';

/** The answers as what they open stands on the page: in the order of the options, in whichever they were ticked. */
export const inOrder = (question: QuestionNode): readonly Answer[] =>
  several.module?.inOrder(question) ?? question.answers;

/** Whether what an answer opens stands under its own option: where several check boxes stand below each other. */
export const opensInside = (context: FieldContext, question: QuestionNode): boolean =>
  several.module?.opensInside(context, question) ?? false;
