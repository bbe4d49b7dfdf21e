import { isObject, objects } from '../model/json.js';
import type { Json } from '../model/json.js';
import type { AnswerValue } from '../model/model.js';
import { isAnswer, isValid, keyOf } from '../model/values.js';

/** What is no answer is shown as far as a field can hold it. */
const LONGEST_RAW = 5000;

/** The items of a response by linkId, each with all that have it. */
export function byLinkId(items: readonly Json[]): ReadonlyMap<unknown, Json[]> {
  const given = new Map<unknown, Json[]>();
  for (const item of items) {
    const known = given.get(item['linkId']);
    if (known) known.push(item);
    else given.set(item['linkId'], [item]);
  }
  return given;
}

/** All answers of some items of one question. */
export function answersOf(items: readonly Json[]): unknown[] {
  return items.flatMap(({ answer }) => (Array.isArray(answer) ? (answer as unknown[]) : []));
}

/**
 * Reads an answer of a response, or an initial value. What is not of its type becomes text that is not valid.
 *
 * @returns `items` are those nested in it; `preset` is what it has where that is no answer by itself.
 */
export function readAnswer(given: unknown): {
  value: AnswerValue | null;
  preset?: AnswerValue;
  raw?: string;
  items: Json[];
} {
  const { item, ...own } = isObject(given) ? given : { item: [] };
  const keys = Object.keys(own).filter((name) => name.startsWith('value'));
  const key = keyOf(own);
  const value: unknown = key ? own[key] : null;
  if (key && !keys[1] && isValid(key, value))
    return isAnswer(own) ? { value: own, items: objects(item) } : { value: null, preset: own, items: [] };
  const raw = keys[0] && typeof value !== 'object' ? `${value as string}`.trim().slice(0, LONGEST_RAW) : '';
  return { value: null, raw: raw || undefined, items: [] };
}
