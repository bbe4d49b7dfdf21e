import type { Item, Option } from '../model/model.js';
import type { Node } from '../model/node.js';
import { type ExpressionRule, isOfList } from './plan/definitions.js';
import type { Reads } from './response-snapshot.js';

/** What is known about a node. */
export interface NodeRecord {
  /** Expressions to evaluate (again). */
  readonly due: Set<ExpressionRule>;
  /** Answers that were worked out, as JSON. */
  calculated?: string;
  /** Options that an expression made, and those that are switched off. */
  made?: readonly Option[];
  readonly off: Map<ExpressionRule, boolean>;
  enabled: boolean;
  isFresh: boolean;
  /** What each expression read when it was last evaluated. */
  readonly reads: Map<ExpressionRule, Reads>;
}

/** Of a repeating group, some rules are for the list and each instance has the rest. Initial answers come once. */
export function looksAt(node: Node, { kind }: ExpressionRule): boolean {
  if (node.kind === 'repeat') return isOfList(kind);
  return kind !== 'initial' && (!isOfList(kind) || node.parent?.kind !== 'repeat');
}

/** Remembers nodes that have expressions, from the moment that the state first asks about them. */
export class NodeRecords {
  readonly #records = new WeakMap<Node, NodeRecord>();
  readonly #nodes = new Map<Item, Set<Node>>();

  constructor(
    readonly rules: ReadonlyMap<Item, readonly ExpressionRule[]>,
    readonly isAlive: (node: Node) => boolean,
  ) {}

  has(node: Node): boolean {
    return this.#records.has(node);
  }

  of(node: Node): NodeRecord {
    let record = this.#records.get(node);
    if (!record) {
      const due = new Set(this.rules.get(node.item));
      record = { due, off: new Map(), enabled: true, isFresh: true, reads: new Map() };
      this.#records.set(node, record);
      const nodes = this.#nodes.get(node.item);
      if (nodes) nodes.add(node);
      else this.#nodes.set(node.item, new Set([node]));
    }
    return record;
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
