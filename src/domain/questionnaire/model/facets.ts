import { compare, keyOf, plain, unitIn } from './values.js';
import type { AddFinding, AnswerValue, Coding, Item } from './model.js';

type Limit = string | number;

/** What no URL, URN or relative address has. */
const NO_ADDRESS =
  /^urn:uuid:(?![\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$)|^https?:(?!\/\/[^/?#])|[\s<>"{}|\\^`]|%(?![\da-f]{2})/i;

/** `0.25` has 2, and so has `2.5e-1`. */
function decimalPlaces(value: unknown): number {
  const [, digits = '', power = 0] = /^-?\d+(?:\.(\d+))?(?:e(.+))?$/.exec(String(value)) ?? [];
  return digits.length - Number(power);
}

/**
 * One limit, in whatever unit. That a unit cannot be converted is no fault where the question offers only such units: its
 * author has mistaken the limit.
 */
function checkLimit(
  { units, convert }: Item,
  answer: AnswerValue,
  limit: AnswerValue | undefined,
  side: 'min' | 'max',
  add: AddFinding,
): void {
  if (!limit) return;
  const order = compare(answer, limit, convert);
  const { value, unit } = limit.valueQuantity ?? {};
  if (order !== null) {
    const isBroken = side === 'min' ? order < 0 : order > 0;
    if (isBroken) add(`${side}Value`, { [side]: plain(limit) as Limit, ...(unit && { unit }) });
  } else if (answer.valueQuantity && value !== undefined) {
    const fits = (one: Coding): boolean =>
      convert?.(limit.valueQuantity!, { ...one, unit: one.display, value }) !== null;
    const isKnown = convert?.(limit.valueQuantity!, answer.valueQuantity) === null;
    if (isKnown && (!units[0] || units.some(fits))) add(`${side}ValueIncompatUnits`);
    else add('notChecked', { rule: `${side}Value` });
  }
}

/** What is asked of an answer that is one of its item's type, beyond what every form may ask. */
export function checkFacets(item: Item, answer: AnswerValue, add: AddFinding): void {
  const key = keyOf(answer)!;
  const value: unknown = answer[key];
  if (key === 'valueString' || key === 'valueUri') {
    const string = value as string;
    if (item.type === 'url' && NO_ADDRESS.test(string)) add('invalidUrlValue');
    if (item.regex) {
      const match = item.matches?.(item.regex, string);
      if (match === undefined) add('notChecked', { rule: 'regex' });
      else if (!match) add('regex');
    }
  }
  if (/String|Uri|Integer|Decimal/.test(key) && String(value).length < item.minLength!)
    add('minLength', { min: item.minLength! });
  if (decimalPlaces(answer.valueQuantity?.value ?? value) > item.maxDecimalPlaces!) {
    add('maxDecimalPlaces', { max: item.maxDecimalPlaces! });
  }
  checkLimit(item, answer, item.minValue, 'min', add);
  checkLimit(item, answer, item.maxValue, 'max', add);
  if (item.unsupported === 'answerValueSet' && answer.valueCoding && !item.takesOthers)
    add('notChecked', { rule: 'answerValueSet' });
  const quantity = answer.valueQuantity;
  if (quantity && (item.closedUnits || item.unitOpen) && !unitIn(item.units, quantity)) {
    const { unit, code } = quantity;
    if (!item.unitOpen || !(unit ?? code) || (code && item.unitOpen === 'optionsOrString')) add('invalidUnit');
  }
}
