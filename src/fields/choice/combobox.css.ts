import { css } from 'lit';
import { arrowStyles } from '../../controls/arrow.css.js';
import { chosenStyles } from './chosen.css.js';

/** A field with a list of answers that match. */
export const comboboxStyles = css`
  ${arrowStyles}
  ${chosenStyles}
  .combobox-note {
    margin-block-start: var(--_space-2);
  }
  .combobox-note:empty {
    display: none;
  }
  .combobox-list {
    max-block-size: 20em;
    overflow-y: auto;
    overscroll-behavior: contain;
    /* Clear of the ring around the field. */
    margin-block-start: max(8px, var(--_space-2));
    border: max(2px, var(--_border)) solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .combobox-option {
    position: relative;
    min-block-size: max(48px, var(--_target-size));
    padding: var(--_space-3) var(--_space-4);
    padding-inline-end: 2.5em;
    cursor: pointer;
  }
  .combobox-option + .combobox-option {
    border-block-start: 1px solid var(--_line);
  }
  .combobox-option:hover {
    background: var(--_subtle);
  }
  .combobox-active {
    background: var(--_accent-subtle);
    outline: 3px solid var(--_focus);
    outline-offset: -3px;
  }
  .combobox-option[aria-selected='true'] {
    font-weight: var(--_bold);
  }
  .combobox-option[aria-selected='true']::after {
    content: '';
    position: absolute;
    inset-block-start: calc(50% - 0.55em);
    inset-inline-end: 1em;
    inline-size: 0.45em;
    block-size: 0.85em;
    border: solid var(--_accent);
    border-width: 0 3px 3px 0;
    transform: rotate(45deg);
  }
  @media print {
    .combobox-note,
    .combobox-list {
      display: none;
    }
  }
`;
