/** A rectangle in CSS pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The name of an axis, wrapped and placed. */
export interface AxisName extends Box {
  lines: readonly string[];
  align: 'left' | 'center' | 'right';
}

/** Where the radar stands in its canvas. */
export interface Layout {
  width: number;
  height: number;
  cx: number;
  cy: number;
  radius: number;
  lineHeight: number;
  names: readonly AxisName[];
}

/** How wide a text is, in CSS pixels. */
export type Measure = (text: string) => number;

/** Between the outermost ring and a name. */
const GAP = 12;
const MOST_LINES = 3;

/** The direction of an axis: the first points up, the others follow clockwise. */
export function axisAngle(index: number, count: number): number {
  return (index / count) * 2 * Math.PI - Math.PI / 2;
}

/**
 * Finds the largest radar whose axis names all stand horizontally, whole and clear of each other. Where names are too
 * long for any reasonable radar, words are broken rather than cut.
 *
 * @param labels - names of the axes, clockwise from the top
 * @param size - of the canvas, in CSS pixels
 * @param lineHeight - of the names, in CSS pixels
 * @param measure - with the font that the names will be drawn in
 */
export function layoutAxes(
  labels: readonly string[],
  size: { width: number; height: number },
  lineHeight: number,
  measure: Measure,
): Layout {
  const smallest = Math.min(size.width, size.height) / 4;
  for (let radius = Math.min(size.width, size.height) / 2; ; radius -= 4) {
    const layout = tryRadius(labels, size, lineHeight, measure, Math.max(radius, smallest), radius <= smallest);
    if (layout.fits || radius <= smallest) return layout;
  }
}

function tryRadius(
  labels: readonly string[],
  { width, height }: { width: number; height: number },
  lineHeight: number,
  measure: Measure,
  radius: number,
  isLast: boolean,
): Layout & { fits: boolean } {
  const cx = width / 2;
  let whole = true;
  const names = labels.map((label, index): AxisName => {
    const angle = axisAngle(index, labels.length);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const edge = (radius + GAP) * Math.abs(cos);
    const align = Math.abs(cos) < 0.1 ? 'center' : cos > 0 ? 'left' : 'right';
    const room = align === 'center' ? width / 2 : cx - edge;
    const { lines, broken } = wrap(label, Math.min(room, lineHeight * 8), measure);
    whole &&= !broken && lines.length <= MOST_LINES;
    const box = { width: Math.max(...lines.map(measure)), height: lines.length * lineHeight };
    const x = align === 'center' ? cx - box.width / 2 : align === 'left' ? cx + edge : cx - edge - box.width;
    // Above its anchor at the top, below it at the bottom, beside it at the sides.
    return { ...box, x, y: (radius + GAP) * sin + ((sin - 1) / 2) * box.height, lines, align };
  });
  if (isLast) separate(names);
  const top = Math.min(-radius - GAP, ...names.map(({ y }) => y));
  const bottom = Math.max(radius * 0.8, ...names.map((box) => box.y + box.height));
  const cy = (height - top - bottom) / 2;
  const placed = names.map((box) => ({ ...box, y: box.y + cy }));
  const fits =
    whole &&
    bottom - top <= height &&
    !placed.some((box, index) => placed.slice(index + 1).some((other) => overlap(box, other)));
  return { width, height, cx, cy, radius, lineHeight, names: placed, fits };
}

/** Moves names that overlap up or down, away from the middle: the outer ones give way. */
function separate(names: AxisName[]): void {
  const sines = names.map((_, index) => Math.sin(axisAngle(index, names.length)));
  const order = [...names.keys()].sort((a, b) => Math.abs(sines[a]!) - Math.abs(sines[b]!));
  const placed: AxisName[] = [];
  for (const index of order) {
    const name = names[index]!;
    for (let other; (other = placed.find((one) => overlap(one, name)));)
      name.y = sines[index]! > 0 ? other.y + other.height : other.y - name.height;
    placed.push(name);
  }
}

/** Whether two boxes touch. */
export function overlap(first: Box, second: Box): boolean {
  return (
    first.x < second.x + second.width &&
    second.x < first.x + first.width &&
    first.y < second.y + second.height &&
    second.y < first.y + first.height
  );
}

/**
 * Breaks a text into lines: at spaces, and inside a word only where the word alone is too long.
 *
 * @returns the lines, and whether a word had to be broken
 */
export function wrap(text: string, room: number, measure: Measure): { lines: string[]; broken: boolean } {
  const lines: string[] = [];
  let line = '';
  let broken = false;
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (measure(longer) <= room) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = '';
    for (const character of word) {
      if (line && measure(line + character) > room) {
        lines.push(line);
        line = '';
        broken = true;
      }
      line += character;
    }
  }
  lines.push(line);
  return { lines, broken };
}
