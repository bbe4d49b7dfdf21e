import { isShipped, likely, ownTexts } from './own-texts.js';

/**
 * The tags whose texts of the host suit a reader, the nearest last: those for the language, for its script, for its
 * region. Only where there are none, those for another region, or for the language in whatever script.
 *
 * @param shipped - the texts of the library that suit the reader, if any do
 */
export function suiting(reader: Intl.Locale, shipped: string | undefined): readonly string[] {
  const { language, script, baseName } = reader;
  const own = [...ownTexts.keys()].filter((tag) => likely(tag)!.language === language);
  const readable = own.filter((tag) => likely(tag)!.script === script);
  const isNear = (tag: string) =>
    likely(tag)!.baseName === baseName || tag === language || tag === `${language}-${script}`;
  // A tag for the region alone has no other length than one for the script: what means the reader's own comes last.
  const rank = (tag: string) => (likely(tag)!.baseName === baseName ? 100 : 0) + tag.length;
  const near = readable.filter(isNear).sort((a, b) => rank(a) - rank(b));
  if (near.length > 0 || shipped) return near;
  const usual = likely(`${language}-${script}`)?.baseName;
  const other = readable.find((tag) => likely(tag)!.baseName === usual) ?? readable[0];
  return other ? [other] : own.filter((tag) => tag === language && !isShipped(tag));
}
