import { checkAnswers, checkOccurs } from './checks.js';
import { isEnabled, watchers } from './enablement.js';
import { isObject, objects } from './json.js';
import type { Json } from './json.js';
import type { AnswerValue, Finding, Item, Option, Survey } from './model.js';
import type { Answer, Changes, GroupNode, Node, Parent, QuestionNode, RepeatNode } from './node.js';
import { RankedQueue } from './queue.js';
import type { Rules } from './rules.js';
import { isValid, keyOf, sameValue } from './values.js';

/** A node flips no more often than this in one change: conditions that go round in circles come to rest somewhere. */
const MAX_FLIPS = 4;
const NONE: readonly never[] = [];

/** The tree of nodes of one response, and what keeps it settled and counted. `ResponseState` adds the editing. */
export abstract class ResponseTree {
  readonly survey: Survey;
  /** Top-level nodes, in the order of the Questionnaire. They stay the same for good. */
  readonly children: readonly Node[];
  /** Questions that a person can answer now: enabled, shown, not read-only, supported. */
  answerable = 0;
  /** How many of those have an answer. */
  answered = 0;
  /** How many of those, and of the required groups, have issues. */
  invalid = 0;

  readonly #nodes = new Map<string, Node>();
  readonly #queue = new RankedQueue(({ item }) => this.#rules?.rank(item) ?? item.rank);
  /** While loading: what the given response has for nodes that are not enabled yet. */
  #pending: Map<Node, Json[]> | null = new Map();
  readonly #restoring: boolean;
  readonly #rules: Rules | undefined;
  /** Options that came after the survey was read. */
  readonly #options = new Map<Item, readonly Option[]>();
  #serial = 0;
  protected changed = new Set<Node>();

  /**
   * @param response - A QuestionnaireResponse to go on with. Without it, initial values are set. Anything that is not
   * one counts as an empty one.
   * @param rules - What follows the survey's expressions; without it they are not looked at.
   */
  constructor(survey: Survey, response?: unknown, rules?: Rules) {
    this.survey = survey;
    this.#rules = rules;
    this.#restoring = response !== undefined && response !== null;
    this.children = [];
    rules?.begin(this);
    this.children = this.#build(survey.items, null, false, objects(isObject(response) && response['item']));
    this.settle();
    this.#pending = null;
  }

  /** The node with this id, while it lives. */
  find(id: string): Node | undefined {
    return this.#nodes.get(id);
  }

  /** The options of an item, before any rule looks at them. */
  optionsOf(item: Item): readonly Option[] {
    return this.#options.get(item) ?? item.options;
  }

  protected isAlive(node: Node): boolean {
    return this.#nodes.get(node.id) === node && node.enabled;
  }

