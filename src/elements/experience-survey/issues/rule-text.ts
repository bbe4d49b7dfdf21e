import type { Finding, Item, ItemType } from '../../../domain/questionnaire.js';
import { counted, formatDate, formatNumber, msg, str } from '../../../i18n/index.js';

/** What is wrong by a rule that only some forms have, in words that say what to do; undefined for every other one. */
export function ruleText({ code, params }: Finding, item: Item): string | undefined {
  const count = (name: string) => counted(Number(params[name]));
  const value = (name: string) => [limit(params[name]), params['unit'] ?? ''].join(' ').trim();
  switch (code) {
    case 'invalidAnswerType':
      return typeText(item.type);
    case 'minValue':
      return isDate(item)
        ? msg(str`Please give a date that is not before ${value('min')}.`, { id: 'finding.min.date' })
        : msg(str`The answer needs to be ${value('min')} or more.`, { id: 'finding.min' });
    case 'maxValue':
      return isDate(item)
        ? msg(str`Please give a date that is not after ${value('max')}.`, { id: 'finding.max.date' })
        : msg(str`The answer needs to be ${value('max')} or less.`, { id: 'finding.max' });
    case 'minLength':
      return msg(str`Please write a little more. The answer needs at least ${count('min')} characters.`, {
        id: 'finding.length.min',
      });
    case 'maxDecimalPlaces':
      return msg(str`Digits after the decimal sign: ${count('max')} at most.`, { id: 'finding.decimals' });
    case 'exclusiveAnswerOption':
      return msg('One of the answers that you chose cannot go with another one.', { id: 'finding.exclusive' });
    case 'minCount':
      return msg(str`Answers needed: ${count('min')} or more.`, { id: 'finding.count.min' });
    case 'invalidUrlValue':
      return typeText('url');
    case 'minValueIncompatUnits':
    case 'maxValueIncompatUnits':
      return msg('This unit does not fit the question. Please choose another one.', { id: 'finding.unit.other' });
    case 'invalidUnit':
      if (item.unitOpen) return msg('Please choose a unit, or write your own.', { id: 'finding.unit.open' });
      return msg('Please choose one of the units in the list.', { id: 'finding.unit' });
    default:
      return undefined;
  }
}

/** What there is to do where an answer is needed and none is there. */
export function missingText({ type, control, options, repeats }: Item): string | undefined {
  if (type !== 'open-choice' && (type === 'choice' || options.length > 0))
    return repeats
      ? msg('Please choose at least one answer.', { id: 'finding.required.many' })
      : msg('Please choose one of the answers in the list.', { id: 'finding.option' });
  switch (type) {
    case 'open-choice':
      return msg('Please choose an answer, or write your own.', { id: 'finding.required.open' });
    case 'boolean':
      return msg('Please choose yes or no.', { id: 'finding.required.boolean' });
    case 'string':
    case 'text':
    case 'reference':
      return msg('Please write your answer.', { id: 'finding.required.text' });
    case 'integer':
    case 'decimal':
    case 'quantity':
      return control === 'slider'
        ? msg('Please choose a place on the scale.', { id: 'finding.required.slider' })
        : typeText(type);
    case 'date':
    case 'dateTime':
      return msg('Please give the date.', { id: 'finding.required.date' });
    case 'time':
    case 'url':
      return typeText(type);
    case 'attachment':
      return msg('Please choose a file.', { id: 'finding.required.file' });
    default:
      return msg('Please answer this question.', { id: 'finding.required' });
  }
}

const isDate = (item: Item): boolean => item.type === 'date' || item.type === 'dateTime';

/** A limit as it came: a number, or a date or text that FHIR writes its own way. */
function limit(value: string | number | undefined): string {
  if (typeof value === 'number') return formatNumber(value);
  return value === undefined ? '' : formatDate(value);
}

function typeText(type: ItemType): string | undefined {
  switch (type) {
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
      return undefined;
  }
}
