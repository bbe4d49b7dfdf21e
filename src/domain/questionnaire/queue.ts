import type { Node } from './node.js';

/** Nodes that have to be looked at, each once; those that others depend on come first. */
export class RankedQueue {
  readonly #nodes: Node[] = [];
  readonly #queued = new Set<Node>();

  constructor(readonly rank: (node: Node) => number) {}

  add(node: Node): void {
    if (this.#queued.has(node)) return;
    this.#queued.add(node);
    // The lowest rank stands last, where it is taken from.
    let low = 0;
    for (let high = this.#nodes.length; low < high;) {
      const middle = (low + high) >> 1;
      if (this.rank(this.#nodes[middle]!) > this.rank(node)) low = middle + 1;
      else high = middle;
    }
    this.#nodes.splice(low, 0, node);
  }

  take(): Node | undefined {
    const node = this.#nodes.pop();
    if (node) this.#queued.delete(node);
    return node;
  }
}
