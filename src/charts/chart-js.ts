import { Chart, type ChartComponentLike, type ChartConfiguration, type ChartType, type Plugin } from 'chart.js';

export { Chart, LineElement, PointElement, RadarController, RadialLinearScale } from 'chart.js';
export type { ChartDataset } from 'chart.js';

/** What one kind of chart is made of. */
interface Kind<T extends ChartType> {
  readonly type: T;
  readonly parts: readonly ChartComponentLike[];
  readonly scales: NonNullable<ChartConfiguration<T>['options']>['scales'];
  readonly plugin: Plugin<T>;
}

/** A chart without data that listens to nothing and never moves by itself: the element says when it is drawn. */
export function stillChart<T extends ChartType, D>(
  canvas: HTMLCanvasElement,
  { type, parts, scales, plugin }: Kind<T>,
): Chart<T, D> {
  Chart.register(...parts);
  return new Chart<T, D>(canvas, {
    type,
    data: { datasets: [] },
    options: {
      // Its own way to follow size and pointer would listen to the window and the document.
      responsive: false,
      maintainAspectRatio: false,
      events: [],
      animation: false,
      scales,
    } as ChartConfiguration<T, D>['options'],
    plugins: [plugin],
  });
}
