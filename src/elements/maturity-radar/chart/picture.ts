import type { Level, LevelRange } from '../../../domain/maturity.js';

/** What is drawn, in words of the reader's language: nothing in here has to be translated or formatted again. */
export interface Picture {
  direction: 'ltr' | 'rtl';
  dimensions: readonly string[];
  /** At most two. */
  series: readonly PictureSeries[];
  target?: { label: string; values: readonly Level[] };
  /** The levels as they are written. */
  rings: readonly string[];
  /** Writes any level. */
  format(level: number): string;
}

export interface PictureSeries {
  label: string;
  values: readonly Level[];
  range?: readonly (LevelRange | null)[];
}
