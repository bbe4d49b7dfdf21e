import { checkAnswers, checkOccurs } from './checks.js';
import type { Finding } from './model.js';
import type { Node, QuestionNode } from './node.js';
import type { Rules } from './rules.js';

/** Is it a question that a person can answer, or a group that has to be? */
const counts = ({ hidden, item }: Node): boolean => !hidden && !item.readOnly && !item.unsupported;

/** A required group needs an answer inside, as long as anything is asked there; a repeating one often enough. */
function groupIssues(node: Node): Finding[] {
  if ((node.kind !== 'group' && node.kind !== 'repeat') || node.parent?.kind === 'repeat' || !node.enabled) return [];
  if (node.item.required && node.asked > 0 && !node.filled) return [{ code: 'required', params: {} }];
  return node.kind === 'repeat' ? checkOccurs(node.item, node.groups.filter(({ filled }) => filled).length) : [];
}

const codes = (issues: readonly Finding[]): string => issues.map(({ code }) => code).join();

/** What is asked, answered and wrong, counted from each question up through the groups around it. */
export abstract class Tally {
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

  protected check(node: Node): void {
    const { item } = node;
    let issues: readonly Finding[] = [];
    if (node.kind !== 'question') issues = groupIssues(node);
    else if (node.answers.length && !item.unsupported) {
      const values = node.answers.map((answer) => answer.value);
      const raw = node.answers.map((answer) => answer.raw);
      issues = checkAnswers(item, values, raw, node).filter((issue) => issue.code !== 'notChecked');
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
