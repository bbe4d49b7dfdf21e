import { Counted } from './counted.js';
import { language, localLanguage, wordLanguage } from './locale.js';

const formats: Record<string, unknown> = {};

/** A formatter; made once, as that takes as long as a thousand numbers or dates. */
const formatter = <T>(make: new (...args: [string, object]) => T, ...args: [string, object]): T =>
  (formats[JSON.stringify(args)] ??= new make(...args)) as T;

const DEFAULTS: Intl.NumberFormatOptions = { maximumFractionDigits: 10 };

/** Languages in which a whole number below a thousand is written as here … */
const PLAIN = /^(?:en|es)(?:-[A-Z]{2})?$/;
/** … and those in which a larger one has a comma before its last three digits. */
const COMMAS = /^en(?:-(?:AU|CA|GB|IE|NZ|US))?$/;

/** A number as it is written where the element stands. */
export function formatNumber(value: number, options = DEFAULTS): string {
  // The first formatter of a page takes longer than a short survey takes to draw.
  if (options === DEFAULTS && value >= 0 && Number.isInteger(value)) {
    if (value < 1000 && PLAIN.test(localLanguage())) return String(value);
    if (value >= 1000 && value < 1e6 && COMMAS.test(localLanguage()))
      return `${Math.trunc(value / 1000)},${String(value % 1000).padStart(3, '0')}`;
  }
  return formatter(Intl.NumberFormat, localLanguage(), options).format(value);
}

/**
 * A FHIR `date` or `dateTime`, whole or partial, in the reader's language; a text that is neither is given back.
 *
 * @param iso - `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a FHIR dateTime; a date without a time belongs to no time zone
 */
export function formatDate(iso: string): string {
  const [, year, month, day, time] = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(T.+)?)?)?$/.exec(iso) ?? [];
  const date = new Date(time ? iso : `${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
  if (!year || Number.isNaN(date.getTime())) return iso;
  return formatter(Intl.DateTimeFormat, wordLanguage(), {
    calendar: 'gregory',
    year: 'numeric',
    ...(month && { month: 'long' }),
    ...(day && { day: 'numeric' }),
    ...(time ? { hour: 'numeric', minute: '2-digit' } : { timeZone: 'UTC' }),
  }).format(date);
}

/** A text that keeps its own direction inside another one: a name, an answer, the words of a form. */
export const isolate = (text: string): string => `\u2068${text}\u2069`;

/** The plural form that `count` takes in the reader's language. */
export const pluralCategory = (count: number): Intl.LDMLPluralRule => new Intl.PluralRules(language()).select(count);

/** A number of things, for a text that has a form for it. */
export const counted = (count: number): Counted => new Counted(formatNumber(count), pluralCategory(count));

/** The text for `count`; a language may need more forms than English has. */
export function plural(count: number, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }): string {
  return forms[pluralCategory(count)] ?? forms.other;
}
