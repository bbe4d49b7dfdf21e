import type { Answer, Finding, Item } from '../../domain/questionnaire.js';
import { valueText } from '../../fields/value-text.js';
import { formatDate, formatNumber, msg, str } from '../../i18n/index.js';

/** What is wrong, in words that say what to do. */
export function findingText({ code, params }: Finding, item: Item): string {
  const value = (name: string) => limit(params[name]);
  switch (code) {
    case 'required':
      return item.repeats && item.type === 'choice'
        ? msg('Please choose at least one answer.', { id: 'finding.required.many' })
        : msg('Please answer this question.', { id: 'finding.required' });
    case 'invalidAnswerType':
      return typeText(item);
    case 'invalidAnswerOption':
      return msg('Please choose one of the answers in the list.', { id: 'finding.option' });
    case 'minValue':
      return isDate(item)
        ? msg(str`Please give a date that is not before ${value('min')}.`, { id: 'finding.min.date' })
        : msg(str`The answer needs to be ${value('min')} or more.`, { id: 'finding.min' });
    case 'maxValue':
      return isDate(item)
        ? msg(str`Please give a date that is not after ${value('max')}.`, { id: 'finding.max.date' })
        : msg(str`The answer needs to be ${value('max')} or less.`, { id: 'finding.max' });
    case 'maxLength':
      return msg(str`Please shorten your answer. It can be up to ${value('max')} characters long.`, {
        id: 'finding.length.max',
      });
    case 'minLength':
      return msg(str`Please write a little more. The answer needs at least ${value('min')} characters.`, {
        id: 'finding.length.min',
      });
    case 'maxDecimalPlaces':
      return msg(str`Digits after the decimal sign: ${value('max')} at most.`, { id: 'finding.decimals' });
    case 'invalidNewLine':
      return msg('Please write your answer on one line.', { id: 'finding.newline' });
    case 'exclusiveAnswerOption':
      return msg('One of the answers that you chose cannot go with another one.', { id: 'finding.exclusive' });
    case 'maxCount':
    case 'repeats':
      return msg('There are more answers than this question takes.', { id: 'finding.repeats' });
    case 'minCount':
      return msg(str`Answers needed: ${value('min')} or more.`, { id: 'finding.count.min' });
    case 'invalidUrlValue':
      return typeText({ ...item, type: 'url' });
    case 'invalidUnit':
      return msg('Please choose one of the units in the list.', { id: 'finding.unit' });
    default:
      return msg('Please check this answer. It is not in the form that is needed.', { id: 'finding.other' });
  }
}

const isDate = (item: Item): boolean => item.type === 'date' || item.type === 'dateTime';

/** A limit as it came: a number, or a date or text that FHIR writes its own way. */
function limit(value: string | number | undefined): string {
  if (typeof value === 'number') return formatNumber(value);
  return value === undefined ? '' : formatDate(value);
}

function typeText(item: Item): string {
  switch (item.type) {
    case 'integer':
      return msg('Please write a whole number, in digits.', { id: 'finding.type.integer' });
    case 'decimal':
    case 'quantity':
      return msg('Please write a number, in digits.', { id: 'finding.type.number' });
    case 'date':
      return msg('Please give a real date. Write the year with four digits.', { id: 'finding.type.date' });
    case 'dateTime':
      return msg('Please give a real date. If you give a time, give the day, month and year too.', {
        id: 'finding.type.datetime',
      });
    case 'time':
      return msg('Please give a time of day.', { id: 'finding.type.time' });
    case 'url':
      return msg('Please write a web address without spaces.', { id: 'finding.type.url' });
    default:
      return msg('Please check this answer. It is not in the form that is needed.', { id: 'finding.other' });
  }
}

/** An answer as text, where there is nothing to change. */
export function answerText({ value, item }: Answer): string {
  return value ? valueText(value, item.options) : '';
}
