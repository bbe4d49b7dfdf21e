import { css } from 'lit';

export const paperStyles = css`
  .paper {
    font-size: 12pt;
    color: #000;
  }
  .paper-large {
    font-size: 18pt;
  }
  .paper > * + * {
    margin-block-start: 1.4em;
  }
  .paper slot[name='another-way'] > p {
    display: none;
  }
  .paper-item {
    break-inside: avoid;
  }
  .paper-item > * + * {
    margin-block-start: 0.5em;
  }
  .paper :is(h1, h2, h3, h4, h5, h6) {
    break-after: avoid;
    margin-block-end: 0;
  }
  /* A group inside another one, or inside an answer, is a caption line. */
  .paper-caption > * {
    font-size: 1em;
    font-weight: 400;
    font-style: italic;
  }
  .paper-text {
    display: flex;
    gap: 0.5em;
    font-weight: var(--_bold);
    line-height: 1.3;
  }
  .paper-only {
    font-style: italic;
  }
  .paper-only ul {
    padding-inline-start: 1.2em;
  }
  .paper-options {
    list-style: none;
    padding: 0;
  }
  .paper-options > li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
    padding-block: 0.2em;
    break-inside: avoid;
  }
  .paper-options > li > span:not(.paper-box) {
    flex: 1;
  }
  .paper-options > li > .paper-nested {
    flex: 0 0 calc(100% - 1.7em);
  }
  .paper-box {
    flex: none;
    inline-size: 1.1em;
    block-size: 1.1em;
    margin-block-start: 0.15em;
    border: 1.5px solid #000;
  }
  .paper-goto {
    font-style: italic;
  }
  .paper-line {
    flex: 1;
    min-inline-size: 4em;
    block-size: 1.9em;
    border-block-end: 1px solid #000;
  }
  .paper-lines > .paper-line {
    block-size: 2.2em;
  }
  .paper-row {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.4em 1em;
  }
  .paper-row > .paper-short {
    flex: none;
    inline-size: 5em;
  }
  .paper-part {
    display: flex;
    flex-direction: column;
    inline-size: 4.5em;
    font-size: 0.85em;
  }
  .paper-nested {
    margin-inline-start: 1.7em;
  }
  .paper-nested > * + * {
    margin-block-start: 0.8em;
  }
  @media screen {
    .paper {
      color: var(--_text);
    }
    .paper-box,
    .paper-line {
      border-color: var(--_text);
    }
  }
`;
