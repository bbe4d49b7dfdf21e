import { westernDigits } from '../../format/digits.js';

/**
 * A text as the rules of a language look at it: digits are 0-9 without separators between groups, Arabic letters stand for
 * their variants, vowel signs, marks of direction and letters that only stretch are gone. Case stays.
 */
export const fold = (text: string): string =>
  westernDigits(text.normalize('NFKC'))
    .replace(/[\u064b-\u065f\u0670\u00ad\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, '')
    .replace(/[\u0622\u0623\u0625]/g, '\u0627')
    .replace(/\u0649/g, '\u064a')
    .replace(/\u066a/g, '%')
    .replace(/\u066b/g, '.')
    .replace(/\u066c/g, ',')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\u2019/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/(?<![\d.,])[1-9]\d{0,2}(?:([,.' ])\d{3})(?:\1\d{3})*(?![\d%]|[.,]\d)/g, (number) =>
      number.replace(/\D/g, ''),
    );

/** Sentences of a folded text. A point between digits ends none. */
export const sentences = (text: string): string[] =>
  text
    .split(/(?<=[.!?\u061f\u3002\u2026])(?=\s|$)|\n+/)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
