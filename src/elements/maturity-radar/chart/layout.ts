import { type Box, overlap } from '../../../charts/box.js';
import { type Measure, wrap, type Wrapped } from '../../../charts/canvas-text.js';

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

/** Between the outermost ring and a name. */
const GAP = 12;
/** Between the drawn lines and a name, where it stands beside a side of the ring. */
const CLEAR = 4;
const MOST_LINES = 3;
/** Of a name with a word that is too long even for the smallest radar. */
const MOST_LINES_BROKEN = 5;
/** How many radii are tried. */
const TRIES = 24;

/** The direction of an axis: the first points up, the others follow clockwise. */
export function axisAngle(index: number, count: number): number {
  return (index / count) * 2 * Math.PI - Math.PI / 2;
}

/**
 * Finds the largest radar whose axis names all stand horizontally, whole and clear of each other and of what is drawn. A
 * name with a word that is too long for any radar does not shrink it: the word is broken, with a hyphen where its script
 * has one. Where the names have no room even around the smallest radar, the longest get fewer lines, and what is left over
 * is cut off; the table has all of it.
 *
 * @param labels - names of the axes, clockwise from the top
 * @param size - of the canvas, in CSS pixels
 * @param lineHeight - of the names, in CSS pixels
 * @param measure - with the font that the names will be drawn in; called a bounded number of times
 */
export function layoutAxes(
  labels: readonly string[],
  size: { width: number; height: number },
  lineHeight: number,
  measure: Measure,
): Layout {
  const known = new Map<string, number>();
  const remembering: Measure = (text) => {
    const width = known.get(text) ?? measure(text);
    known.set(text, width);
    return width;
  };
  const canvas: Canvas = { ...size, lineHeight, measure: remembering };
  const [largest, smallest] = [Math.min(size.width, size.height) / 2, Math.min(size.width, size.height) / 4];
  const tooLong = labels.map((label, index) => wrapAt(label, anchorOf(index, labels.length, smallest), canvas).broken);
  for (let attempt = 0; attempt <= TRIES; attempt += 1) {
    const radius = largest - ((largest - smallest) * attempt) / TRIES;
    const layout = aroundRing(labels, canvas, radius, tooLong);
    if (layout) return layout;
  }
  return inColumns(labels, canvas, smallest);
}

interface Canvas {
  width: number;
  height: number;
  lineHeight: number;
  measure: Measure;
}

/** Where a name is tied to the end of its axis, from the centre of the radar. */
interface Anchor {
  sin: number;
  edge: number;
  align: AxisName['align'];
}

function anchorOf(index: number, count: number, radius: number): Anchor {
  const angle = axisAngle(index, count);
  const cos = Math.cos(angle);
  const align = Math.abs(cos) < 0.1 ? 'center' : cos > 0 ? 'left' : 'right';
  return { sin: Math.sin(angle), edge: (radius + GAP) * Math.abs(cos), align };
}

function wrapAt(label: string, { align, edge }: Anchor, { width, lineHeight, measure }: Canvas): Wrapped {
  const room = align === 'center' ? width / 2 : width / 2 - edge;
  return wrap(label, Math.min(room, lineHeight * 8), measure, MOST_LINES_BROKEN);
}

/** Each name at the end of its axis, or nothing where one has no room there. */
function aroundRing(
  labels: readonly string[],
  canvas: Canvas,
  radius: number,
  tooLong: readonly boolean[],
): Layout | null {
  const { width, height, lineHeight } = canvas;
  const count = labels.length;
  const names: AxisName[] = [];
  for (const [index, label] of labels.entries()) {
    const anchor = anchorOf(index, count, radius);
    const { lines, broken, cut } = wrapAt(label, anchor, canvas);
    if (cut || (!tooLong[index] && (broken || lines.length > MOST_LINES))) return null;
    const size = sizeOf(lines, canvas);
    const { sin, align, edge } = anchor;
    const x = align === 'center' ? -size.width / 2 : align === 'left' ? edge : -edge - size.width;
    // Above its anchor at the top, below it at the bottom, beside it at the sides.
    const name = { ...size, x, y: (radius + GAP) * sin + ((sin - 1) / 2) * size.height, lines, align };
    if (!isClear(name, radius, count) || names.some((other) => overlap(other, name))) return null;
    names.push(name);
  }
  const top = Math.min(-radius - GAP, ...names.map(({ y }) => y));
  const lowest = Math.max(...labels.map((_, index) => Math.sin(axisAngle(index, count))));
  const bottom = Math.max(radius * lowest, ...names.map((box) => box.y + box.height));
  if (bottom - top > height) return null;
  const [cx, cy] = [width / 2, (height - top - bottom) / 2];
  return { width, height, cx, cy, radius, lineHeight, names: names.map((box) => moved(box, cx, cy)) };
}

/**
 * Each name above, below or in a column beside the radar, in the order of the axes. In its column nothing is in a name's
 * way but the column's other names; they share its height, and move towards the ring as far as they can.
 */
