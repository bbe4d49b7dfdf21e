import { css } from 'lit';

/**
 * The isolating wrapper and what every element shares. `all: initial` undoes whatever the page's style sheet makes
 * inheritable; the few properties that should come from the page are opened again. The box with our own text size stands
 * inside the isolated one: `em` there counts from the reader's own text size, whatever the page made of it.
 */
export const base = css`
  /* The box inside measures itself, so it has no width of its own to give to a flex, grid or floating parent. */
  :host {
    display: block;
    box-sizing: border-box;
    inline-size: -moz-available;
    inline-size: -webkit-fill-available;
    inline-size: stretch;
    min-block-size: var(--pp-min-block-size, auto);
  }
  :host([hidden]) {
    display: none;
  }
  .isolated {
    all: initial;
    direction: ltr;
    display: block;
    font-family: var(--pp-font-family, inherit);
    color-scheme: inherit;
    visibility: inherit;
    pointer-events: inherit;
  }
  .base {
    container: base / inline-size;
    font-size: var(--_font-size);
    line-height: var(--_line-height);
    color: var(--_text);
    background: var(--_surface);
    padding: var(--pp-padding, 0);
    overflow-wrap: break-word;
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
    /* A typeface without italics is not slanted by the browser, whatever the language is said to be. */
    font-synthesis-style: none;
  }
  /* Scripts that have no italics, also over what an author asks for: by language where it is named, else by direction. */
  :is(:lang(am), :lang(ar), :lang(bn), :lang(bo), :lang(ckb), :lang(dv), :lang(fa), :lang(gu), :lang(he), :lang(hi), :lang(ja), :lang(ka), :lang(km), :lang(kn), :lang(ko), :lang(lo), :lang(ml), :lang(mr), :lang(my), :lang(ne), :lang(pa), :lang(ps), :lang(sa), :lang(sd), :lang(si), :lang(ta), :lang(te), :lang(th), :lang(ti), :lang(ug), :lang(ur), :lang(yi), :lang(zh), [dir='rtl'], [dir='rtl'] :not([dir='ltr'], [dir='ltr'] *)) {
    font-style: normal !important;
  }
  .base[dir='rtl'] {
    direction: rtl;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  /* WebKit, which alone knows this property, breaks words in their middle so that lines look alike. */
  @supports (-webkit-hyphenate-limit-before: 1) {
    * {
      text-wrap-style: auto !important;
    }
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  legend {
    font-family: var(--_heading-font);
    font-size: 1em;
    font-weight: var(--_bold);
    line-height: 1.3;
    text-wrap: balance;
  }
  a {
    color: var(--_accent);
    text-underline-offset: 0.15em;
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
    box-shadow:
      0 0 0 2px var(--_focus-contrast),
      0 0 0 7px var(--_focus-contrast);
  }
  [tabindex='-1']:focus-visible {
    outline-offset: 4px;
  }
  [hidden] {
    display: none !important;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .hint {
    color: var(--_muted);
    font-weight: 400;
  }
  .stack > * + * {
    margin-block-start: var(--_space-4);
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    max-inline-size: 100%;
    min-block-size: var(--_target-size);
    padding: var(--_space-2) var(--_space-5);
    border: max(2px, var(--_border)) solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_accent);
    font: inherit;
    font-weight: var(--_bold);
    line-height: 1.25;
    text-align: center;
    cursor: pointer;
    transition: background var(--_motion);
  }
  .button:hover {
    background: var(--_accent-subtle);
  }
  .button-primary {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .button-primary:hover {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
  }
  /* Very large text on a small screen: space gives way to words. */
  @container base (inline-size < 14em) {
    .base > * {
      --_space-3: calc(var(--pp-density, 1) * 0.5em);
      --_space-4: var(--_space-3);
      --_space-5: calc(var(--pp-density, 1) * 1em);
      --_space-6: calc(var(--pp-density, 1) * 1.5em);
      --_space-7: calc(var(--pp-density, 1) * 2em);
    }
    .button {
      padding-inline: var(--_space-2);
    }
  }
  .button-quiet {
    border: 0;
    background: none;
    padding-inline: var(--_space-2);
    text-decoration: underline;
    text-underline-offset: 0.15em;
    font-weight: 400;
  }
  .button[aria-disabled='true'] {
    border-color: var(--_control);
    border-style: dashed;
    background: var(--_subtle);
    color: var(--_muted);
    cursor: default;
  }
  /* The one box for what is told beside the content: a colour is all that a kind of it adds. */
  .notice {
    --_kind: var(--_control);
    max-inline-size: var(--_measure);
    border: 1px solid color-mix(in srgb, var(--_kind) 45%, var(--_surface));
    border-inline-start: 5px solid var(--_kind);
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_kind) 6%, var(--_surface));
    padding: var(--_space-3) var(--_space-4);
  }
  .notice-error {
    --_kind: var(--_error);
  }
  .notice-warning {
    --_kind: var(--_warning);
  }
  .notice-success {
    --_kind: var(--_success);
  }
  .notice > :is(h1, h2, h3, h4, h5, h6) {
    margin: 0;
    font-size: 1.15em;
  }
  .notice > * + * {
    margin-block-start: var(--_space-2);
  }
  /* Words, and below them bars as high as what comes is likely to be. */
  .loading {
    display: flex;
    flex-direction: column;
    gap: var(--_space-4);
    min-block-size: var(--pp-min-block-size, var(--_loading-size, 60em));
    color: var(--_muted);
  }
  .loading::after {
    content: '';
    flex: 1;
    background: repeating-linear-gradient(color-mix(in srgb, var(--_text) 8%, var(--_surface)) 0 3em, transparent 0 3.75em);
  }
  @media (forced-colors: active) {
    /* Else the browser paints its own ground behind the text, in the text's colour. */
    .button-primary {
      forced-color-adjust: none;
    }
    .notice {
      border-color: CanvasText;
    }
    .loading::after {
      forced-color-adjust: none;
      background: repeating-linear-gradient(transparent 0 3em, GrayText 0 calc(3em + 1px), transparent 0 3.75em);
    }
  }
  @media print {
    .button,
    .no-print {
      display: none;
    }
    .notice {
      border-color: #000;
      background: none;
    }
    .loading {
      min-block-size: 0;
    }
    .loading::after {
      display: none;
    }
  }
`;
