/** The chunk that a page loads when a radar is shown: everything that needs chart.js. */
import type { ChartModule } from '../../../charts/chart.js';
import { pictureFile } from '../../../charts/picture-file.js';
import { linesOf } from './lines.js';
import type { Picture } from './picture.js';
import { type Hit, RadarChart } from './radar-chart.js';

export const radar: ChartModule<Picture, Hit> = {
  draw: (canvas, picture, palette, size) => new RadarChart(canvas, picture, palette, size),
  file: (picture, palette, caption) =>
    pictureFile({
      direction: picture.direction,
      palette,
      caption,
      lines: (look) => linesOf(picture, look),
      draw: (canvas, look, size) => new RadarChart(canvas, picture, look, size),
    }),
};
