import { layable, LONGEST_TEXT } from '../../format/long-text.js';
import { isObject, text } from '../model/json.js';
import type { Json } from '../model/json.js';
import type { Report } from './report.js';

/** Reads members of elements, and tells of those that are of a wrong type. */
export function membersReader(report: Report) {
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

  /** Words that are shown, as far as a page can show them. */
  function words(from: Json, name: string): string | undefined {
    const value = get(from, name, 'string');
    const shown = value && layable(value, LONGEST_TEXT);
    if (shown !== value) report('tooLong', `${name} is too long to be shown whole`, text(from['linkId']), 'error');
    return shown;
  }

  /** The objects in a list; anything else there is a problem. */
  function list(from: Json, name: string): Json[] {
    const value = (get(from, name, 'list') ?? []) as unknown[];
    const good = value.filter(isObject);
    if (good.length < value.length) report('wrongType', `${name} should have objects only`, text(from['linkId']));
    return good;
  }

  return { get, list, words };
}
