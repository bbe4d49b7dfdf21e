import { computedParts } from './computed-parts.js';
import { expressions } from './item-parts.js';
import type { Draft } from './report.js';

/** Expressions that only fill in answers leave no rule open. */
const FILLING = /^(initial|calculated)/;
/** Members of an item that are only shown. */
const WORDS = /^(text|prefix|initial)$/;
/** Rules whose value an expression may work out. */
const RULES = /^(required|readOnly|m(in|ax)[A-Z])/;

/**
 * Has an item do without expressions, which nobody evaluates: its rules that nothing here can tell are named, by the last
 * part of their extension's URL, and what an expression says instead is not demanded.
 */
export function unfollowed(item: Draft): void {
  const places = computedParts(item.definition).map(({ place }) => place);
  const rules = [...expressions(item.extensions).filter((name) => !FILLING.test(name)), ...places];
  item.unchecked = [...rules.filter((name) => name && !WORDS.test(name)), ...item.unchecked];
  const worked = places.filter((place) => RULES.test(place));
  Object.assign(item, Object.fromEntries(worked.map((place) => [place.replace('Quantity', 'Value'), undefined])));
}