  /** What is built now was not in a response given at the start. */
  get #isFresh(): boolean {
    return !this.#restoring || !this.#pending;
  }

  #build(items: readonly Item[], parent: Parent | null, hidden: boolean, source: readonly Json[]): Node[] {
    const given = new Map<unknown, Json[]>();
    for (const entry of source) given.set(entry['linkId'], [...(given.get(entry['linkId']) ?? []), entry]);
    return items.map((item) => this.#create(item, parent, hidden, given.get(item.linkId) ?? []));
  }

  #create(item: Item, parent: Parent | null, hidden: boolean, source: Json[]): Node {
    const isLost = item.unsupported === 'linkId' || item.unsupported === 'duplicate';
    let kind: Node['kind'] = 'question';
    if (item.type === 'display' || isLost) kind = 'display';
    else if (item.type === 'group') kind = item.repeats ? 'repeat' : 'group';
    // The part of an id after its number says in which group instances and answers it lives.
    const id = `i${item.index}${parent ? parent.id.replace(/^i\d+/, '') : ''}`;
    const node = this.#node(id, kind, item, parent, hidden || item.hidden);
    if (item.enableWhen.length || this.#rules?.gates(item)) {
      node.enabled = false;
      this.#pending?.set(node, source);
    } else this.#fill(node, source);
    this.#enqueue(node);
    return node;
  }

  /** Gives an enabled node its content: what the response has, else initial values. */
  #fill(node: Node, source: readonly Json[]): void {
    const { item } = node;
    if (node.kind === 'group') {
      node.children = this.#build(item.children, node, node.hidden, objects(source[0]?.['item']));
    } else if (node.kind === 'repeat') {
      const groups = source.length ? source : [{}];
      node.groups = groups.map((entry) => this.createGroup(node, objects(entry['item'])));
    } else if (node.kind === 'question') {
      const notes = item.children.filter((child) => child.type === 'display');
      node.notes = this.#build(notes, node, node.hidden, []);
      const given = source.flatMap((entry) => (Array.isArray(entry['answer']) ? (entry['answer'] as unknown[]) : []));
      if (this.#isFresh) given.push(...item.initial);
      node.answers = (given.length ? given : [{}]).map((one) => this.createAnswer(node, one));
      if (this.#counts(node)) this.answerable++;
      this.#bubble(node, 0, 1);
      this.refresh(node);
    }
    this.#checkGroup(node);
    this.#rules?.filled(node, this.#isFresh);
  }

  /** One shape for every kind of node: engines are fastest so. */
  #node(id: string, kind: Node['kind'], item: Item, parent: Parent | null, hidden: boolean): Node {
    const lists = { issues: NONE, warnings: NONE, children: NONE, groups: NONE, notes: NONE, answers: NONE };
    const now = { enabled: true, filled: 0, asked: 0, options: this.optionsOf(item) };
    const node = { id, kind, item, parent, hidden, limits: undefined, text: undefined, ...now, ...lists } as Node;
    this.#nodes.set(id, node);
    return node;
  }

  protected createGroup(list: RepeatNode, source: readonly Json[] = []): GroupNode {
    const { item, hidden } = list;
    const group = this.#node(`${list.id}_${this.#serial++}`, 'group', item, list, hidden) as GroupNode;
    group.children = this.#build(item.children, group, hidden, source);
    // Conditions sit on the list; other rules look at one instance.
    this.#rules?.filled(group, this.#isFresh);
    if (this.#rules?.concerns(item)) this.#queue.add(group);
    return group;
  }

  /** From an answer of a response or an initial value. What is not of its type becomes text that is not valid. */
  protected createAnswer(question: QuestionNode, given: unknown = {}): Answer {
    const id = `${question.id}_${this.#serial++}`;
    const answer: Answer = { id, kind: 'answer', parent: question, item: question.item, value: null, children: [] };
    const { item: inner, ...own } = isObject(given) ? given : { item: [] };
    const keys = Object.keys(own).filter((name) => name.startsWith('value'));
    const key = keyOf(own);
    const value: unknown = key ? own[key] : null;
    if (key && !keys[1] && isValid(key, value)) {
      answer.value = own;
      this.open(answer, objects(inner));
    } else if (keys[0] || inner) answer.raw = typeof value === 'object' ? '' : `${value as string}`;
    return answer;
  }

  /** Nested items live as long as their answer has a value. */
  protected open(answer: Answer, source: readonly Json[] = []): void {
    const items = answer.item.children.filter((child) => child.type !== 'display');
    answer.children = this.#build(items, answer, answer.parent.hidden, source);
  }

  protected close(answer: Answer): void {
    answer.children.forEach((child) => this.drop(child));
    answer.children = [];
  }

  /**
   * Replaces all answers of a question. One that stays (the same value) keeps its nested items, a single one its
   * place.
   */
  putAnswers(question: QuestionNode, values: readonly AnswerValue[]): void {
    const left = [...question.answers];
    if (!question.item.repeats && values.length < 2 && left.length === 1)
      return this.putAnswer(left[0]!, values[0] ?? null);
    const answers = values.map((value) => {
      const at = left.findIndex((answer) => answer.value && sameValue(answer.value, value));
      return at < 0 ? this.createAnswer(question, value) : left.splice(at, 1)[0]!;
    });
    left.forEach((answer) => this.close(answer));
    this.replace(question, answers);
  }

  protected putAnswer(answer: Answer, value: AnswerValue | null, raw?: string): void {
    const had = answer.value;
    answer.value = value;
    answer.raw = value ? undefined : raw;
    if (value && !had) this.open(answer);
    else if (had && !value) this.close(answer);
    this.replace(answer.parent, answer.parent.answers);
  }

  protected replace(question: QuestionNode, answers: readonly Answer[]): void {
    question.answers = answers.length ? answers : [this.createAnswer(question)];
    this.changed.add(question);
    this.refresh(question);
  }

  protected changeOptions(item: Item, options: readonly Option[]): void {
    this.#options.set(item, options);
    for (const node of this.#nodes.values()) {
      if (node.item !== item || node.kind !== 'question') continue;
      node.options = options;
      this.changed.add(node);
      if (!node.enabled) continue;
      this.check(node);
      this.#rules?.filled(node, false);
      this.#enqueue(node);
    }
  }

  protected drop(node: Node): void {
    this.#nodes.delete(node.id);
    this.#empty(node);
  }

  #empty(node: Node): void {
    this.#rules?.emptied(node);
    if (node.kind === 'group') {
      node.children.forEach((child) => this.drop(child));
      node.children = [];
    } else if (node.kind === 'repeat') {
      node.groups.forEach((group) => this.drop(group));
      node.groups = [];
    } else if (node.kind === 'question' && node.answers.length) {
      node.answers.forEach((answer) => this.close(answer));
      node.notes.forEach((note) => this.drop(note));
      node.notes = [];
      node.answers = [];
      if (this.#counts(node)) this.answerable--;
      this.#bubble(node, 0, -1);
      this.refresh(node);
    }
    this.#report(node, []);
  }

  /** Looks again at what is wrong with a node, and has it drawn again. */
  renew(node: Node): void {
    this.changed.add(node);
    if (node.enabled) this.check(node);
  }

  protected check(node: Node): void {
    const { item } = node;
    let issues: readonly Finding[] = [];
    if (node.kind !== 'question') issues = this.#groupIssues(node);
    else if (node.answers.length && !item.unsupported) {
      const values = node.answers.map((answer) => answer.value);
      const raw = node.answers.map((answer) => answer.raw);
      issues = checkAnswers(item, values, raw, node).filter((issue) => issue.code !== 'notChecked');
    }
    if (node.enabled && this.#rules) issues = [...issues, ...this.#rules.findings(node)];
    this.#report(node, issues);
  }

  /** Looks again at the answers of a question, and at everything that depends on them. */
  protected refresh(question: QuestionNode): void {
    const filled = question.answers.some(({ value }) => value) ? 1 : 0;
    this.check(question);
    const change = filled - question.filled;
    question.filled = filled;
    if (change) {
      if (this.#counts(question)) this.answered += change;
      this.#bubble(question, change, 0);
    }
    if (question.item.dependents[0]) watchers(question, this).forEach((node) => this.#enqueue(node));
    if (this.#rules) for (const node of this.#rules.touched(question)) this.#enqueue(node);
  }

  /** Is it a question that a person can answer, or a group that has to be? */
  #counts({ hidden, item }: Node): boolean {
    return !hidden && !item.readOnly && !item.unsupported;
  }

  #report(node: Node, issues: readonly Finding[]): void {
    if (this.#counts(node)) this.invalid += (issues.length ? 1 : 0) - (node.issues.length ? 1 : 0);
    if (issues.length || node.issues.length) this.changed.add(node);
    node.issues = issues;
  }

  /** Tells the groups around a question how many answered and enabled questions they have. */
  #bubble(question: QuestionNode, filled: number, asked: number): void {
    for (let up = question.parent; up; up = up.parent) {
      if (up.kind !== 'group' && up.kind !== 'repeat') continue;
      up.filled += filled;
      up.asked += asked;
      this.#checkGroup(up);
    }
  }

  #checkGroup(node: Node): void {
    const codes = (issues: readonly Finding[]): string => issues.map(({ code }) => code).join();
    const before = node.issues.filter(({ code }) => code !== 'invariant');
    if (codes(this.#groupIssues(node)) !== codes(before)) this.check(node);
  }

  /** A required group needs an answer inside, as long as anything is asked there; a repeating one often enough. */
  #groupIssues(node: Node): Finding[] {
    if ((node.kind !== 'group' && node.kind !== 'repeat') || node.parent?.kind === 'repeat' || !node.enabled) return [];
    if (node.item.required && node.asked > 0 && !node.filled) return [{ code: 'required', params: {} }];
    return node.kind === 'repeat' ? checkOccurs(node.item, node.groups.filter(({ filled }) => filled).length) : [];
  }

  #enqueue(node: Node): void {
    if (node.item.enableWhen.length || this.#rules?.concerns(node.item)) this.#queue.add(node);
  }

  /** Enables and disables until nothing changes any more. @returns the nodes to render, and starts a new list. */
  protected settle(): Changes {
    const flips = new Map<Node, number>();
    for (let node = this.#queue.take(); node; node = this.#queue.take()) {
      const flipped = flips.get(node) ?? 0;
      if (this.#nodes.get(node.id) !== node || flipped > MAX_FLIPS) continue;
      const enabled = node.parent?.kind === 'repeat' || (isEnabled(node, this) && (this.#rules?.enables(node) ?? true));
      if (enabled !== node.enabled) {
        flips.set(node, flipped + 1);
        node.enabled = enabled;
        this.changed.add(node);
        if (enabled) this.#fill(node, this.#pending?.get(node) ?? []);
        else this.#empty(node);
      }
      if (enabled) this.#rules?.update(node);
    }
    this.#rules?.settled();
    const { changed } = this;
    this.changed = new Set();
    for (const node of changed) if (this.#nodes.get(node.id) !== node) changed.delete(node);
    return changed;
  }
}
