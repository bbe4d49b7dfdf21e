import type { Answer, QuestionNode, Survey } from '../domain/questionnaire.js';
import { choiceField, isChoice, isControlGroup as isChoiceGroup } from './choice-field.js';
import type { FieldContext } from './context.js';
import { dateFields, loadDateFields } from './date-fields.js';
import { textField } from './text-field.js';

/** Whether one control stands for all the answers of a question, as a list of check boxes does. */
export const isWhole = (question: QuestionNode): boolean => isChoice(question);

/** Whether a question is a group of controls, so that its text names the group and not one control. */
export const isControlGroup = (question: QuestionNode): boolean =>
  isWhole(question) ? isChoiceGroup(question) : question.item.type.startsWith('date');

/** The control for all the answers of a question that `isWhole`. */
export const wholeField = (context: FieldContext, question: QuestionNode, invalid: boolean): unknown =>
  choiceField(context, question, invalid);

/** The control for one answer of any other question. */
export function answerField(context: FieldContext, question: QuestionNode, answer: Answer, invalid: boolean): unknown {
  switch (question.item.type) {
    case 'date':
    case 'dateTime':
      return dateFields()?.dateField(context, question, answer, invalid);
    case 'time':
      return dateFields()?.timeField(context, question, answer, invalid);
    default:
      return textField(context, question, answer, invalid);
  }
}

/** Brings the controls that only some surveys need; undefined where nothing is missing. */
export const loadFields = (survey: Survey): Promise<void> | undefined => loadDateFields(survey);
