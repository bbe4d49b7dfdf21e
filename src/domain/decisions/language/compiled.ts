import type { LanguageRules } from './language-rules.js';
import { UNIT_SYMBOLS } from './unit-symbols.js';

/** Any number. */
export const NUMBER = ['{n}'] as const;

/** Regular expressions of a language, each made when it is first asked for. */
export class Compiled {
  readonly #made = new Map<readonly string[], RegExp>();
  readonly #values: ReadonlyMap<string, number>;
  readonly #number: string;
  readonly #one: string;
  readonly #units: readonly string[];

  constructor(readonly rules: LanguageRules) {
    this.#values = new Map(Object.entries(rules.numbers));
    this.#units = [...UNIT_SYMBOLS, ...rules.units];
    const words = [...this.#values.keys()].sort((a, b) => b.length - a.length);
    this.#number = `(\\d+(?:[.,]\\d+)?|${words.join('|')})`;
    this.#one = `(?:1|${words.filter((word) => this.#values.get(word) === 1).join('|')})`;
  }

  /** Matches any of some patterns as whole words; a number's groups are in the order in which they stand. */
  any(patterns: readonly string[]): RegExp {
    let made = this.#made.get(patterns);
    if (!made) {
      const body = patterns.join('|').replaceAll('{n}', this.#number).replaceAll('{one}', this.#one);
      // Part of a word, of a number or of `in-house` is no match; nothing at all never is one.
      made = new RegExp(
        `(?<![\\p{L}\\p{N}-]|\\d[.,])(?:${body || '(?!)'})(?![\\p{L}\\p{N}]|[.,]\\d|['-]\\p{L})`,
        'giu',
      );
      this.#made.set(patterns, made);
    }
    return made;
  }

  /** All matches of some patterns. */
  all(patterns: readonly string[], text: string): RegExpExecArray[] {
    return [...text.matchAll(this.any(patterns))];
  }

  /** Whether any of some patterns is in a text. */
  has(patterns: readonly string[], text: string): boolean {
    return text.search(this.any(patterns)) >= 0;
  }

  /** The numbers that a match holds. */
  numbersOf(match: RegExpExecArray): number[] {
    return match.slice(1).flatMap((text) => (text === undefined ? [] : [this.valueOf(text)]));
  }

  /** What a number means, in digits or in words. */
  valueOf(text: string): number {
    return this.#values.get(text.toLowerCase()) ?? Number(text.replace(',', '.'));
  }

  /** Whether a time, a dose or a measure follows at a place. */
  isUnit(text: string, at: number): boolean {
    return this.begins(this.#units, text.slice(at).replace(/^[\s-]+/, ''));
  }

  /** Whether there is a time, a dose or a measure in a text. */
  hasUnit(text: string): boolean {
    return this.has(this.#units, text);
  }

  /** Whether a text begins with one of some patterns. */
  begins(patterns: readonly string[], text: string): boolean {
    return this.all(patterns, text.trimStart())[0]?.index === 0;
  }

  /** A text with blanks where some patterns are. */
  blank(patterns: readonly string[], text: string): string {
    return text.replace(this.any(patterns), (match) => ' '.repeat(match.length));
  }
}
