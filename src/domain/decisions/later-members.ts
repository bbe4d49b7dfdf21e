import type { Cursor } from '../format/reader.js';

// Members that the format gained later. A file from before may hold something of its own by the same name: it loads as it
// did, and whoever wrote it is told. So what does not fit here is a warning, and left out.

/** What was read at a place, if it fits. */
export const later = <T>(place: Cursor, value: T | undefined, what: string): T | undefined =>
  value === undefined && place.isGiven ? place.warning('left-out', `must be ${what}`) : value;

/** Text; a blank one is none. */
export const laterText = (place: Cursor): string | undefined =>
  place.value === '' ? undefined : later(place, place.ownText, 'text');

/** A list of texts. */
export const laterTexts = (place: Cursor): readonly string[] | undefined =>
  later(
    place,
    Array.isArray(place.value) ? place.list('texts')?.flatMap((entry) => laterText(entry) ?? []) : undefined,
    'a list of texts',
  );

/** Yes or no. */
export const laterFlag = (place: Cursor): boolean | undefined =>
  later(
    place,
    [true, false].find((flag) => flag === place.value),
    'true or false',
  );

/** One of some words. */
export const laterWord = <T extends string>(place: Cursor, words: readonly T[]): T | undefined =>
  later(place, oneOf(words, place.ownText), words.join(', '));

/** The word that a text means, in whatever case: `Very low` is `very-low`. */
export const oneOf = <T extends string>(words: readonly T[], text: string | undefined): T | undefined =>
  words.find((word) => word === text?.toLowerCase().replace(/[\s_]+/g, '-'));
