import fc from 'fast-check';
import type { Box } from '../../src/charts/box.js';

/** Every character 7 px wide, as in a monospaced font. */
export const measure = (text: string) => text.length * 7;
export const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ñ', 'م'), minLength: 1, maxLength: 14 });
export const label = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

/** Whether a box is on a canvas. */
export const inside = (box: Box, { width, height }: { width: number; height: number }) =>
  box.x >= -0.01 && box.y >= -0.01 && box.x + box.width <= width + 0.01 && box.y + box.height <= height + 0.01;

/** A text without what wrapping may add or leave out. */
export const letters = (text: string) => text.replaceAll(/[\s\-\u00ad]/g, '');
