import type { Level } from '../../../domain/maturity.js';
import type { Palette } from './palette.js';
import type { Picture } from './picture.js';

/** How one line looks: colour, dash and shape all tell it from the others. */
export interface Line {
  label: string;
  values: readonly Level[];
  colour: string;
  /** Inside of the points: filled and hollow can be told apart on top of each other and without colour. */
  fill: string;
  width: number;
  dash: number[];
  shape: 'circle' | 'diamond' | null;
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
