import { css } from 'lit';

/** What stands above a field of one line. */
export const lineStyles = css`
  .answer > .control-short {
    flex: 1 1 6em;
    inline-size: auto;
    min-inline-size: 0;
  }
  .answer > .line-hint {
    flex: 1 1 100%;
  }
`;
