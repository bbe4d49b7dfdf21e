import type { Option } from '../../domain/questionnaire.js';
import { optionText } from '../text/value-text.js';

/** Letters that are not another letter with a mark, and how people without them type them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** A text without case and accents: `Écran` and `ECRAN` are the same. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    // Combining marks of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel signs; other scripts need theirs.
    .replace(/[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]/g, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter]!)
    .normalize('NFC')
    .trim();

/** Scripts that are written without spaces between words. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** What options say, folded once for all the letters that somebody types. */
const folded = new WeakMap<Option, string>();

function textOf(option: Option): string {
  let text = folded.get(option);
  if (text === undefined) {
    text = fold(`${option.prefix ? `${option.prefix} ` : ''}${optionText(option)}`);
    folded.set(option, text);
  }
  return text;
}

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);

/**
 * The options in which every word of `query` begins a word, whatever the case and the accents. Those that begin with
 * the query come first, then those whose first word matches; else the order stays.
 */
export function searchOptions(options: readonly Option[], query: string): readonly Option[] {
  const wanted = fold(query);
  const words = wordsOf(wanted);
  if (words.length === 0) return options;
  const ranks: Option[][] = [[], [], []];
  for (const option of options) {
    const text = textOf(option);
    const own = wordsOf(text);
    const fits = words.every((word) => own.some((one) => one.startsWith(word)));
    if (fits || (UNSPACED.test(wanted) && text.includes(wanted))) {
      ranks[text.startsWith(wanted) ? 0 : own[0]?.startsWith(words[0]!) ? 1 : 2]!.push(option);
    }
  }
  return ranks.flat();
}

/** The option that is called exactly so. */
export function namedOption(options: readonly Option[], text: string): Option | undefined {
  const wanted = fold(text);
  return wanted ? options.find((option) => fold(optionText(option)) === wanted) : undefined;
}
