import { css } from 'lit';

/** Help, links, tabs, and groups that open and close. On paper all of it is open. */
export const sectionStyles = css`
  .help,
  .support {
    margin-block-end: var(--_space-3);
  }
  /* The button's own height is space enough above it. */
  .help {
    margin-block-start: calc(-1 * var(--_space-2));
  }
  .help-button {
    margin-inline-start: calc(-1 * var(--_space-2));
  }
  .help-text {
    border-inline-start: 4px solid var(--_line);
    padding: var(--_space-2) var(--_space-4);
  }
  .support > a {
    display: inline-block;
    padding-block: var(--_space-2);
  }
  .instructions > .display {
    color: var(--_muted);
  }
  .security {
    margin-block-end: var(--_space-5);
  }
  .security > .display {
    margin: 0;
  }
  .disclosure {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    inline-size: 100%;
    min-block-size: var(--_target-size);
    margin: 0;
    padding: var(--_space-3) 0;
    border: solid var(--_line);
    border-width: 1px 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .disclosure:hover {
    background: var(--_subtle);
  }
  .disclosure::before,
  .help-button::before {
    content: '';
    flex: none;
    inline-size: 0.5em;
    block-size: 0.5em;
    margin: 0 0.2em;
    border: solid;
    border-width: 0 0.14em 0.14em 0;
    transform: translateY(-0.1em) rotate(45deg);
  }
  .disclosure[aria-expanded='true']::before,
  .help-button[aria-expanded='true']::before {
    transform: translateY(0.15em) rotate(225deg);
  }
  .tab-list {
    display: none;
  }
  .tab {
    min-block-size: var(--_target-size);
    margin: 0;
    padding: var(--_space-2) var(--_space-4);
    border: solid transparent;
    border-width: 0 0 4px;
    background: none;
    color: var(--_accent);
    font: inherit;
    cursor: pointer;
  }
  .tab:hover {
    background: var(--_subtle);
  }
  .tab[aria-selected='true'] {
    border-color: var(--_accent);
    color: var(--_text);
    font-weight: var(--_bold);
  }
  @media not print {
    .closed {
      display: none;
    }
    /* Closed groups one after the other share the line between them. */
    @supports selector(:has(a)) {
      .group:has(> .closed):has(+ .group > * > .disclosure) {
        margin-block-end: -1px;
      }
      .group:has(> .closed):has(+ .group > * > .disclosure) > :first-child {
        margin: 0;
      }
    }
    /* Where a screen becomes narrow, what has the focus stays until it moves on. */
    .tab-list:focus-within {
      display: flex;
      flex-wrap: wrap;
      margin-block-end: var(--_space-4);
    }
    @container base (inline-size >= 30em) {
      .tab-list {
        display: flex;
        flex-wrap: wrap;
        margin-block-end: var(--_space-5);
        border-block-end: 1px solid var(--_line);
      }
      .tab-panel-closed {
        display: none;
      }
      /* The tab says the same. */
      .tab-panel-named > .group > :first-child:is(h2, h3, h4, h5, h6) {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        margin: 0;
        overflow: hidden;
        clip-path: inset(50%);
      }
    }
  }
  @media (forced-colors: active) {
    .tab[aria-selected='true'] {
      border-color: Highlight;
    }
  }
  @media print {
    .disclosure {
      border: 0;
    }
    .disclosure::before {
      display: none;
    }
    .support > a::after {
      content: ' ' attr(href);
    }
    .new-page {
      break-before: page;
    }
    .new-page:first-child {
      break-before: auto;
    }
  }
`;
