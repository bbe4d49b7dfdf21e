import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isShipped, likely as likelyOf, onOwnTexts, own, ownTexts } from './own/own-texts.js';

const hosts = new Set<ReactiveControllerHost>();
/** Whether anything but the texts in the code was ever shown. */
let translated = false;
let observer: MutationObserver | undefined;
let wanted = 'en';
let shown = 'en';
let pending: Promise<void> | undefined;
/** What the element that is drawn or used stands in, where numbers can be written so. */
let around = '';
/** Counts the changes of language, of which only the last one counts. */
let runs = 0;

const likely = once(likelyOf);

/**
 * Whether the platform can write numbers in a language; it would take that of the device instead. Each knows those that
 * we bring texts in, and the first time that one is asked it goes through all that it knows.
 */
const isWritten = once((tag) => {
  const locale = likely(tag);
  return !!locale && (isShipped(locale.language) || Intl.NumberFormat.supportedLocalesOf(tag).length > 0);
});

/** Computes once for each text: pages have few tags, and ask for them with each question. */
function once<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (!known.has(text)) known.set(text, compute(text));
    return known.get(text)!;
  };
}

/** The code of the texts of the library that suit a reader: those are in one script. */
const shippedFor = ({ language, script }: Intl.Locale): string | undefined =>
  isShipped(language) && likely(language)!.script === script ? language : undefined;

/** The tags whose texts of the host suit a reader, the nearest last. */
const suiting = (reader: Intl.Locale): readonly string[] => own.suiting?.(reader, shippedFor(reader)) ?? [];

const XML = 'http://www.w3.org/XML/1998/namespace';

/** The `lang` that holds where a node stands, out of shadow roots too: empty where none does, or it is unknown. */
function nearest(node: Node | undefined): string {
  for (let up = node; up; up = up.parentNode ?? (up as Partial<ShadowRoot>).host) {
    const tag = (up as Element).getAttributeNS?.(XML, 'lang') ?? (up as Element).getAttribute?.('lang');
    if (tag != null) return tag.trim();
  }
  return '';
}

/** An element that uses the texts; what else does stands nowhere. */
const place = (host: ReactiveControllerHost | undefined): Node | undefined => (host instanceof Node ? host : undefined);

/** What the page is in: as the document says it, else as it is said where its first element stands. */
const pageTag = (): string => nearest(document.documentElement) || nearest(place([...hosts][0]));

/** The page's language if there are texts for it, else English. */
function pageLanguage(): string {
  const tag = pageTag();
  const reader = likely(tag);
  return reader && (shippedFor(reader) ?? suiting(reader)[0]) ? new Intl.Locale(tag).toString() : 'en';
}

/** Brings the texts of the document's language, then renders every connected element again. */
async function follow(): Promise<void> {
  const language = pageLanguage();
  const reader = likely(language)!;
  const code = shippedFor(reader);
  const given = suiting(reader).map((tag) => ownTexts.get(tag));
  const run = ++runs;
  wanted = language;
  let reached = language;
  if (translated || code !== 'en' || given.length > 0) {
    translated = true;
    try {
      // English needs none of this, so it is not loaded with the elements.
      const { showTexts } = await import('./texts.js');
      if (run === runs) await showTexts(code, Object.assign({}, ...given) as Record<string, string>);
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

/** The language that the texts are in, as a BCP 47 tag with the page's region. */
export const language = (): string => shown;

/** The language that numbers are written and read in: that of the place where an element stands, else that of the texts. */
export const localLanguage = (): string => around || shown;

/** The language of words that stand between numbers, as in dates: that of the texts, with the region of the place. */
export const wordLanguage = (): string =>
  around && likely(around)!.language === likely(shown)!.language ? around : shown;

/** From here on, numbers are those of the place where this element stands. Drawing it begins so, and what is done in it. */
export function standIn(element: Node): void {
  const tag = nearest(element);
  around = isWritten(tag) ? tag : '';
}

/** The scripts that are written from the right. */
const RIGHT_TO_LEFT = /^(?:A(?:dlm|r(?:ab|an|mi))|Gara|Hebr|Mand|Nkoo|Rohg|S(?:amr|yr[cejn])|Thaa|Yezi)$/;

/** The direction that a language is written in, by its script; without an argument, that of the texts. */
export const direction = (tag = shown): 'ltr' | 'rtl' => (isFromRight(tag) ? 'rtl' : 'ltr');

const isFromRight = once((tag) => RIGHT_TO_LEFT.test(likely(tag)?.script ?? ''));

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

/** Settles when the texts of the page's language are there; undefined when they are. */
export const languageReady = (): Promise<void> | undefined => pending;

onOwnTexts((added) => {
  // English is shown to who reads what nobody brought.
  if (hosts.size > 0 && [pageTag(), wanted].some((one) => likely(one)?.language === added)) refresh();
});

/** Looks whether the page is in another language now; numbers and directions may be others, even if it is not. */
function look(): void {
  if (pageLanguage() !== wanted) refresh();
  else for (const host of hosts) host.requestUpdate();
}

/** Watches `lang` in every tree that an element stands in. */
function watch(node: Node | undefined): void {
  const root = node?.getRootNode() ?? document;
  observer!.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
  if ((root as Partial<ShadowRoot>).host) watch((root as ShadowRoot).host);
}

/** Renders its host again when the language changes. Watches `lang` only while a host is connected. */
export class LocaleController implements ReactiveController {
  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    hosts.add(this.host);
    const isFirst = !observer;
    observer ??= new MutationObserver(look);
    watch(place(this.host));
    if (isFirst || pageLanguage() !== wanted) refresh();
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
