import { checkAnswers, checkOccurs } from '../model/checks.js';
import type { Finding, Item } from '../model/model.js';
import type { Node, QuestionNode } from '../model/node.js';
import { completed } from '../model/completed.js';
import type { Rules } from '../model/rules.js';

/** Is it a question that a person can answer, or a group that has to be? */
const counts = ({ hidden, now }: Node): boolean => !hidden && !now.readOnly && !now.unsupported;

/** A required group needs an answer inside, as long as anything is asked there; a repeating one often enough. */
function groupIssues(node: Node): Finding[] {
  if ((node.kind !== 'group' && node.kind !== 'repeat') || node.parent?.kind === 'repeat' || !node.enabled) return [];
  if (node.now.required && node.asked > 0 && !node.filled) return [{ code: 'required', params: {} }];
  return node.kind === 'repeat' ? checkOccurs(node.now, node.groups.filter(({ filled }) => filled).length) : [];
}

const codes = (issues: readonly Finding[]): string => issues.map(({ code }) => code).join();

/** What is asked, answered and wrong, counted from each question up through the groups around it. */
export abstract class ResponseCounts {
  /** Questions that a person can answer now: enabled, shown, not read-only, supported. */
  answerable = 0;
  /** How many of those have an answer. */
  answered = 0;
  /** How many of those, and of the required groups, have issues. */
  invalid = 0;
  /** Nodes to draw again. */
  protected changed = new Set<Node>();

  constructor(protected readonly rules: Rules | undefined) {}

  /** Looks again at what is wrong with a node, and has it drawn again. */
  renew(node: Node): void {
    this.changed.add(node);
    if (node.enabled) this.check(node);
  }

  /** Other rules hold for a node from now on than those that its item says. */
  alter(node: Node, now: Item): void {
    const before = counts(node);
    node.now = now;
    const change = Number(counts(node)) - Number(before);
    if (change) {
      if (node.issues.length) this.invalid += change;
      if (node.kind === 'question' && node.answers.length) {
        this.answerable += change;
        this.answered += change * node.filled;
      }
    }
    this.renew(node);
  }

  protected check(node: Node): void {
    const { now } = node;
    let issues: readonly Finding[] = [];
    if (node.kind !== 'question') issues = groupIssues(node);
    else if (node.answers.length && !now.unsupported) {
      for (const answer of node.answers) answer.value &&= completed(answer.value, node.options);
      const values = node.answers.map((answer) => answer.value);
      const raw = node.answers.map((answer) => answer.raw);
      issues = checkAnswers(now, values, raw, node.options).filter((issue) => issue.code !== 'notChecked');
    }
    if (node.enabled && this.rules) issues = [...issues, ...this.rules.findings(node)];
    this.report(node, issues);
  }

  protected report(node: Node, issues: readonly Finding[]): void {
    if (counts(node)) this.invalid += (issues.length ? 1 : 0) - (node.issues.length ? 1 : 0);
    if (issues.length || node.issues.length) this.changed.add(node);
    node.issues = issues;
  }

  /** A question came (1) or went (-1). */
  protected ask(question: QuestionNode, change: 1 | -1): void {
    if (counts(question)) this.answerable += change;
    this.#tellGroups(question, 0, change);
  }

  /** Looks whether a question is answered now. */
  protected recount(question: QuestionNode): void {
    const filled = question.answers.some(({ value }) => value) ? 1 : 0;
    this.check(question);
    const change = filled - question.filled;
    question.filled = filled;
    if (!change) return;
    if (counts(question)) this.answered += change;
    this.#tellGroups(question, change, 0);
  }

  protected checkGroup(node: Node): void {
    const before = node.issues.filter(({ code }) => code !== 'invariant');
    if (codes(groupIssues(node)) !== codes(before)) this.check(node);
  }

  /** The groups around a question know how many answered and enabled questions they have. */
  #tellGroups(question: QuestionNode, filled: number, asked: number): void {
    for (let up = question.parent; up; up = up.parent) {
      if (up.kind !== 'group' && up.kind !== 'repeat') continue;
      up.filled += filled;
      up.asked += asked;
      this.checkGroup(up);
    }
  }
}
