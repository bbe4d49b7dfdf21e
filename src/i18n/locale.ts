import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The languages that come with the library, besides English, whose texts are in the code. */
const SHIPPED = ['es', 'ar'];

/** Right-to-left by language, for the languages that are written so. */
const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|nqo|pnb|ps|sd|syr|ug|ur|yi)\b/;

/** Texts by message id that the host gave, by language. */
const overrides = new Map<string, Record<string, string>>();
const hosts = new Set<ReactiveControllerHost>();
/** Whether anything but the texts in the code was ever shown. */
let translated = false;
let observer: MutationObserver | undefined;
let wanted = 'en';
let shown = 'en';
let pending: Promise<void> | undefined;
/** Counts the changes of language, of which only the last one counts. */
let runs = 0;

const base = (tag: string) => tag.split('-', 1)[0]!.toLowerCase();

/** The document's language if there are strings for it or for its base language, else English. */
function documentLanguage(): string {
  const tag = document.documentElement.lang.trim();
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    const code = base(canonical ?? '');
    if (canonical && (code === 'en' || SHIPPED.includes(code) || overrides.has(code))) return canonical;
  } catch {
    // Not a language tag: treated like a language without strings.
  }
  return 'en';
}

/** Brings the texts of the document's language, then renders every connected element again. */
async function follow(): Promise<void> {
  const language = documentLanguage();
  const code = base(language);
  const run = ++runs;
  wanted = language;
  let reached = language;
  if (translated || code !== 'en' || overrides.has(code)) {
    translated = true;
    try {
      // English needs none of this, so it is not loaded with the elements.
      const { showTexts } = await import('./texts.js');
      if (run === runs) await showTexts(code, overrides.get(code));
    } catch (error) {
      console.warn(`patient-partnership: the texts for "${language}" could not be loaded; English is shown.`, error);
      reached = 'en';
    }
  }
  if (run !== runs) return;
  shown = reached;
  for (const host of hosts) host.requestUpdate();
}

function refresh(): void {
  const run = follow().finally(() => {
    if (pending === run) pending = undefined;
  });
  pending = run;
}

/** The language that the texts are in, as a BCP 47 tag; with the document's region, so that numbers follow it. */
export const language = (): string => shown;

/** The direction that a language is written in; without an argument, that of the texts. */
export const direction = (tag = shown): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.test(tag.toLowerCase()) ? 'rtl' : 'ltr');

/**
 * The direction of a text in an unknown language: that of its first letter. The browser's own `dir="auto"` looks for it
 * again with every node that comes in, which a long survey feels.
 */
export const textDirection = (text: string): 'ltr' | 'rtl' =>
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text)
    ? 'rtl'
    : 'ltr';

/** The direction of what an author wrote: of its language where it is named, else of its first letter. */
export const contentDirection = (tag: string | undefined, texts: readonly (string | undefined)[]): 'ltr' | 'rtl' =>
  tag ? direction(tag) : textDirection(texts.join(' '));

/** Settles when the texts of the document's language are there; undefined when they are. */
export const languageReady = (): Promise<void> | undefined => pending;

/**
 * Adds a language, or replaces single texts of one.
 *
 * @param locale - a language without region, such as `nl`
 * @param strings - text by message id; the console names ids that no text has; `{0}`, `{1}` … stand for what the message fills in
 */
export function addStrings(locale: string, strings: Record<string, string>): void {
  const texts = Object.entries(strings).filter(([id, text]: readonly [string, unknown]) => {
    if (typeof text !== 'string') console.warn(`patient-partnership: the text "${id}" is no string, and was left out.`);
    return typeof text === 'string';
  });
  overrides.set(base(locale), { ...overrides.get(base(locale)), ...Object.fromEntries(texts) });
  if (hosts.size > 0 && base(documentLanguage()) === base(locale)) refresh();
  void import('./known-ids.js').then(
    ({ warnOfUnknown }) => warnOfUnknown(Object.keys(strings)),
    () => undefined,
  );
}

/** Renders its host again when the language changes. Watches the document only while a host is connected. */
export class LocaleController implements ReactiveController {
  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    hosts.add(this.host);
    if (!observer) {
      observer = new MutationObserver(() => {
        if (documentLanguage() !== wanted) refresh();
      });
      observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] });
      refresh();
    }
    // The language may have changed while the host was off the page.
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    hosts.delete(this.host);
    if (hosts.size === 0) {
      observer?.disconnect();
      observer = undefined;
    }
  }
}
