import { css, html, nothing } from 'lit';
import type { AnswerValue, QuestionNode } from '../../domain/questionnaire.js';
import { optionWith } from '../../domain/questionnaire/model/values.js';
import { layable, LONGEST_TEXT } from '../../domain/format/long-text.js';
import { MOST_ANSWERS } from '../../domain/questionnaire/state/size.js';
import { direction, formatNumber, language, msg, str } from '../../i18n/index.js';
import { type FieldContext, typedParts } from '../context.js';
import { lateFieldStyles } from '../late-styles.js';

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

/** As much as a field can hold while somebody types, in characters. */
const LONGEST_FIELD = 100_000;

/** The same without a space. */
const LONGEST_WORD_OF_FIELD = 5000;

/** What is shown of an answer: as much as a page can lay out. */
export const shownPart = (text: string): string => layable(text, LONGEST_TEXT);

/**
 * Whether a question came with more answers, or with a longer one, than fields can hold: it is shown as far as a page can
 * lay it out, and stays as it is.
 */
export const isFixed = (context: FieldContext, { answers }: QuestionNode): boolean =>
  answers.length > MOST_ANSWERS ||
  answers.some((answer) => {
    const text = answer.value?.valueString ?? answer.value?.valueUri ?? '';
    return text.length > LONGEST_WORD_OF_FIELD && layable(text, LONGEST_FIELD) !== text && !typedParts(context, answer);
  });

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
