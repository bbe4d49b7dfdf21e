import { css } from 'lit';

/** The table, the cards that stand in for it, and what is in a cell. */
export const comparison = css`
  .table {
    inline-size: 100%;
    table-layout: fixed;
    border-collapse: separate;
    border-spacing: 0;
  }
  .table th,
  .table td {
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    padding-block: var(--_space-4);
    padding-inline: 0 var(--_space-4);
  }
  /* Where a table runs the other way than the page, what is read alone would stand beyond its edge. */
  :is(.table, .cards) .visually-hidden {
    margin: 0;
  }
  /* Words that run the other way than their table stand on its side all the same. */
  :is(.table, .cards) :is(p, dt, bdi)[dir] {
    text-align: match-parent;
  }
  .table thead th {
    vertical-align: top;
    padding-block: var(--_space-3);
    background: var(--_surface);
    border-block-end: 2px solid var(--_text);
  }
  .table thead th:first-child {
    inline-size: 11em;
  }
  .table thead .hint {
    display: block;
  }
  .table tbody th,
  .table tbody tr:first-child > td {
    border-block-start: var(--_border) solid var(--_line);
  }
  .table tbody:first-of-type :is(th, td) {
    border-block-start: 0;
  }
  .table .rating {
    padding-block-start: 0;
  }
  @media (min-height: 34em) {
    .table thead th {
      position: sticky;
      inset-block-start: var(--pp-option-grid-sticky-offset, 0px);
      z-index: 1;
    }
  }
  .label,
  .question {
    font-weight: var(--_bold);
    line-height: 1.3;
  }
  .question {
    display: block;
    text-wrap: balance;
  }
  .about-row > *,
  td > * + *,
  .card > * + *,
  dd > * + * {
    margin-block-start: var(--_space-2);
  }
  .measured > div + div {
    margin-block-start: var(--_space-1);
  }
  .measured dt {
    font-weight: var(--_bold);
  }
  .measured dd {
    color: var(--_muted);
  }
  .differs {
    border-inline-start: 4px solid var(--_warning);
    padding-inline-start: var(--_space-3);
    font-size: 0.875em;
    line-height: 1.4;
  }

  .risk {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2) var(--_space-4);
    align-items: start;
    margin-block-end: var(--_space-3);
  }
  .icons {
    flex: none;
    inline-size: 7.5em;
    max-inline-size: 100%;
    block-size: auto;
  }
  .icons-1000 {
    inline-size: 20em;
  }
  .icons-1000 + .counts {
    flex-basis: 100%;
  }
  .counts {
    flex: 1 1 7em;
  }
  .on {
    fill: var(--_data-1);
    stroke: var(--_data-1);
    stroke-width: 1.2;
  }
  .off {
    fill: none;
    stroke: var(--_control);
    stroke-width: 0.9;
  }
  .icons-1000 .off {
    stroke-width: 1.4;
  }
  .count {
    line-height: 1.35;
  }
  .count strong {
    display: block;
    font-size: 1.1em;
    font-weight: var(--_bold);
    font-variant-numeric: tabular-nums;
  }
  .spared {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    line-height: 1.35;
  }
  .references {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-3);
  }
  .reference,
  .clear {
    min-block-size: max(44px, 1.9em);
    min-inline-size: 44px;
    border: 0;
    padding: 0;
    background: none;
    color: var(--_accent);
    font: inherit;
    font-size: 0.875em;
    text-decoration: underline;
    text-underline-offset: 0.15em;
    cursor: pointer;
  }

  /* Focus never hides under the heads that stay in sight */
  .table tbody :is(input, button) {
    scroll-margin-block-start: calc(var(--pp-option-grid-sticky-offset, 0px) + 9em);
  }
  .rate {
    container: rate / inline-size;
    font-size: 0.9em;
  }
  .rate-head {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-2);
    align-items: center;
    min-block-size: 1.9em;
    margin-block-end: var(--_space-1);
    color: var(--_muted);
  }
  .ratings {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
  }
  @container rate (min-width: 17em) {
    .ratings {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @container rate (min-width: 34em) {
    .ratings {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }
  .ratings .option {
    padding-inline: var(--_space-3);
    gap: var(--_space-2);
    line-height: 1.25;
  }
  /* Bold would move what stands beside it */
  .ratings .option input:checked + span {
    font-weight: 400;
  }

  .cards {
    list-style: none;
    display: grid;
    gap: var(--_space-6);
  }
  .card {
    border-block-start: 2px solid var(--_text);
    padding-block-start: var(--_space-3);
  }
  .card :is(h3, h4, h5, h6) {
    font-size: 1.1em;
  }
  .pair {
    display: grid;
    gap: var(--_space-4);
    margin-block: var(--_space-4);
  }
  .pair > div + div {
    border-block-start: var(--_border) solid var(--_line);
    padding-block-start: var(--_space-4);
  }
  .pair dt {
    margin-block-end: var(--_space-2);
  }
  @container base (min-width: 26em) {
    .pair {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .pair > div + div {
      border-block-start: 0;
      padding-block-start: 0;
      border-inline-start: var(--_border) solid var(--_line);
      padding-inline-start: var(--_space-4);
    }
  }
  @media (forced-colors: active) {
    .on {
      fill: CanvasText;
      stroke: CanvasText;
    }
    .off {
      stroke: CanvasText;
    }
  }
`;
