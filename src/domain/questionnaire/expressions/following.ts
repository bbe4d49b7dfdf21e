import type { Item } from '../model/model.js';
import type { Node } from '../model/node.js';
import type { RulesHost } from '../model/rules.js';
import { FACET_TYPES, joined, toFacet } from './convert.js';
import type { Evaluation } from './evaluation.js';
import type { Findings } from './findings.js';
import { looksAt, type NodeRecords } from './node-records.js';
import { type ExpressionRule, type Facet, isFacet, isFollowing } from './plan/definitions.js';
import type { Reports } from './reports.js';

/** What follows from answers that have come to rest: rules of the moment, words, findings. */
export class Following {
  readonly #nodes = new Set<Node>();

  constructor(
    readonly host: RulesHost,
    readonly records: NodeRecords,
    readonly evaluation: Evaluation,
    readonly findings: Findings,
    readonly reports: Reports,
  ) {}

  /** A node has to look, once all answers have come to rest. */
  add(node: Node): void {
    this.#nodes.add(node);
  }

  /** All answers have come to rest. */
  settle(): void {
    for (const node of this.#nodes) if (node.enabled && this.host.find(node.id) === node) this.#follow(node);
    this.#nodes.clear();
  }

  #follow(node: Node): void {
    const { records, reports } = this;
    const record = records.of(node);
    let { now } = node;
    for (const rule of records.rules.get(node.item) ?? []) {
      if (!isFollowing(rule.kind) || !looksAt(node, rule) || !record.due.delete(rule)) continue;
      this.evaluation.watch(rule, record, () => {
        if (rule.kind === 'constraint') this.findings.look(rule, node, (results) => reports.truth(rule, results));
        else if (rule.kind === 'text') this.#say(rule, node);
        else if (isFacet(rule.kind)) now = { ...now, ...this.#facet(rule, rule.kind, node) };
      });
    }
    if (now !== node.now) this.host.alter(node, now);
  }

  #say(rule: ExpressionRule, node: Node): void {
    const results = this.evaluation.run(rule, node);
    const words = results ? joined(results) : node.item.text;
    if (words === node.text) return;
    node.text = words;
    this.host.renew(node);
  }

  /** A rule of the moment; the item's own where the expression gives none. */
  #facet(rule: ExpressionRule, kind: Facet, node: Node): Partial<Item> {
    const { item } = node;
    const own = { [kind]: item[kind] };
    const results = this.evaluation.run(rule, node);
    if (!results?.length) return own;
    const value = kind === 'prefix' ? joined(results) : toFacet(results, kind, item);
    if (value !== undefined) return { [kind]: value };
    this.reports.noResult(rule, kind === 'minValue' || kind === 'maxValue' ? item.type : FACET_TYPES[kind]);
    return own;
  }
}
