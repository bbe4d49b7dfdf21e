import { fitting } from '../model/checks.js';
import type { AnswerValue, Finding, Item, Option, Problem } from '../model/model.js';
import type { Node, QuestionNode } from '../model/node.js';
import type { Rules, RulesHost } from '../model/rules.js';
import { sameValue } from '../model/values.js';
import { Circles } from './plan/circles.js';
import { FACET_TYPES, joined, plain, toAnswers, toFacet, toOption, truth } from './convert.js';
import { type Facet, isFacet, isFilling, isFollowing, isOfList, type ExpressionRule } from './plan/definitions.js';
import { type Evaluate, Evaluation } from './evaluation.js';
import { Findings } from './findings.js';
import { NodeRecords, type NodeRecord } from './node-records.js';
import type { Reads, Source } from './response-snapshot.js';
import { type Affected, Plan } from './plan/plan.js';
import { Rounds } from './plan/rounds.js';
import { serialize } from '../../format/serialize.js';

export interface ExpressionOptions {
  /** What the form's `launchContext` names, such as `{ patient: {"resourceType": "Patient", …} }`. */
  readonly launchContext?: Readonly<Record<string, unknown>>;
  /** Hears of expressions that cannot be evaluated, each once. It is never told an answer. */
  readonly report?: (problem: Problem) => void;
  /** Answers are only checked: nothing is filled in or worked out. */
  readonly checkOnly?: boolean;
}

/** Of a repeating group, some rules are for the list and each instance has the rest. Initial answers come once. */
function looksAt(node: Node, { kind }: ExpressionRule): boolean {
  if (node.kind === 'repeat') return isOfList(kind);
  return kind !== 'initial' && (!isOfList(kind) || node.parent?.kind !== 'repeat');
}

/** Answers as a text, to compare them. Most pages leave JSON as it is, and then this is many times as fast. */
const written = (values: readonly AnswerValue[]): string =>
  'toJSON' in values ? serialize(values) : JSON.stringify(values);

/** Follows the expressions of a survey: only those whose inputs may have changed are evaluated again. */
export class ExpressionRules implements Rules {
  readonly queue = new Rounds(
    ({ item }) => this.#plan.place(item),
    (node) => this.#host.find(node.id) === node,
  );
  readonly #evaluate: Evaluate;
  readonly #options: ExpressionOptions;
  readonly #reported = new Set<string>();
  readonly #circles = new Circles();
  /** Items that go round in a circle: no answer is worked out, or they are not there at all, for the rest of a change. */
  readonly #held = new Set<Item>();
  readonly #shut = new Set<Item>();
  /** Nodes with rules that follow from the answers. */
  readonly #following = new Set<Node>();
  #host!: RulesHost;
  #plan!: Plan;
  #records!: NodeRecords;
  #evaluation!: Evaluation;
  #findings!: Findings;

  constructor(evaluate: Evaluate, options: ExpressionOptions = {}) {
    this.#evaluate = evaluate;
    this.#options = options;
  }

  begin(host: RulesHost): void {
    const report = (problem: Problem): void => this.#report(problem);
    this.#host = host;
    this.#plan = new Plan(host.survey, report);
    this.#records = new NodeRecords(this.#plan.rules, (node) => host.find(node.id) === node);
    this.#evaluation = new Evaluation(host, this.#plan, this.#evaluate, this.#options.launchContext ?? {}, report);
    this.#findings = new Findings(host, this.#plan, this.#evaluation);
  }

  concerns(item: Item): boolean {
    return this.#plan.rules.has(item);
  }

  gates(item: Item): boolean {
    return this.#plan.rules.get(item)?.some(({ kind }) => kind === 'enable') ?? false;
  }

