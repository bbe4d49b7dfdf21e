import type { RowDenominator, Share } from './risk.js';

/** One person: the centre of a circle, in a coordinate system whose y grows downwards. */
export interface Icon {
  readonly x: number;
  readonly y: number;
  readonly filled: boolean;
}

/** A drawing of {@link Share}; `width` and `height` are its view box, `radius` fits circles into their places. */
export interface IconArray {
  readonly icons: readonly Icon[];
  readonly width: number;
  readonly height: number;
  readonly radius: number;
}

const ROW = 10;
const PITCH = 10;
const GAP = 6;
/** 1,000 people stand as ten hundreds, five beside each other, so that a hundred stays a square one can count. */
const HUNDREDS_ACROSS = 5;

/**
 * Places one circle a person in rows of ten. Those to whom it happens are filled without a gap from the bottom up, each
 * row from its start; of 1,000, one hundred is filled after the other in the same way.
 *
 * @param share - "fewer than 1" is one filled circle: some people are never drawn as nobody
 * @param mirrored - true in right-to-left text, where a row starts on the right
 */
export function iconArray({ count, of }: Share, mirrored = false): IconArray {
  const across = of === 100 ? 1 : HUNDREDS_ACROSS;
  const side = ROW * PITCH;
  const up = blocks(of) / across;
  const width = across * side + (across - 1) * GAP;
  const height = up * side + (up - 1) * GAP;
  const icons = [...Array(of).keys()].map((index) => {
    const block = Math.floor(index / 100);
    const within = index % 100;
    const x = (block % across) * (side + GAP) + (within % ROW) * PITCH + PITCH / 2;
    const y = height - Math.floor(block / across) * (side + GAP) - Math.floor(within / ROW) * PITCH - PITCH / 2;
    return { x: mirrored ? width - x : x, y, filled: index < count };
  });
  return { icons, width, height, radius: 3.6 };
}

const blocks = (of: RowDenominator) => of / 100;
