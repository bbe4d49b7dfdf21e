import { css } from 'lit';
import { arrowStyles } from '../../controls/arrow.css.js';

/** Options beside each other, what stands alone, and boxes for own answers. */
export const listStyles = css`
  ${arrowStyles}
  @container base (inline-size >= 30em) {
    .options-row {
      flex-flow: row wrap;
    }
    .options-row > .option {
      flex: 1 1 7em;
    }
    .options-row > :not(.option) {
      flex: 1 1 100%;
    }
  }
  .or {
    padding-inline-start: var(--_space-4);
    color: var(--_muted);
  }
  .others {
    margin-inline-start: 2.6em;
    min-inline-size: 0;
  }
  .others > .answer > .control {
    flex: 1 1 7em;
  }
  select + .others {
    margin: var(--_space-3) 0 0;
  }
  @container base (inline-size < 30em) {
    .others {
      margin-inline-start: var(--_space-4);
    }
  }
`;
