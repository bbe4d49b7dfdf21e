import { css } from 'lit';

/** Paragraphs, lists and tables in a text. */
export const richTextStyles = css`
  :is(.display, .hint, .help-text) :is(p, ul, ol, div, table, pre, blockquote, hr) + * {
    margin-block-start: var(--_space-3);
  }
  :is(.display, .hint, .help-text) :is(ul, ol) {
    padding-inline-start: 1.4em;
  }
  :is(.display, .hint, .help-text) blockquote {
    margin: 0;
    padding-inline-start: var(--_space-4);
    border-inline-start: 3px solid var(--_line);
  }
  :is(.display, .hint, .help-text) pre {
    white-space: pre-wrap;
  }
  /* The one thing that may be wider than a screen. */
  .rich-table {
    overflow-x: auto;
  }
  :is(.display, .hint, .help-text) table {
    border-collapse: collapse;
  }
  :is(.display, .hint, .help-text) :is(caption, th, td) {
    padding-block: var(--_space-2);
    text-align: start;
    vertical-align: top;
  }
  :is(.display, .hint, .help-text) caption {
    font-weight: var(--_bold);
  }
  :is(.display, .hint, .help-text) :is(th, td) {
    padding-inline: 0 var(--_space-4);
    border-block-end: 1px solid var(--_line);
  }
`;
