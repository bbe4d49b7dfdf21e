/** A custom property that a page may set. */
export interface Token {
  readonly name: string;
  readonly label: string;
  readonly kind: 'color' | 'text';
  /** What it is where nobody sets it, for people. */
  readonly initial: string;
}

const color = (name: string, label: string, initial: string): Token => ({ name, label, kind: 'color', initial });
const text = (name: string, label: string, initial: string): Token => ({ name, label, kind: 'text', initial });

export const groups: readonly { readonly title: string; readonly tokens: readonly Token[] }[] = [
  {
    title: 'Colours',
    tokens: [
      color('--pp-color-accent', 'Accent: buttons, links, chosen answers', '#005a9c'),
      color('--pp-color-on-accent', 'Text on the accent', '#ffffff'),
      color('--pp-color-text', 'Text', '#1b2126'),
      color('--pp-color-text-muted', 'Hints', '#5b6064'),
      color('--pp-color-surface', 'Background', '#ffffff'),
      color('--pp-color-surface-subtle', 'Notices, stripes', '#f4f4f4'),
      color('--pp-color-border', 'Thin rules', '#d1d3d4'),
      color('--pp-color-control', 'Borders of fields', '#717579'),
      color('--pp-color-error', 'Errors', '#b3231a'),
      color('--pp-color-success', 'Success', '#17683b'),
      color('--pp-color-warning', 'Warnings', '#7d4e00'),
      color('--pp-color-data-1', 'First series of a chart', '#00669f'),
      color('--pp-color-data-2', 'Second series of a chart', '#b04a00'),
      color('--pp-color-target', 'Target of a chart', '#5b6064'),
    ],
  },
  {
    title: 'Type',
    tokens: [
      text('--pp-font-family', 'Typeface', 'the page’s'),
      text('--pp-heading-font-family', 'Typeface of headings', 'the page’s'),
      text('--pp-font-size', 'Size', '1.125em'),
      text('--pp-font-weight-bold', 'Weight of headings', '650'),
      text('--pp-line-height', 'Line height', '1.5'),
    ],
  },
  {
    title: 'Shape and space',
    tokens: [
      text('--pp-radius', 'Corners', '0.375em'),
      text('--pp-border-width', 'Borders', '1px'),
      text('--pp-density', 'Space, as a factor', '1'),
      text('--pp-target-size', 'Height of buttons and fields', '2.75em'),
      text('--pp-padding', 'Space around', '0'),
    ],
  },
];
