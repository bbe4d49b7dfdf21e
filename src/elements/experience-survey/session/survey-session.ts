import {
  type Answer,
  type AnswerValue,
  type Changes,
  type Coding,
  type GroupNode,
  type Node,
  type QuestionNode,
  type RepeatNode,
  ResponseState,
  type Rules,
  type Survey,
} from '../../../domain/questionnaire.js';
import type { OptionSource, Typed } from '../../../fields/context.js';
import { Parts } from '../drawing/live-parts.js';
import type { SessionHost } from './session-host.js';
import { SessionResponse, type SurveyExtras } from './session-response.js';
import { shownNodes } from './shown-nodes.js';
import type { SurveyContext } from './survey-context.js';

/** As many questions as fill a large screen and more. */
export const SCREENFUL = 40;

/** One person's pass through one survey: the answers, and what the screen remembers about them. */
export class SurveySession implements SurveyContext {
  readonly state: ResponseState;
  readonly parts = new Parts();
  readonly settled = new Set<Node>();
  readonly serverFindings = new Map<Node, string>();
  readonly typed = new WeakMap<Answer | QuestionNode, Typed>();
  readonly faults = new WeakMap<Answer, () => string | undefined>();
  readonly units = new WeakMap<Answer, Coding>();
  readonly open = new WeakSet<QuestionNode>();
  readonly queries = new WeakMap<QuestionNode, string>();
  readonly opened = new WeakMap<Node, boolean>();
  readonly tabs = new WeakMap<GroupNode, Node>();
  alone: Node | undefined;
  optionSource: (OptionSource & { stop(): void }) | undefined;

  /** Questions that were edited since the page last heard of a change. */
  readonly edited = new Set<Node>();

  /** Who answers, where the page asks for it. */
  helper: SurveyExtras | undefined;

  /** The answers as a response. */
  readonly response = new SessionResponse(this);

  /** @param given - the response to begin with */
  constructor(
    readonly host: SessionHost,
    readonly survey: Survey,
    readonly given?: object,
    rules?: Rules,
  ) {
    this.state = new ResponseState(survey, given, rules);
  }

  /** There is no question in it. */
  get isEmpty(): boolean {
    return ![...this.survey.byLinkId.values()].some(({ type }) => type !== 'group' && type !== 'display');
  }

  /** Whether there is an answer that the person can see and change: one that the form brought stands there as theirs. */
  get isAnswered(): boolean {
    return [...shownNodes(this.state.children)].some(
      (node) => node.kind === 'question' && node.filled && !node.now.readOnly,
    );
  }

  /** The person changed something that is no answer of the survey. */
  told(): void {
    this.#changed(new Set(), true);
    this.host.element.requestUpdate();
  }

  get disabled(): boolean {
    return this.host.isDisabled();
  }

  get readOnly(): boolean {
    return this.host.isReadOnly();
  }

  nodes(list: readonly Node[], depth: number): unknown {
    return this.host.nodes(this, list, depth);
  }

  heading(content: unknown, options: { id?: string; depth: number }): unknown {
    return this.host.heading(content, options);
  }

  focusOn(id: string): void {
    this.host.focusOn(id);
  }

  setAnswer(answer: Answer, value: AnswerValue | null, raw?: string): void {
    const question = answer.parent;
    this.#edit(question, this.state.setAnswer(question, question.answers.indexOf(answer), value, raw));
  }

  setAnswers(question: QuestionNode, values: readonly AnswerValue[]): void {
    this.#edit(question, this.state.setAnswers(question, values));
  }

  toggle(question: QuestionNode, value: AnswerValue, on: boolean): void {
    this.#edit(question, this.state.toggleAnswer(question, value, on));
  }

  clear(question: QuestionNode): void {
    this.open.delete(question);
    this.#edit(question, this.state.setAnswers(question, []), 'change');
    this.host.focusOn(question.id);
  }

  addAnswer(question: QuestionNode): void {
    this.#edit(question, this.state.addAnswer(question), 'change');
    this.host.focusOn(question.answers.at(-1)!.id);
  }

  removeAnswer(question: QuestionNode, answer: Answer): void {
    this.#edit(question, this.state.removeAnswer(question, question.answers.indexOf(answer)), 'change');
    this.host.focusOn(`${question.id}-add`);
  }

  addGroup(list: RepeatNode): void {
    this.#edit(list, this.state.addGroup(list), 'change');
    this.host.focusOn(list.groups.at(-1)!.id);
  }

  removeGroup(group: GroupNode): void {
    const list = group.parent as RepeatNode;
    this.#edit(list, this.state.removeGroup(group), 'change');
    this.host.focusOn(`${list.id}-add`);
  }

  announce(text: string): void {
    // What ends only now, such as the reading of a file, is no business of whoever came after.
    if (this.#isShown) this.host.announce(text);
  }

  settle(question: QuestionNode): void {
    // Nobody is told off for a question that they have not answered yet.
    const isEmpty = question.answers.every(({ value, raw }) => value === null && !raw);
    if (!isEmpty && !this.settled.has(question)) {
      this.settled.add(question);
      if (question.issues.length > 0) this.refresh(question);
    }
    // A field that goes from the page may still say that it was changed.
    if (this.edited.delete(question) && this.#isShown) this.host.edited('change', new Set());
  }

  /** From now on shows what is wrong with these nodes. */
  settleAll(nodes: Iterable<Node>): void {
    const wrong: Node[] = [];
    for (const node of nodes) {
      if (this.settled.has(node)) continue;
      this.settled.add(node);
      if (node.issues.length > 0) wrong.push(node);
    }
    this.#refreshAll(wrong);
  }

  /** Shows what a server said about questions, until they are changed. */
  showServerFindings(findings: ReadonlyMap<Node, string>): void {
    for (const [node, text] of findings) {
      this.serverFindings.set(node, text);
      this.refresh(node);
    }
  }

  refresh(node: Node): void {
    this.parts.refresh(node);
    // A tab comes and goes with its group.
    const { parent } = node;
    if (parent?.item.control === 'tab-container') this.parts.refresh(parent);
  }

  /** Draws again as many as fill a screen; the rest when these can be seen. */
  #refreshAll(nodes: Iterable<Node>): void {
    const { rest } = this.parts;
    let drawn = 0;
    for (const node of nodes) {
      if (rest && drawn++ >= SCREENFUL) rest.add(() => this.refresh(node));
      else this.refresh(node);
    }
  }

  get #isShown(): boolean {
    return this.host.session() === this;
  }

  #edit(node: Node, changes: Changes, finished?: 'change'): void {
    if (!this.#isShown) return;
    this.serverFindings.delete(node);
    if (!changes.has(node)) this.refresh(node);
    this.#refreshAll(changes);
    if (!finished) this.edited.add(node);
    this.#changed(changes, finished);
  }

  #changed(changes: Changes, isFinished: unknown): void {
    this.response.changed();
    this.host.edited('input', changes);
    if (isFinished) this.host.edited('change', changes);
  }
}
