import { isObject, objects, text } from './json.js';
import type { Json } from './json.js';
import type { AnswerValue, Extensions } from './model.js';
import { isValid, keyOf } from './values.js';
import { NONE } from './model.js';

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
