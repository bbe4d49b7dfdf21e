import type { AddFinding, AnswerValue, Finding, Item, Option } from './model.js';
import { allowsKey, isValid, keyOf, optionWith } from './values.js';

type Params = Finding['params'];

/** What is asked of every answer; the rest is `Item.facets`. */
function checkOne(item: Item, options: readonly Option[], answer: AnswerValue, add: AddFinding): void {
  const key = keyOf(answer);
  const value: unknown = key && answer[key];
  if (item.unsupported === 'type') return add('notChecked', { rule: 'type' });
  if (!key || !allowsKey(item, key, options) || !isValid(key, value))
    return add('invalidAnswerType', { type: item.type });
  if (key === 'valueString' && /^string|open/.test(item.type) && /[\r\n]/.test(value as string)) add('invalidNewLine');
  if (/String|Uri|Integer|Decimal/.test(key) && String(value).length > item.maxLength!)
    add('maxLength', { max: item.maxLength! });
  if (options[0] && !item.takesOthers && !(item.type === 'open-choice' && key === 'valueString')) {
    if (!optionWith(options, answer)) add('invalidAnswerOption');
  }
  item.facets?.(item, answer, add);
}

/**
 * What is wrong with the answers of one question, as if they were sent now. The same rules serve the person while
 * typing and `validateResponse`.
 *
 * @param item - With its rules of the moment (`Node.now`).
 * @param values - Answers; `null` is an empty one.
 * @param raw - Texts typed that are no values (yet), at the index of their empty answer: each an `invalidAnswerType`.
 * @param options - What may be chosen at the moment; else those of the item.
 * @returns Findings in the order of the answers; `notChecked` is no fault, only something that was not looked at.
 */
export function checkAnswers(
  item: Item,
  values: readonly (AnswerValue | null)[],
  raw: readonly (string | undefined)[] = [],
  options = item.options,
): Finding[] {
  const found: Finding[] = [];
  let count = 0;
  let typed = false;
  values.forEach((value, index) => {
    if (value) {
      count++;
      checkOne(item, options, value, (code, params = {}) => found.push({ code, params, index }));
    } else if (raw[index] !== undefined) {
      typed = true;
      found.push({ code: 'invalidAnswerType', params: { type: item.type }, index });
    }
  });
  const about = (code: string, params: Params = {}): void => void found.push({ code, params });
  if (!count && !typed) {
    // Whether an expression enables it cannot be told.
    if (item.unchecked.includes('enableWhenExpression')) return found;
    if (item.required) about('required');
    else if (item.minOccurs! > 0) about('minCount', { min: item.minOccurs! });
    return found;
  }
  if (count > 1) {
    if (!item.repeats) about('repeats');
    const alone = options.filter((option) => option.exclusive);
    values.forEach((value, index) => {
      if (value && optionWith(alone, value)) {
        found.push({ code: 'exclusiveAnswerOption', params: {}, index });
      }
    });
  }
  if (count < item.minOccurs!) about('minCount', { min: item.minOccurs! });
  if (count > item.maxOccurs!) about('maxCount', { max: item.maxOccurs! });
  for (const rule of item.unchecked) about('notChecked', { rule });
  return found;
}

/**
 * The first of some values that are wrong neither by themselves nor together, as far as that can be told: what a form
 * begins with must not stand in the way of who answers it.
 */
export function fitting(item: Item, values: readonly AnswerValue[], options = item.options): AnswerValue[] {
  const fits = (together: readonly AnswerValue[]): boolean =>
    !checkAnswers(item, together, [], options).some(({ code }) => code !== 'notChecked' && code !== 'minCount');
  const own = values.filter((value) => fits([value]));
  // Mostly nothing is wrong with them together, and there may be many.
  if (fits(own)) return own;
  const kept: AnswerValue[] = [];
  for (const value of own) if (fits([...kept, value])) kept.push(value);
  return kept;
}

/** What is wrong with how often a repeating group is answered. One that may be left out may be there no times, too. */
export function checkOccurs({ minOccurs, maxOccurs }: Item, count: number): Finding[] {
  if (count && count < minOccurs!) return [{ code: 'minCount', params: { min: minOccurs! } }];
  return count > maxOccurs! ? [{ code: 'maxCount', params: { max: maxOccurs! } }] : [];
}
