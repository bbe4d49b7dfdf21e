/** So many characters of a script that has spaces, without one: laying them out takes browsers the square of their number. */
export const LONGEST_WORD = 500;

/** A text of a form, in characters. */
export const LONGEST_TEXT = 20_000;

const TOO_LONG = new RegExp(`[!-\\u07ff]{${LONGEST_WORD + 1},}`, 'g');

/** All texts of a form together, in characters; what is over it is cut at {@link LONGEST_THEN}. */
export const MOST_TEXT = 300_000;

/** A text of a form that has more than {@link MOST_TEXT} already. */
export const LONGEST_THEN = 1000;

/** Whether a word in a text is longer than can be laid out in time. */
export const hasLongWord = (text: string): boolean => text.length > LONGEST_WORD && text.search(TOO_LONG) >= 0;

/** A text as far as it can be laid out in time; `…` stands for what is missing. */
export function layable(text: string, longest: number): string {
  const start = text.length > longest ? text.slice(0, longest - 1) : text;
  const shown = hasLongWord(start) ? start.replace(TOO_LONG, (word) => `${word.slice(0, LONGEST_WORD - 1)}…`) : start;
  return start === text || shown.endsWith('…') ? shown : `${shown}…`;
}
