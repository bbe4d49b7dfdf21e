import { css } from 'lit';

/** Controls for answers. Rows are whole-width targets; a chosen one shows by border and mark, never by colour alone. */
export const controls = css`
  .control {
    display: block;
    inline-size: 100%;
    min-block-size: var(--_target-size);
    padding: var(--_space-2) var(--_space-3);
    border: max(2px, var(--_border)) solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    margin: 0;
  }
  textarea.control {
    resize: vertical;
    min-block-size: 7em;
    field-sizing: content;
    max-block-size: 24em;
  }
  .control[aria-invalid='true'] {
    border-color: var(--_error);
  }
  .control-short {
    max-inline-size: 11em;
  }
  .options {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
  }
  .option {
    position: relative;
    isolation: isolate;
    display: flex;
    gap: var(--_space-3);
    align-items: center;
    min-block-size: max(48px, var(--_target-size));
    padding: var(--_space-2) var(--_space-4);
    border: max(1px, var(--_border)) solid var(--_control);
    border-radius: var(--_radius);
    cursor: pointer;
    transition: background var(--_motion);
  }
  .option > span {
    min-inline-size: 0;
  }
  .option:hover {
    background: var(--_subtle);
  }
  /* The row is drawn by what follows its input: Firefox 115 knows no :has(). */
  .option input:is(:checked, :focus-visible) + span::before {
    content: '';
    position: absolute;
    z-index: -1;
    inset: calc(-1 * max(1px, var(--_border)));
    border-radius: var(--_radius);
    pointer-events: none;
  }
  .option input:checked + span {
    font-weight: var(--_bold);
  }
  .option input:checked + span::before {
    border: max(3px, var(--_border)) solid var(--_accent);
    background: var(--_accent-subtle);
  }
  .option input {
    appearance: none;
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    margin: 0;
    border: 2px solid var(--_control);
    background: var(--_surface);
    font: inherit;
    cursor: inherit;
    /* What has the focus is the row, which is larger. */
    scroll-margin: 1.5em;
  }
  @container base (inline-size < 14em) {
    .option input {
      inline-size: 1.25em;
      block-size: 1.25em;
    }
    .options .option {
      padding-inline: var(--_space-2);
    }
  }
  @container base (inline-size < 10em) {
    .options .option {
      gap: 0.3em;
      padding-inline: 0.3em;
    }
  }
  .option input[type='radio'] {
    border-radius: 50%;
  }
  .option input[type='checkbox'] {
    border-radius: min(var(--_radius), 0.25em);
  }
  .option input:checked {
    /* Before that there is nothing to centre, and a grid for each option is dear. */
    display: grid;
    place-content: center;
    border-color: var(--_accent);
  }
  .option input[type='radio']:checked::before {
    content: '';
    inline-size: 0.75em;
    block-size: 0.75em;
    border: 0.4em solid var(--_accent);
    border-radius: 50%;
  }
  .option input[type='checkbox']:checked {
    background: var(--_accent);
  }
  .option input[type='checkbox']:checked::before {
    content: '';
    inline-size: 0.4em;
    block-size: 0.8em;
    margin-block-end: 0.15em;
    border: solid var(--_on-accent);
    border-width: 0 3px 3px 0;
    transform: rotate(45deg);
  }
  .option input:focus-visible {
    outline: none;
    box-shadow: none;
  }
  .option input:focus-visible + span::before {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
    box-shadow:
      0 0 0 2px var(--_focus-contrast),
      0 0 0 7px var(--_focus-contrast);
  }
  fieldset:disabled .option,
  fieldset:disabled .control {
    border-style: dashed;
    cursor: default;
    color: var(--_muted);
  }
  fieldset:disabled .button {
    border-style: dashed;
    background: none;
    color: var(--_muted);
    cursor: default;
  }
  fieldset:disabled .button:not(.button-quiet) {
    border-color: var(--_control);
  }
  .written {
    display: none;
  }
  @media (forced-colors: active) {
    .option input:checked + span::before {
      border-color: Highlight;
    }
  }
  @media print {
    .option,
    .control {
      border-color: #000;
    }
    .option input {
      -webkit-print-color-adjust: exact;
      print-color-adjust: exact;
    }
    .option input + span::before {
      display: none;
    }
    .option {
      border: 0;
      min-block-size: 0;
      padding: 0.15em 0;
    }
    .control {
      min-block-size: 2.5em;
    }
    textarea.control {
      max-block-size: none;
    }
    .control.written-out {
      display: none;
    }
    /* Whole, also where it goes on on the next sheet. */
    .written {
      display: block;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
      box-decoration-break: clone;
    }
  }
`;
