import { css } from 'lit';

/** The table with its dot plots; 26.66em is what the chart's controller calls narrow. */
export const tableStyles = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: var(--_space-1) var(--_space-2);
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: middle;
    font-weight: 400;
  }
  thead th {
    vertical-align: bottom;
    border-block-end: 2px solid var(--_control);
    font-weight: var(--_bold);
  }
  .key,
  thead .dimension > span,
  .scale text {
    font-size: 0.875em;
  }
  thead .dimension > span {
    padding-inline-start: calc(4px + var(--_space-2));
  }
  /* A label may be of another direction than the table; it stands on the table's side all the same. */
  table[dir='ltr'] th:first-child bdi,
  table[dir='rtl'] th:not(:first-child) bdi {
    text-align: left;
  }
  table[dir='rtl'] th:first-child bdi,
  table[dir='ltr'] th:not(:first-child) bdi {
    text-align: right;
  }
  td,
  thead th:not(:first-child) {
    text-align: end;
  }
  th:first-child {
    padding-inline: 0;
  }
  .dimension {
    display: grid;
    grid-template-columns: minmax(6em, 1fr) minmax(8em, 12em);
    align-items: center;
    gap: var(--_space-3);
  }
  thead .dimension {
    align-items: end;
  }
  tbody button {
    all: unset;
    box-sizing: border-box;
    min-block-size: 2.25em;
    padding: var(--_space-1) var(--_space-2);
    border-inline-start: 4px solid transparent;
    cursor: pointer;
    line-height: 1.3;
    display: flex;
    align-items: center;
  }
  tbody button:focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: -1px;
    box-shadow: 0 0 0 4px var(--_focus-contrast);
    position: relative;
  }
  tbody button:hover,
  tr.active button {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  tr.active,
  tr.current {
    background: var(--_subtle);
  }
  tr.current button {
    border-color: var(--_accent);
    font-weight: var(--_bold);
  }
  .key {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    line-height: 1.25;
  }
  thead .key {
    flex-direction: column;
    align-items: end;
  }
  td .key {
    display: none;
  }
  .level {
    font-weight: var(--_bold);
  }
  /* A level, how far the raters were apart, and what to do about it are read together, where there is room for it. */
  .reading {
    white-space: nowrap;
  }
  .range,
  .wide {
    display: inline-block;
    font-size: 0.8125em;
    color: var(--_muted);
  }
  .wide {
    color: var(--_text);
    font-style: italic;
  }
  .plot {
    display: block;
    inline-size: 100%;
    block-size: 2em;
    overflow: visible;
  }
  tbody tr:is(.active, .current) th {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }
  tbody tr:is(.active, .current) td:last-child {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .plot text {
    fill: var(--_muted);
    font-weight: 400;
  }
  .scale {
    block-size: 1.25em;
  }
  .glyph {
    flex: none;
    inline-size: 1.875em;
    block-size: 0.875em;
    overflow: visible;
  }
  .plot,
  .glyph {
    forced-color-adjust: none;
  }
  .rule {
    stroke: var(--_line);
  }
  .line-1 {
    stroke: var(--_data-1);
    fill: var(--_data-1);
    stroke-width: 2px;
  }
  .line-2 {
    stroke: var(--_data-2);
    fill: var(--_surface);
    stroke-width: 2px;
  }
  .whisker {
    stroke-width: 1.5px;
    opacity: 0.7;
  }
  .glyph .line-2 line {
    stroke-dasharray: 8 4;
  }
  .line-3 {
    stroke: var(--_target);
    stroke-width: 2px;
    stroke-dasharray: 2 3;
  }
  @media (forced-colors: active) {
    /* Here a transparent border shows; and a grid as strong as the data would hide it. */
    tbody button:not([aria-current]) {
      border-color: Canvas;
    }
    .rule {
      stroke: color-mix(in srgb, CanvasText 40%, Canvas);
    }
  }
  /* The radar is above, and has what the plots have: the words need the room. */
  @container base (26.66em <= inline-size < 40em) {
    .flagged .dimension {
      display: block;
    }
    .flagged .plot {
      display: none;
    }
  }
  @container base (inline-size < 40em) {
    .reading {
      white-space: normal;
    }
  }
  @container base (inline-size < 26.66em) {
    table {
      overflow-wrap: anywhere;
    }
    table,
    thead,
    tbody,
    thead tr,
    thead th:first-child {
      display: block;
    }
    thead th:not(:first-child),
    thead .dimension > span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tbody tr {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-1) var(--_space-4);
      padding-block: var(--_space-2);
      border-block-end: 1px solid var(--_line);
    }
    tbody th {
      flex: 1 0 100%;
    }
    th,
    td {
      padding: 0;
      border: 0;
    }
    .dimension {
      display: block;
    }
    td {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-1) var(--_space-2);
      padding-inline-start: var(--_space-3);
      text-align: start;
    }
    td .key {
      display: inline-flex;
    }
  }
  @media print {
    tr {
      break-inside: avoid;
    }
    th,
    td {
      padding-block: 0;
    }
    tbody button {
      min-block-size: 0;
    }
    tr.active,
    tr.current {
      background: none;
    }
  }
`;
