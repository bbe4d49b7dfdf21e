import { layable, LONGEST_TEXT } from '../format/long-text.js';
import { copy, isObject, objects, text } from './json.js';
import type { Json } from './json.js';
import type { AnswerValue, Extensions, Option } from './model.js';
import { isValid, keyOf, optionWith } from './values.js';

const NONE: Extensions = new Map();

export function extensions(element: unknown): Extensions {
  const list = isObject(element) ? objects(element['extension']) : [];
  if (!list.length) return NONE;
  const found = new Map<string, Json[]>();
  for (const extension of list) {
    const url = text(extension['url']);
    if (!url?.startsWith('http://hl7.org/fhir/')) continue;
    const name = url.slice(url.lastIndexOf('/') + 1).replace(/^(sdc-)?questionnaire-/, '');
    const known = found.get(name);
    if (known) known.push(extension);
    else found.set(name, [extension]);
  }
  return found;
}

/** The value of an extension as an answer, if it is a valid one. */
export function extensionValue(found: Extensions, name: string): AnswerValue | undefined {
  return found.get(name)?.map(answer).find(Boolean);
}

export function extensionNumber(found: Extensions, name: string): number | undefined {
  const value = extensionValue(found, name);
  return value?.valueInteger ?? value?.valueDecimal;
}

/** The `value[x]` of an element, alone; undefined if there is none or it is not of its type. */
export function answer(element: Json): AnswerValue | undefined {
  const key = keyOf(element);
  return key && isValid(key, element[key]) ? { [key]: element[key] } : undefined;
}

/** `value` has the form of an `answerOption`. */
export function readOption(definition: Json): Option | undefined {
  const value = answer(definition);
  if (!value) return undefined;
  const coding = value.valueCoding;
  const own = extensions(definition);
  const inner = coding ? extensions(coding) : NONE;
  const number = (name: string): number | undefined => extensionNumber(own, name) ?? extensionNumber(inner, name);
  const reference = value.valueReference;
  const plain = Object.values(value)[0] as unknown;
  const label = coding
    ? (coding.display ?? coding.code ?? '')
    : (text(definition['label'] ?? reference?.['display'] ?? reference?.['reference']) ??
      (isObject(plain) ? '' : String(plain)));
  return {
    value,
    // What is answered stays whole.
    label: layable(label, LONGEST_TEXT),
    prefix: extensionValue(own, 'optionPrefix')?.valueString ?? extensionValue(inner, 'optionPrefix')?.valueString,
    ordinal: number('ordinalValue') ?? number('itemWeight'),
    initialSelected: definition['initialSelected'] === true,
    exclusive: extensionValue(own, 'optionExclusive')?.valueBoolean === true,
    textExtensions: extensions(coding ? (coding as Json)['_display'] : definition['_valueString']),
  };
}

/**
 * A coding with what its option has and it has not, above all the words for it. Any other value, and one that is no
 * option, stays what it is.
 *
 * @param isLoose - one without a system may be the only option with its code
 */
export function completed(value: AnswerValue, options: readonly Option[], isLoose = false): AnswerValue {
  const coding = value.valueCoding;
  if (!coding) return value;
  const isSame = ({ value: { valueCoding } }: Option): boolean => valueCoding?.code === coding.code;
  const alike = isLoose && coding.code && !coding.system ? options.filter(isSame) : [];
  const option = optionWith(options, value) ?? (alike[1] ? undefined : alike[0]);
  const known = option?.value.valueCoding ?? {};
  const isWhole = Object.keys(known).every((name) => name in coding);
  return isWhole ? value : { ...value, valueCoding: { ...known, ...coding } };
}

/**
 * Every concept of a value set that can be told without a terminology server, else undefined.
 *
 * @param systems - Code systems that are at hand, for value sets that include a whole one.
 */
export function readValueSet(valueSet: Json, systems: readonly Json[] = []): Option[] | undefined {
  const options: Option[] = [];
  const add = (concepts: unknown, system?: unknown): void => {
    for (const concept of objects(concepts)) {
      const { display, _display, code, extension } = concept;
      const option =
        text(code) && concept['abstract'] !== true
          ? readOption({
              valueCoding: copy({ system: text(concept['system']) ?? system, code, display, _display, extension }),
            })
          : undefined;
      if (option) options.push(option);
      add(concept['contains'] ?? concept['concept'], system);
    }
  };
  const { expansion, compose } = valueSet;
  if (isObject(expansion)) add(expansion['contains']);
  else if (isObject(compose)) {
    const include = objects(compose['include']);
    // The first of several with one address is the one.
    const byUrl = new Map(
      systems.flatMap(({ url, concept }): [unknown, unknown][] => (concept ? [[url, concept]] : [])).reverse(),
    );
    const concepts = ({ concept, system }: Json): unknown => concept ?? byUrl.get(system);
    if (compose['exclude'] || include.some((part) => !concepts(part) || part['valueSet'] || part['filter']))
      return undefined;
    for (const part of include) add(concepts(part), text(part['system']));
  }
  return options.length ? options : undefined;
}
