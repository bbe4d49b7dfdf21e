/** The languages that the rules about texts know. */
const RULED_LANGUAGES = ['en', 'es', 'ar', 'de', 'fr'] as const;
export type RuledLanguage = (typeof RULED_LANGUAGES)[number];

/** The language of a BCP 47 tag, if the rules know it. */
export const ruledLanguage = (tag: string): RuledLanguage | undefined =>
  RULED_LANGUAGES.find((language) => language === tag.toLowerCase().split(/[-_]/)[0]);
