import { fitting } from '../model/checks.js';
import { isEnabled, watchers } from './enablement.js';
import { answersOf, byLinkId, readAnswer } from './read-answer.js';
import { isObject, objects } from '../model/json.js';
import type { Json } from '../model/json.js';
import type { AnswerValue, Item, Option, Survey } from '../model/model.js';
import { kindOf, newNode } from './new-node.js';
import type { Answer, Changes, GroupNode, Node, Parent, QuestionNode, RepeatNode } from '../model/node.js';
import { completed } from '../model/completed.js';
import { RankedQueue } from '../model/ranked-queue.js';
import type { Rules } from '../model/rules.js';
import { ResponseCounts } from './response-counts.js';
import { sameValue } from '../model/values.js';

/** Without other rules, a node flips no more often than this in one change: `enableWhen` in circles comes to rest somewhere. */
const MAX_FLIPS = 4;

/** The tree of nodes of one response, and what keeps it settled and counted. `ResponseState` adds the editing. */
export abstract class ResponseTree extends ResponseCounts {
  readonly survey: Survey;
  /** Top-level nodes, in the order of the Questionnaire. They stay the same for good. */
  readonly children: readonly Node[] = [];
  readonly #nodes = new Map<string, Node>();
  readonly #queue = this.rules?.queue ?? new RankedQueue();
  /** While loading: what the given response has for nodes that are not enabled yet. */
  #pending: Map<Node, Json[]> | null = new Map();
  /** What is built now was not in a response given at the start. */
  #isFresh: boolean;
  /** Options that came after the survey was read. */
  readonly #options = new Map<Item, readonly Option[]>();
  #serial = 0;

  /**
   * @param response - A QuestionnaireResponse to go on with. Without it, initial values are set. Anything that is not
   * one counts as an empty one.
   * @param rules - What follows the survey's expressions; without it they are not looked at.
   */
  constructor(survey: Survey, response?: unknown, rules?: Rules) {
    super(rules);
    this.survey = survey;
    this.#isFresh = response === undefined || response === null;
    rules?.begin(this);
    this.children = this.#build(survey.items, null, false, objects(isObject(response) && response['item']));
    this.settle();
    this.#pending = null;
    this.#isFresh = true;
  }

  /** The node with this id, while it lives. */
  find(id: string): Node | undefined {
    return this.#nodes.get(id);
  }

  /** The options of an item, before any rule looks at them. */
  optionsOf(item: Item): readonly Option[] {
    return this.#options.get(item) ?? item.options;
  }

  #build(items: readonly Item[], parent: Parent | null, hidden: boolean, source: readonly Json[]): Node[] {
    const given = byLinkId(source);
    return items.map((item) => this.#create(item, parent, hidden, given.get(item.linkId) ?? []));
  }

  #create(item: Item, parent: Parent | null, hidden: boolean, source: Json[]): Node {
    // The part of an id after its number says in which group instances and answers it lives.
    const id = `i${item.index}${parent ? parent.id.replace(/^i\d+/, '') : ''}`;
    const node = this.#add(id, kindOf(item), item, parent, hidden || item.hidden);
    if (item.enableWhen.length || this.rules?.gates(item)) {
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
      const given = answersOf(source);
      if (this.#isFresh) given.push(...item.initial);
      node.answers = (given.length ? given : [{}]).map((one) => this.createAnswer(node, one));
      this.ask(node, 1);
      this.refresh(node);
    }
    this.checkGroup(node);
    this.rules?.filled(node, this.#isFresh);
  }

  #add(id: string, kind: Node['kind'], item: Item, parent: Parent | null, hidden: boolean): Node {
    const node = newNode(id, kind, item, parent, hidden, this.optionsOf(item));
    this.#nodes.set(id, node);
    return node;
  }

