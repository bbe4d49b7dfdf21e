import { css } from 'lit';
import { arrowStyles } from '../../controls/arrow.css.js';

/** The page around the comparison: heads, notices, decision, sources. */
export const page = css`
  ${arrowStyles}
  .title > * {
    font-size: 1.6em;
    line-height: 1.2;
    margin-block-end: var(--_space-4);
  }
  .section {
    margin-block-start: var(--_space-7);
  }
  .section > :is(h1, h2, h3, h4, h5, h6),
  .compare-head > :is(h1, h2, h3, h4, h5, h6) {
    font-size: 1.25em;
    margin-block-end: var(--_space-3);
  }
  .notice,
  .introduction,
  .about,
  .decide {
    max-inline-size: var(--_measure);
  }
  .notice + .notice,
  .notice + .introduction,
  .title + .introduction {
    margin-block-start: var(--_space-4);
  }
  .said {
    white-space: pre-line;
  }
  .hint {
    font-size: 0.875em;
    line-height: 1.45;
  }
  .compare-head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-3) var(--_space-5);
    align-items: end;
    justify-content: space-between;
    margin-block-end: var(--_space-4);
  }
  .compare-head > :is(h1, h2, h3, h4, h5, h6) {
    margin-block-end: 0;
  }
  .section > .measured {
    margin-block-end: var(--_space-3);
  }
  .picker {
    display: flex;
    flex-wrap: wrap;
    flex: 0 1 auto;
    gap: var(--_space-3);
  }
  .picker > p {
    flex: 1 1 13em;
    max-inline-size: 16em;
  }
  .picker label {
    display: block;
    font-size: 0.875em;
    color: var(--_muted);
    margin-block-end: var(--_space-1);
  }
  .picker .control {
    text-overflow: ellipsis;
  }
  .decide > .said {
    margin-block-end: var(--_space-4);
  }
  .missing {
    color: var(--_error);
    font-weight: var(--_bold);
    border-inline-start: 4px solid var(--_error);
    padding-inline-start: var(--_space-3);
  }
  .decide .button {
    inline-size: 100%;
  }
  @container base (min-width: 30em) {
    .decide .button {
      inline-size: auto;
    }
  }
  .facts {
    font-size: 0.9em;
  }
  .facts > div + div {
    margin-block-start: var(--_space-3);
  }
  .facts dt {
    font-weight: var(--_bold);
  }
  .sources {
    padding-inline-start: 1.5em;
  }
  .sources li + li {
    margin-block-start: var(--_space-2);
  }
  .print-only {
    display: none;
  }
`;
