import { css } from 'lit';

export const reviewStyles = css`
  .review > :is(h1, h2, h3, h4, h5, h6):not(:first-child) {
    margin-block: var(--_space-6) var(--_space-2);
    font-size: 1.15em;
  }
  .review-row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--_space-4);
    align-items: start;
    padding-block: var(--_space-2);
    border-block-start: 1px solid var(--_line);
  }
  dl {
    margin-block-start: var(--_space-4);
    border-block-end: 1px solid var(--_line);
  }
  dt {
    font-weight: var(--_bold);
    line-height: 1.35;
    padding-block-start: var(--_space-2);
    text-wrap: pretty;
  }
  .review-row > dd:not(.review-change) {
    grid-column: 1;
    padding-block: var(--_space-1) var(--_space-2);
  }
  .review-row p:not(.hint) {
    white-space: pre-line;
  }
  .review-change {
    grid-area: 1 / 2 / span 2;
  }
  .review-change > .button {
    padding-inline-end: 0;
  }
  @container base (inline-size < 14em) {
    .review-row > .review-change {
      grid-area: auto / 1;
      margin-inline-start: calc(-1 * var(--_space-2));
    }
    .review-row {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  .review-nested {
    padding-inline-start: var(--_space-4);
  }
  .review-open {
    font-style: italic;
  }
`;
