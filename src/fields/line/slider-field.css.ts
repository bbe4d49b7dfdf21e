import { css } from 'lit';

/** A scale with a thumb, which is hollow and dashed until there is an answer. */
export const sliderStyles = css`
  .slider-value {
    margin-block-end: var(--_space-2);
    font-weight: var(--_bold);
    font-variant-numeric: tabular-nums;
  }
  .slider-empty > .slider-value {
    color: var(--_muted);
    font-weight: 400;
  }
  .slider > input {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: max(48px, var(--_target-size));
    margin: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
    touch-action: pan-y;
  }
  .slider > input::-webkit-slider-runnable-track {
    block-size: 0.6em;
    border: 2px solid var(--_control);
    border-radius: var(--_pill);
    background: var(--_subtle);
  }
  .slider > input::-moz-range-track {
    box-sizing: border-box;
    block-size: 0.6em;
    border: 2px solid var(--_control);
    border-radius: var(--_pill);
    background: var(--_subtle);
  }
  .slider > input::-webkit-slider-thumb {
    appearance: none;
    box-sizing: border-box;
    inline-size: 2em;
    block-size: 2em;
    margin-block-start: calc(0.3em - 2px - 1em);
    border: 3px solid var(--_accent);
    border-radius: var(--_pill);
    background: var(--_accent);
  }
  .slider > input::-moz-range-thumb {
    box-sizing: border-box;
    inline-size: 2em;
    block-size: 2em;
    border: 3px solid var(--_accent);
    border-radius: var(--_pill);
    background: var(--_accent);
  }
  .slider-empty > input::-webkit-slider-thumb {
    border: 2px dashed var(--_control);
    background: var(--_surface);
  }
  .slider-empty > input::-moz-range-thumb {
    border: 2px dashed var(--_control);
    background: var(--_surface);
  }
  .slider-ends {
    display: flex;
    justify-content: space-between;
    gap: var(--_space-4);
  }
  .slider-ends > span {
    text-wrap: balance;
    max-inline-size: 48%;
  }
  .slider-ends > :last-child {
    text-align: end;
  }
  .slider-ends b {
    display: block;
    font-variant-numeric: tabular-nums;
  }
  @media (forced-colors: active) {
    .slider > input::-webkit-slider-thumb {
      forced-color-adjust: none;
    }
    .slider > input::-moz-range-thumb {
      forced-color-adjust: none;
    }
    .slider-empty > input::-webkit-slider-thumb {
      border-color: ButtonText;
      background: Canvas;
    }
    .slider-empty > input::-moz-range-thumb {
      border-color: ButtonText;
      background: Canvas;
    }
  }
  @media print {
    .slider > input {
      print-color-adjust: exact;
      -webkit-print-color-adjust: exact;
    }
  }
`;
