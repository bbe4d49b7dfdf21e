import type { Answer, GroupNode, Node, QuestionNode, RepeatNode, Survey } from '../../../domain/questionnaire.js';
import type { FieldContext } from '../../../fields/context.js';
import type { Parts } from '../drawing/live-parts.js';

/** What the templates of a survey need from the element. */
export interface SurveyContext extends FieldContext {
  readonly survey: Survey;
  readonly parts: Parts;
  /** Everything is shown as text. */
  readonly readOnly: boolean;
  /** Questions whose faults are shown: those that the person left, and all after trying to send. */
  readonly settled: ReadonlySet<Node>;
  /** What the server said about a question. */
  readonly serverFindings: ReadonlyMap<Node, string>;
  /** Help and sections that the person opened or closed. */
  readonly opened: WeakMap<Node, boolean>;
  /** The tab that is open in a group of tabs. */
  readonly tabs: WeakMap<GroupNode, Node>;
  /** The only question on the screen, where questions come one at a time. */
  alone: Node | undefined;
  /** Draws nodes below each other, each one as a piece that can be drawn again by itself. */
  nodes(list: readonly Node[], depth: number): unknown;
  heading(content: unknown, options: { id?: string; depth: number }): unknown;
  /** Moves the focus to a control, or to the first one inside an element. */
  focusOn(id: string): void;
  clear(question: QuestionNode): void;
  addAnswer(question: QuestionNode): void;
  removeAnswer(question: QuestionNode, answer: Answer): void;
  addGroup(list: RepeatNode): void;
  removeGroup(group: GroupNode): void;
}

/** The id of the text that names a group or a question. */
export const textIdOf = (node: Node): string => `${node.id}-text`;

/** Whether something is wrong with a node that the person should see now. */
export const isInvalid = (context: SurveyContext, node: Node): boolean =>
  (context.settled.has(node) && node.issues.length > 0) || context.serverFindings.has(node);
