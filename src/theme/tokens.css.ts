import { css } from 'lit';

/**
 * Design tokens. A host sets the public `--pp-*` variables on any ancestor; the private `--_*` ones are what the
 * elements use. Dark follows the page's `color-scheme`: through `light-dark()` where the browser has it, else by mixing
 * with the system colours, which follow it everywhere.
 */
export const tokens = css`
  .base {
    --_accent: var(--pp-color-accent, color-mix(in srgb, #005a9c 78%, CanvasText));
    --_on-accent: var(--pp-color-on-accent, Canvas);
    --_surface: var(--pp-color-surface, Canvas);
    --_text: var(--pp-color-text, CanvasText);
    --_muted: var(--pp-color-text-muted, color-mix(in srgb, var(--_text) 72%, var(--_surface)));
    --_subtle: var(--pp-color-surface-subtle, color-mix(in srgb, var(--_text) 5%, var(--_surface)));
    --_accent-subtle: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
    --_line: var(--pp-color-border, color-mix(in srgb, var(--_text) 20%, var(--_surface)));
    --_control: var(--pp-color-control, color-mix(in srgb, var(--_text) 62%, var(--_surface)));
    --_error: var(--pp-color-error, color-mix(in srgb, #c4281c 75%, CanvasText));
    --_success: var(--pp-color-success, color-mix(in srgb, #1a7a45 75%, CanvasText));
    --_warning: var(--pp-color-warning, color-mix(in srgb, #a86a00 70%, CanvasText));
    --_data-1: var(--pp-color-data-1, color-mix(in srgb, #0072b2 85%, CanvasText));
    --_data-2: var(--pp-color-data-2, color-mix(in srgb, #d55e00 80%, CanvasText));
    --_target: var(--pp-color-target, var(--_muted));
    --_focus: var(--pp-color-focus, var(--_text));
    --_focus-contrast: var(--pp-color-focus-contrast, var(--_surface));
    --_font-size: var(--pp-font-size, 1.125em);
    --_line-height: var(--pp-line-height, 1.5);
    --_bold: var(--pp-font-weight-bold, 650);
    --_heading-font: var(--pp-heading-font-family, var(--pp-font-family, inherit));
    --_radius: var(--pp-radius, 0.375em);
    /* Round ends, unless the page has no round corners at all. */
    --_pill: calc(1000 * var(--_radius));
    --_border: var(--pp-border-width, 1px);
    --_target-size: var(--pp-target-size, 2.75em);
    --_measure: var(--pp-max-inline-size, 36em);
    --_motion: var(--pp-motion-duration, 150ms);
    --_space-1: calc(var(--pp-density, 1) * 0.25em);
    --_space-2: calc(var(--pp-density, 1) * 0.5em);
    --_space-3: calc(var(--pp-density, 1) * 0.75em);
    --_space-4: calc(var(--pp-density, 1) * 1em);
    --_space-5: calc(var(--pp-density, 1) * 1.5em);
    --_space-6: calc(var(--pp-density, 1) * 2em);
    --_space-7: calc(var(--pp-density, 1) * 3em);
  }
  @supports (color: light-dark(red, red)) {
    .base {
      --_accent: var(--pp-color-accent, light-dark(#005a9c, #86bfff));
      --_on-accent: var(--pp-color-on-accent, light-dark(#fff, #0a1a2b));
      --_text: var(--pp-color-text, light-dark(#1b2126, #e9edf0));
      --_error: var(--pp-color-error, light-dark(#b3231a, #ff9d93));
      --_success: var(--pp-color-success, light-dark(#17683b, #82d8a5));
      --_warning: var(--pp-color-warning, light-dark(#7d4e00, #f3c56e));
      --_data-1: var(--pp-color-data-1, light-dark(#00669f, #6cbcf0));
      --_data-2: var(--pp-color-data-2, light-dark(#b04a00, #f0a440));
    }
  }
  @media (prefers-contrast: more) {
    .base {
      --_muted: var(--_text);
      --_line: var(--_control);
      --_control: var(--_text);
      --_border: var(--pp-border-width, 2px);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .base {
      --_motion: 0s;
    }
  }
  @media (forced-colors: active) {
    .base {
      --_accent: LinkText;
      --_on-accent: Canvas;
      --_surface: Canvas;
      --_subtle: Canvas;
      --_accent-subtle: Canvas;
      --_text: CanvasText;
      --_muted: CanvasText;
      --_line: CanvasText;
      --_control: ButtonText;
      --_error: CanvasText;
      --_success: CanvasText;
      --_warning: CanvasText;
      --_data-1: CanvasText;
      --_data-2: LinkText;
      --_target: CanvasText;
      --_focus: Highlight;
    }
  }
  @media print {
    .base {
      --_accent: #000;
      --_on-accent: #fff;
      --_surface: #fff;
      --_subtle: #fff;
      --_accent-subtle: #fff;
      --_text: #000;
      --_muted: #000;
      --_line: #777;
      --_control: #000;
      --_error: #000;
      --_success: #000;
      --_warning: #000;
      --_data-1: #000;
      --_data-2: #000;
      --_target: #000;
    }
  }
`;
