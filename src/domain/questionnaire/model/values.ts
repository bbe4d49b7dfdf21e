import { isObject, text } from './json.js';
import type { AnswerValue, Coding, ConvertQuantity, Item, ItemType, Quantity } from './model.js';

export type ValueKey = keyof AnswerValue;

/** What has the value of an option. */
interface Choice {
  readonly value: AnswerValue;
}

const KEYS = new Map<string, ValueKey>([
  ['boolean', 'valueBoolean'],
  ['decimal', 'valueDecimal'],
  ['integer', 'valueInteger'],
  ['date', 'valueDate'],
  ['dateTime', 'valueDateTime'],
  ['time', 'valueTime'],
  ['string', 'valueString'],
  ['text', 'valueString'],
  ['url', 'valueUri'],
  ['choice', 'valueCoding'],
  ['open-choice', 'valueCoding'],
  ['attachment', 'valueAttachment'],
  ['reference', 'valueReference'],
  ['quantity', 'valueQuantity'],
]);

/** The `value[x]` member that answers of an item type have: `integer` → `valueInteger`, `choice` → `valueCoding`. */
export function valueKey(type: ItemType): ValueKey | undefined {
  return KEYS.get(type);
}

/** The item type whose answers have the same `value[x]` as this element. */
export const typeOf = (element: object): ItemType | undefined =>
  [...KEYS].find(([, key]) => key === keyOf(element))?.[0] as ItemType | undefined;

/** Which `value[x]` an answer has. */
export function keyOf(answer: object): ValueKey | undefined {
  return Object.keys(answer).find(isKey);
}

/** The value itself, whatever its type. */
export function valueOf(answer: AnswerValue): unknown {
  const key = keyOf(answer);
  return key && answer[key];
}

const keys = new WeakMap<readonly Choice[], ReadonlySet<ValueKey | undefined>>();

/** Which `value[x]` a list of options has, looked through once. */
function keysOf(options: readonly Choice[]): ReadonlySet<ValueKey | undefined> {
  let found = keys.get(options);
  if (!found) keys.set(options, (found = new Set(options.map(({ value }) => keyOf(value)))));
  return found;
}

/** May an answer to this item have this `value[x]`? Options of another type than Coding decide themselves. */
export function allowsKey(item: Item, key: ValueKey | undefined, options = item.options): boolean {
  if (item.type === 'open-choice' && key === 'valueString') return true;
  return options[0] ? key !== undefined && keysOf(options).has(key) : key === valueKey(item.type);
}

// FHIR's own expressions for primitives (R4, datatypes), written shorter. Years 0001 to 9999.
const DAY = '(?!0000)\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01])';
const CLOCK = '([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(\\.\\d+)?';
const DATE = RegExp(`^${DAY})?)?$`);
const DATE_TIME = RegExp(`^${DAY}(T${CLOCK}(Z|[+-]((0\\d|1[0-3]):[0-5]\\d|14:00)))?)?)?$`);
const TIME = RegExp(`^${CLOCK}$`);
// Control characters are the only ones that a FHIR string cannot have.
// eslint-disable-next-line no-control-regex
const STRING = /^[^\0-\x08\v\f\x0e-\x1f]+$/;

/** What somebody typed or pasted, as FHIR can hold it: line breaks of word processors are control characters, too. */
// eslint-disable-next-line no-control-regex
export const plainText = (text: string): string => text.replace(/[\0-\x08\v\f\x0e-\x1f]/g, ' ').trim();

function isDate(value: unknown, pattern: RegExp): boolean {
  if (typeof value !== 'string' || !pattern.test(value)) return false;
  const [year, month, day] = value.slice(0, 10).split('-').map(Number) as [number, number?, number?];
  // 400 years later the calendar is the same, and Date.UTC does not take 0 to 99 for 19xx.
  return !day || day <= new Date(Date.UTC(year + 400, month, 0)).getUTCDate();
}

function hasTexts(value: object, names: readonly string[]): boolean {
  return names.every((name) => {
    const part = (value as Record<string, unknown>)[name];
    return part === undefined || text(part);
  });
}

const VALID: Readonly<Record<ValueKey, (value: unknown) => boolean>> = {
  valueBoolean: (value) => typeof value === 'boolean',
  valueInteger: (value) => typeof value === 'number' && value === (value | 0),
  valueDecimal: Number.isFinite,
  valueDate: (value) => isDate(value, DATE),
  valueDateTime: (value) => isDate(value, DATE_TIME),
  valueTime: (value) => typeof value === 'string' && TIME.test(value),
  valueString: (value) => typeof value === 'string' && value.length <= 1048576 && STRING.test(value),
  valueUri: (value) => !!text(value),
  valueCoding: (value) => isObject(value) && hasTexts(value, ['system', 'version', 'code', 'display']),
  valueQuantity: (value) =>
    isObject(value) &&
    (value['value'] === undefined || Number.isFinite(value['value'])) &&
    hasTexts(value, ['unit', 'system', 'code']),
  valueAttachment: isObject,
  valueReference: isObject,
};

const isKey = (name: string): name is ValueKey => Object.hasOwn(VALID, name);

/** Is this value of the FHIR type that its name says? */
export const isValid = (key: ValueKey, value: unknown): boolean => VALID[key](value);

