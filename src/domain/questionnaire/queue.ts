import type { Node } from './node.js';

/** Where a node comes: nodes of one circle may look at each other, all others only at what has a lower rank. */
export interface Place {
  readonly rank: number;
  readonly circle: number;
}

/**
 * Nodes that have to be looked at, each once; those that others depend on come first. A circle goes in rounds: what has
 * had its turn and is to look again waits until the others have had theirs, so that after each round at least one more
 * has come to rest, as long as nothing really goes round.
 */
export class RankedQueue {
  /** How many rounds the present circle has begun. */
  round = 0;
  readonly #met = new Set<Node>();
  readonly #nodes: Node[] = [];
  readonly #next: Node[] = [];
  readonly #queued = new Set<Node>();
  #last: Place | undefined;

  constructor(
    readonly place: (node: Node) => Place,
    readonly isAlive: (node: Node) => boolean,
  ) {}

  /** Nodes that have had a turn in the present circle, and still live. */
  get met(): ReadonlySet<Node> {
    return this.#met;
  }

  add(node: Node): void {
    if (this.#queued.has(node)) return;
    this.#queued.add(node);
    const { rank, circle } = this.place(node);
    if (circle === this.#last?.circle && rank <= this.#last.rank) this.#next.push(node);
    else this.#insert(node);
  }

  take(): Node | undefined {
    let node = this.#nodes.at(-1);
    if (this.#next[0] && (!node || this.place(node).circle > this.#last!.circle)) {
      this.round++;
      for (const one of this.#met) if (!this.isAlive(one)) this.#met.delete(one);
      this.#next.splice(0).forEach((one) => this.#insert(one));
      node = this.#nodes.at(-1);
    }
    this.#nodes.pop();
    const place = node && this.place(node);
    if (place?.circle !== this.#last?.circle) this.recount();
    this.#last = place;
    if (!node) return undefined;
    this.#met.add(node);
    this.#queued.delete(node);
    return node;
  }

  /** Counts rounds anew. */
  recount(): void {
    this.round = 0;
    this.#met.clear();
  }

  #insert(node: Node): void {
    const { rank } = this.place(node);
    // The lowest rank stands last, where it is taken from.
    let low = 0;
    for (let high = this.#nodes.length; low < high;) {
      const middle = (low + high) >> 1;
      if (this.place(this.#nodes[middle]!).rank > rank) low = middle + 1;
      else high = middle;
    }
    this.#nodes.splice(low, 0, node);
  }
}
