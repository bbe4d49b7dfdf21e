import type { Item, Option } from '../model/model.js';
import type { Node } from '../model/node.js';
import type { Job } from './definitions.js';
import type { Reads } from './mirror.js';

/** What is known about a node. */
export interface Memory {
  /** Expressions to evaluate (again). */
  readonly due: Set<Job>;
  /** Answers that were worked out, as JSON. */
  calculated?: string;
  /** Options that an expression made, and those that are switched off. */
  made?: readonly Option[];
  readonly off: Map<Job, boolean>;
  enabled: boolean;
  isFresh: boolean;
  /** What each expression read when it was last evaluated. */
  readonly reads: Map<Job, Reads>;
}

/** Remembers nodes that have expressions, from the moment that the state first asks about them. */
export class Memories {
  readonly #memories = new WeakMap<Node, Memory>();
  readonly #nodes = new Map<Item, Set<Node>>();

  constructor(
    readonly jobs: ReadonlyMap<Item, readonly Job[]>,
    readonly isAlive: (node: Node) => boolean,
  ) {}

  has(node: Node): boolean {
    return this.#memories.has(node);
  }

  of(node: Node): Memory {
    let memory = this.#memories.get(node);
    if (!memory) {
      const due = new Set(this.jobs.get(node.item));
      memory = { due, off: new Map(), enabled: true, isFresh: true, reads: new Map() };
      this.#memories.set(node, memory);
      const nodes = this.#nodes.get(node.item);
      if (nodes) nodes.add(node);
      else this.#nodes.set(node.item, new Set([node]));
    }
    return memory;
  }

  /** The nodes of an item that are there. */
  *nodesOf(item: Item): Generator<Node> {
    const nodes = this.#nodes.get(item);
    for (const node of nodes ?? []) {
      if (this.isAlive(node)) yield node;
      else nodes!.delete(node);
    }
  }
}
