import { COMPUTED } from './item-parts.js';
import { isObject, objects, text } from '../model/json.js';
import type { Json } from '../model/json.js';

/** An expression that works out a member of an element, and which: `required`, or an extension such as `minValue`. */
export interface ComputedPart {
  readonly place: string;
  readonly extension: Json;
}

/** Deeper, nothing is worked out in an element. */
const MAX_DEPTH = 8;

/**
 * What is worked out in an element, apart from the items in it:
 * `{"_required": {"extension": [cqf-expression]}}`, `{"url": ".../minValue", "_valueDate": {"extension": [cqf-expression]}}`.
 */
export function computedParts(element: Json, place = '', depth = 0): ComputedPart[] {
  return Object.entries(element).flatMap(([name, value]) => {
    if (depth > MAX_DEPTH || (!place && (name === 'item' || name === 'contained'))) return [];
    const inner = (part: Json): ComputedPart[] => {
      const url = name === 'extension' ? text(part['url']) : undefined;
      if (url && COMPUTED.test(url)) return [{ place, extension: part }];
      const own = url ? url.replace(/.*\/((sdc-)?questionnaire-)?/, '') : name.replace(/^_/, '');
      return computedParts(part, place || own, depth + 1);
    };
    return Array.isArray(value) ? objects(value).flatMap(inner) : isObject(value) ? inner(value) : [];
  });
}
