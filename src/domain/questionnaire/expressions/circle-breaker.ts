import type { Item } from '../model/model.js';
import type { Node } from '../model/node.js';
import type { RulesHost } from '../model/rules.js';
import { plain } from './convert.js';
import type { Evaluation } from './evaluation.js';
import { looksAt, type NodeRecords } from './node-records.js';
import { Circles } from './plan/circles.js';
import { isFilling, isFollowing } from './plan/definitions.js';
import type { Rounds } from './plan/rounds.js';
import type { Reports } from './reports.js';

/** Stops items that go round in a circle, for the rest of a change. */
export class CircleBreaker {
  readonly #circles = new Circles();
  /** No answer is worked out for these. */
  readonly #held = new Set<Item>();
  /** These are not there at all. */
  readonly #shut = new Set<Item>();

  constructor(
    readonly host: RulesHost,
    readonly records: NodeRecords,
    readonly evaluation: Evaluation,
    readonly reports: Reports,
  ) {}

  /** Whether no answer is worked out for an item. */
  holds(item: Item): boolean {
    return this.#held.has(item);
  }

  /** Whether an item is not there at all. */
  shuts(item: Item): boolean {
    return this.#shut.has(item);
  }

  /** A node has to look again, by the doing of the one whose turn it is. */
  effect(node: Node): void {
    this.#circles.effect(node);
  }

  /** It is a node's turn: stops those that really go round, once it is clear that some do. */
  turn(node: Node, queue: Rounds): void {
    const { round, met } = queue;
    // Each round brings at least one to rest that goes round with no other: one more than nodes would do, if none went
    // round. Who still goes on is watched for as many again.
    if (round <= met.size) {
      if (!round) this.#circles.clear();
      return;
    }
    this.#circles.turn(node);
    if (round <= 2 * met.size + 1) return;
    const circles = this.#circles.find((cause, effect) => this.#matters(cause, effect));
    this.#circles.clear();
    // All that is known, where nobody can be told from the others.
    (circles[0] ? circles : [[node.item]]).forEach((items) => this.#stop(items));
    queue.recount();
  }

  /** The change is over. */
  settled(): void {
    this.#circles.clear();
    this.#held.clear();
    this.#shut.clear();
  }

  /** Would an item have other answers, or not be there, if another one had none? */
  #matters(cause: Item, effect: Item): boolean {
    const rules = this.records.rules.get(effect)?.filter(({ kind }) => !isFollowing(kind)) ?? [];
    return [...this.records.nodesOf(effect)].some((node) =>
      rules.some((rule) => {
        const run = (): string =>
          JSON.stringify(this.evaluation.run(rule, rule.isRoot ? undefined : node)?.map(plain) ?? null);
        return looksAt(node, rule) && run() !== this.evaluation.without(cause, run);
      }),
    );
  }

  /** These items go round: what one of them has can never be right. */
  #stop(items: readonly Item[]): void {
    const linkIds = items.map(({ linkId }) => linkId).sort();
    const message = `expressions go round in a circle: ${linkIds.map((linkId) => `"${linkId}"`).join(', ')}`;
    this.reports.tell({ severity: 'error', code: 'expressionCycle', message, linkId: linkIds[0] });
    const filling = items.filter(
      (item) => !this.#held.has(item) && this.records.rules.get(item)?.some(({ kind }) => isFilling(kind)),
    );
    // Without answers that are worked out, it is the conditions that go round.
    if (!filling[0]) items.forEach((item) => this.#shut.add(item));
    for (const item of filling) {
      this.#held.add(item);
      for (const node of this.records.nodesOf(item)) {
        if (node.kind !== 'question' || !node.enabled) continue;
        this.records.of(node).calculated = '[]';
        if (node.filled) this.host.putAnswers(node, []);
      }
    }
  }
}
