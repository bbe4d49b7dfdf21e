import { css } from 'lit';
import { arrowStyles } from '../../controls/arrow.css.js';

/** What stands above a field of one line. */
export const lineStyles = css`
  .unit {
    align-self: center;
  }
  ${arrowStyles}
  .answer > .control-short {
    flex: 1 1 6em;
    inline-size: auto;
    min-inline-size: 0;
  }
  /* As wide as its longest unit: one that is cut is not read. */
  .answer > select.control {
    flex: 1 0 auto;
    max-inline-size: 100%;
  }
  .answer > .line-hint {
    flex: 1 1 100%;
  }
`;
