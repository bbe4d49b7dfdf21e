/**
 * What the rules about texts have to know of a language; data, no code. Patterns are regular expressions without flags,
 * matched without regard to case in folded text ({@link fold}), as whole words. In them `{n}` is any number, in digits or in
 * words, and `{one}` the number one. Words are patterns, too.
 */
export interface LanguageRules {
  /** Numbers in words, in all their forms, with their values; `no one of` is 0. */
  readonly numbers: Readonly<Record<string, number>>;
  /** "1 in X": a chance with a denominator of its own. The last `{n}` is X. */
  readonly oneIn: readonly string[];
  /** The same where the language writes "5 of 100" in this way, too: 1 of 100, 1,000 or 10,000 is as it should be. */
  readonly oneOf: readonly string[];
  /** "Every sixth person", in one word or with a noun of people. */
  readonly everyNth: readonly string[];
  /** "a of N": `{n}` twice. */
  readonly aOfN: readonly string[];
  /** "of N ... a ... b": where such a sentence begins; `{n}` once. */
  readonly ofN: readonly string[];
  /** "n % of people"; `{n}` once. */
  readonly percentOf: readonly string[];
  /** "between a and b", "a to b"; `{n}` twice. */
  readonly ranges: readonly string[];
  /** What follows a number that is a part of one said before: "of them". */
  readonly ofThem: readonly string[];
  /** Words of a comparison: numbers of two options then stand in one sentence. */
  readonly comparing: readonly string[];
  /** Risk, chance, likely: with any ending. */
  readonly risk: readonly string[];
  /** Figures that only say how one risk relates to another. */
  readonly relative: readonly string[];
  /** Those that do so without a word of risk, where all is about one: "34 % fewer". */
  readonly reductions: readonly string[];
  /** What looks like such a figure, and is a strength, a dose, a frequency or a time. Taken out before anything is looked for. */
  readonly harmless: readonly string[];
  /** Nouns after a number that make it a time, a dose or a measure, or that are not people; symbols of units are known. */
  readonly units: readonly string[];
  /** How often, or after what, something is looked at again. */
  readonly intervals: readonly string[];
  /** Words for who may gain from a choice. */
  readonly interests: readonly string[];
}
