import type { Budget } from './budget.js';
import type { Reads, ResponseSnapshot, Source } from './response-snapshot.js';

/**
 * What a part of an expression gives that depends on nothing but `%resource`: of `find`, or of an earlier time, for any
 * expression with the same part, while nothing has changed that it read.
 *
 * @param part - The same object for the same part.
 */
export type Recall = (part: object, find: () => readonly unknown[]) => readonly unknown[];

interface Known {
  readonly results: readonly unknown[];
  readonly reads: Reads;
}

/** Parts that many expressions of a form have in common are worked out once a change. */
export class SharedParts {
  readonly #snapshot: ResponseSnapshot;
  readonly #budget: Budget;
  #known = new Map<object, Known>();
  /** Which parts have read something. */
  readonly #readers = new WeakMap<Source, Set<object>>();

  constructor(snapshot: ResponseSnapshot, budget: Budget) {
    this.#snapshot = snapshot;
    this.#budget = budget;
  }

  readonly recall: Recall = (part, find) => {
    const known = this.#known.get(part);
    if (known) {
      this.#snapshot.reread(known.reads);
      return known.results;
    }
    const reads: Reads = new Set();
    try {
      const results = this.#snapshot.observe(reads, find);
      // Of what was stopped nobody knows what it would have been; an engine may have caught that.
      if (!this.#budget.fault) this.#keep(part, { results, reads });
      return results;
    } finally {
      this.#snapshot.reread(reads);
    }
  };

  /** These have changed. */
  forget(sources: readonly Source[]): void {
    for (const source of sources) {
      for (const part of this.#readers.get(source) ?? []) this.#known.delete(part);
      this.#readers.delete(source);
    }
  }

  /** Knows nothing while something runs, and afterwards what it knew before. */
  without<T>(run: () => T): T {
    const known = this.#known;
    this.#known = new Map();
    try {
      return run();
    } finally {
      this.#known = known;
    }
  }

  #keep(part: object, known: Known): void {
    this.#known.set(part, known);
    for (const source of known.reads) {
      const readers = this.#readers.get(source);
      if (readers) readers.add(part);
      else this.#readers.set(source, new Set([part]));
    }
  }
}
