import { likely, own, ownTexts, tellOwnTexts } from './own-texts.js';
import { suiting } from './suiting.js';

/**
 * Adds a language, or replaces single texts of one. May be called before any element is there.
 *
 * @param locale - a BCP 47 tag: `nl`, or with a script or region where those differ: `zh-Hant`, `pt-BR`. Those of
 *   `es-MX` come over those of `es` for who reads Mexican Spanish, and nobody is shown another script than theirs
 * @param strings - text by message id; the console names ids that no text has; `{0}`, `{1}` … stand for what the message
 *   fills in. Where that is a number of things, `.zero`, `.one`, `.two`, `.few`, `.many` or `.other` behind the id give
 *   the text for each plural form of the language
 */
export function addStrings(locale: string, strings: Record<string, string>): void {
  const reader = likely(locale);
  if (!reader) {
    console.warn(`patient-partnership: addStrings() needs a language tag such as "pt-BR", not "${locale}".`);
    return;
  }
  const texts = Object.entries(strings).filter(([id, text]: readonly [string, unknown]) => {
    if (typeof text !== 'string') console.warn(`patient-partnership: the text "${id}" is no string, and was left out.`);
    return typeof text === 'string';
  });
  const tag = new Intl.Locale(locale).baseName;
  ownTexts.set(tag, { ...ownTexts.get(tag), ...Object.fromEntries(texts) });
  own.suiting = suiting;
  tellOwnTexts(reader.language);
  void import('./known-ids.js').then(
    ({ warnOfUnknown }) => warnOfUnknown(Object.keys(strings)),
    () => undefined,
  );
}
