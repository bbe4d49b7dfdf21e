import type { Finding, Item, Problem } from '../model/model.js';
import type { Node, QuestionNode } from '../model/node.js';
import type { Rules, RulesHost } from '../model/rules.js';
import { CircleBreaker } from './circle-breaker.js';
import { type Evaluate, Evaluation } from './evaluation.js';
import { Filling } from './filling.js';
import { Findings } from './findings.js';
import { Following } from './following.js';
import { looksAt, NodeRecords } from './node-records.js';
import { isFilling, isFollowing } from './plan/definitions.js';
import { type Affected, Plan } from './plan/plan.js';
import { Rounds } from './plan/rounds.js';
import { Reports } from './reports.js';
import type { Source } from './response-snapshot.js';

export interface ExpressionOptions {
  /** What the form's `launchContext` names, such as `{ patient: {"resourceType": "Patient", …} }`. */
  readonly launchContext?: Readonly<Record<string, unknown>>;
  /** Hears of expressions that cannot be evaluated, each once. It is never told an answer. */
  readonly report?: (problem: Problem) => void;
  /** Answers are only checked: nothing is filled in or worked out. */
  readonly checkOnly?: boolean;
}

/** Follows the expressions of a survey: only those whose inputs may have changed are evaluated again. */
export class ExpressionRules implements Rules {
  readonly queue = new Rounds(
    ({ item }) => this.#plan.place(item),
    (node) => this.#host.find(node.id) === node,
  );
  readonly #evaluate: Evaluate;
  readonly #options: ExpressionOptions;
  readonly #reports: Reports;
  #host!: RulesHost;
  #plan!: Plan;
  #records!: NodeRecords;
  #evaluation!: Evaluation;
  #findings!: Findings;
  #breaker!: CircleBreaker;
  #filling!: Filling;
  #following!: Following;

  constructor(evaluate: Evaluate, options: ExpressionOptions = {}) {
    this.#evaluate = evaluate;
    this.#options = options;
    this.#reports = new Reports(options.report);
  }

  begin(host: RulesHost): void {
    const plan = new Plan(host.survey, this.#reports.tell);
    const records = new NodeRecords(plan.rules, (node) => host.find(node.id) === node);
    const { launchContext = {}, checkOnly = false } = this.#options;
    const evaluation = new Evaluation(host, plan, this.#evaluate, launchContext, this.#reports.tell);
    const findings = new Findings(host, plan, evaluation);
    this.#host = host;
    this.#plan = plan;
    this.#records = records;
    this.#evaluation = evaluation;
    this.#findings = findings;
    this.#breaker = new CircleBreaker(host, records, evaluation, this.#reports);
    this.#filling = new Filling(host, plan, evaluation, this.#reports, checkOnly);
    this.#following = new Following(host, records, evaluation, findings, this.#reports);
  }

  concerns(item: Item): boolean {
    return this.#plan.rules.has(item);
  }

  gates(item: Item): boolean {
    return this.#plan.rules.get(item)?.some(({ kind }) => kind === 'enable') ?? false;
  }

  enables(node: Node): boolean {
    const isShut = this.#breaker.shuts(node.item);
    const rule = this.#plan.rules.get(node.item)?.find(({ kind }) => kind === 'enable');
    if (!rule) return !isShut;
    const record = this.#records.of(node);
    const isDue = record.due.delete(rule);
    if (isShut) record.enabled = false;
    else if (isDue) {
      // Better a question too many than one that nobody sees.
      const results = this.#evaluation.watch(rule, record, () => this.#evaluation.run(rule, node)) ?? [true];
      record.enabled = this.#reports.truth(rule, results) ?? true;
    }
    return record.enabled;
  }

  filled(node: Node, isFresh: boolean): void {
    const rules = this.#plan.rules.get(node.item);
    if (!rules) return;
    const record = this.#records.of(node);
    record.isFresh = isFresh;
    record.calculated = undefined;
    for (const rule of rules) if (rule.kind !== 'enable') record.due.add(rule);
    this.#following.add(node);
  }

  emptied(node: Node): void {
    if (this.#records.has(node)) this.#findings.drop(node);
  }

  update(node: Node): void {
    if (node.kind !== 'question') return;
    const record = this.#records.of(node);
    for (const rule of this.#plan.rules.get(node.item) ?? []) {
      if (isFollowing(rule.kind) || rule.kind === 'enable' || !record.due.delete(rule)) continue;
      if (isFilling(rule.kind) && this.#breaker.holds(node.item)) continue;
      this.#evaluation.watch(rule, record, () => this.#filling.perform(rule, node, record));
    }
  }

  turn(node: Node): void {
    this.#breaker.turn(node, this.queue);
  }

  *touched(question: QuestionNode): Generator<Node> {
    const sources = this.#evaluation.changed(question);
    yield* this.#affect(this.#plan.byAnything, sources);
    for (let item: Item | undefined = question.item; item; item = item.parent) {
      const affected = this.#plan.byItem.get(item);
      // On the way to an item that comes or goes, others may have come before, which are not looked at.
      if (affected) yield* this.#affect(affected, sources[1] ? undefined : sources);
    }
  }

  findings(node: Node): readonly Finding[] {
    return this.#findings.of(node);
  }

  settled(): void {
    this.#breaker.settled();
    this.#following.settle();
    this.#evaluation.budget.renew();
  }

  *#affect({ rules, variables }: Affected, sources?: readonly Source[]): Generator<Node> {
    this.#evaluation.forget(variables, sources);
    for (const rule of rules) {
      for (const node of this.#records.nodesOf(rule.item)) {
        if (!looksAt(node, rule)) continue;
        const record = this.#records.of(node);
        const reads = record.reads.get(rule);
        if (reads?.size && sources?.every((source) => !reads.has(source))) continue;
        record.due.add(rule);
        if (isFollowing(rule.kind)) this.#following.add(node);
        else {
          this.#breaker.effect(node);
          yield node;
        }
      }
    }
  }
}