  protected createGroup(list: RepeatNode, source: readonly Json[] = []): GroupNode {
    const { item, hidden } = list;
    const group = this.#add(`${list.id}_${this.#serial++}`, 'group', item, list, hidden) as GroupNode;
    group.children = this.#build(item.children, group, hidden, source);
    // Conditions sit on the list; other rules look at one instance.
    this.rules?.filled(group, this.#isFresh);
    if (this.rules?.concerns(item)) this.#queue.add(group);
    return group;
  }

  /** From an answer of a response or an initial value. */
  protected createAnswer(question: QuestionNode, given: unknown = {}): Answer {
    const id = `${question.id}_${this.#serial++}`;
    const { items, ...read } = readAnswer(given);
    const answer: Answer = { id, kind: 'answer', parent: question, item: question.item, ...read, children: [] };
    if (answer.value) this.open(answer, items);
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

  protected changeOptions(item: Item, options: readonly Option[]): void {
    this.#options.set(item, options);
    for (const node of this.#nodes.values()) {
      if (node.item !== item || node.kind !== 'question') continue;
      node.options = options;
      this.renew(node);
      if (!node.enabled) continue;
      if (item.initial[0] && node.filled) this.putAnswers(node, this.#withoutStray(node));
      // Answers may have got their words with them.
      else if (node.filled) this.refresh(node);
      this.rules?.filled(node, false);
      this.#enqueue(node);
    }
  }

  /** The answers of a question without those that it began with and that turn out to be none of its options. */
  #withoutStray({ item, answers, options }: QuestionNode): AnswerValue[] {
    return answers.flatMap(({ value }) => {
      if (!value || !item.initial.some((one) => sameValue(one, value))) return value ?? [];
      return fitting(item, [completed(value, options, true)], options);
    });
  }

  /** Puts answers that were worked out or chosen in the place of those that are there. */
  abstract putAnswers(question: QuestionNode, values: readonly AnswerValue[]): void;

  protected drop(node: Node): void {
    this.#nodes.delete(node.id);
    this.#empty(node);
  }

  #empty(node: Node): void {
    this.rules?.emptied(node);
    if (node.kind === 'group') {
      node.children.forEach((child) => this.drop(child));
      node.children = [];
    } else if (node.kind === 'repeat') {
      const { groups } = node;
      // Gone before they are emptied one by one, as the list counts those that it has each time.
      node.groups = [];
      groups.forEach((group) => this.drop(group));
    } else if (node.kind === 'question' && node.answers.length) {
      node.answers.forEach((answer) => this.close(answer));
      node.notes.forEach((note) => this.drop(note));
      node.notes = [];
      node.answers = [];
      this.ask(node, -1);
      this.refresh(node);
    }
    this.report(node, []);
  }

  /** Looks again at the answers of a question, and at everything that depends on them. */
  protected refresh(question: QuestionNode): void {
    this.recount(question);
    if (question.item.dependents[0]) watchers(question, this).forEach((node) => this.#enqueue(node));
    if (this.rules) for (const node of this.rules.touched(question)) this.#enqueue(node);
  }

  #enqueue(node: Node): void {
    if (node.item.enableWhen.length || this.rules?.concerns(node.item)) this.#queue.add(node);
  }

  /** Enables and disables until nothing changes any more. @returns the nodes to render, and starts a new list. */
  protected settle(): Changes {
    const flips = new Map<Node, number>();
    for (let node = this.#queue.take(); node; node = this.#queue.take()) {
      const flipped = flips.get(node) ?? 0;
      if (this.#nodes.get(node.id) !== node || (!this.rules && flipped > MAX_FLIPS)) continue;
      this.rules?.turn(node);
      const enabled = node.parent?.kind === 'repeat' || (isEnabled(node, this) && (this.rules?.enables(node) ?? true));
      if (enabled !== node.enabled) {
        flips.set(node, flipped + 1);
        node.enabled = enabled;
        this.changed.add(node);
        if (enabled) this.#fill(node, this.#pending?.get(node) ?? []);
        else this.#empty(node);
      }
      if (enabled) this.rules?.update(node);
    }
    this.rules?.settled();
    const { changed } = this;
    this.changed = new Set();
    for (const node of changed) if (this.#nodes.get(node.id) !== node) changed.delete(node);
    return changed;
  }
}
