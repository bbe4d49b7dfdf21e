import type { CSSResult } from 'lit';

const late: CSSStyleSheet[] = [];

/** For code that is loaded later and brings its styles along: whoever adopts them from now on has these, too. */
export function addLateStyles({ styleSheet }: CSSResult): void {
  if (styleSheet) late.push(styleSheet);
}

/** Gives a shadow root the late styles that it has not got. To be called before what needs them is drawn. */
export function adoptLateStyles(root: DocumentOrShadowRoot): void {
  const has = root.adoptedStyleSheets;
  const missing = late.filter((sheet) => !has.includes(sheet));
  if (missing.length > 0) root.adoptedStyleSheets = [...has, ...missing];
}
