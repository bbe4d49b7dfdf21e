import createPurifier, { type Config, type DOMPurify } from 'dompurify';
import { Marked } from 'marked';
import { safeLink } from '../../domain/format/safe-link.js';
import { direction, language, msg } from '../../i18n/index.js';

/** The name that a page's Trusted Types policy has to allow for rich text. */
const POLICY = 'patient-partnership-rich-text';

/** A text of more characters than this is shown as it is. Some Markdown takes time by the square of its length to read. */
const LONGEST: Record<RichFormat, number> = { markdown: 20_000, xhtml: 50_000 };

/** Markdown of more marks than this is shown as it is: reading it may take time by the square of them. */
const MOST_MARKS = 1000;

/** So is what has more lines (Markdown) or tags (XHTML): each is made, cleaned, copied and laid out in one go. */
const MOST_PARTS: Record<RichFormat, number> = { markdown: 1500, xhtml: 4000 };

/** As many texts as are kept ready. */
const KEPT = 500;

const HEADINGS = 'h1,h2,h3,h4,h5,h6';
const BLOCKS = 'blockquote,caption,div,hr,li,ol,p,pre,table,tbody,thead,tr,ul';
const INLINE = 'a,abbr,b,br,code,del,dfn,em,i,s,span,strong,sub,sup,td,th,u';

const RULES: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: [HEADINGS, BLOCKS, INLINE].join().split(','),
  ALLOWED_ATTR: ['href', 'lang', 'dir', 'title', 'colspan', 'rowspan', 'scope', 'start'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

export type RichFormat = 'markdown' | 'xhtml';

let purifier: { readonly sanitize: (html: string) => DocumentFragment } | null | undefined;

/** Asks for the policy when it is first needed. Null where the page forbids it. */
function createSanitizer(): typeof purifier {
  try {
    const factory = (globalThis as { trustedTypes?: TrustedTypePolicyFactory }).trustedTypes;
    const same = (text: string) => text;
    const policy = factory?.createPolicy(POLICY, { createHTML: same, createScriptURL: same });
    // An instance of our own: a page that has DOMPurify, too, may have given that one other rules.
    const own: DOMPurify = createPurifier(window);
    own.addHook('afterSanitizeAttributes', (node) => {
      if (node.localName === 'a') mendLink(node);
    });
    return { sanitize: (html) => own.sanitize(html, { ...RULES, ...(policy && { TRUSTED_TYPES_POLICY: policy }) }) };
  } catch (error) {
    console.warn(`patient-partnership: rich text is shown as plain text; the page forbids it: ${String(error)}`);
    return null;
  }
}

type Policy = NonNullable<Config['TRUSTED_TYPES_POLICY']>;

interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: Record<'createHTML' | 'createScriptURL', (text: string) => string>): Policy;
}

/** Leaves a link only to where it is safe to go. What was typed is not lost by going there. */
function mendLink(link: Element): void {
  const address = safeLink(link.getAttribute('href') ?? '');
  if (!address) {
    link.removeAttribute('href');
    return;
  }
  link.setAttribute('href', address);
  if (/^(?:mailto|tel):/i.test(address)) return;
  link.setAttribute('target', '_blank');
  link.setAttribute('rel', 'noopener noreferrer');
}

const markdown = new Marked({ async: false, gfm: true, renderer: { image: ({ text }) => text } });

const ready = new Map<string, DocumentFragment | undefined>();

/**
 * Nodes for a text in Markdown or XHTML, with nothing in them but words, simple marks, lists, tables and safe links.
 *
 * @param isBlock - whether there may be paragraphs and lists; else all of it is one phrase, as in a label
 * @returns undefined where it cannot be shown so: then the plain text is what there is
 */
export function richText(source: string, format: RichFormat, isBlock: boolean): DocumentFragment | undefined {
  if (isTooMuch(source, format)) {
    console.warn(`patient-partnership: a text is too long to be shown as ${format}; its plain text is shown`);
    return undefined;
  }
  const key = [language(), format, isBlock, source].join('\n');
  if (!ready.has(key)) {
    if (ready.size >= KEPT) ready.clear();
    ready.set(key, create(source, format, isBlock));
  }
  return ready.get(key)?.cloneNode(true) as DocumentFragment | undefined;
}

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

function isTooMuch(source: string, format: RichFormat): boolean {
  if (source.length > LONGEST[format]) return true;
  if (format === 'xhtml') return count(source, /</g) > MOST_PARTS.xhtml;
  // Emphasis, code, links, quotations and tags, each of which may have a partner far away.
  return count(source, /[*_`~[<>]/g) > MOST_MARKS || count(source, /[\n\r]/g) > MOST_PARTS.markdown;
}

function create(source: string, format: RichFormat, isBlock: boolean): DocumentFragment | undefined {
  purifier ??= createSanitizer();
  if (!purifier) return undefined;
  try {
    const clean = purifier.sanitize(format === 'markdown' ? (markdown.parse(source) as string) : source);
    if (!clean.textContent?.trim()) return undefined;
    for (const link of clean.querySelectorAll('a[target]')) link.append(newTabNote());
    return isBlock ? withoutHeadings(clean) : asPhrase(clean);
  } catch {
    return undefined;
  }
}

function newTabNote(): HTMLElement {
  const note = document.createElement('span');
  note.className = 'visually-hidden';
  note.lang = language();
  note.dir = direction();
  note.textContent = ` ${msg('(opens in a new tab)', { id: 'survey.new-tab' })}`;
  return note;
}

/** A heading in the middle of a text would break the outline of the page. */
function withoutHeadings(fragment: DocumentFragment): DocumentFragment {
  for (const heading of fragment.querySelectorAll(HEADINGS)) {
    const paragraph = document.createElement('p');
    const strong = document.createElement('strong');
    strong.append(...heading.childNodes);
    paragraph.append(strong);
    heading.replaceWith(paragraph);
  }
  return fragment;
}

/** The same words without paragraphs, lists and tables: a label and a heading hold phrases only. */
function asPhrase(fragment: DocumentFragment): DocumentFragment {
  const phrase = document.createDocumentFragment();
  let hasWords = false;
  const put = (node: Node | string, to: Node): void => {
    hasWords ||= !!(typeof node === 'string' ? node : node.textContent)?.trim();
    (to as ParentNode & Node).append(node);
  };
  const startLine = () => {
    if (hasWords && (phrase.lastChild as Element | null)?.localName !== 'br') {
      phrase.append(document.createElement('br'));
    }
  };
  const add = (node: Node, to: Node, at: number) => {
    if (!(node instanceof Element)) {
      const isGap = !node.textContent?.trim() && /\n/.test(node.textContent ?? '');
      if (!isGap) put(node.cloneNode(), to);
    } else if (node.matches(INLINE) && !node.matches('td, th')) {
      const copy = node.cloneNode() as Element;
      node.childNodes.forEach((child) => add(child, copy, at));
      (to as ParentNode & Node).append(copy);
    } else {
      if (to === phrase && !node.matches('td, th')) startLine();
      if (node.localName === 'li') put(node.parentElement?.localName === 'ol' ? `${at}. ` : '• ', to);
      let count = 0;
      for (const child of [...node.childNodes]) add(child, to, child instanceof Element ? ++count : 0);
      if (node.matches('td, th')) put(' ', to);
      else if (to === phrase) startLine();
    }
  };
  fragment.childNodes.forEach((child) => add(child, phrase, 0));
  while (phrase.lastChild instanceof HTMLBRElement) phrase.lastChild.remove();
  return phrase;
}
