import { css } from 'lit';

export const dateStyles = css`
  .control-day,
  .control-month {
    inline-size: 3.75em;
    text-align: center;
  }
  .control-year {
    inline-size: 5.25em;
    text-align: center;
  }
  .control-time {
    inline-size: min(9em, 100%);
  }
  .date {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-3) var(--_space-2);
  }
  .date-part > span {
    display: block;
    margin-block-end: var(--_space-1);
  }
`;
