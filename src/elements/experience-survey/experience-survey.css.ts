import { css } from 'lit';

export const styles = css`
  .base > * {
    max-inline-size: var(--_measure);
  }
  .content {
    display: block;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6 {
    margin-block: 0 var(--_space-4);
    font-size: 1.35em;
  }
  /* A group inside another one, or inside an answer, is a caption line. */
  :is(.group, .nested) .group > :is(h1, h2, h3, h4, h5, h6) {
    margin-block-end: var(--_space-3);
    color: var(--_muted);
    font-size: 1em;
    font-weight: 400;
  }
  .title > * {
    margin-block: 0 var(--_space-4);
    font-size: 1.6em;
  }
  /* Very large text on a small screen: words stay whole as long as they can. */
  @container base (inline-size < 14em) {
    .title > *,
    h1,
    h2,
    h3,
    h4,
    h5,
    h6 {
      font-size: 1.2em;
    }
  }
  .about {
    margin-block-end: var(--_space-5);
  }
  /* The slots too: they keep what the page puts in apart. */
  .about > slot,
  .about > slot > * {
    display: block;
    margin-block: 0 var(--_space-3);
  }
  legend {
    padding: 0;
  }
  .question,
  .display,
  .repeats,
  .group {
    margin-block: 0 var(--_space-6);
  }
  .repeats > .group:not(:first-child) {
    margin-block-start: var(--_space-5);
  }
  .group > :last-child,
  .nested > :last-child,
  :is(.group, .nested) > .piece:last-child > :last-child {
    margin-block-end: 0;
  }
  /* A part of a long list: laid out when it comes near the screen. Until then it has the size that such parts mostly have. */
  .piece {
    position: relative;
    content-visibility: auto;
    contain-intrinsic-block-size: auto 100em;
    overflow-clip-margin: 100em;
  }
  .question-text {
    font-weight: var(--_bold);
    font-size: 1.1em;
    line-height: 1.35;
    margin-block-end: var(--_space-3);
    text-wrap: pretty;
  }
  .question-text > :is(h1, h2, h3, h4, h5, h6) {
    display: inline;
    margin: 0;
    font: inherit;
  }
  .question-text .hint {
    font-size: 0.9em;
  }
  .hints > * {
    margin-block-end: var(--_space-3);
  }
  .error {
    color: var(--_error);
    font-weight: var(--_bold);
  }
  .error > p {
    margin-block-end: var(--_space-3);
  }
  .question-invalid {
    border-inline-start: 5px solid var(--_error);
    padding-inline-start: var(--_space-4);
  }
  .answer {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2) var(--_space-3);
    align-items: end;
  }
  .answer + .answer {
    margin-block-start: var(--_space-3);
  }
  .answer > .control:not(.control-short, .control-time) {
    flex: 1 1 8em;
    inline-size: auto;
    min-inline-size: 0;
  }
  .answer-text {
    white-space: pre-line;
  }
  .nested {
    margin-block-start: var(--_space-4);
    padding-inline-start: var(--_space-4);
    border-inline-start: 3px solid var(--_line);
  }
  /* Conditions may leave nothing to ask. */
  .nested:empty {
    display: none;
  }
  .clear,
  .repeats > .button-quiet {
    margin-inline-start: calc(-1 * var(--_space-2));
  }
  .clear,
  .add {
    display: flex;
    inline-size: fit-content;
    margin-block-start: var(--_space-2);
  }
  .progress {
    margin-block-end: var(--_space-5);
  }
  .progress > p {
    color: var(--_muted);
    margin-block-end: var(--_space-2);
    font-variant-numeric: tabular-nums;
  }
  .progress > #note {
    color: var(--_text);
    margin-block: var(--_space-3) 0;
  }
  progress {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 0.5em;
    border: 0;
    border-radius: var(--_pill);
    background: var(--_surface);
    box-shadow: inset 0 0 0 1px var(--_control);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  .summary,
  .failure {
    margin-block-end: var(--_space-5);
  }
  /* Its place is kept: nothing moves when there is something to show. */
  progress[value='0'] {
    visibility: hidden;
  }
  .summary ul {
    padding-inline-start: 1.2em;
  }
  .summary li + li {
    margin-block-start: var(--_space-2);
  }
  .summary a {
    display: block;
    padding-block: var(--_space-2);
    color: var(--_error);
  }
  /* A question without a question mark, and what is wrong: two sentences. */
  .summary bdi {
    display: block;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-3);
    margin-block-start: var(--_space-5);
  }
  .thanks > * + * {
    margin-block-start: var(--_space-3);
  }
  .thanks > .actions {
    margin-block-start: var(--_space-5);
  }
  @container base (inline-size < 30em) {
    .actions {
      flex-direction: column;
      align-items: stretch;
    }
    .nested {
      padding-inline-start: var(--_space-3);
    }
    /* One question. */
    .loading {
      --_loading-size: 29em;
    }
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
    }
    progress::-webkit-progress-value {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
  @media print {
    .piece {
      content-visibility: visible;
    }
    .question {
      break-inside: avoid;
    }
    .question-long {
      break-inside: auto;
    }
    .question-text,
    h1,
    h2,
    h3,
    h4,
    h5,
    h6 {
      break-after: avoid;
    }
    .progress,
    .actions,
    .clear,
    .add {
      display: none;
    }
  }
`;
