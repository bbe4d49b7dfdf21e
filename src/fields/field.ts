import type { Answer, QuestionNode, Survey } from '../domain/questionnaire.js';
import { choiceField, isChoice, isSingle, lists, pendings, searches } from './choice-field.js';
import type { FieldContext } from './context.js';
import { lazy, loadLazy } from './lazy.js';
import { textField } from './text-field.js';

const dates = lazy(
  ({ type }) => type.startsWith('date') || type === 'time',
  () => import('./date-field.js'),
);

/** Fields of one line: words, addresses, numbers. */
const lines = lazy(
  ({ type }) => /^(string|url|integer|decimal|quantity)$/.test(type),
  () => import('./line-field.js'),
);

/** Whether one control stands for all the answers of a question, as a list of check boxes does. */
export const isWhole = (question: QuestionNode): boolean => isChoice(question);

/** Whether a question is a group of controls, so that its text names the group and not one control. */
export const isControlGroup = (question: QuestionNode): boolean =>
  isWhole(question) ? !isSingle(question) : question.item.type.startsWith('date');

/** Whether there is no way to take an answer back but a button for it. */
export const needsClear = (question: QuestionNode): boolean =>
  !question.item.repeats && isWhole(question) && isControlGroup(question);

/** The control for all the answers of a question that `isWhole`. */
export const wholeField = (context: FieldContext, question: QuestionNode, invalid: boolean): unknown =>
  choiceField(context, question, invalid);

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

/** Brings the controls that only some surveys need; undefined where nothing is missing. */
export const loadFields = (survey: Survey): Promise<unknown> | undefined =>
  loadLazy(survey, [lists, searches, pendings, dates, lines]);
