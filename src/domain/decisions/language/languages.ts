import { ar } from './ar.js';
import { Compiled } from './compiled.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';

const RULES = { en, es, ar, de, fr };

/** The languages that the rules about texts know. */
export const RULED_LANGUAGES = ['en', 'es', 'ar', 'de', 'fr'] as const;
export type RuledLanguage = (typeof RULED_LANGUAGES)[number];

const made = new Map<RuledLanguage, Compiled>();

/** The language of a BCP 47 tag, if the rules know it. */
export const ruledLanguage = (tag: string): RuledLanguage | undefined =>
  RULED_LANGUAGES.find((language) => language === tag.toLowerCase().split(/[-_]/)[0]);

/** The rules of a language. */
export function rulesOf(language: RuledLanguage): Compiled {
  let rules = made.get(language);
  if (!rules) made.set(language, (rules = new Compiled(RULES[language])));
  return rules;
}
