import { css } from 'lit';

/** A part of a long list: laid out when it comes near the screen. Until then it has the size that such parts mostly have. */
export const sliceStyles = css`
  .slice {
    position: relative;
    content-visibility: auto;
    contain-intrinsic-block-size: auto 100em;
    overflow-clip-margin: 100em;
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
      content-visibility: visible;
    }
  }
`;
