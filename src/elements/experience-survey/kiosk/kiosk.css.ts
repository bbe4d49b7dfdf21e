import { css } from 'lit';

export const kioskStyles = css`
  dialog.kiosk {
    inline-size: min(30em, 100% - 2em);
    padding: var(--_space-5);
    border: max(2px, var(--_border)) solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  dialog.kiosk::backdrop {
    background: rgb(0 0 0 / 60%);
  }
  .kiosk > :is(h1, h2, h3, h4, h5, h6) {
    margin-block-end: var(--_space-3);
  }
  .kiosk-time {
    margin-block-start: var(--_space-4);
    font-weight: var(--_bold);
    font-variant-numeric: tabular-nums;
  }
  .kiosk-bar {
    margin-block-start: var(--_space-6);
    padding-block-start: var(--_space-3);
    border-block-start: 1px solid var(--_line);
  }
  .kiosk-bar > .button {
    margin-inline-start: calc(-1 * var(--_space-2));
    text-align: start;
  }
  .kiosk-thanks {
    margin-block-start: var(--_space-5);
  }
  @container base (inline-size < 14em) {
    dialog.kiosk {
      inline-size: calc(100% - 0.5em);
      max-inline-size: none;
      padding: var(--_space-3);
    }
  }
  @container base (inline-size < 30em) {
    .kiosk-thanks > .button {
      inline-size: 100%;
    }
  }
  @media print {
    dialog.kiosk,
    .kiosk-bar {
      display: none;
    }
  }
`;
