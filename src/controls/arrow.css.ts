import { css } from 'lit';

/**
 * The arrow of a field that opens a list: two strokes that meet, drawn as backgrounds, since a select has no inside to put
 * one in and a browser's own arrow sticks to its border.
 */
export const arrowStyles = css`
  /* Backgrounds know no start and end, and a question may run the other way than the page. */
  [dir='ltr'] {
    --_arrow: right 1.375em center, right 1em center;
  }
  [dir='rtl'] {
    --_arrow: left 1em center, left 1.375em center;
  }
  select.control,
  .combobox-field > .control {
    appearance: none;
    /* In WebKit, words of an option that is too long would make the page wider. */
    overflow: hidden;
    padding-inline-end: 2.5em;
    background-image:
      linear-gradient(45deg, transparent 42%, var(--_control) 45% 57%, transparent 60%),
      linear-gradient(-45deg, transparent 42%, var(--_control) 45% 57%, transparent 60%);
    background-position: var(--_arrow);
    background-size: 0.375em 0.375em;
    background-repeat: no-repeat;
  }
  @media (forced-colors: active) {
    /* Else the browser takes the arrow away; all colours of a field are the system's here. */
    select.control,
    .combobox-field > .control {
      forced-color-adjust: none;
    }
  }
  @media print {
    select.control,
    .combobox-field > .control {
      background-image: none;
    }
  }
`;
