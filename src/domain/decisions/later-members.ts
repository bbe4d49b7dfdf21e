import type { Cursor } from '../format/reader.js';

// Members that the format gained later. A file from before may hold something of its own by the same name: it loads as it
// did, and whoever wrote it is told. So what does not fit here is a warning, and left out.

/** What was read at a place, if it fits. */
export const later = <T>(place: Cursor, value: T | undefined, what: string): T | undefined =>
  value === undefined && place.isGiven ? place.warning('left-out', `must be ${what}`) : value;

/** Text. */
export const laterText = (place: Cursor): string | undefined =>
  place.value === '' ? undefined : later(place, place.ownText, 'text');

/** One of some values; a word in whatever case. */
export const laterOne = <T extends string | boolean>(place: Cursor, values: readonly T[]): T | undefined =>
  later(place, values.find((value) => value === place.value) ?? oneOf(values, place.ownText), values.join(', '));

/** The word that a text means: `Very low` is `very-low`. */
export const oneOf = <T>(words: readonly T[], text: string | undefined): T | undefined =>
  words.find((word) => word === text?.toLowerCase().replace(/[\s_]+/g, '-'));
