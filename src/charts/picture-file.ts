import { font, type Measure, wrap } from './canvas-text.js';
import type { CanvasSize, Caption } from './chart.js';
import { drawKey, type LineLook } from './key.js';
import type { Palette } from './palette.js';

/** In CSS pixels; fits a slide or a page. */
const WIDTH = 960;
const CHART_HEIGHT = 620;
const MARGIN = 32;
const KEY_HEIGHT = 32;
/** Device pixels a CSS pixel, so that the picture stays sharp in print. */
const RATIO = 2;

/** A chart that is put into a file. */
export interface ChartFile {
  readonly direction: 'ltr' | 'rtl';
  readonly palette: Palette;
  readonly caption: Caption;
  lines(palette: Palette): readonly LineLook[];
  draw(canvas: HTMLCanvasElement, palette: Palette, size: CanvasSize): { destroy(): void };
}

interface TextLine {
  text: string;
  font: string;
  colour: string;
  height: number;
}

/**
 * Draws the chart with its title, its sentence, source and date, ready to be put into a report.
 *
 * @returns a PNG, {@link WIDTH} CSS pixels wide at {@link RATIO}
 * @throws {@link Error} where the browser cannot make one
 */
export async function pictureFile({ direction, palette, caption, lines, draw }: ChartFile): Promise<Blob> {
  const look = { ...palette, size: 18 };
  const canvas = document.createElement('canvas');
  const ctx = canvas.getContext('2d')!;
  const write = (text: string, bold: boolean, scale: number, colour: string): TextLine[] => {
    const lineFont = font(look, bold, scale);
    ctx.font = lineFont;
    const measure: Measure = (part) => ctx.measureText(part).width;
    return wrap(text, WIDTH - 2 * MARGIN, measure).lines.map((line) => ({
      text: line,
      font: lineFont,
      colour,
      height: look.size * scale * 1.4,
    }));
  };
  const head = [...write(caption.title, true, 1.3, look.text), ...write(caption.summary, false, 1, look.text)];
  const foot = caption.notes.flatMap((note) => write(note, false, 0.8, look.muted));
  const tall = (texts: TextLine[]) => texts.reduce((sum, { height }) => sum + height, 0);
  const keyTop = MARGIN + tall(head) + KEY_HEIGHT / 2;
  const chartTop = keyTop + KEY_HEIGHT;
  const height = chartTop + CHART_HEIGHT + tall(foot) + MARGIN * 1.5;

  canvas.width = WIDTH * RATIO;
  canvas.height = Math.ceil(height * RATIO);
  ctx.scale(RATIO, RATIO);
  ctx.fillStyle = look.surface;
  ctx.fillRect(0, 0, WIDTH, height);

  const under = document.createElement('canvas');
  const chart = draw(under, look, { width: WIDTH, height: CHART_HEIGHT, ratio: RATIO });
  ctx.drawImage(under, 0, chartTop, WIDTH, CHART_HEIGHT);
  chart.destroy();

  ctx.direction = direction;
  const x = direction === 'rtl' ? WIDTH - MARGIN : MARGIN;
  drawKey(ctx, lines(look), look, direction, x, keyTop);
  ctx.textBaseline = 'top';
  ctx.textAlign = 'start';
  let y = MARGIN;
  for (const [index, line] of [...head, ...foot].entries()) {
    if (index === head.length) y = chartTop + CHART_HEIGHT + MARGIN / 2;
    ctx.font = line.font;
    ctx.fillStyle = line.colour;
    ctx.fillText(line.text, x, y);
    y += line.height;
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}
