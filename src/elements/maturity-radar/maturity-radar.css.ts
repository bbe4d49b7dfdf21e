import { css } from 'lit';

/** Sizes are in `em`, those of container queries in `em` of the wrapper's text. */
export const styles = css`
  .radar {
    position: relative;
    font-size: 0.889em;
    font-variant-numeric: tabular-nums;
  }
  .radar > * + * {
    margin-block-start: var(--_space-3);
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6 {
    font-size: 1.375em;
  }
  .summary {
    max-inline-size: 42em;
  }
  .further,
  .notes {
    max-inline-size: 46em;
  }
  .notes {
    font-size: 0.875em;
  }
  .views {
    display: grid;
    gap: var(--_space-5);
    align-items: start;
  }
  .chart {
    position: relative;
    inline-size: 100%;
    aspect-ratio: 6 / 5;
    max-block-size: 32em;
    overflow: hidden;
  }
  canvas {
    position: absolute;
    inset: 0;
  }
  canvas.over {
    cursor: pointer;
  }
  .scroller {
    overflow-x: auto;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .actions .button {
    padding-inline: var(--_space-4);
    font-weight: 400;
    font-size: 0.9375em;
  }
  .probe {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    visibility: hidden;
    pointer-events: none;
    forced-color-adjust: none;
    transition: all 1ms step-start;
    color: var(--_text);
    background-color: var(--_surface);
    border-top-color: var(--_line);
    border-right-color: var(--_muted);
    border-left-color: var(--_target);
    outline-color: var(--_data-1);
    text-decoration-color: var(--_data-2);
  }
  @media (forced-colors: active) {
    .probe {
      border-top-color: color-mix(in srgb, CanvasText 40%, Canvas);
    }
  }
  @container base (inline-size >= 72em) {
    .views.both {
      grid-template-columns: minmax(0, 6fr) minmax(0, 7fr);
    }
  }
  @media print {
    .chart {
      break-inside: avoid;
      max-inline-size: 30em;
      margin-inline: auto;
    }
    canvas {
      max-inline-size: 100% !important;
      block-size: auto !important;
    }
  }
`;
