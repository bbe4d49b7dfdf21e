import { css } from 'lit';

/**
 * A part of a long list: laid out by itself. Also out of sight: what is not (`content-visibility`) is missing from the
 * accessibility tree of Chromium, and with it from a screen reader's lists of headings and fields.
 */
export const sliceStyles = css`
  .slice {
    position: relative;
    contain: layout style;
  }
  /* A list that opens over what follows is over the slices that follow, too. */
  .slice:focus-within {
    z-index: 1;
  }
  :is(.group, .nested) > .slice:last-child > :last-child {
    margin-block-end: 0;
  }
  @media print {
    .slice {
      contain: none;
    }
  }
`;
