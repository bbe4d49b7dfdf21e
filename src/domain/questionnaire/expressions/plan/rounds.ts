import type { Node } from '../../model/node.js';
import { RankedQueue } from '../../model/ranked-queue.js';

/** Where a node comes: nodes of one circle may look at each other, all others only at what has a lower rank. */
export interface RoundEntry {
  readonly rank: number;
  readonly circle: number;
}

/**
 * A queue in which a circle goes in rounds: what has had its turn and is to look again waits until the others have had
 * theirs, so that after each round at least one more has come to rest, as long as nothing really goes round.
 */
export class Rounds extends RankedQueue {
  /** How many rounds the present circle has begun. */
  round = 0;
  readonly #met = new Set<Node>();
  readonly #next: Node[] = [];
  #last: RoundEntry | undefined;

  constructor(
    readonly place: (node: Node) => RoundEntry,
    readonly isAlive: (node: Node) => boolean,
  ) {
    super((node) => place(node).rank);
  }

  /** Nodes that have had a turn in the present circle, and still live. */
  get met(): ReadonlySet<Node> {
    return this.#met;
  }

  override take(): Node | undefined {
    const first = this.nodes.at(-1);
    if (this.#next[0] && (!first || this.place(first).circle > this.#last!.circle)) {
      this.round++;
      for (const one of this.#met) if (!this.isAlive(one)) this.#met.delete(one);
      this.#next.splice(0).forEach((one) => super.put(one));
    }
    const node = super.take();
    const place = node && this.place(node);
    if (place?.circle !== this.#last?.circle) this.recount();
    this.#last = place;
    if (node) this.#met.add(node);
    return node;
  }

  /** Counts rounds anew. */
  recount(): void {
    this.round = 0;
    this.#met.clear();
  }

  protected override put(node: Node): void {
    const { rank, circle } = this.place(node);
    if (circle === this.#last?.circle && rank <= this.#last.rank) this.#next.push(node);
    else super.put(node);
  }
}
