import { copy, isObject, text } from '../model/json.js';
import type { AnswerValue, Item, Option } from '../model/model.js';
import { readOption } from '../read/options.js';
import { isValid, keyOf, type ValueKey, valueKey } from '../model/values.js';
import type { Facet } from './plan/definitions.js';

/** A result as JSON: engines have objects of their own for dates, quantities and places in a resource. */
export function plain(result: unknown): unknown {
  if (!isObject(result) || isPlain(result)) return result;
  const { toJSON } = result as { toJSON?: () => unknown };
  return typeof toJSON === 'function' ? toJSON.call(result) : result;
}

/** Whether it is JSON already. An old script on the page may have given a `toJSON` to that, too. */
const isPlain = (result: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(result) as object);

/** Is it true? undefined: it is neither true nor false nor empty, which is a mistake of the form's author. */
export function truth(results: readonly unknown[]): boolean | undefined {
  if (!results.length) return false;
  const [value] = results.map(plain);
  return typeof value === 'boolean' && results.length === 1 ? value : undefined;
}

/** Words that are made of one result or several. */
export const joined = (results: readonly unknown[]): string | undefined =>
  results.map((result) => String(plain(result))).join('') || undefined;

const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** A number, or a text that FHIRPath's `toInteger()` and `toDecimal()` would take for one: no `1e3`, no blank, no `5 kg`. */
function number(value: unknown, pattern = NUMBER): unknown {
  return typeof value === 'string' && pattern.test(value) ? Number(value) : value;
}

/** A text that FHIRPath's `toBoolean()` would take for true or false. Numbers are neither. */
function boolean(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (/^(true|t|yes|y|1|1\.0)$/i.test(value)) return true;
  return /^(false|f|no|n|0|0\.0)$/i.test(value) ? false : value;
}

/** `5 'kg'`, as FHIRPath writes a quantity; a number alone is in the first unit of the item. */
function quantity(given: unknown, item: Item): unknown {
  const value = number(given);
  if (typeof value === 'number') {
    const [unit] = item.units;
    return unit ? { value, unit: unit.display ?? unit.code, system: unit.system, code: unit.code } : { value };
  }
  if (isObject(value)) return typeof value['value'] === 'number' ? value : undefined;
  const [, digits, unit] = typeof value === 'string' ? (/^([+-]?\d+(?:\.\d+)?) '([^']+)'$/.exec(value) ?? []) : [];
  return digits && { value: Number(digits), unit, system: 'http://unitsofmeasure.org', code: unit };
}

/** FHIRPath leaves out seconds and the zone where they are not known; `-00:00` is no zone of FHIR. */
const CLOCK = /^(?:@?T)?(\d\d:\d\d)(:\d\d(?:\.\d+)?)?$/;
const MOMENT = /^(\d{4}-\d\d-\d\d)T(?:\d\d(?::\d\d(:\d\d(?:\.\d+)?)?)?)?(Z|[+-]\d\d:\d\d)?$/;

/** The day of a moment. */
const date = (value: unknown): unknown => (typeof value === 'string' ? value.replace(MOMENT, '$1') : value);

/** FHIR fills in seconds by zeros. */
const time = (value: unknown): unknown =>
  typeof value === 'string'
    ? value.replace(CLOCK, (_all, clock: string, seconds?: string) => clock + (seconds ?? ':00'))
    : value;

const dateTime = (value: unknown): unknown =>
  typeof value === 'string'
    ? value
        .replace(/-00:00$/, 'Z')
        .replace(/T$/, '')
        .replace(/(T\d\d:\d\d)(?=Z|[+-])/, '$1:00')
    : value;

/** Words; a number that is none (of a division that went wrong) has none. */
function string(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  return typeof value === 'boolean' ? String(value) : value;
}

/** The option that a code or a text names. */
function coding(value: unknown, options: readonly Option[]): AnswerValue | undefined {
  if (isObject(value)) {
    // Only what a Coding has: a concept of a value set comes with more.
    const { system, version, code, display, extension } = value;
    // A quantity has a system and a code, too, and a concept has its codings inside.
    if (!text(code ?? display) || 'value' in value) return undefined;
    const found = options.find(
      ({ value: { valueCoding } }) => valueCoding?.code === code && valueCoding?.system === system,
    );
    return found?.value ?? valid({ valueCoding: copy({ system, version, code, display, extension }) as object });
  }
  return options.find((option) => option.value.valueCoding?.code === value)?.value;
}

