import type { Node } from './node.js';

/** Nodes that have to be looked at, each once; those that others depend on come first. */
export class RankedQueue {
  protected readonly nodes: Node[] = [];
  readonly #queued = new Set<Node>();

  constructor(readonly rank: (node: Node) => number = ({ item }) => item.rank) {}

  add(node: Node): void {
    if (this.#queued.has(node)) return;
    this.#queued.add(node);
    this.put(node);
  }

  take(): Node | undefined {
    const node = this.nodes.pop();
    if (node) this.#queued.delete(node);
    return node;
  }

  protected put(node: Node): void {
    const rank = this.rank(node);
    // The lowest rank stands last, where it is taken from.
    let low = 0;
    for (let high = this.nodes.length; low < high;) {
      const middle = (low + high) >> 1;
      if (this.rank(this.nodes[middle]!) > rank) low = middle + 1;
      else high = middle;
    }
    this.nodes.splice(low, 0, node);
  }
}
