import {
  type Answer,
  type AnswerValue,
  type Changes,
  type Coding,
  type GroupNode,
  type Item,
  type Node,
  type QuestionNode,
  type RepeatNode,
  ResponseState,
  type Rules,
  type Survey,
} from '../../../domain/questionnaire.js';
import type { OptionSource, Typed } from '../../../fields/context.js';
import { inOrder } from '../../../fields/several.js';
import { uuidUrn } from '../../../transport/uuid.js';
import { Parts } from '../drawing/live-parts.js';
import type { QuestionnaireResponse } from './response-type.js';
import type { SurveyContext } from './survey-context.js';

/** What a session needs from the element that shows it. */
export interface SessionHost {
  isDisabled(): boolean;
  isReadOnly(): boolean;
  heading(content: unknown, options: { id?: string; depth: number }): unknown;
  /** Draws nodes below each other, each one as a piece that can be drawn again by itself. */
  nodes(context: SurveyContext, list: readonly Node[], depth: number): unknown;
  /** Why a field cannot take what was typed for an item. */
  typedFault(item: Item, raw: string): string | undefined;
  /** The person changed something. */
  edited(type: 'input' | 'change', changes: Changes): void;
  /** Moves the focus to a control, or to the first one inside an element. */
  focusOn(id: string): void;
  readonly element: { requestUpdate(): void };
  /** Has a screen reader say something. */
  announce(text: string): void;
  /** What the element shows now: another session, once the person began anew. */
  session(): unknown;
}

/** What the page asks beside the questionnaire. */
export interface SurveyExtras {
  /** What the response says of it. */
  parts(subject: string | null, source: string | null): object | undefined;
  render(isDisabled: boolean): unknown;
}

/** The resources that a response refers to, as FHIR references such as `Patient/1`. */
export interface References {
  subject: string | null;
  encounter: string | null;
  author: string | null;
  source: string | null;
  basedOn: string | null;
}

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

  /** Of the response, once it was asked for. It stays until an answer changes. */
  identifier = '';

  /** A draft has the identifier: it stays, whatever changes, until the response was given away. */
  isDraft = false;

  /** The response was given away under its identifier: with other answers it is another one. */
  isGiven = false;

  /** What was sent or was to be sent, until an answer changes: a second attempt sends the same bytes. */
  #completed: { about: string; response: QuestionnaireResponse } | undefined;

  /** @param response - the answers to begin with */
  constructor(
    readonly host: SessionHost,
    readonly survey: Survey,
    readonly response?: object,
    rules?: Rules,
  ) {
    this.state = new ResponseState(survey, response, rules);
  }

  /**
   * The answers as a response. Its identifier stays the same until an answer changes, so that sending it again after a
   * fault cannot store it twice.
   */
  build(references: References, status: 'in-progress' | 'completed'): QuestionnaireResponse {
    if (status === 'in-progress') return this.#build(references, status);
    const { subject, encounter, author, source, basedOn } = references;
    const about = [subject, encounter, author, source, basedOn].join('\n');
    if (this.#completed?.about !== about) {
      // About somebody or something else, it is another response.
      if (this.#completed) this.identifier = '';
      this.isGiven = true;
      this.#completed = { about, response: this.#build(references, status) };
    }
    return this.#completed.response;
  }

  #build(references: References, status: 'in-progress' | 'completed'): QuestionnaireResponse {
    const reference = (to: string | null) => (to ? { reference: to } : undefined);
    return this.state.toResponse(
      {
        identifier: { system: 'urn:ietf:rfc:3986', value: (this.identifier ||= uuidUrn()) },
        authored: new Date().toISOString(),
        language: this.survey.language,
        subject: reference(references.subject),
        encounter: reference(references.encounter),
        author: reference(references.author),
        source: reference(references.source),
        basedOn: references.basedOn ? [{ reference: references.basedOn }] : undefined,
        ...this.helper?.parts(references.subject, references.source),
      },
      status,
    ) as unknown as QuestionnaireResponse;
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

  /** Whether a response is the one that was to be sent, with no answer changed since. */
  isBuilt(response: QuestionnaireResponse): boolean {
    return this.#completed?.response === response;
  }

  /** The person changed something that is no answer of the survey. */
  told(): void {
    this.#changed(new Set(), true);
    this.host.element.requestUpdate();
  }

  /** Whatever became of the response, it was not given away. */
  takeBack(): void {
    this.isGiven = false;
    this.discard();
  }

  /** Lets go of the response that was to be sent. */
  discard(): void {
    this.#completed = undefined;
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

  /** It is another response now, or what was not given away yet has changed. */
  #changed(changes: Changes, isFinished: unknown): void {
    if (!this.isDraft || this.isGiven) this.identifier = '';
    this.isGiven = false;
    this.discard();
    this.host.edited('input', changes);
    if (isFinished) this.host.edited('change', changes);
  }
}

/** Whether something is wrong with a node that the person should see now. */
export const isInvalid = (context: SurveyContext, node: Node): boolean =>
  (context.settled.has(node) && node.issues.length > 0) || context.serverFindings.has(node);

/** Every question and group that the person can see, in order. */
export function* shownNodes(nodes: readonly Node[]): Generator<Node> {
  for (const node of nodes) {
    if (!node.enabled || node.hidden) continue;
    yield node;
    if (node.kind === 'group') yield* shownNodes(node.children);
    else if (node.kind === 'repeat') yield* shownNodes(node.groups);
    else if (node.kind === 'question') for (const { children } of inOrder(node)) yield* shownNodes(children);
  }
}
