import { css } from 'lit';

/** One page of A4: black on white, no controls, all options and questions. */
export const print = css`
  @media print {
    .base {
      font-size: 7.25pt;
      line-height: 1.25;
    }
    .title > * {
      margin-block-end: 0.3em;
    }
    .notice {
      padding: 0.3em 0.6em;
      margin-block: 0.4em;
      max-inline-size: none;
    }
    .introduction,
    .about,
    .decide {
      max-inline-size: none;
    }
    .section {
      margin-block-start: 0.8em;
    }
    .section > :is(h1, h2, h3, h4, h5, h6),
    .compare-head > :is(h1, h2, h3, h4, h5, h6) {
      font-size: 1.1em;
      margin-block-end: 0.2em;
    }
    .compare-head {
      display: none;
    }
    .table :is(th, td) {
      padding-block: 0.35em;
    }
    .table thead {
      display: table-header-group;
    }
    .table thead th {
      position: static;
    }
    .table thead th:first-child {
      inline-size: 14em;
    }
    .table tbody {
      break-inside: avoid;
    }
    .about-row > * {
      margin-block-start: 0.1em;
    }
    /* Sentences run on: a line each would cost a page */
    td > p,
    .references {
      display: inline;
    }
    .risk {
      flex-wrap: nowrap;
      gap: 0.8em;
      margin-block-end: 0.2em;
      align-items: center;
    }
    .icons {
      inline-size: 5.6em;
    }
    .icons-1000 {
      inline-size: 16em;
    }
    .hint,
    .facts {
      font-size: 1em;
      line-height: inherit;
    }
    .measured > div {
      margin: 0;
    }
    .measured dt,
    .measured dd {
      display: inline;
    }
    .decide > .said {
      margin-block-end: 0.2em;
    }
    .print-only {
      display: block;
    }
    .facts {
      columns: 2;
      column-gap: 2em;
    }
    .facts > div + div {
      margin-block-start: 0.2em;
    }
    .facts > :last-child {
      column-span: all;
    }
    .sources {
      font-size: 0.9em;
      line-height: 1.2;
    }
    .sources p {
      display: inline;
    }
    .facts dt,
    .facts dd {
      display: inline;
    }
    .facts dt::after {
      content: ': ';
    }
    .sources li + li {
      margin-block-start: 0;
    }
    .reference {
      margin-inline-end: 0.5em;
      color: #000;
      text-decoration: none;
      min-block-size: 0;
    }
    a {
      color: #000;
      text-decoration: none;
    }
  }
`;
