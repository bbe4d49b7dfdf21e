import type { Answer, Item, ItemType, Node, QuestionNode } from '../domain/questionnaire.js';
import { choiceField, isChoice, isSingle } from './choice/choice-field.js';
import type { FieldContext } from './context.js';
import type * as Attachments from './attachment/attachment-field.js';
import type * as Dates from './line/date-field.js';
import type * as Lines from './line/line-field.js';
import type * as Sliders from './line/slider-field.js';
import type { LateModule } from './late-module.js';
import { textField } from './line/text-field.js';

/** Whether answers of a type are numbers. */
export const isNumeric = (type: ItemType): boolean => /^(integer|decimal|quantity)$/.test(type);

export const dates: LateModule<typeof Dates> = {};
/** Fields of one line: words, addresses, numbers. */
export const lines: LateModule<typeof Lines> = {};
export const sliders: LateModule<typeof Sliders> = {};
export const attachments: LateModule<typeof Attachments> = {};

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
  control === 'unit' ? isNumeric(question.item.type) : /^(low|upp)er$/.test(control ?? '') && isSlider(question);

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
