import { type Box, overlap } from './box.js';

/** A corner of a polygon, or `null` where a gap breaks the line. */
export type Corner = { x: number; y: number } | null;

/** One line of the chart with the text that should stand at it. */
export interface LabelledLine {
  width: number;
  corners: readonly Corner[];
}

/** Directions to try, in units of half a label: right, left, above, below and between. */
const SIDES = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** From the line to the label; a little further where there is no room so near. */
const GAP = 10;
const GAPS = [GAP, 1.8 * GAP];

/** What it costs a place to be another line's too, to cover an axis or a ring, to be far off; what distance gains. */
const COST = { shared: 30, grid: 6, gap: 8, far: 0.1 };

/**
 * Finds a place at each line for its own name, so that nobody has to look colours up in a legend: beside a
 * corner or a side, where the name covers as little of the grid as possible.
 *
 * @param lines - the lines, the most important first
 * @param height - of a label
 * @param taken - boxes that no label may cover
 * @param canvas - its size, the centre, the grid, and what else no label may cover
 * @returns a box for each line, or `null` where there is none that covers neither a line, a point nor another name: the
 * heads of the table name the lines too
 */
export function placeLabels(
  lines: readonly LabelledLine[],
  height: number,
  taken: readonly Box[],
  canvas: { width: number; height: number; centre: Point; grid: readonly Segment[]; whiskers: readonly Segment[] },
): (Box | null)[] {
  const corners = lines.flatMap((line) => line.corners.filter((corner) => corner !== null));
  const edges = [...lines.flatMap((line) => edgesOf(line.corners)), ...canvas.whiskers];
  const placed: Box[] = [];

  return lines.map(({ width, corners: own }) => {
    let best: Box | null = null;
    let lowest = Infinity;
    const middles = edgesOf(own).map(([from, to]) => ({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }));
    for (const anchor of [...own, ...middles]) {
      if (!anchor) continue;
      // A name is best read where its line runs clear of the others and of the centre, where all axes meet.
      const apart = Math.min(
        60,
        ...corners.filter((other) => other !== anchor).map((other) => distance(anchor, other)),
      );
      const out = distance(anchor, canvas.centre);
      for (const gap of GAPS) {
        for (const [right, down] of SIDES) {
          const box = {
            x: anchor.x - width / 2 + right * (width / 2 + gap),
            y: anchor.y - height / 2 + down * (height / 2 + gap),
            width,
            height,
          };
          const outside =
            box.x < 2 || box.y < 2 || box.x + width > canvas.width - 2 || box.y + height > canvas.height - 2;
          const covers =
            outside ||
            [...taken, ...placed].some((other) => overlap(box, grown(other))) ||
            corners.some(({ x, y }) => overlap(box, { x: x - 7, y: y - 7, width: 14, height: 14 })) ||
            edges.some(([from, to]) => crosses(box, from, to));
          if (covers) continue;
          const cost =
            COST.shared * Number(apart < GAP) +
            COST.grid * canvas.grid.filter(([from, to]) => crosses(box, from, to)).length +
            COST.gap * Number(gap > GAP) -
            COST.far * (apart + out);
          if (cost < lowest) [best, lowest] = [box, cost];
        }
      }
    }
    if (best) placed.push(best);
    return best;
  });
}

type Point = NonNullable<Corner>;

/** A straight line from one point to another. */
export type Segment = readonly [Point, Point];

function edgesOf(corners: readonly Corner[]): [Point, Point][] {
  return corners.flatMap((from, index) => {
    const to = corners[(index + 1) % corners.length];
    return from && to ? [[from, to]] : [];
  });
}

function distance(first: Point, second: Point): number {
  return Math.hypot(first.x - second.x, first.y - second.y);
}

/** With room around it, so that two names are not read as one. */
function grown({ x, y, width, height }: Box): Box {
  return { x: x - GAP, y, width: width + 2 * GAP, height };
}

/** Whether an edge runs through a box, tested at points close enough for a label. */
function crosses(box: Box, from: Point, to: Point): boolean {
  const steps = Math.ceil(distance(from, to) / 6) || 1;
  for (let step = 0; step <= steps; step += 1) {
    const x = from.x + ((to.x - from.x) * step) / steps;
    const y = from.y + ((to.y - from.y) * step) / steps;
    if (overlap(box, { x, y, width: 0.1, height: 0.1 })) return true;
  }
  return false;
}
