import { overlap } from '../../../charts/box.js';
import { font } from '../../../charts/canvas-text.js';
import type { CanvasSize, DrawnChart } from '../../../charts/chart.js';
import {
  type Chart,
  type ChartDataset,
  LineElement,
  PointElement,
  RadarController,
  RadialLinearScale,
  stillChart,
} from '../../../charts/chart-js.js';
import type { Palette } from '../../../charts/palette.js';
import { HIGHEST_LEVEL, type Level, LOWEST_LEVEL } from '../../../domain/maturity.js';
import { drawAxes, drawHighlight, drawLabels, drawRingNumbers, drawWhiskers } from './drawing.js';
import { type Layout, layoutAxes } from './layout.js';
import { linesOf } from './lines.js';
import type { Picture } from './picture.js';

/** What a pointer is over: an axis, and the series whose point is right there. */
export interface Hit {
  dimension: number;
  series?: number;
}

type RadarDataset = ChartDataset<'radar', Level[]>;

/** How close a pointer must come to a point, in CSS pixels. */
const REACH = 14;
/** A diamond needs a little more to look as large as a circle. */
const RADIUS = { circle: 5, diamond: 6, none: 1.5 };

/**
 * A radar on a canvas. chart.js places and draws lines and points; words, rings and ranges are drawn here, because its
 * own cannot wrap, cannot stand at a line and would need its legend. It listens to nothing and never moves by itself.
 */
export class RadarChart implements DrawnChart<Picture, Hit> {
  highlighted: number | null = null;
  /** Absent until the first {@link update}; chart.js draws once before that, when there is nothing yet. */
  layout: Layout | undefined;

  readonly #chart: Chart<'radar', Level[]>;

  constructor(
    canvas: HTMLCanvasElement,
    public picture: Picture,
    public palette: Palette,
    size: CanvasSize,
  ) {
    const hidden = { display: false };
    this.#chart = stillChart<'radar', Level[]>(canvas, {
      type: 'radar',
      parts: [RadarController, RadialLinearScale, PointElement, LineElement],
      scales: {
        r: {
          min: LOWEST_LEVEL,
          max: HIGHEST_LEVEL,
          ticks: { ...hidden, stepSize: 1 },
          grid: hidden,
          angleLines: hidden,
          pointLabels: hidden,
        },
      },
      plugin: {
        id: 'words',
        beforeDatasetsDraw: ({ ctx }) => {
          ctx.direction = this.picture.direction;
          if (!isLaidOut(this)) return;
          drawAxes(ctx, this);
          drawWhiskers(ctx, this);
        },
        afterDatasetsDraw: ({ ctx }) => {
          if (!isLaidOut(this)) return;
          drawRingNumbers(ctx, this);
          drawLabels(ctx, this, this.corners);
          if (this.highlighted !== null) drawHighlight(ctx, this, this.corners, this.highlighted);
        },
      },
    });
    this.update(picture, palette, size);
  }

  /** Draws everything anew. */
  update(picture: Picture, palette: Palette, { width, height, ratio }: CanvasSize): void {
    this.picture = picture;
    this.palette = palette;
    const chart = this.#chart;
    chart.ctx.font = font(palette, true);
    const names = picture.dimensions;
    const layout = layoutAxes(
      names,
      { width, height },
      palette.size * 1.25,
      (text) => chart.ctx.measureText(text).width,
    );
    const { cx, cy, radius } = layout;
    this.layout = layout;
    const padding = { left: cx - radius, right: width - cx - radius, top: cy - radius, bottom: height - cy - radius };
    chart.options.layout = { padding };
    chart.options.devicePixelRatio = ratio;
    chart.data = { labels: [...names], datasets: datasets(picture, palette) };
    chart.resize(width, height);
    chart.update('none');
  }

  /** Points out one axis, or none. */
  highlight(dimension: number | null): void {
    if (dimension === this.highlighted) return;
    this.highlighted = dimension;
    this.#chart.draw();
  }

  /**
   * What is at a point of the canvas.
   *
   * @returns `null` at the centre, where all axes meet, and outside of the radar and its names
   */
  hit(x: number, y: number): Hit | null {
    if (!this.layout) return null;
    const { cx, cy, radius, names } = this.layout;
    const named = names.findIndex((box) => overlap(box, { x, y, width: 0.1, height: 0.1 }));
    if (named >= 0) return { dimension: named };
    const away = Math.hypot(x - cx, y - cy);
    if (away < REACH || away > radius + REACH) return null;
    for (const [series, corners] of this.corners.slice(0, this.picture.series.length).entries()) {
      const dimension = corners.findIndex((corner) => corner && Math.hypot(corner.x - x, corner.y - y) <= REACH);
      if (dimension >= 0) return { dimension, series };
    }
    const turn = (Math.atan2(y - cy, x - cx) / (2 * Math.PI) + 1.25) % 1;
    return { dimension: Math.round(turn * names.length) % names.length };
  }

  /** Where the lines have their corners: the series in order, then the target. */
  get corners(): ({ x: number; y: number } | null)[][] {
    return this.#chart.data.datasets.map((_, index) =>
      this.#chart.getDatasetMeta(index).data.map(({ x, y }) => (Number.isNaN(x) ? null : { x, y })),
    );
  }

  destroy(): void {
    this.#chart.destroy();
  }
}

function isLaidOut(chart: RadarChart): chart is RadarChart & { layout: Layout } {
  return chart.layout !== undefined;
}

function datasets(picture: Picture, palette: Palette): RadarDataset[] {
  // With large text come larger points and thicker lines.
  const scale = Math.max(1, palette.size / 16);
  return linesOf(picture, palette).map(({ values, colour, fill, width, dash, shape }) => ({
    data: [...values],
    fill: false,
    spanGaps: false,
    clip: false,
    borderColor: colour,
    borderWidth: width * scale,
    borderDash: dash.map((length) => length * scale),
    pointStyle: shape === 'diamond' ? 'rectRot' : 'circle',
    pointRadius: RADIUS[shape ?? 'none'] * scale,
    pointBorderWidth: 2 * scale,
    pointBorderColor: colour,
    pointBackgroundColor: fill,
  }));
}
