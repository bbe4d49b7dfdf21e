import { ar } from './ar.js';
import { Compiled } from './compiled.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import type { KnownLanguage } from './known-language.js';

const RULES = { en, es, ar, de, fr };

const made = new Map<KnownLanguage, Compiled>();

/** The rules of a language. */
export function rulesOf(language: KnownLanguage): Compiled {
  let rules = made.get(language);
  if (!rules) made.set(language, (rules = new Compiled(RULES[language])));
  return rules;
}
