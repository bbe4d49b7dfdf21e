import { type AnswerValue, type Condition, type Item, type Option, sameValue } from '../../../domain/questionnaire.js';
import { valueText } from '../../../fields/text/value-text.js';
import { formatNumber, isolate, msg, str } from '../../../i18n/index.js';

/** What stands before each question on paper: the form's own numbers, else ours, in order. */
export function numbersOf(items: readonly Item[]): ReadonlyMap<Item, string> {
  const asked: Item[] = [];
  const walk = (list: readonly Item[]): void => {
    for (const item of list) {
      if (item.hidden) continue;
      if (item.type !== 'group' && item.type !== 'display') asked.push(item);
      walk(item.children);
    }
  };
  walk(items);
  const isNumbered = asked.some(({ prefix }) => prefix);
  return new Map(asked.map((item, index) => [item, (isNumbered ? item.prefix : `${formatNumber(index + 1)}.`) ?? '']));
}

/** A question as one can speak of it: by its number, else by its words. */
function nameOf(item: Item, numbers: ReadonlyMap<Item, string>): string {
  const number = numbers.get(item)?.replace(/[.):\s]+$/, '');
  if (number) return isolate(number);
  const text = isolate(item.text ?? '');
  return msg(str`“${text}”`, { id: 'paper.quoted' });
}

/** Under which answers a question is to be answered, a line each; empty where it always is. */
export function conditionTexts({ enableWhen }: Item, numbers: ReadonlyMap<Item, string>): string[] {
  return enableWhen.flatMap(({ source, operator, answer }) => {
    if (!source || source.hidden) return [];
    const name = nameOf(source, numbers);
    const { system, code } = answer.valueCoding ?? {};
    // A condition without a system means the code, whatever its system.
    const option = system ? undefined : source.options.find(({ value }) => code && value.valueCoding?.code === code);
    const value = isolate(valueText(option?.value ?? answer, source.options));
    const isTime = Boolean(answer.valueDate ?? answer.valueDateTime ?? answer.valueTime);
    switch (operator) {
      case 'exists':
        return answer.valueBoolean === false
          ? msg(str`You did not answer question ${name}.`, { id: 'paper.if.open' })
          : msg(str`You answered question ${name}.`, { id: 'paper.if.answered' });
      case '=':
        return msg(str`Your answer to question ${name} is “${value}”.`, { id: 'paper.if.is' });
      case '!=':
        return msg(str`Your answer to question ${name} is not “${value}”.`, { id: 'paper.if.not' });
      case '>':
        return isTime
          ? msg(str`Your answer to question ${name} is after ${value}.`, { id: 'paper.if.after' })
          : msg(str`Your answer to question ${name} is more than ${value}.`, { id: 'paper.if.more' });
      case '<':
        return isTime
          ? msg(str`Your answer to question ${name} is before ${value}.`, { id: 'paper.if.before' })
          : msg(str`Your answer to question ${name} is less than ${value}.`, { id: 'paper.if.less' });
      case '>=':
        return isTime
          ? msg(str`Your answer to question ${name} is not before ${value}.`, { id: 'paper.if.not-before' })
          : msg(str`Your answer to question ${name} is ${value} or more.`, { id: 'paper.if.least' });
      case '<=':
        return isTime
          ? msg(str`Your answer to question ${name} is not after ${value}.`, { id: 'paper.if.not-after' })
          : msg(str`Your answer to question ${name} is ${value} or less.`, { id: 'paper.if.most' });
    }
  });
}

/** Whether an answer meets a condition that paper can follow; undefined where it cannot. */
function meets({ operator, answer }: Condition, value: AnswerValue): boolean | undefined {
  if (operator === '=') return sameValue(answer, value);
  return operator === '!=' ? !sameValue(answer, value) : undefined;
}

/**
 * Where to go on after an option, if the questions right behind are for other answers only.
 *
 * @returns the item to go to, `end` behind the last one, or undefined where it simply goes on
 */
export function goTo(item: Item, option: Option, siblings: readonly Item[]): Item | 'end' | undefined {
  if (item.repeats) return undefined;
  let skipped = 0;
  for (const next of siblings.slice(siblings.indexOf(item) + 1)) {
    if (next.hidden) continue;
    const [condition, ...more] = next.enableWhen;
    const isMet = condition?.source === item && more.length === 0 ? meets(condition, option.value) : true;
    if (isMet !== false) return skipped > 0 && isMet !== undefined ? next : undefined;
    skipped++;
  }
  return skipped > 0 && !item.parent ? 'end' : undefined;
}

/** The number of the first question in an item. */
export function firstNumber(item: Item, numbers: ReadonlyMap<Item, string>): string | undefined {
  const own = numbers.get(item);
  if (own !== undefined) return nameOf(item, numbers);
  for (const child of item.children) {
    const found = firstNumber(child, numbers);
    if (found) return found;
  }
  return undefined;
}