/** The members that say something; of the others none does without one of these. */
const TELLING: Partial<Record<ValueKey, readonly string[]>> = {
  valueQuantity: ['value'],
  valueAttachment: ['data', 'url'],
  valueCoding: ['code', 'display'],
  valueReference: ['reference', 'display', 'identifier'],
};

/**
 * Does a valid value answer anything? A unit without a number, a kind of file without a file or nothing but spaces is
 * what an answer may begin with, and none itself.
 */
export function isAnswer(answer: AnswerValue): boolean {
  const key = keyOf(answer);
  const value: unknown = key && answer[key];
  const says = (part: unknown): boolean =>
    typeof part === 'string' ? !!part.trim() : part !== undefined && part !== null;
  const names = key && TELLING[key];
  return names ? names.some((name) => says((value as Record<string, unknown>)[name])) : says(value);
}

/** Units are the same if their codes are, or without a code their words. */
export function sameUnit(a: Quantity, b: Quantity): boolean {
  return a.code && b.code ? a.code === b.code && a.system === b.system : (a.unit ?? a.code) === (b.unit ?? b.code);
}

/** The unit of a quantity without its number. */
export const unitPart = ({ unit, system, code }: Quantity): Pick<Quantity, 'unit' | 'system' | 'code'> => ({
  ...(unit && { unit }),
  ...(system && { system }),
  ...(code && { code }),
});

/** Is the unit of a quantity one of these? */
export const unitIn = (units: readonly Coding[], quantity: Quantity): boolean =>
  units.some((one) => sameUnit({ ...one, unit: one.display ?? one.code }, quantity));

function sameCoding(a: Coding, b: Coding): boolean {
  return a.system === b.system && (a.code || b.code ? a.code === b.code : a.display === b.display);
}

const order = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0);

// Date.parse knows no leap second.
const instant = (value: string): number => Date.parse(value.replace(':60', ':59'));

/** Two dates of different precision compare only if the parts that both have already differ. */
function compareDates(a: string, b: string): number | null {
  if (a.includes('T') && b.includes('T')) return order(instant(a), instant(b));
  const length = Math.min(a.length, b.length, 10);
  return order(a.slice(0, length), b.slice(0, length)) || (a.length === b.length ? 0 : null);
}

/** A time without zeros that say nothing: `10:00:00.500` is `10:00:00.5`. */
function exact(time: string): string {
  if (!time.includes('.')) return time;
  let end = time.length;
  while (time[end - 1] === '0') end--;
  return time.slice(0, time[end - 1] === '.' ? end - 1 : end);
}

/** The value, or the number of a quantity. */
export function plain(answer: AnswerValue): unknown {
  return answer.valueQuantity ? answer.valueQuantity.value : valueOf(answer);
}

/**
 * Negative, 0 or positive; null if the two cannot be compared or (codings, booleans) just differ.
 *
 * @param convert - brings a quantity into the unit of another one; without it, only the same unit can be compared
 */
export function compare(a: AnswerValue, b: AnswerValue, convert?: ConvertQuantity): number | null {
  const [one, other] = [a.valueQuantity, b.valueQuantity];
  if (one && other && !sameUnit(one, other)) {
    const number = convert?.(other, one);
    return typeof number === 'number' && other.value !== undefined ? order(number, other.value) : null;
  }
  if (a.valueCoding && b.valueCoding) return sameCoding(a.valueCoding, b.valueCoding) ? 0 : null;
  const x = plain(a);
  const y = plain(b);
  if (typeof x === 'number' && typeof y === 'number') return order(x, y);
  const key = keyOf(a)!;
  const isDay = key.startsWith('valueDate');
  if (typeof x !== 'string' || typeof y !== 'string') {
    return x === y || (isObject(x) && isObject(y) && x['reference'] && x['reference'] === y['reference']) ? 0 : null;
  }
  if (isDay !== keyOf(b)!.startsWith('valueDate')) return null;
  if (key === 'valueTime') return order(exact(x), exact(y));
  return isDay ? compareDates(x, y) : order(x, y);
}

/** What equal values have in common, and few others. */
function likeness(value: AnswerValue): unknown {
  const { valueCoding: coding, valueReference, valueTime, valueDateTime } = value;
  if (coding) return [coding.system, coding.code || coding.display].join();
  return valueReference?.reference ?? valueTime?.slice(0, 8) ?? (valueDateTime && '') ?? plain(value);
}

/** Lists of options by likeness: a long list is not to be gone through for each answer. */
const indexes = new WeakMap<readonly Choice[], Map<unknown, Choice[]>>();

/** The option with this value. */
export function optionWith<T extends Choice>(options: readonly T[], value: AnswerValue): T | undefined {
  let index = indexes.get(options) as Map<unknown, T[]> | undefined;
  if (!index) {
    indexes.set(options, (index = new Map<unknown, T[]>()));
    for (const one of options) {
      const like = likeness(one.value);
      index.set(like, index.get(like) ?? []);
      index.get(like)!.push(one);
    }
  }
  return index.get(likeness(value))?.find((option) => sameValue(option.value, value));
}

/** Equal as answers: codings by system and code, quantities by value and unit. */
export function sameValue(a: AnswerValue, b: AnswerValue): boolean {
  return compare(a, b) === 0;
}
