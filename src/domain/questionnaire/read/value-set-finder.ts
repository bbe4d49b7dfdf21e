import { isObject, objects } from '../model/json.js';
import type { Json } from '../model/json.js';
import type { ReadOptions } from './read-questionnaire.js';

/**
 * Finds value sets by canonical URL in what a caller has: a function, a map, a record or a list of ValueSet resources.
 * Who asks for a version is not given another one.
 */
export function valueSetFinder(sets: unknown): ReadOptions['findValueSet'] {
  if (typeof sets === 'function') return (url) => one((sets as (url: string) => unknown)(url));
  const list = Array.isArray(sets) ? objects(sets) : [];
  const map =
    sets instanceof Map ? (sets as Map<string, unknown>) : new Map(isObject(sets) ? Object.entries(sets) : []);
  return (url) => {
    const [bare, version] = url.split('|') as [string, string?];
    const fits = (set: Json): boolean => !version || !set['version'] || set['version'] === version;
    return one(map.get(url)) ?? [...list.filter((set) => set['url'] === bare), ...objects([map.get(bare)])].find(fits);
  };
}

const one = (found: unknown): Json | undefined => (isObject(found) ? found : undefined);
