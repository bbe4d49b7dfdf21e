/** The languages that the rules about texts know. */
const KNOWN_LANGUAGES = ['en', 'es', 'ar', 'de', 'fr'] as const;
export type KnownLanguage = (typeof KNOWN_LANGUAGES)[number];

/** The language of a BCP 47 tag, if the rules know it. */
export const knownLanguage = (tag: string): KnownLanguage | undefined =>
  KNOWN_LANGUAGES.find((language) => language === tag.toLowerCase().split(/[-_]/)[0]);
