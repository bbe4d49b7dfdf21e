import type { ErrorDetail } from '../../src/kernel/page/events.js';

/** Waits for the next event of a type. */
export const next = <E extends Event>(target: EventTarget, type: string): Promise<E> =>
  new Promise((resolve) => target.addEventListener(type, (event) => resolve(event as E), { once: true }));

/** Everything that a `pp-error` said from now on. */
export function errorsOf(target: EventTarget): ErrorDetail[] {
  const errors: ErrorDetail[] = [];
  target.addEventListener('pp-error', (event) => errors.push((event as CustomEvent<ErrorDetail>).detail));
  return errors;
}

/** Waits until `condition` holds, looking once a frame; the test runner's own time limit ends it. */
export async function until(condition: () => unknown): Promise<void> {
  while (!condition()) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** The next task: after everything that is already waiting for its turn. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
