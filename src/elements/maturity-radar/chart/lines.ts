import type { Level } from '../../../domain/maturity.js';
import type { LineLook } from '../../../charts/key.js';
import type { Palette } from '../../../charts/palette.js';
import type { Picture } from './picture.js';

/** One line of the radar. */
export interface Line extends LineLook {
  readonly values: readonly Level[];
}

/** The lines of a picture: the first series, the second, the target. */
export function linesOf({ series, target }: Picture, { data, surface, target: aim }: Palette): Line[] {
  const [first, second] = series;
  const lines: Line[] = [];
  if (first) lines.push({ ...first, colour: data[0], fill: data[0], width: 2.5, dash: [], shape: 'circle' });
  if (second) lines.push({ ...second, colour: data[1], fill: surface, width: 2.5, dash: [11, 5], shape: 'diamond' });
  if (target) lines.push({ ...target, colour: aim, fill: aim, width: 1.75, dash: [2, 4], shape: null });
  return lines;
}
