import type { AnswerValue, Finding, Item, Option, Problem } from '../model.js';
import type { Node, QuestionNode } from '../node.js';
import type { Rules, RulesHost } from '../rules.js';
import { sameValue } from '../values.js';
import { plain, toAnswer, toOption, truth } from './convert.js';
import type { Job, Kind } from './definitions.js';
import { type Evaluate, Evaluation } from './evaluation.js';
import { Findings } from './findings.js';
import { Memories, type Memory } from './memories.js';
import { type Affected, Plan } from './plan.js';

export interface ExpressionOptions {
  /** What the form's `launchContext` names, such as `{ patient: {"resourceType": "Patient", …} }`. */
  readonly launchContext?: Readonly<Record<string, unknown>>;
  /** Hears of expressions that cannot be evaluated, each once. It is never told an answer. */
  readonly report?: (problem: Problem) => void;
  /** Answers are only checked: nothing is filled in or worked out. */
  readonly checkOnly?: boolean;
}

/** A node looks no more often than this in one change: expressions that go round in circles come to rest somewhere. */
const MAX_LOOKS = 25;

/** Of a repeating group, the list is there or not, and each instance has the rest. Initial answers come once. */
function looksAt(node: Node, { kind }: Job): boolean {
  if (node.kind === 'repeat') return kind === 'enable';
  return kind !== 'initial' && (kind !== 'enable' || node.parent?.kind !== 'repeat');
}

