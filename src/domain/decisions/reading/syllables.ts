import type { KnownLanguage } from '../language/known-language.js';

/** How a language's syllables are counted; data. */
interface SyllableRules {
  /** What is written and not spoken, and what stands for something else: pattern and replacement, in order. */
  readonly spoken: readonly (readonly [pattern: RegExp, by: string])[];
  /** One match is one syllable. */
  readonly nucleus: RegExp;
}

const RULES: Readonly<Partial<Record<KnownLanguage, SyllableRules>>> = {
  en: {
    spoken: [
      [/(?<=[^aeiour])n['\u2019]t$/, 'nent'],
      [/['\u2019]s$|[^a-z]/g, ''],
      [/^y|(?<=^ever)(?=y$)/, ''],
      [/^every/, 'evry'],
      [/^(?:some|there|where|home|more|fore|safe|life|side|care)(?=[b-df-hj-np-tv-z]|one)/, 'so-'],
      // Ends that have no vowel of their own
      [/(?<=[aeiouy].*[^aeiouytd])ed$/, ''],
      [/(?<=[aeiouy].*(?:[^aeiouylscgzxh]|[^aeiouycs]h)|[aeiouy]l)es$/, ''],
      [/(?<=[aeiouy].*[^aeiouyl]|(?<!^)[aeiouy]l)e(?=(?:ly|ment|ful|less|ness)s?$|$)/, ''],
      // Two vowels that are two syllables
      [/(?<!(?:[cgtsx]|^))i(?=a|o|um|us|en(?:t|c)|et)/, 'i-'],
      [/(?<=[^aeiouyqg])u(?=[ao]|ou|ity|e[ln])/, 'u-'],
      [/(?<!p)e(?=o(?!u)|ate|in[gt]?$)|y(?=ing|[aeo])/, 'e-'],
      [/(?<=[aou])ing$/, '-ing'],
      [/sm$|thm$/, 'sem'],
      [/(?<=[aeiou].*[dr])ea(?=s?$)|(?<=^(?:re)?cr)ea(?=t)/, 'e-a'],
      [/(?<=^sc)i(?=en)/, 'i-'],
    ],
    nucleus: /[aeiouy]+/g,
  },
  es: {
    spoken: [
      [/[^a-záéíóúüñ]/g, ''],
      [/qu(?=[eiéí])/g, 'q'],
      [/gu(?=[eiéí])/g, 'g'],
      [/y(?![aeiouáéíóú])/g, 'i'],
    ],
    nucleus: /[iuü]?[aeoáéó](?:[iuü](?![aeoáéóíú]))?|[íú]|[iuü]{1,2}/g,
  },
  de: {
    spoken: [
      [/qu/g, 'q'],
      [/(?<=^(?:famil|stud|lin|ser|akt|fer))ie(?=n?$)/, 'i-e'],
      [/(?<=[aeiouäöü])h(?=[^aeiouäöü]|$)/g, ''],
    ],
    nucleus: /aa|ee|oo|ie(?!n(?:t|z|st)|r?n$)|ei|ai|au|äu|eu|ay|ey|oy|[aeiouyäöü]/g,
  },
  fr: {
    spoken: [
      [/qu/g, 'q'],
      [/gu(?=[eiéèêy])/g, 'g'],
      [/(?<=[aeiouyàâäéèêëîïôöùûüœ].*[^aeiouyàâäéèêëîïôöùûüœ]|[iuéy])e(?:s)?$/, ''],
      [/(?<=[aeiouyé].*(?:ss|nn|r|iv|oiv|is|os|us|ett|l))ent$/, ''],
    ],
    nucleus: /eau|œu|oeu|oui|oi|ou(?=[ieéaè])[ieéaè]|ou|au|ai|ei|eu|ui|i[eèéoa]|ay|[aeiouyàâäéèêëîïôöùûüœæ]/g,
  },
};

/** About how many syllables a word has, by rules of spelling; at least one. */
export function syllables(word: string, language: KnownLanguage): number {
  const { spoken, nucleus } = RULES[language]!;
  const said = spoken.reduce((text, [pattern, by]) => text.replace(pattern, by), word.toLowerCase().normalize('NFC'));
  return Math.max(1, said.match(nucleus)?.length ?? 0);
}
