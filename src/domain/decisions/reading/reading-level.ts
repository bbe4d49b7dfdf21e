import { sentences } from '../language/fold.js';
import { knownLanguage, type KnownLanguage } from '../language/known-language.js';
import { syllables } from './syllables.js';

/** Fewer words say little about how a text reads. */
export const FEWEST_WORDS = 100;

/** How hard texts are to read. It counts lengths of sentences and words: a good one never proves that people understand. */
export interface ReadingLevel {
  readonly words: number;
  readonly sentences: number;
  readonly wordsPerSentence: number;
  /** Why there is no score: under {@link FEWEST_WORDS} words, or no formula for the language. */
  readonly none?: 'too-short' | 'no-formula';
  readonly score?: ReadingScore;
}

/** A score, with one decimal. */
export interface ReadingScore {
  /** `flesch-kincaid` is a school grade, lower is easier; the others go from 0 to about 100, higher is easier. */
  readonly formula: 'flesch-kincaid' | 'fernandez-huerta' | 'amstad' | 'kandel-moles';
  readonly value: number;
  /** At most that grade; of the others, at least that much. */
  readonly target: number;
  readonly isMet: boolean;
  /** Spanish only: the band on the INFLESZ scale, 1 (very hard) to 5 (very easy). */
  readonly inflesz?: { readonly value: number; readonly band: 1 | 2 | 3 | 4 | 5 };
}

type Formula = (
  wordsPerSentence: number,
  syllablesPerWord: number,
) => Omit<ReadingScore, 'value' | 'isMet'> & { value: number };

/** Kincaid 1975; Fernández Huerta 1959; Amstad 1978; Kandel and Moles 1958. Arabic's needs vowel signs, so there is none. */
const FORMULAS: Readonly<Partial<Record<KnownLanguage, Formula>>> = {
  en: (words, count) => ({ formula: 'flesch-kincaid', value: 0.39 * words + 11.8 * count - 15.59, target: 6 }),
  es: (words, count) => ({
    formula: 'fernandez-huerta',
    value: 206.84 - 60 * count - 1.02 * words,
    target: 70,
    inflesz: inflesz(206.835 - 62.3 * count - words),
  }),
  de: (words, count) => ({ formula: 'amstad', value: 180 - words - 58.5 * count, target: 70 }),
  fr: (words, count) => ({ formula: 'kandel-moles', value: 207 - 1.015 * words - 73.6 * count, target: 70 }),
};

/** Barrio-Cantalejo 2008: very hard under 40, then somewhat hard, normal, quite easy, and very easy over 80. */
function inflesz(value: number): { value: number; band: 1 | 2 | 3 | 4 | 5 } {
  const band = [40, 55, 65, 80].filter((limit) => value >= limit).length + 1;
  return { value: tenths(value), band: band as 1 | 2 | 3 | 4 | 5 };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** Letters, with those that belong to them; a number is no word. */
const WORD = /\p{L}[\p{L}\p{M}]*(?:['\u2019-]\p{L}[\p{L}\p{M}]*)*/gu;

/** How many words a text has. */
export const wordCount = (text: string): number => text.match(WORD)?.length ?? 0;

/**
 * How hard texts are to read, by the formula of their language.
 *
 * @param texts - what patients read; a text that ends without a full stop is a sentence, too
 * @param language - a BCP 47 tag
 */
export function readingLevel(texts: readonly string[], language: string): ReadingLevel {
  const said = texts.flatMap(sentences).filter((sentence) => wordCount(sentence) > 0);
  const words = said.flatMap((sentence) => sentence.match(WORD) ?? []);
  const perSentence = said.length === 0 ? 0 : words.length / said.length;
  const level = { words: words.length, sentences: said.length, wordsPerSentence: tenths(perSentence) };
  const known = knownLanguage(language);
  const formula = known && FORMULAS[known];
  if (!known || !formula) return { ...level, none: 'no-formula' };
  if (words.length < FEWEST_WORDS) return { ...level, none: 'too-short' };
  // The same words come again and again.
  const counts = new Map<string, number>();
  for (const word of words) if (!counts.has(word)) counts.set(word, syllables(word, known));
  const count = words.reduce((sum, word) => sum + counts.get(word)!, 0);
  const score = formula(perSentence, count / words.length);
  const isGrade = score.formula === 'flesch-kincaid';
  const isMet = isGrade ? score.value <= score.target : score.value >= score.target;
  return { ...level, score: { ...score, value: tenths(score.value), isMet } };
}
