import { css } from 'lit';
import { arrowStyles } from '../../../controls/arrow.css.js';

/** Warnings of the form's author, and the choice of a language. */
export const ruleStyles = css`
  ${arrowStyles}
  .warnings {
    margin-block-end: var(--_space-3);
  }

  .language {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-3);
    margin-block: var(--_space-4);
  }

  .language .control {
    inline-size: auto;
    max-inline-size: 100%;
  }

  @media print {
    .language {
      display: none;
    }
  }
`;
