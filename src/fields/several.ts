import type { Answer, Node, QuestionNode } from '../domain/questionnaire.js';
import type { LateModule } from './late-module.js';
import { hasNested } from './nested.js';

/** What it takes to tell apart what several answers to one question open. */
export const several: LateModule<{
  aboutText(node: Node): string;
  answerName(answer: Answer): string;
  caption(answer: Answer): unknown;
  inOrder(question: QuestionNode): readonly Answer[];
}> = {};

/**
 * Which answers a node is about, to stand before its text: `Headache: `. Empty where there is no doubt, as where the
 * questions around it have one answer at most.
 */
export const aboutText = (node: Node): string => several.module?.aboutText(node) ?? '';

/** The answers as what they open stands on the page: in the order of the options, in whichever they were ticked. */
export const inOrder = (question: QuestionNode): readonly Answer[] =>
  several.module?.inOrder(question) ?? question.answers;

/** Whether each of several answers opens something of its own. */
export const opensSeveral = ({ item }: QuestionNode): boolean =>
  several.module !== undefined && item.repeats && hasNested(item);
