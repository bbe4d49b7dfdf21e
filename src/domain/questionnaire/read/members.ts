import { layable, LONGEST_TEXT, LONGEST_THEN, MOST_TEXT } from '../../format/long-text.js';
import { isObject, text } from '../model/json.js';
import type { Json } from '../model/json.js';
import type { Report } from './report.js';

/** Reads members of elements, and tells of those that are of a wrong type. */
export function membersReader(report: Report) {
  /** How many characters are shown, so far. */
  let length = 0;

  /** A field of the type expected; another type is a problem and counts as missing. */
  function get(from: Json, name: string, type: 'string'): string | undefined;
  function get(from: Json, name: string, type: 'number'): number | undefined;
  function get(from: Json, name: string, type: 'boolean' | 'list'): unknown;
  function get(from: Json, name: string, type: string): unknown {
    const value = from[name];
    if (value === undefined || (typeof value === type && value !== '') || (type === 'list' && Array.isArray(value))) {
      return value;
    }
    report('wrongType', `${name} should be a ${type}`, text(from['linkId']));
    return undefined;
  }

  /** What is shown of a text: as much as a page can lay out. What is sent stays whole. */
  function fit(value: string, name: string, linkId?: string): string {
    const shown = layable(value, length > MOST_TEXT ? LONGEST_THEN : LONGEST_TEXT);
    length += shown.length;
    if (shown !== value) report('tooLong', `${name} is too long to be shown whole`, linkId, 'error');
    return shown;
  }

  /** Words that are shown. */
  function words(from: Json, name: string): string | undefined {
    const value = get(from, name, 'string');
    return value && fit(value, name, text(from['linkId']));
  }

  /** The objects in a list; anything else there is a problem. */
  function list(from: Json, name: string): Json[] {
    const value = (get(from, name, 'list') ?? []) as unknown[];
    const good = value.filter(isObject);
    if (good.length < value.length) report('wrongType', `${name} should have objects only`, text(from['linkId']));
    return good;
  }

  return { get, list, words, fit };
}
