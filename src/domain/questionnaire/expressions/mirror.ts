import { copy } from '../json.js';
import type { Json } from '../json.js';
import type { Node, Parent, QuestionNode } from '../node.js';
import type { RulesHost } from '../rules.js';

/**
 * The response as expressions see it, kept from change to change: only what lies around a changed answer is made anew.
 * A copy: engines leave marks on what they read.
 */
export class Mirror {
  readonly #host: RulesHost;
  readonly #items = new WeakMap<Node, Json[]>();
  readonly #nodes = new WeakMap<object, Node>();
  #response: Json | undefined;

  constructor(host: RulesHost) {
    this.#host = host;
  }

  get response(): Json {
    this.#response ??= {
      resourceType: 'QuestionnaireResponse',
      questionnaire: this.#host.survey.canonical,
      status: 'in-progress',
      item: this.#host.children.flatMap((node) => this.#read(node)),
    };
    return this.#response;
  }

  /** The item of a node; one without answers is not in the response, but can still be a place to look from. */
  item(node: Node): Json {
    const [item] = this.#read(node);
    if (item) return item;
    const empty = { linkId: node.item.linkId };
    this.#nodes.set(empty, node);
    return empty;
  }

  /** The node that a piece of the response, as an expression returned it, is of. */
  nodeOf(piece: unknown): Node | undefined {
    return typeof piece === 'object' && piece !== null ? this.#nodes.get(piece) : undefined;
  }

  /** The answers of a question have changed. */
  forget(question: QuestionNode): void {
    this.#response = undefined;
    for (let up: Parent | null = question; up; up = up.parent) if (up.kind !== 'answer') this.#items.delete(up);
  }

  #read(node: Node): Json[] {
    const known = this.#items.get(node);
    if (known) return known;
    const items = this.#make(node);
    this.#items.set(node, items);
    if (node.kind !== 'repeat') for (const item of items) this.#nodes.set(item, node);
    return items;
  }

  #make(node: Node): Json[] {
    if (node.kind === 'display' || !node.filled) return [];
    if (node.kind === 'repeat') return node.groups.flatMap((group) => this.#read(group));
    const { linkId, text } = node.item;
    if (node.kind === 'group') return [{ linkId, text, item: node.children.flatMap((child) => this.#read(child)) }];
    const answer = node.answers.flatMap(({ value, children }): Json[] => {
      const item = children.flatMap((child) => this.#read(child));
      return value ? [item.length ? { ...copy(value), item } : (copy(value) as Json)] : [];
    });
    return [{ linkId, text, answer }];
  }
}
