import { HIGHEST_LEVEL } from '../../../domain/maturity.js';
import type { Box } from '../../../charts/box.js';
import { font, write } from '../../../charts/canvas-text.js';
import { type Corner, placeLabels, type Segment } from '../../../charts/direct-labels.js';
import type { Palette } from '../../../charts/palette.js';
import { axisAngle, type Layout } from './layout.js';
import { linesOf } from './lines.js';
import type { Picture } from './picture.js';

type Context = CanvasRenderingContext2D;

/** What the drawing functions need to know of a chart. */
export interface Scene {
  picture: Picture;
  palette: Palette;
  layout: Layout;
  highlighted: number | null;
}

/** The rings' numbers, which are to be read over any line. */
export function drawRingNumbers(ctx: Context, { picture, palette, layout: { cx, cy, radius } }: Scene): void {
  const left = picture.direction === 'ltr';
  ctx.save();
  ctx.textBaseline = 'middle';
  ctx.font = font(palette, false, 0.75);
  ctx.fillStyle = palette.muted;
  ctx.textAlign = left ? 'right' : 'left';
  picture.rings.forEach((text, level) => {
    write(ctx, palette, text, cx + (left ? -8 : 8), cy - (radius * level) / HIGHEST_LEVEL + (level === 0 ? 2 : 0));
  });
  ctx.restore();
}

/** Rings, axes and the axes' names. */
export function drawAxes(ctx: Context, { palette, layout, highlighted }: Scene): void {
  const { cx, cy, names, lineHeight } = layout;
  const count = names.length;
  ctx.save();
  ctx.lineWidth = 1;
  ctx.strokeStyle = palette.line;
  ctx.beginPath();
  for (let level = 1; level <= HIGHEST_LEVEL; level += 1) {
    for (let index = 0; index <= count; index += 1) {
      const { x, y } = at(layout, index, level);
      if (index === 0) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
    }
  }
  for (let index = 0; index < count; index += 1) {
    const { x, y } = at(layout, index, HIGHEST_LEVEL);
    ctx.moveTo(cx, cy);
    ctx.lineTo(x, y);
  }
  ctx.stroke();

  ctx.textBaseline = 'middle';
  names.forEach((name, index) => {
    const current = index === highlighted;
    ctx.font = font(palette, current);
    ctx.fillStyle = palette.text;
    ctx.textAlign = name.align;
    const x = name.align === 'left' ? name.x : name.align === 'right' ? name.x + name.width : name.x + name.width / 2;
    name.lines.forEach((line, row) => ctx.fillText(line, x, name.y + (row + 0.5) * lineHeight));
  });

  if (highlighted !== null) {
    const { x, y } = at(layout, highlighted, HIGHEST_LEVEL);
    ctx.beginPath();
    ctx.lineWidth = 2;
    ctx.strokeStyle = palette.text;
    ctx.moveTo(cx, cy);
    ctx.lineTo(x, y);
    ctx.stroke();
  }
  ctx.restore();
}

/** The raters' ranges, as bars along the axes with a cap at each end. */
export function drawWhiskers(ctx: Context, { picture, palette, layout }: Scene): void {
  const both = picture.series.every(({ range }) => range);
  const count = layout.names.length;
  ctx.save();
  ctx.lineWidth = 1.5;
  // Lighter than the lines, so that a range along an axis is not taken for a side of the polygon.
  ctx.globalAlpha = 0.7;
  picture.series.forEach(({ range }, series) => {
    // Side by side where both series have a range.
    const aside = both && picture.series.length > 1 ? (series === 0 ? -4 : 4) : 0;
    ctx.strokeStyle = palette.data[series]!;
    ctx.beginPath();
    range?.forEach((pair, index) => {
      if (!pair || pair[0] === pair[1]) return;
      const angle = axisAngle(index, count);
      const [acrossX, acrossY] = [-Math.sin(angle), Math.cos(angle)];
      const [from, to] = pair.map((level) => {
        const { x, y } = at(layout, index, level);
        return { x: x + acrossX * aside, y: y + acrossY * aside };
      }) as [Point, Point];
      ctx.moveTo(from.x, from.y);
      ctx.lineTo(to.x, to.y);
      for (const { x, y } of [from, to]) {
        ctx.moveTo(x - acrossX * 4, y - acrossY * 4);
        ctx.lineTo(x + acrossX * 4, y + acrossY * 4);
      }
    });
    ctx.stroke();
  });
  ctx.restore();
}

/** Each line's name, at the line. */
export function drawLabels(ctx: Context, { picture, palette, layout }: Scene, corners: readonly Corner[][]): void {
  const lines = linesOf(picture, palette);
  ctx.save();
  ctx.font = font(palette, true, 0.8);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const height = palette.size;
  const centre = { x: layout.cx, y: layout.cy };
  const grid = layout.names.flatMap((_, index): Segment[] => [
    [centre, at(layout, index, HIGHEST_LEVEL)],
    ...picture.rings.map((__, level): Segment => [at(layout, index, level), at(layout, index + 1, level)]),
  ]);
  const whiskers = picture.series.flatMap(({ range = [] }) =>
    range.flatMap((pair, index): Segment[] => (pair ? [[at(layout, index, pair[0]), at(layout, index, pair[1])]] : [])),
  );
  const canvas = { width: layout.width, height: layout.height, centre, grid, whiskers };
  const rings: Box = { x: layout.cx - 12, y: layout.cy - layout.radius - 8, width: 24, height: layout.radius + 16 };
  const measured = lines.map(({ label }, index) => ({
    width: ctx.measureText(label).width + 4,
    corners: corners[index] ?? [],
  }));
  placeLabels(measured, height, [rings, ...layout.names], canvas).forEach((box, index) => {
    if (!box) return;
    ctx.fillStyle = lines[index]!.colour;
    write(ctx, palette, lines[index]!.label, box.x + box.width / 2, box.y + box.height / 2);
  });
  ctx.restore();
}

/** The levels on one axis, beside their points. */
export function drawHighlight(ctx: Context, scene: Scene, corners: readonly Corner[][], dimension: number): void {
  const { picture, palette, layout } = scene;
  const angle = axisAngle(dimension, layout.names.length);
  ctx.save();
  ctx.font = font(palette, true, 0.9);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  picture.series.forEach(({ values }, series) => {
    const corner = corners[series]?.[dimension];
    const value = values[dimension];
    if (!corner || value == null) return;
    const aside = series === 0 ? 16 : -16;
    ctx.fillStyle = palette.data[series]!;
    write(ctx, palette, picture.format(value), corner.x - Math.sin(angle) * aside, corner.y + Math.cos(angle) * aside);
  });
  ctx.restore();
}

interface Point {
  x: number;
  y: number;
}

function at({ cx, cy, radius, names }: Layout, index: number, level: number): Point {
  const angle = axisAngle(index, names.length);
  const away = (radius * level) / HIGHEST_LEVEL;
  return { x: cx + away * Math.cos(angle), y: cy + away * Math.sin(angle) };
}