  enables(node: Node): boolean {
    const isShut = this.#shut.has(node.item);
    const rule = this.#plan.rules.get(node.item)?.find(({ kind }) => kind === 'enable');
    if (!rule) return !isShut;
    const record = this.#records.of(node);
    const isDue = record.due.delete(rule);
    if (isShut) record.enabled = false;
    else if (isDue) {
      // Better a question too many than one that nobody sees.
      const results = this.#watch(rule, record, () => this.#evaluation.run(rule, node)) ?? [true];
      record.enabled = this.#truth(rule, results) ?? true;
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
      if (isFilling(rule.kind) && this.#held.has(node.item)) continue;
      this.#watch(rule, record, () => this.#perform(rule, node, record));
    }
  }

  turn(node: Node): void {
    const { round, met } = this.queue;
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
    this.queue.recount();
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
    this.#circles.clear();
    this.#held.clear();
    this.#shut.clear();
    for (const node of this.#following) if (node.enabled && this.#host.find(node.id) === node) this.#follow(node);
    this.#following.clear();
    this.#evaluation.budget.renew();
  }

  /** What follows from the answers: rules of the moment, words, findings. */
  #follow(node: Node): void {
    const record = this.#records.of(node);
    let { now } = node;
    for (const rule of this.#plan.rules.get(node.item) ?? []) {
      if (!isFollowing(rule.kind) || !looksAt(node, rule) || !record.due.delete(rule)) continue;
      this.#watch(rule, record, () => {
        if (rule.kind === 'constraint') this.#findings.look(rule, node, (results) => this.#truth(rule, results));
        else if (rule.kind === 'text') this.#say(rule, node);
        else if (isFacet(rule.kind)) now = { ...now, ...this.#facet(rule, rule.kind, node) };
      });
    }
    if (now !== node.now) this.#host.alter(node, now);
  }