/** Follows the expressions of a survey: only those whose inputs may have changed are evaluated again. */
export class ExpressionRules implements Rules {
  readonly #evaluate: Evaluate;
  readonly #options: ExpressionOptions;
  readonly #reported = new Set<string>();
  readonly #looked = new Set<Memory>();
  #host!: RulesHost;
  #plan!: Plan;
  #memories!: Memories;
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
    this.#memories = new Memories(this.#plan.jobs, (node) => host.find(node.id) === node);
    this.#evaluation = new Evaluation(host, this.#plan, this.#evaluate, this.#options.launchContext ?? {}, report);
    this.#findings = new Findings(host, this.#plan, this.#evaluation);
  }

  rank(item: Item): number {
    return this.#plan.rank(item);
  }

  concerns(item: Item): boolean {
    return this.#plan.jobs.has(item);
  }

  gates(item: Item): boolean {
    return this.#plan.jobs.get(item)?.some(({ kind }) => kind === 'enable') ?? false;
  }

  enables(node: Node): boolean {
    const job = this.#plan.jobs.get(node.item)?.find(({ kind }) => kind === 'enable');
    if (!job) return true;
    const memory = this.#memories.of(node);
    if (!this.#take(job, memory)) return memory.enabled;
    // Better a question too many than one that nobody sees.
    const results = this.#evaluation.run(job, node) ?? [true];
    memory.enabled = this.#truth(job, results) ?? true;
    return memory.enabled;
  }

  filled(node: Node, isFresh: boolean): void {
    const jobs = this.#plan.jobs.get(node.item);
    if (!jobs) return;
    const memory = this.#memories.of(node);
    memory.isFresh = isFresh;
    memory.calculated = undefined;
    for (const job of jobs) if (job.kind !== 'enable') memory.due.add(job);
  }

  emptied(node: Node): void {
    if (this.#memories.has(node)) this.#findings.drop(node);
  }

  update(node: Node): void {
    const jobs = this.#plan.jobs.get(node.item);
    // An instance of a repeating group is what its rules look at; the list is only there or not.
    if (!jobs || node.kind === 'repeat') return;
    const memory = this.#memories.of(node);
    const done = new Set<Kind>();
    for (const job of jobs) {
      if (job.kind === 'enable' || !this.#take(job, memory)) continue;
      done.add(job.kind);
      this.#perform(job, node, memory);
      if (node.kind === 'question' && (job.kind === 'options' || job.kind === 'toggle')) this.#offer(node, memory);
    }
    if (done.has('min') || done.has('max')) this.#host.renew(node);
  }

  *touched(question: QuestionNode): Generator<Node> {
    this.#evaluation.mirror.forget(question);
    yield* this.#affect(this.#plan.byAnything);
    for (let item: Item | undefined = question.item; item; item = item.parent) {
      const affected = this.#plan.byItem.get(item);
      if (affected) yield* this.#affect(affected);
    }
  }

  findings(node: Node): readonly Finding[] {
    return this.#findings.of(node);
  }

  settled(): void {
    for (const memory of this.#looked) memory.looks = 0;
    this.#looked.clear();
  }

  *#affect({ jobs, variables }: Affected): Generator<Node> {
    this.#evaluation.forget(variables);
    for (const job of jobs) {
      for (const node of this.#memories.nodesOf(job.item)) {
        if (!looksAt(node, job)) continue;
        this.#memories.of(node).due.add(job);
        yield node;
      }
    }
  }

  /** Is it this expression's turn? */
  #take(job: Job, memory: Memory): boolean {
    if (!memory.due.delete(job)) return false;
    this.#looked.add(memory);
    if (++memory.looks <= MAX_LOOKS) return true;
    const message = 'expressions go round in a circle';
    this.#report({ severity: 'error', code: 'expressionCycle', message, linkId: job.item.linkId });
    return false;
  }

  #report(problem: Problem): void {
    const key = [problem.code, problem.linkId, problem.message].join('\n');
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.#options.report?.(problem);
  }

  #truth(job: Job, results: readonly unknown[]): boolean | undefined {
    const value = truth(results);
    if (value === undefined) {
      const message = `an expression (${job.kind}) should be true or false`;
      this.#report({ severity: 'warning', code: 'expression', message, linkId: job.item.linkId });
    }
    return value;
  }

  #perform(job: Job, node: Node, memory: Memory): void {
    const { kind } = job;
    if (kind === 'constraint') return this.#findings.look(job, node, (results) => this.#truth(job, results));
    const isFilling = kind === 'initial' || kind === 'calculate';
    if (isFilling && this.#options.checkOnly) return;
    const results = this.#evaluation.run(job, job.isRoot ? undefined : node);
    if (!results) return;
    if (kind === 'text') {
      const words = results.map((result) => String(plain(result))).join('') || undefined;
      if (words !== node.text) {
        node.text = words;
        this.#host.renew(node);
      }
    }
    if (node.kind !== 'question') return;
    if (isFilling) this.#fill(job, node, memory, results);
    if (kind === 'options') memory.made = results.flatMap((result) => toOption(result, node.item) ?? []);
    if (kind === 'toggle') memory.off.set(job, this.#truth(job, results) === false);
    if (kind === 'min' || kind === 'max') {
      memory.limits = { ...memory.limits, [kind]: results[0] && toAnswer(results[0], node.item, []) };
      node.limits = memory.limits;
    }
  }

  /** Initial and calculated answers. What a person wrote instead stays until the calculation gives something else. */
  #fill({ kind, item }: Job, node: QuestionNode, memory: Memory, results: readonly unknown[]): void {
    const values = results
      .flatMap((result) => toAnswer(result, item, node.options) ?? [])
      .slice(0, item.repeats ? undefined : 1);
    if (results[0] !== undefined && !values[0]) {
      const message = `an expression (${kind}) gives no ${item.type}`;
      this.#report({ severity: 'warning', code: 'expression', message, linkId: item.linkId });
    }
    if (kind === 'initial') {
      if (memory.isFresh && !node.filled && values[0]) this.#host.putAnswers(node, values);
      return;
    }
    const before = memory.calculated;
    const now = JSON.stringify(values);
    memory.calculated = now;
    if (before === now) return;
    if (before === undefined && (!values[0] || (!memory.isFresh && !item.readOnly && node.filled))) return;
    const given = node.answers.flatMap(({ value }) => value ?? []);
    if (JSON.stringify(given) !== now) this.#host.putAnswers(node, values);
  }

  /** What may be chosen: the options there are, without those that are switched off. */
  #offer(node: QuestionNode, { made, off }: Memory): void {
    const among = (list: readonly AnswerValue[], { value }: Option): boolean =>
      list.some((one) => sameValue(one, value));
    const options = (made ?? this.#host.optionsOf(node.item)).filter((option) => {
      const toggles = [...off].filter(([job]) => among(job.options, option));
      return !toggles[0] || toggles.some(([, isOff]) => !isOff);
    });
    const same =
      options.length === node.options.length &&
      options.every((option, at) => sameValue(option.value, node.options[at]!.value));
    if (same) return;
    node.options = options;
    this.#host.renew(node);
  }
}
