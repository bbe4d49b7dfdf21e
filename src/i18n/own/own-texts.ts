/** The languages that come with the library, besides English, whose texts are in the code. */
const SHIPPED = ['es', 'ar'];

/** Whether texts in a language come with the library. */
export const isShipped = (code: string): boolean => code === 'en' || SHIPPED.includes(code);

/** Texts by message id that the page gave, by the tag that it gave them for. */
export const ownTexts = new Map<string, Readonly<Record<string, string>>>();

/** What tells which of them suit a reader, once the page gave any. */
export const own: { suiting?: (reader: Intl.Locale, shipped: string | undefined) => readonly string[] } = {};

/** Hears of a language in which the page gave texts. */
let listener: ((language: string) => void) | undefined;

/** Has what shows texts hear of each language that the page gives some in. There is one of it. */
export function onOwnTexts(listen: (language: string) => void): void {
  listener = listen;
}

/** Tells of a language in which the page gave texts. */
export const tellOwnTexts = (language: string): void => listener?.(language);

/** Tags whose likely script and region are told without the platform. */
const USUAL = /^(en|es)(?:-(?!ZZ)([A-Z]{2}))?$/;

/** The script and region that a tag most likely means, as in `zh-Hant-TW` for `zh-HK`'s neighbour `zh-TW`. */
export function likely(tag: string): Intl.Locale | undefined {
  // The first time that a page asks the platform takes longer than to draw a screen of questions.
  const [, language, region] = USUAL.exec(tag) ?? [];
  if (language) return new Intl.Locale(`${language}-Latn-${region ?? (language === 'en' ? 'US' : 'ES')}`);
  try {
    const locale = new Intl.Locale(tag);
    return locale.language === 'und' ? undefined : locale.maximize();
  } catch {
    // No language tag: says as little as none.
    return undefined;
  }
}