  #say(rule: ExpressionRule, node: Node): void {
    const results = this.#evaluation.run(rule, node);
    const words = results ? joined(results) : node.item.text;
    if (words === node.text) return;
    node.text = words;
    this.#host.renew(node);
  }

  /** A rule of the moment; the item's own where the expression gives none. */
  #facet(rule: ExpressionRule, kind: Facet, node: Node): Partial<Item> {
    const { item } = node;
    const own = { [kind]: item[kind] };
    const results = this.#evaluation.run(rule, node);
    if (!results?.length) return own;
    const value = kind === 'prefix' ? joined(results) : toFacet(results, kind, item);
    if (value !== undefined) return { [kind]: value };
    this.#reportResult(rule, kind === 'minValue' || kind === 'maxValue' ? item.type : FACET_TYPES[kind]);
    return own;
  }

  /** Would an item have other answers, or not be there, if another one had none? */
  #matters(cause: Item, effect: Item): boolean {
    const rules = this.#plan.rules.get(effect)?.filter(({ kind }) => !isFollowing(kind)) ?? [];
    return [...this.#records.nodesOf(effect)].some((node) =>
      rules.some((rule) => {
        const run = (): string =>
          JSON.stringify(this.#evaluation.run(rule, rule.isRoot ? undefined : node)?.map(plain) ?? null);
        return looksAt(node, rule) && run() !== this.#evaluation.without(cause, run);
      }),
    );
  }

  /** These items go round: what one of them has can never be right. */
  #stop(items: readonly Item[]): void {
    const linkIds = items.map(({ linkId }) => linkId).sort();
    const message = `expressions go round in a circle: ${linkIds.map((linkId) => `"${linkId}"`).join(', ')}`;
    this.#report({ severity: 'error', code: 'expressionCycle', message, linkId: linkIds[0] });
    const filling = items.filter(
      (item) => !this.#held.has(item) && this.#plan.rules.get(item)?.some(({ kind }) => isFilling(kind)),
    );
    // Without answers that are worked out, it is the conditions that go round.
    if (!filling[0]) items.forEach((item) => this.#shut.add(item));
    for (const item of filling) {
      this.#held.add(item);
      for (const node of this.#records.nodesOf(item)) {
        if (node.kind !== 'question' || !node.enabled) continue;
        this.#records.of(node).calculated = '[]';
        if (node.filled) this.#host.putAnswers(node, []);
      }
    }
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
          this.#circles.effect(node);
          yield node;
        }
      }
    }
  }

  /** Notes what an expression reads. */
  #watch<T>(rule: ExpressionRule, record: NodeRecord, run: () => T): T {
    const reads: Reads = new Set();
    record.reads.set(rule, reads);
    const result = this.#evaluation.snapshot.observe(reads, run);
    if (this.#evaluation.isStopped) reads.clear();
    return result;
  }

  #report(problem: Problem): void {
    const key = [problem.code, problem.linkId, problem.message].join('\n');
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.#options.report?.(problem);
  }

  #truth(rule: ExpressionRule, results: readonly unknown[]): boolean | undefined {
    const value = truth(results);
    if (value === undefined) {
      const message = `an expression (${rule.kind}) should be true or false`;
      this.#report({ severity: 'warning', code: 'expression', message, linkId: rule.item.linkId });
    }
    return value;
  }

  #reportResult({ kind, item }: ExpressionRule, type: string): void {
    const message = `an expression (${kind}) gives no ${type}`;
    this.#report({ severity: 'warning', code: 'expression', message, linkId: item.linkId });
  }

  #perform(rule: ExpressionRule, node: QuestionNode, record: NodeRecord): void {
    const { kind } = rule;
    const isFill = isFilling(kind);
    if (isFill && this.#options.checkOnly) return;
    if (isFill && !node.filled) this.#plan.tellForeign(rule);
    // What begins an answer has nothing to say where there is one.
    if (rule.foreign || (kind === 'initial' && node.filled)) return;
    const results = this.#evaluation.run(rule, rule.isRoot ? undefined : node);
    if (isFill) return this.#fill(rule, node, record, results);
    // What cannot be evaluated offers and hides nothing.
    if (kind === 'options') record.made = results?.flatMap((result) => toOption(result, node.item) ?? []);
    else record.off.set(rule, !!results && this.#truth(rule, results) === false);
    this.#offer(node, record);
  }

  /** Initial and calculated answers. What a person wrote instead stays until the calculation gives something else. */
  #fill(rule: ExpressionRule, node: QuestionNode, record: NodeRecord, results: readonly unknown[] | undefined): void {
    const { kind, item } = rule;
    // What cannot be evaluated any more has no answer; what never could leaves alone what is there, unless it was stopped.
    if (!results && record.calculated === undefined) {
      if (!this.#evaluation.isStopped || !node.now.readOnly || kind === 'initial') return;
      record.calculated = '';
    }
    const values = toAnswers(results ?? [], item, node.options);
    if (!values) this.#reportResult(rule, item.type);
    this.#put(rule, node, record, values ?? []);
  }

  #put(rule: ExpressionRule, node: QuestionNode, record: NodeRecord, values: readonly AnswerValue[]): void {
    if (rule.kind === 'initial') {
      const kept = fitting(node.now, values, node.options);
      if (kept.length < values.length) {
        const message = 'an expression (initial) gives an answer that the item does not take';
        this.#report({ severity: 'warning', code: 'initial', message, linkId: node.item.linkId });
      }
      if (record.isFresh && kept[0]) this.#host.putAnswers(node, kept);
      return;
    }
    const before = record.calculated;
    const now = written(values);
    record.calculated = now;
    if (before === now) return;
    // An answer that was given stays: a person's, and what a server knew more about.
    const isKept = !record.isFresh && node.filled && (!node.now.readOnly || this.#plan.isForeign(rule));
    if (before === undefined && (!values[0] || isKept)) return;
    const given = node.answers.flatMap(({ value }) => value ?? []);
    if (written(given) !== now) this.#host.putAnswers(node, values);
  }

  /** What may be chosen: the options there are, without those that are switched off. */
  #offer(node: QuestionNode, { made, off, due, calculated }: NodeRecord): void {
    const among = (list: readonly AnswerValue[], { value }: Option): boolean =>
      list.some((one) => sameValue(one, value));
    const options = (made ?? this.#host.optionsOf(node.item)).filter((option) => {
      const toggles = [...off].filter(([rule]) => among(rule.options, option));
      return !toggles[0] || toggles.some(([, isOff]) => !isOff);
    });
    const same =
      options.length === node.options.length &&
      options.every((option, at) => sameValue(option.value, node.options[at]!.value));
    if (same) return;
    node.options = options;
    this.#host.renew(node);
    // A code that is worked out may be one of those.
    for (const rule of this.#plan.rules.get(node.item)!) if (rule.kind === 'calculate' && calculated) due.add(rule);
  }
}
