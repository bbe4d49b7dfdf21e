import { css } from 'lit';
import type { Item } from '../../../domain/questionnaire.js';

/** From these widths of the element on, in its own em, a table is drawn as one. Narrower, its rows are questions below each other. */
const WIDTHS = [30, 40, 46, 52, 64];

/** Of a table with an option a column: the least share of the rows' names, and the room for "Clear my answer" in em. */
const NAME = 0.26;
const CLEAR = 5.5;

/** How much room the controls of a cell need, in em. */
function roomOf({ type, options }: Item): number {
  if (type === 'date') return 14;
  if (type === 'dateTime') return 22;
  if (options.length > 0) return 8;
  return /^(integer|decimal|boolean|display)$/.test(type) ? 6 : 9;
}

const longestWord = (text: string) => Math.max(...text.split(/\s+/).map(({ length }) => length));

/**
 * The class that says from which width on columns stand beside each other: wide enough for their longest words and their
 * controls. Without one, the table is never drawn as such.
 *
 * @param heads - what stands over the columns
 * @param items - what stands in them, unless it is one option each
 */
export function tableWidth(heads: readonly string[], items?: readonly Item[]): string {
  const words = heads.map((head) => longestWord(head) * 0.55 + 0.75);
  const need = items
    ? items.reduce((sum, item, at) => sum + Math.max(roomOf(item) + 0.75, words[at]!), 9)
    : (Math.max(2.5, ...words) * heads.length + CLEAR) / (1 - NAME);
  const width = WIDTHS.find((one) => need <= one);
  return width ? `room room-${width}` : '';
}