function inColumns(labels: readonly string[], canvas: Canvas, radius: number): Layout {
  const { width, height, lineHeight, measure } = canvas;
  const count = labels.length;
  const cx = width / 2;
  const anchors = labels.map((_, index) => anchorOf(index, count, radius));
  const indexes = [...labels.keys()];
  const isAbove = (index: number) => anchors[index]!.align === 'center' && anchors[index]!.sin < 0;
  const isBelow = (index: number) => anchors[index]!.align === 'center' && anchors[index]!.sin > 0;
  const place = (group: readonly number[], room: number, rows: number) =>
    share(
      group.map((index) => wrap(labels[index]!, room, measure, MOST_LINES_BROKEN * 2).lines.length),
      rows,
    ).map((most, at) => ({
      index: group[at]!,
      lines: most > 0 ? wrap(labels[group[at]!]!, room, measure, most).lines : [],
    }));

  const spare = Math.max(0, Math.floor((height - 2 * radius - 2 * GAP) / lineHeight));
  const [above, below] = [indexes.filter(isAbove), indexes.filter(isBelow)];
  const middle = place([...above, ...below], Math.min(2 * radius, width), spare);
  const rowsAbove = middle.filter(({ index }) => isAbove(index)).reduce((sum, { lines }) => sum + lines.length, 0);
  const rowsBelow = middle.reduce((sum, { lines }) => sum + lines.length, 0) - rowsAbove;
  const cy = (height + (rowsAbove - rowsBelow) * lineHeight) / 2;
  const names = labels.map((): AxisName => ({ x: cx, y: cy, width: 0, height: 0, lines: [], align: 'center' }));

  let [up, down] = [cy - radius - GAP - rowsAbove * lineHeight, cy + radius + GAP];
  for (const { index, lines } of middle) {
    if (lines.length === 0) continue;
    const size = sizeOf(lines, canvas);
    const y = isAbove(index) ? up : down;
    names[index] = { ...size, x: cx - size.width / 2, y, lines, align: 'center' };
    if (isAbove(index)) up += size.height;
    else down += size.height;
  }
  const taken = names.filter(({ lines }) => lines.length > 0);

  const column = (align: 'left' | 'right') => {
    const group = indexes.filter((index) => anchors[index]!.align === align);
    // On the left the axes run up.
    if (align === 'right') group.reverse();
    const room = cx - radius - GAP;
    const placed = place(group, room, room > 0 ? Math.floor(height / lineHeight) : 0);
    const boxes = placed.map(({ index, lines }) => {
      const size = sizeOf(lines, canvas);
      const { sin } = anchors[index]!;
      return { index, lines, ...size, y: cy + (radius + GAP) * sin + ((sin - 1) / 2) * size.height };
    });
    stack(boxes, height);
    for (const { index, ...box } of boxes) {
      if (box.lines.length === 0) continue;
      const away = besideOf(box, { cx, cy, radius: radius + GAP }, taken);
      names[index] = { ...box, x: align === 'left' ? cx + away : cx - away - box.width, align };
    }
  };
  column('left');
  column('right');
  return { width, height, cx, cy, radius, lineHeight, names };
}

/** Gives each one what it wants while there is enough, else the most modest ones first. */
function share(wanted: readonly number[], rows: number): number[] {
  const shares = wanted.map(() => 0);
  const hungry = [...wanted.keys()].sort((one, other) => wanted[one]! - wanted[other]!);
  hungry.forEach((index, served) => {
    shares[index] = Math.min(wanted[index]!, Math.floor(rows / (hungry.length - served)));
    rows -= shares[index];
  });
  return shares;
}

/** Moves boxes, which are in order and fit in together, so that none overlaps the next or leaves the height. */
function stack(boxes: { y: number; height: number }[], height: number): void {
  let end = 0;
  for (const box of boxes) {
    box.y = Math.max(box.y, end);
    end = box.y + box.height;
  }
  end = height;
  for (const box of boxes.toReversed()) {
    box.y = Math.min(box.y, end - box.height);
    end = box.y;
  }
}

/** How near the middle a box may come at its height: up to the circle, and up to what else stands there. */
function besideOf(
  { y, height }: { y: number; height: number },
  circle: { cx: number; cy: number; radius: number },
  others: readonly Box[],
): number {
  const off = Math.max(0, y - circle.cy, circle.cy - y - height);
  const ring = off < circle.radius ? Math.sqrt(circle.radius ** 2 - off ** 2) : 0;
  const beside = others.filter((other) => y < other.y + other.height && other.y < y + height);
  return Math.max(ring, GAP / 2, ...beside.map(({ width }) => width / 2 + CLEAR));
}

function sizeOf(lines: readonly string[], { lineHeight, measure }: Canvas): { width: number; height: number } {
  return { width: Math.max(0, ...lines.map(measure)), height: lines.length * lineHeight };
}

function moved(box: AxisName, right: number, down: number): AxisName {
  return { ...box, x: box.x + right, y: box.y + down };
}

/** Whether a box stands outside of the outermost ring, by the separating axes of the two. */
function isClear({ x, y, width, height }: Box, radius: number, count: number): boolean {
  for (let index = 0; index < count; index += 1) {
    const angle = axisAngle(index + 0.5, count);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const nearest = (cos < 0 ? x + width : x) * cos + (sin < 0 ? y + height : y) * sin;
    if (nearest >= radius * Math.cos(Math.PI / count) + CLEAR) return true;
  }
  return y + height <= -radius || y >= radius || x + width <= -radius || x >= radius;
}
