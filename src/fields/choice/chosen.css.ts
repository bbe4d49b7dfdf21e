import { css } from 'lit';

/** Answers in a list, each with a button to take it back. */
export const chosenStyles = css`
  .chosen {
    list-style: none;
    margin-block-end: var(--_space-3);
  }
  .chosen > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--_space-3);
    padding-inline-start: var(--_space-4);
    border: max(1px, var(--_border)) solid var(--_line);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_radius);
  }
  .chosen > li + li {
    margin-block-start: var(--_space-2);
  }
  .chosen > li > span {
    min-inline-size: 0;
    padding-block: var(--_space-2);
    overflow-wrap: anywhere;
  }
`;
