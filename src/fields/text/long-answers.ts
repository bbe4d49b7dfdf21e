import type { QuestionNode } from '../../domain/questionnaire.js';
import { layable, LONGEST_TEXT } from '../../domain/format/long-text.js';
import { MOST_ANSWERS } from '../../domain/questionnaire/state/size.js';
import { type FieldContext, typedParts } from '../context.js';

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
