/**
 * How many steps all expressions of a form may take in one change: an answer, or what a form begins with. A step is the
 * evaluation of one node of an expression; work on lists and texts counts by their sizes. No clock decides, so a slow
 * phone sends what a fast one does.
 */
export const MAX_STEPS = 1_000_000;
/** How many of them one expression may take. */
export const MAX_SHARE = MAX_STEPS / 5;
/** How many the large ones may take together: what each takes after its first {@link SMALL}. So small ones still go. */
export const MAX_LARGE = (MAX_STEPS * 7) / 10;
const SMALL = 5000;

/** Says why an expression cannot be evaluated, in words for the form's author that hold no answer. */
export class ExpressionFault extends Error {}

/** To be told of steps before they are taken. Both throw an {@link ExpressionFault}: at once, or at what is too much. */
export interface Steps {
  readonly spend: (steps: number) => void;
  readonly stop: (why: string) => never;
}

/** Counts steps before they are taken: those over the budget are not, and whoever wants to take them is stopped. */
export class Budget implements Steps {
  /** Why the present expression was stopped. */
  fault: ExpressionFault | undefined;
  #left = MAX_STEPS;
  #large = MAX_LARGE;
  #taken = 0;

  /** How many steps the present change has taken. */
  get taken(): number {
    return MAX_STEPS - this.#left;
  }

  /** A change begins. */
  renew(): void {
    this.#left = MAX_STEPS;
    this.#large = MAX_LARGE;
  }

  /** An expression begins. */
  begin(): void {
    this.fault = undefined;
    this.#taken = 0;
    this.spend(1);
  }

  /** @throws ExpressionFault if that is too much, and from then on until the next expression: engines catch some */
  readonly spend = (steps: number): void => {
    const large = Math.max(0, Math.min(steps, this.#taken + steps - SMALL));
    if (this.fault) throw this.fault;
    if (this.#taken + steps > MAX_SHARE) this.stop(`it takes more than ${MAX_SHARE} steps`);
    if (steps > this.#left) this.stop(`the form takes more than ${MAX_STEPS} steps at once`);
    if (large > this.#large) this.stop(`large expressions take more than ${MAX_LARGE} steps at once`);
    this.#taken += steps;
    this.#left -= steps;
    this.#large -= large;
  };

  /** @throws ExpressionFault */
  readonly stop = (why: string): never => {
    this.fault = new ExpressionFault(`too much: ${why}`);
    throw this.fault;
  };
}
