/** The chunk that a page loads when a chart is shown: everything that needs chart.js. */
export { drawPicture } from './draw-picture.js';
export { RadarChart } from './radar-chart.js';
