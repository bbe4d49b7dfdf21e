import { press } from '../../../kernel/input/press-state.js';

/**
 * Time that one go may take, in milliseconds. What somebody does in between is answered at once to the eye; more goes
 * would have the browser lay out and paint the page more often than the person looks.
 */
const SLICE = 100;

/** The same where the browser says when somebody does something, which ends a go. */
const LONG_SLICE = 200;

/** Whether somebody tapped or typed meanwhile. Chromium can be asked; undefined elsewhere. */
const isInputPending = (): boolean | undefined =>
  (navigator as { scheduling?: { isInputPending?(): boolean } }).scheduling?.isInputPending?.();

/** A page in the background is not drawn frame by frame; there is no screen to wait for. */
const FRAME = 100;

/** Draws pieces in order, in slices of time, so that a long page can be used while it grows. */
export class Queue {
  readonly #waiting: (() => void)[] = [];
  readonly #known = new Set<() => void>();
  /** Where pieces go that come up while one is drawn: they stand before those that wait already. */
  #at = 0;
  #finished: Promise<void> | undefined;
  #resolve: (() => void) | undefined;

  /** Takes a piece in; a piece that waits already keeps its place. */
  add(draw: () => void): void {
    if (this.#known.has(draw)) return;
    this.#known.add(draw);
    this.#waiting.splice(this.#at++, 0, draw);
    if (this.#finished) return;
    this.#finished = new Promise((resolve) => (this.#resolve = resolve));
    afterFrame(this.#slice);
  }

  /** When everything is drawn; undefined where it is. */
  get finished(): Promise<void> | undefined {
    return this.#finished;
  }

  /** Draws all that waits, at once: for paper, and to reach something that is not there yet. */
  finish(): void {
    this.#drawWhile(() => true);
  }

  readonly #slice = (): void => {
    if (press.over) return void press.over.then(this.#slice);
    const end = performance.now() + (isInputPending() === undefined ? SLICE : LONG_SLICE);
    this.#drawWhile(() => performance.now() < end && !isInputPending());
    if (this.#waiting.length > 0) soon(this.#slice);
  };

  #drawWhile(goesOn: () => boolean): void {
    do {
      this.#at = 0;
      const draw = this.#waiting.shift();
      if (draw) this.#known.delete(draw);
      try {
        draw?.();
      } catch (error) {
        // The others are to be drawn all the same.
        reportError(error);
      }
    } while (this.#waiting.length > 0 && goesOn());
    this.#at = this.#waiting.length;
    if (this.#waiting.length > 0) return;
    this.#resolve?.();
    this.#finished = undefined;
  }
}

/** Runs something as a task of its own, before timers that browsers hold back. */
function soon(action: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    action();
  };
  port2.postMessage(null);
}

/** Runs something once what is drawn by now is on the screen. */
function afterFrame(action: () => void): void {
  let isOver = false;
  const go = () => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    soon(action);
  };
  const timer = setTimeout(go, FRAME);
  requestAnimationFrame(go);
}
