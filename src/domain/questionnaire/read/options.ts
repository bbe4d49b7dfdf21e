import { layable, LONGEST_TEXT } from '../../format/long-text.js';
import { copy, isObject, objects, text } from '../model/json.js';
import type { Json } from '../model/json.js';
import { answer, extensionNumber, extensions, extensionValue } from '../model/extensions.js';
import { NONE } from '../model/model.js';
import type { Option } from '../model/model.js';

const fitting = (label: string): string => layable(label, LONGEST_TEXT);

/**
 * `value` has the form of an `answerOption`.
 *
 * @param fit - what can be shown of its words; what is answered stays whole
 */
export function readOption(
  definition: Json,
  fit: (words: string, name: string) => string = fitting,
): Option | undefined {
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
  const prefix = extensionValue(own, 'optionPrefix')?.valueString ?? extensionValue(inner, 'optionPrefix')?.valueString;
  return {
    value,
    label: fit(label, 'an option'),
    prefix: prefix && fit(prefix, 'an optionPrefix'),
    ordinal: number('ordinalValue') ?? number('itemWeight'),
    initialSelected: definition['initialSelected'] === true,
    exclusive: extensionValue(own, 'optionExclusive')?.valueBoolean === true,
    textExtensions: extensions(coding ? (coding as Json)['_display'] : definition['_valueString']),
  };
}

/**
 * Every concept of a value set that can be told without a terminology server, else undefined.
 *
 * @param systems - Code systems that are at hand, for value sets that include a whole one.
 */
export function readValueSet(
  valueSet: Json,
  systems: readonly Json[] = [],
  fit?: (words: string, name: string) => string,
): Option[] | undefined {
  const options: Option[] = [];
  const add = (concepts: unknown, system?: unknown): void => {
    for (const concept of objects(concepts)) {
      const { display, _display, code, extension } = concept;
      const option =
        text(code) && concept['abstract'] !== true
          ? readOption(
              {
                valueCoding: copy({ system: text(concept['system']) ?? system, code, display, _display, extension }),
              },
              fit,
            )
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
