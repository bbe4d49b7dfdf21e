import { configureLocalization } from '@lit/localize';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A locale's messages by id, in the form that the localisation runtime reads. */
type Templates = Record<string, string | { strTag: true; strings: string[]; values: number[] }>;
interface LocaleModule {
  templates: Templates;
}

/** Where the source strings live. It is not `en`, so that a host can override English like any other language. */
const SOURCE = 'en-x-source';
/** The runtime's name for whatever language only the host brings. */
const HOST = 'x-host';

const shipped: Record<string, () => Promise<unknown>> = {
  es: () => import('./generated/es.js'),
  ar: () => import('./generated/ar.js'),
};

/** Right-to-left by language, for the languages that are written so. */
const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|nqo|pnb|ps|sd|syr|ug|ur|yi)\b/;

const overrides = new Map<string, Templates>();
const hosts = new Set<ReactiveControllerHost>();
let localization: ReturnType<typeof configureLocalization> | undefined;
let observer: MutationObserver | undefined;
let wanted = 'en';
let shown = 'en';
let pending: Promise<void> | undefined;

const base = (tag: string) => tag.split('-', 1)[0]!.toLowerCase();

/** The document's language if there are strings for it or for its base language, else English. */
function documentLanguage(): string {
  const tag = document.documentElement.lang.trim();
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    if (canonical && (base(canonical) === 'en' || base(canonical) in shipped || overrides.has(base(canonical)))) {
      return canonical;
    }
  } catch {
    // Not a language tag: treated like a language without strings.
  }
  return 'en';
}

async function load(locale: string): Promise<LocaleModule> {
  const module = (await shipped[locale]?.()) as LocaleModule | undefined;
  return { templates: { ...module?.templates, ...overrides.get(base(wanted)) } };
}

async function show(locale: string): Promise<void> {
  localization ??= configureLocalization({
    sourceLocale: SOURCE,
    targetLocales: ['en', HOST, ...Object.keys(shipped)],
    loadLocale: load as never,
  });
  // The runtime does nothing for the locale that it shows already: new strings need a detour over the source.
  if (localization.getLocale() === locale) await localization.setLocale(SOURCE);
  await localization.setLocale(locale);
}

/** Brings the strings of the document's language, then renders every connected element again. */
async function follow(): Promise<void> {
  const language = documentLanguage();
  const code = base(language);
  wanted = language;
  let reached = language;
  if (localization || code !== 'en' || overrides.has(code)) {
    try {
      await show(code in shipped ? code : code !== 'en' ? HOST : overrides.has(code) ? code : SOURCE);
    } catch (error) {
      console.warn(`patient-partnership: the texts for "${language}" could not be loaded; English is shown.`, error);
      if (wanted === language) await show(SOURCE);
      reached = 'en';
    }
  }
  if (wanted !== language) return;
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

/** Settles when the texts of the document's language are there; undefined when they are. */
export const languageReady = (): Promise<void> | undefined => pending;

/**
 * Adds a language, or replaces single texts of one.
 *
 * @param locale - a language without region, such as `nl`
 * @param strings - text by message id; `{0}`, `{1}` … stand for what the message fills in
 */
export function addStrings(locale: string, strings: Record<string, string>): void {
  const table = overrides.get(base(locale)) ?? {};
  for (const [id, text] of Object.entries(strings)) {
    const parts = text.split(/\{(\d+)\}/);
    table[id] =
      parts.length === 1
        ? text
        : {
            strTag: true,
            strings: parts.filter((_, index) => index % 2 === 0),
            values: parts.filter((_, index) => index % 2 === 1).map(Number),
          };
  }
  overrides.set(base(locale), table);
  if (hosts.size > 0 && base(documentLanguage()) === base(locale)) refresh();
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
  }

  hostDisconnected(): void {
    hosts.delete(this.host);
    if (hosts.size === 0) {
      observer?.disconnect();
      observer = undefined;
    }
  }
}
