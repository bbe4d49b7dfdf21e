import { press } from '../../../kernel/input/press-state.js';
import type { Queue } from './render-queue.js';

/** A piece of a template. */
interface LivePart {
  /** Draws it again. Returns false where it is not on the page any more. */
  refresh(): boolean;
}

/**
 * Pieces of a template that can be drawn again by themselves. An answer then costs what it touches, however long the
 * survey is.
 */
export class Parts {
  readonly #drawn = new Map<unknown, LivePart>();

  /** What is still to be drawn of a long survey. */
  rest: Queue | undefined;

  /** Draws the piece `key` again, if it is on the page. */
  refresh(key: unknown): void {
    const part = this.#drawn.get(key);
    if (!part || press.holds?.(part, (key as { id?: string }).id, () => this.refresh(key))) return;
    // What went from the page has nothing left to draw in. Off the page with the whole element, all of it is drawn anew
    // when that comes back.
    if (!part.refresh()) this.#drawn.delete(key);
  }

  add(key: unknown, part: LivePart): void {
    this.#drawn.set(key, part);
  }
}
