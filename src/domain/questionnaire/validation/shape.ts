import { isObject } from '../model/json.js';
import type { Json } from '../model/json.js';

/** Deeper than any Questionnaire that is read, two steps a level. */
const MAX_DEPTH = 130;
/** Items and answers: more than any person gives. */
const MAX_SIZE = 200_000;

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Is there an answer anywhere in these items? */
export function isAnswered(items: unknown, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  return list(items).some((item) => isObject(item) && (list(item['answer'])[0] || isAnswered(item['item'], depth + 1)));
}

/** May it be looked through? Goes no further than it has to. */
export function isOfSize(response: Json): boolean {
  let left = MAX_SIZE;
  const visit = (value: unknown, depth: number): boolean => {
    const parts = list(value);
    left -= parts.length;
    if (left < 0 || (depth > MAX_DEPTH && parts.length)) return false;
    return parts.every(
      (part) => !isObject(part) || (visit(part['item'], depth + 1) && visit(part['answer'], depth + 1)),
    );
  };
  return visit(response['item'], 0);
}

/**
 * An answer that says in an extension why it has no value: `{"_valueString": {"extension": [...]}}`, or an extension of
 * the answer itself.
 */
export function lacksValue(answer: Json): boolean {
  const keys = Object.keys(answer);
  if (keys.some((key) => key.startsWith('value'))) return false;
  return ['extension', ...keys.filter((key) => key.startsWith('_value'))].some((key) => {
    const part = answer[key];
    return list(key === 'extension' ? part : isObject(part) ? part['extension'] : []).length > 0;
  });
}
