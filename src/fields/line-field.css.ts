import { css } from 'lit';

/** What stands above a field of one line. */
export const lineStyles = css`
  .answer > .line-hint {
    flex: 1 1 100%;
  }
  .line-fault {
    color: var(--_error);
    font-weight: var(--_bold);
  }
`;