function valid(answer: AnswerValue): AnswerValue | undefined {
  const key = keyOf(answer);
  return key && isValid(key, answer[key]) ? answer : undefined;
}

/**
 * A result as an answer to an item; undefined if it is none. Texts are taken as FHIRPath's own functions convert them
 * (`toInteger()`, `toBoolean()`, …), and words are made of anything simple; apart from that a result has to be of the
 * item's type: true is not 1, and 2.5 is not a whole number.
 */
export function toAnswer(result: unknown, item: Item, options: readonly Option[]): AnswerValue | undefined {
  const value = plain(result);
  const key = valueKey(item.type)!;
  switch (key) {
    case 'valueCoding': {
      const chosen = coding(value, options);
      if (chosen || isObject(value)) return chosen;
      const same = options.find((option) => Object.values(option.value)[0] === value);
      return same?.value ?? (item.type === 'open-choice' && text(value) ? { valueString: value as string } : undefined);
    }
    case 'valueReference':
      return isObject(value) ? { valueReference: reference(value) } : undefined;
    default:
      return valid({ [key]: CONVERT[key]?.(value, item) ?? value });
  }
}

const CONVERT: Partial<Record<ValueKey, (value: unknown, item: Item) => unknown>> = {
  valueBoolean: boolean,
  valueInteger: (value) => number(value, /^[+-]?\d+$/),
  valueDecimal: (value) => number(value),
  valueQuantity: (value, item) => quantity(value, item) ?? null,
  valueDate: date,
  valueDateTime: dateTime,
  valueTime: time,
  valueString: (value) => string(value) ?? null,
};

/** Results as answers. Undefined if one is none, or if there are more than the item takes: nothing is picked by chance. */
export function toAnswers(
  results: readonly unknown[],
  item: Item,
  options: readonly Option[],
): readonly AnswerValue[] | undefined {
  // No words are not an answer, and no mistake.
  const given = /String|Uri/.test(valueKey(item.type)!)
    ? results.filter((result) => typeof result !== 'string' || result.trim())
    : results;
  const values = given.flatMap((result) => toAnswer(result, item, options) ?? []);
  return values.length < given.length || (values[1] && !item.repeats) ? undefined : values;
}

/** What the result of an expression for a rule has to be, in words. */
export const FACET_TYPES: Readonly<Record<Exclude<Facet, 'minValue' | 'maxValue'>, string>> = {
  required: 'boolean',
  readOnly: 'boolean',
  minOccurs: 'count',
  maxOccurs: 'count',
  minLength: 'count',
  maxLength: 'count',
  maxDecimalPlaces: 'count',
  prefix: 'string',
};

/** The only result as a rule of an item. */
export function toFacet(results: readonly unknown[], kind: Facet, item: Item): unknown {
  if (kind === 'minValue' || kind === 'maxValue') return toAnswers(results, { ...item, repeats: false }, [])?.[0];
  const value = results.length > 1 ? undefined : plain(results[0]);
  if (kind === 'required' || kind === 'readOnly') return typeof value === 'boolean' ? value : undefined;
  const count = number(value);
  return Number.isInteger(count) && (count as number) >= 0 ? count : undefined;
}

/** A resource as a reference to it. */
function reference(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const [type, id] = [text(value['resourceType']), text(value['id'])];
  return type && id ? { reference: `${type}/${id}` } : value;
}

/** A result as something to choose. */
export function toOption(result: unknown, item: Item): Option | undefined {
  const value = plain(result);
  if (item.type === 'reference') return isObject(value) ? readOption({ valueReference: reference(value) }) : undefined;
  if (isObject(value)) {
    const { system, version, code, display, extension } = value;
    return text(code ?? display)
      ? readOption({ valueCoding: copy({ system, version, code, display, extension }) })
      : undefined;
  }
  if (typeof value === 'number') return readOption({ valueInteger: value });
  return typeof value === 'string' ? readOption({ valueString: value }) : undefined;
}
