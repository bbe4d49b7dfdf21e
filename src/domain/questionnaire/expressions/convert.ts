import { copy, isObject, text } from '../json.js';
import type { AnswerValue, Item, Option } from '../model.js';
import { readOption } from '../options.js';
import { isValid, keyOf, valueKey } from '../values.js';

/** A result as JSON: engines have objects of their own for dates, quantities and places in a resource. */
export function plain(result: unknown): unknown {
  const json = (result as { toJSON?: () => unknown } | null)?.toJSON;
  return typeof json === 'function' ? json.call(result) : result;
}

/** Is it true? undefined: it is neither true nor false nor empty, which is a mistake of the form's author. */
export function truth(results: readonly unknown[]): boolean | undefined {
  if (!results.length) return false;
  const [value] = results.map(plain);
  return typeof value === 'boolean' && results.length === 1 ? value : undefined;
}

/** `5 'kg'`, as FHIRPath writes a quantity. */
function quantity(value: unknown, item: Item): unknown {
  if (typeof value === 'number') {
    const [unit] = item.units;
    return unit ? { value, unit: unit.display ?? unit.code, system: unit.system, code: unit.code } : { value };
  }
  const [, number, unit] = typeof value === 'string' ? (/^(-?[\d.]+) '(.*)'$/.exec(value) ?? []) : [];
  return number ? { value: Number(number), unit, system: 'http://unitsofmeasure.org', code: unit } : value;
}

/** The option that a code or a text names. */
function coding(value: unknown, options: readonly Option[]): AnswerValue | undefined {
  if (isObject(value)) {
    // Only what a Coding has: a concept of a value set comes with more.
    const { system, version, code, display, extension } = value;
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

/** A result as an answer to an item; undefined if it cannot be one. */
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
    case 'valueQuantity':
      return valid({ valueQuantity: quantity(value, item) as object });
    case 'valueDate':
      return valid({ valueDate: typeof value === 'string' ? value.slice(0, 10) : (value as string) });
    case 'valueDateTime':
      return valid({ valueDateTime: dateTime(value) as string });
    case 'valueTime':
      return valid({ valueTime: typeof value === 'string' ? value.replace(/^@?T?/, '') : (value as string) });
    case 'valueInteger':
      return valid({ valueInteger: typeof value === 'string' ? Number(value) : (value as number) });
    case 'valueString':
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? valid({ valueString: String(value) })
        : undefined;
    case 'valueReference':
      return isObject(value) ? { valueReference: reference(value) } : undefined;
    default:
      return valid({ [key]: value });
  }
}

/** FHIR has no seconds' fraction of `now()` without a zone, and no `-00:00`. */
const dateTime = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/-00:00$/, 'Z').replace(/T$/, '') : value;

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
