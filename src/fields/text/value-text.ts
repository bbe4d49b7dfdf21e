import type { AnswerValue, Option } from '../../domain/questionnaire.js';
import { optionWith } from '../../domain/questionnaire/model/values.js';
import type { LateModule } from '../late-module.js';
import type * as LongAnswers from './long-answers.js';
import { formatDate, formatNumber, msg } from '../../i18n/index.js';

/** What keeps answers of any length from holding the page: those to the default survey are short. */
export const longAnswers: LateModule<typeof LongAnswers> = {};

/** An answer in words, as the reader's language writes it; for a coding, the words that the question has for it. */
export function valueText(value: AnswerValue, options?: readonly Option[]): string {
  const text = wholeText(value, options);
  return longAnswers.module?.shownPart(text) ?? text;
}

function wholeText(value: AnswerValue, options: readonly Option[] = []): string {
  if (value.valueBoolean !== undefined) {
    return value.valueBoolean ? msg('Yes', { id: 'field.yes' }) : msg('No', { id: 'field.no' });
  }
  const number = value.valueInteger ?? value.valueDecimal;
  if (number !== undefined) return formatNumber(number);
  if (value.valueQuantity) {
    const { value: amount, unit, code } = value.valueQuantity;
    return [amount === undefined ? '' : formatNumber(amount), unit ?? code ?? ''].join(' ').trim();
  }
  const date = value.valueDate ?? value.valueDateTime;
  if (date) return formatDate(date);
  if (value.valueCoding) {
    const { code, display } = value.valueCoding;
    // Two systems may have the same code for different things.
    const option = optionWith(options, value);
    return option?.label ?? display ?? code ?? '';
  }
  const record = value.valueReference ?? value.valueAttachment;
  if (record) return [record['display'], record['title'], record['reference'], record['url']].find(isText) ?? '';
  return value.valueTime?.slice(0, 5) ?? value.valueString ?? value.valueUri ?? '';
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** What an option is called: numbers, dates and times as the reader's language writes them. */
export const optionText = ({ label, value }: Option): string =>
  value.valueCoding || value.valueString !== undefined || value.valueReference ? label : valueText(value);
