import { copy } from '../model/json.js';
import type { Json } from '../model/json.js';
import type { Item } from '../model/model.js';
import type { Answer, Node, Parent, QuestionNode } from '../model/node.js';
import type { RulesHost } from '../model/rules.js';

/** Something of a response that can change: the answers of a question, or which items are in a list. */
export type Source = QuestionNode | Parent | RulesHost;
export type Reads = Set<Source>;

/** What the live member of a view gives, by view. */
const lists = new WeakMap<object, () => unknown>();

/**
 * One getter for all views. Were there one for each, the JavaScript engine would keep the first of them for good, as a
 * part of what such objects are made of, and with it all answers of whoever was the first.
 */
const LIVE: PropertyDescriptor & ThisType<object> = {
  get() {
    return lists.get(this)?.();
  },
  enumerable: true,
};

function addLive(view: Json, name: 'item' | 'answer', list: () => unknown): void {
  lists.set(view, list);
  Object.defineProperty(view, name, LIVE);
}

/**
 * The response as expressions see it: a live view, which tells what was read of it. Values are copies, as engines leave
 * marks on what they read.
 */
export class ResponseSnapshot {
  readonly response: Json;
  readonly #host: RulesHost;
  readonly #views = new WeakMap<Node, Json>();
  readonly #nodes = new WeakMap<object, Node>();
  /** What was read, until it changes. */
  #parts = new WeakMap<Source, readonly Json[]>();
  /** Nodes that are in the response. */
  readonly #present = new WeakSet<Node>();
  #reads: Reads | undefined;
  #hidden: Item | undefined;

  constructor(host: RulesHost) {
    this.#host = host;
    this.response = {
      resourceType: 'QuestionnaireResponse',
      questionnaire: host.survey.canonical,
      status: 'in-progress',
    };
    addLive(this.response, 'item', () => this.#list(host));
  }

  /** Notes all that is read while something runs. */
  observe<T>(reads: Reads, run: () => T): T {
    const outer = this.#reads;
    this.#reads = reads;
    try {
      return run();
    } finally {
      this.#reads = outer;
    }
  }

  /** Hides an item while something runs. */
  without<T>(item: Item, run: () => T): T {
    const parts = this.#parts;
    this.#parts = new WeakMap();
    this.#hidden = item;
    try {
      return run();
    } finally {
      this.#parts = parts;
      this.#hidden = undefined;
    }
  }

  /** Counts as read what something else has read. */
  reread(reads: Iterable<Source>): void {
    for (const source of reads) this.#reads?.add(source);
  }

  /** The item of a node; one without answers is not in the response, but can still be a place to look from. */
  item(node: Node): Json {
    if (node.kind !== 'repeat') return this.#view(node);
    this.#reads?.add(node.parent ?? this.#host);
    return this.#items(node)[0] ?? { linkId: node.item.linkId };
  }

  /** The node that a piece of the response, as an expression returned it, is of. */
  nodeOf(piece: unknown): Node | undefined {
    return typeof piece === 'object' && piece !== null ? this.#nodes.get(piece) : undefined;
  }

  /** The answers of a question have changed. @returns everything that is not as it was. */
  changed(question: QuestionNode): Source[] {
    const sources: Source[] = [question];
    for (let up: Parent | null = question; up; up = up.parent) {
      if (up.kind === 'answer' || up.kind === 'repeat') continue;
      if (this.#present.has(up) === up.filled > 0) break;
      if (up.filled) this.#present.add(up);
      else this.#present.delete(up);
      sources.push((up.parent?.kind === 'repeat' ? up.parent.parent : up.parent) ?? this.#host);
    }
    for (const source of sources) this.#parts.delete(source);
    return sources;
  }

  #view(node: Node): Json {
    const known = this.#views.get(node);
    if (known) return known;
    const { linkId, text } = node.item;
    const view: Json = { linkId, text };
    if (node.kind === 'question') addLive(view, 'answer', () => this.#answers(node));
    if (node.kind === 'group') addLive(view, 'item', () => this.#list(node));
    this.#views.set(node, view);
    this.#nodes.set(view, node);
    return view;
  }

  #items(node: Node): Json[] {
    if (node.kind === 'display' || !node.filled || node.item === this.#hidden) return [];
    return node.kind === 'repeat' ? node.groups.flatMap((group) => this.#items(group)) : [this.#view(node)];
  }

  #read(source: Source, make: () => readonly Json[]): unknown {
    this.#reads?.add(source);
    let known = this.#parts.get(source);
    if (!known) this.#parts.set(source, (known = make()));
    return known[0] && known;
  }

  #list(of: { readonly children: readonly Node[] } & Source): unknown {
    return this.#read(of, () => of.children.flatMap((child) => this.#items(child)));
  }

  #answers(question: QuestionNode): unknown {
    return this.#read(question, () => question.answers.flatMap((answer) => this.#answer(answer)));
  }

  #answer(answer: Answer): Json[] {
    if (!answer.value) return [];
    const made = copy(answer.value) as Json;
    // Without a question below there is nothing to come.
    if (answer.children[0]) addLive(made, 'item', () => this.#list(answer));
    return [made];
  }
}
