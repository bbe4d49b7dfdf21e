import { css, html, nothing } from 'lit';
import type { AnswerValue, QuestionNode } from '../domain/questionnaire.js';
import { optionWith } from '../domain/questionnaire/model/values.js';
import { MOST_ANSWERS } from '../domain/questionnaire/state/size.js';
import { direction, formatNumber, language, msg, str } from '../i18n/index.js';
import type { FieldContext } from './context.js';
import { lateFieldStyles } from './late-styles.js';

lateFieldStyles.add(css`
  /* In sight wherever in a long list somebody is. */
  .full {
    position: sticky;
    inset-block-end: 0;
  }
  .option input {
    scroll-margin-block-end: 8em;
  }
  @media print {
    .full {
      position: static;
    }
  }
`);

/** Whether a question has as many answers as can be changed. */
const isFull = ({ item, answers }: QuestionNode): boolean => item.repeats && answers.length >= MOST_ANSWERS;

const fullText = (): string => {
  const count = formatNumber(MOST_ANSWERS);
  return msg(str`You gave ${count} answers here. That is as many as fit. To add another one, take one away first.`, {
    id: 'field.full',
  });
};

/** Whether a question takes no further answer; the person is told, and it stays as it is. */
export function refuses(context: FieldContext, question: QuestionNode, value?: AnswerValue): boolean {
  // One that stands alone takes the others back.
  if (!isFull(question) || (value && optionWith(question.options, value)?.exclusive)) return false;
  context.announce(fullText());
  context.refresh(question);
  return true;
}

/** What is said of a question with as many answers as fit, so that nobody wonders why one more is not taken. */
export const fullNote = (question: QuestionNode): unknown =>
  isFull(question)
    ? html`<p class="notice notice-warning full" lang=${language()} dir=${direction()}>${fullText()}</p>`
    : nothing;
