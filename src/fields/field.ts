import type { Answer, Item, Node, QuestionNode } from '../domain/questionnaire.js';
import { choiceField, isChoice, isSingle, lists, pendings, searches } from './choice/choice-field.js';
import type { FieldContext } from './context.js';
import { lazy } from './lazy.js';
import { several } from './several.js';
import { textField } from './line/text-field.js';

const NUMERIC = /^(integer|decimal|quantity)$/;

const dates = lazy(
  ({ type }) => type.startsWith('date') || type === 'time',
  () => import('./line/date-field.js'),
);

/** Fields of one line: words, addresses, numbers. */
const lines = lazy(
  ({ type }) => /^(string|url|reference)$/.test(type) || NUMERIC.test(type),
  () => import('./line/line-field.js'),
);

const sliders = lazy(
  ({ control, type }) => control === 'slider' && NUMERIC.test(type),
  () => import('./line/slider-field.js'),
);

const attachments = lazy(
  ({ type }) => type === 'attachment',
  () => import('./attachment/attachment-field.js'),
);

const isSlider = (question: QuestionNode): boolean =>
  question.item.control === 'slider' && !question.item.repeats && sliders.module?.sliderRange(question) !== undefined;

/** Whether one control stands for all the answers of a question, as a list of check boxes does. */
export const isWhole = (question: QuestionNode): boolean =>
  isChoice(question) || question.item.type === 'attachment' || isSlider(question);

/** Whether a question is a group of controls, so that its text names the group and not one control. */
export const isControlGroup = (question: QuestionNode): boolean =>
  isChoice(question) ? !isSingle(question) : question.item.type.startsWith('date');

/** Whether there is no way to take an answer back but a button for it. */
export const needsClear = (question: QuestionNode): boolean =>
  !question.item.repeats && (isChoice(question) ? !isSingle(question) : isSlider(question));

/** Whether the control of a question shows this note itself, as it does with the words at the ends of a scale. */
export const takesNote = (question: QuestionNode, { item: { control } }: Node): boolean =>
  control === 'unit' ? NUMERIC.test(question.item.type) : /^(low|upp)er$/.test(control ?? '') && isSlider(question);

/**
 * The control for all the answers of a question that `isWhole`.
 *
 * @param opened - draws what an answer opens, where that stands in between the options: `opensInside`
 */
export function wholeField(
  context: FieldContext,
  question: QuestionNode,
  invalid: boolean,
  opened?: (answer: Answer) => unknown,
): unknown {
  if (isChoice(question)) return choiceField(context, question, invalid, opened);
  return isSlider(question)
    ? sliders.module!.sliderField(context, question, invalid)
    : attachments.module?.attachmentField(context, question, invalid);
}

/** Why what was typed in a field of one line cannot be taken, where it knows better words than the rules do. */
export const typedFault = (item: Item, text: string): string | undefined => lines.module?.faultOf(item, text);

/** The control for one answer of any other question. */
export function answerField(context: FieldContext, question: QuestionNode, answer: Answer, invalid: boolean): unknown {
  switch (question.item.type) {
    case 'date':
    case 'dateTime':
      return dates.module?.dateField(context, question, answer, invalid);
    case 'time':
      return dates.module?.timeField(context, question, answer, invalid);
    case 'text':
      return textField(context, question, answer, invalid);
    default:
      return lines.module?.lineField(context, question, answer, invalid);
  }
}

/** The controls that only some surveys need. */
export const lateFields = [lists, searches, pendings, dates, lines, sliders, attachments, several];
