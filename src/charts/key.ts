import { font } from './canvas-text.js';
import type { Palette } from './palette.js';

/** How one line of a chart looks: colour, dash and shape all tell it from the others. */
export interface LineLook {
  readonly label: string;
  readonly colour: string;
  /** Inside of the points: filled and hollow can be told apart on top of each other and without colour. */
  readonly fill: string;
  readonly width: number;
  readonly dash: readonly number[];
  readonly shape: 'circle' | 'diamond' | null;
}

/** A key to the lines, for a picture that may stand alone. Starts at `x` and runs in the reader's direction. */
export function drawKey(
  ctx: CanvasRenderingContext2D,
  lines: readonly LineLook[],
  palette: Palette,
  direction: 'ltr' | 'rtl',
  x: number,
  y: number,
): void {
  const way = direction === 'rtl' ? -1 : 1;
  ctx.save();
  ctx.direction = direction;
  ctx.font = font(palette);
  ctx.textAlign = 'start';
  ctx.textBaseline = 'middle';
  for (const line of lines) {
    ctx.strokeStyle = line.colour;
    ctx.lineWidth = 2.5;
    ctx.setLineDash([...line.dash]);
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x + 44 * way, y);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.fillStyle = line.fill;
    ctx.beginPath();
    if (line.shape === 'circle') ctx.arc(x + 22 * way, y, 5, 0, 2 * Math.PI);
    else if (line.shape === 'diamond') {
      for (const [right, down] of [
        [6, 0],
        [0, 6],
        [-6, 0],
        [0, -6],
      ] as const)
        ctx.lineTo(x + 22 * way + right, y + down);
    }
    ctx.closePath();
    ctx.fill();
    if (line.shape) ctx.stroke();
    ctx.fillStyle = palette.text;
    ctx.fillText(line.label, x + 54 * way, y);
    x += (54 + ctx.measureText(line.label).width + 32) * way;
  }
  ctx.restore();
}
