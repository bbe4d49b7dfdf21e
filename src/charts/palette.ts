/** Colours as CSS writes them and the typeface, as the element has them now. */
export interface Palette {
  text: string;
  muted: string;
  surface: string;
  line: string;
  target: string;
  data: readonly [string, string];
  /** A CSS font-family list. */
  font: string;
  /** Size of the element's text, in CSS pixels. */
  size: number;
}

/**
 * Reads the design tokens as the browser has computed them. A custom property would come back as it was written
 * (`color-mix(…)`); a property that uses it comes back as a colour, which a canvas takes.
 *
 * @param probe - the element's hidden `.probe`, whose style sheet spreads the tokens over its properties
 */
export function readPalette(probe: Element): Palette {
  const style = getComputedStyle(probe);
  return {
    text: style.color,
    surface: opaque(style.backgroundColor),
    line: style.borderTopColor,
    muted: style.borderRightColor,
    target: style.borderLeftColor,
    data: [style.outlineColor, style.textDecorationColor],
    font: style.fontFamily,
    size: parseFloat(style.fontSize),
  };
}

/** Paper: black on white, whatever the screen shows. */
export function onPaper({ font, size }: Palette): Palette {
  const black = '#000';
  return {
    text: black,
    muted: black,
    surface: '#fff',
    line: '#bbb',
    target: '#555',
    data: [black, black],
    font,
    size,
  };
}

/** Words stand on the surface, and a downloaded picture has nothing behind it. */
function opaque(colour: string): string {
  return /^(transparent|rgba\(.*, 0\))$/.test(colour) ? '#fff' : colour;
}
