import type { Palette } from './palette.js';

/** Size in CSS pixels and how many device pixels go into one. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** A chart on a canvas. It listens to nothing and never moves by itself. */
export interface DrawnChart<P, H> {
  readonly picture: P;
  /** Draws everything anew. */
  update(picture: P, palette: Palette, size: CanvasSize): void;
  /** Points out one of the things that it shows, or none. */
  highlight(index: number | null): void;
  /** What is at a point of the canvas. */
  hit(x: number, y: number): H | null;
  destroy(): void;
}

/** What stands around a chart in a file. */
export interface Caption {
  readonly title: string;
  readonly summary: string;
  /** Source and date, one line each. */
  readonly notes: readonly string[];
}

/** The code that a page loads when a chart is shown. */
export interface ChartModule<P, H> {
  draw(canvas: HTMLCanvasElement, picture: P, palette: Palette, size: CanvasSize): DrawnChart<P, H>;
  /** @throws where the browser cannot make a file */
  file(picture: P, palette: Palette, caption: Caption): Promise<Blob>;
}
