import { css } from 'lit';
import { chosenStyles } from '../choice/chosen.css.js';

/** Files, and the button that chooses one. */
export const attachmentStyles = css`
  ${chosenStyles}
  .files > * + * {
    margin-block-start: var(--_space-3);
  }
  .file-button {
    display: flex;
    inline-size: fit-content;
    min-block-size: max(48px, var(--_target-size));
  }
  .file-fault {
    color: var(--_error);
    font-weight: var(--_bold);
  }
  @media print {
    .file-button {
      display: none;
    }
  }
  .files > input:focus-visible + .file-button {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
    box-shadow:
      0 0 0 2px var(--_focus-contrast),
      0 0 0 7px var(--_focus-contrast);
  }
`;
