import type { CSSResult, CSSResultOrNative } from 'lit';

/** Sheets of other documents: one belongs to the document that it was made in, and to no other. */
const elsewhere = new WeakMap<Document, Map<CSSResultOrNative, CSSStyleSheet>>();

/**
 * The styles of code that is loaded later. Each belongs to somebody (an element, the fields): the elements that are
 * drawn with it adopt them, and no others do, whatever names both use.
 */
export class LateStyles {
  readonly #all: CSSResult[] = [];

  /** Whoever adopts them from now on has these, too. */
  add(styles: CSSResult): void {
    this.#all.push(styles);
  }

  /** Gives a shadow root those that it has not got. To be called before what needs them is drawn. */
  adopt(root: ShadowRoot): void {
    adopt(root, this.#all);
  }
}

/** Gives a shadow root the styles that it has not got, whatever document it is in now. */
export function adopt(root: ShadowRoot, styles: readonly CSSResultOrNative[]): void {
  const has = root.adoptedStyleSheets;
  const missing = styles
    .flatMap((one) => sheetIn(root.ownerDocument, one) ?? [])
    .filter((sheet) => !has.includes(sheet));
  if (missing.length > 0) root.adoptedStyleSheets = [...has, ...missing];
}

/** Undefined where nothing is shown. */
function sheetIn(home: Document, styles: CSSResultOrNative): CSSStyleSheet | undefined {
  if (styles instanceof CSSStyleSheet) return styles;
  if (home === document) return styles.styleSheet;
  const sheets = elsewhere.get(home) ?? new Map<CSSResultOrNative, CSSStyleSheet>();
  elsewhere.set(home, sheets);
  let sheet = sheets.get(styles);
  if (!sheet && home.defaultView) {
    sheet = new home.defaultView.CSSStyleSheet();
    sheet.replaceSync(styles.cssText);
    sheets.set(styles, sheet);
  }
  return sheet;
}