/** Tables of questions: below each other where there is no room for columns. */
export const tableStyles = css`
  .table {
    max-inline-size: var(--_measure);
    text-align: start;
  }
  :where(.table, .table > tbody, .table > tbody > tr, .table > tbody > tr > *) {
    display: block;
    padding: 0;
    text-align: start;
    font-weight: inherit;
  }
  .table > thead {
    display: none;
  }
  .table > thead th,
  .cells > tbody > tr > th {
    font-size: 0.95em;
    font-weight: var(--_bold);
    line-height: 1.3;
    hyphens: auto;
  }
  .table > thead th {
    text-align: start;
  }
  .cells > tbody > tr > th {
    margin-block-end: var(--_space-3);
    font-size: 1.2em;
  }
  .cells > tbody > tr {
    margin-block-end: var(--_space-6);
  }
  .scales > tbody > .question:last-child {
    margin-block-end: 0;
  }
  .row-end > .button {
    margin-inline-start: calc(-1 * var(--_space-2));
  }
  /* One rule for several widths: the em of a container is its own, and the table takes it back. */
  .room {
    --_wide: 1;
    --_table-text: 1;
    container: room / inline-size;
    font-size: calc(var(--_wide) * 1em);
    inline-size: max(100%, min(100cqi, 33em));
  }
  /* Inside a question, and in a form that runs the other way than the page, wider would be out of sight. */
  .nested .room,
  .base[dir='rtl'] [dir='ltr'] .room,
  .base[dir='ltr'] [dir='rtl'] .room {
    inline-size: 100%;
  }
  .room > .table {
    font-size: calc(var(--_table-text) / var(--_wide) * 1em);
  }
  .room-40 {
    --_wide: 1.33333;
  }
  .room-46 {
    --_wide: 1.53333;
  }
  .room-52 {
    --_wide: 1.73333;
  }
  .room-64 {
    --_wide: 2.13333;
  }
  @container room (inline-size >= 30em) {
    .table {
      display: table;
      border-collapse: collapse;
      inline-size: 100%;
      max-inline-size: none;
    }
    .scales {
      table-layout: fixed;
    }
    .table > thead {
      display: table-header-group;
    }
    .table > tbody {
      display: table-row-group;
    }
    .table > * > tr {
      display: table-row;
    }
    .table > * > tr > * {
      display: table-cell;
      vertical-align: top;
      padding: var(--_space-2) var(--_space-1);
      border-block-end: 1px solid var(--_line);
    }
    .table > * > tr > :first-child {
      padding-inline-start: 0;
    }
    .table > * > tr > .row-end {
      padding-inline-end: 0;
    }
    .scales > tbody > tr > .row-end {
      vertical-align: middle;
    }
    /* What an answer opens stands under the options, and beside neither the name nor the button. */
    @supports selector(:has(a)) {
      .scales > tbody > tr:has(.nested) > :is(th, .row-end) {
        padding-block-start: 1em;
        vertical-align: top;
      }
      .scales > tbody > tr:has(.nested) > .row-end {
        padding-block-start: 0.3em;
      }
    }
    .table > * > .question-invalid > :first-child {
      padding-inline-start: var(--_space-3);
      border-inline-start: 5px solid var(--_error);
    }
    .row-name,
    .cells > tbody > tr > td:not(.own, .own-need) > .question > .question-text,
    .own-need > .question > .question-text > :not(.hint) {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .cells .question {
      margin: 0;
    }
    .scales > * > tr > :first-child {
      inline-size: 26%;
    }
    .scales > * > tr > :last-child {
      inline-size: 5.5em;
    }
    .scales > tbody > tr > th {
      vertical-align: middle;
    }
    .table > thead > tr > th {
      vertical-align: bottom;
    }
    /* The columns' heads are all that says what an option means. */
    .scales > thead > tr > * {
      position: sticky;
      z-index: 1;
      inset-block-start: var(--pp-experience-survey-sticky-offset, 0px);
      background: var(--_surface);
      box-shadow: inset 0 -1px var(--_line);
    }
    .scales > thead > tr > th {
      text-align: center;
    }
    .scales > tbody :is(input, button, textarea, select) {
      scroll-margin-block: calc(var(--pp-experience-survey-sticky-offset, 0px) + 9em) 2em;
    }
    .cells > tbody > tr > th {
      padding-block-start: 1.1em;
      font-size: 1em;
    }
    .table .display {
      margin: 0;
    }
    .across > td > .question {
      margin: var(--_space-2) 0;
    }
    .table .question-text {
      margin: 0;
      font-size: 1em;
    }
    .table .hints > :last-child,
    .table th .error > :last-child {
      margin-block-end: 0;
    }
    .across .question-text,
    .nested .question-text,
    .own .question-text,
    .cells .error > :last-child {
      margin-block-end: var(--_space-2);
    }
    .table > tbody > tr > .scale {
      padding: 0;
      vertical-align: middle;
    }
    .scale > .nested {
      margin: var(--_space-2) 0;
    }
    .scale > .options {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
      gap: 0;
    }
    .scale > .options > .option {
      gap: 0;
      justify-content: center;
      min-block-size: 3.5em;
      padding: 0;
      border-color: transparent;
    }
    /* The column's head says it; a screen reader says this. */
    .scale > .options > .option > span {
      font-size: 0;
    }
    .row-end > .button {
      margin: 0;
      padding-inline: var(--_space-1);
      font-size: 0.9em;
    }
    .cells .clear {
      text-align: start;
    }
  }
  @container room (inline-size >= 36em) {
    .scales > * > tr > :first-child {
      inline-size: 34%;
    }
  }
  /* Nothing to clear, smaller letters and a narrower name: five options fit on a sheet of paper. */
  @media print {
    .room {
      --_table-text: 1.21429;
      break-before: avoid;
      font-size: calc(var(--_wide) * 0.7em);
    }
    .scales > * > tr > :first-child {
      inline-size: 25%;
    }
    @container room (inline-size >= 30em) {
      .table tr {
        break-inside: avoid;
      }
    }
    /* A row that spans all columns counts the last one too, so it stays, with nothing in it. */
    .table .row-end,
    .table > thead > tr > td:last-child {
      inline-size: 0;
      padding-inline: 0;
    }
    .scales > thead > tr > * {
      position: static;
      box-shadow: none;
    }
    /* No word of them is cut, in wide fonts either. */
    .scales > thead th {
      font-size: 0.86em;
    }
  }
`;
