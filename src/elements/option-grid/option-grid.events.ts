import type { GridValue } from '../../domain/decisions.js';

/** A person recorded what they decided, or that they have not decided yet. Bubbles, so that one listener serves a page. */
export class DecisionEvent extends CustomEvent<GridValue> {
  constructor(detail: GridValue) {
    super('pp-decision', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'pp-decision': DecisionEvent;
  }
}
