import type { AnswerValue, Finding, Item, Option, Survey } from './model.js';
import type { Node, QuestionNode } from './node.js';
import type { RankedQueue } from './ranked-queue.js';

/** What rules may do to the state that they belong to. Everything takes part in the change that is going on. */
export interface RulesHost {
  readonly survey: Survey;
  readonly children: readonly Node[];
  /** The options of an item before any rule looks at them. */
  optionsOf(item: Item): readonly Option[];
  /** Puts answers that a rule worked out in the place of those that are there. */
  putAnswers(question: QuestionNode, values: readonly AnswerValue[]): void;
  /** The node with this id, while it lives. */
  find(id: string): Node | undefined;
  /** Looks again at what is wrong with a node, and has it drawn again. */
  renew(node: Node): void;
  /** Gives a node other rules than those that its item says (`Node.now`). */
  alter(node: Node, now: Item): void;
}

/**
 * Rules that need more than the item they stand on: expressions. A state without them goes by `enableWhen` and fixed
 * limits alone. The state asks in the order of `queue`, so that what a rule looks at is settled before it.
 */
export interface Rules {
  /** The nodes that have to be looked at, in the order of settling. */
  readonly queue: RankedQueue;
  /** Takes the state that they are for, before it has any nodes. */
  begin(host: RulesHost): void;
  /** Whether an item has a rule at all. */
  concerns(item: Item): boolean;
  /** Whether an item is there only while a rule says so. */
  gates(item: Item): boolean;
  /** Does that rule say so now? */
  enables(node: Node): boolean;
  /** A node has just got its content. `fresh`: it was not in a response given at the start. */
  filled(node: Node, fresh: boolean): void;
  /** A node has lost its content: it is disabled, or gone. */
  emptied(node: Node): void;
  /** Brings an enabled node's answers and options up to date. */
  update(node: Node): void;
  /**
   * A node has its turn. In the rounds that nodes take that may look at each other, those that really go round are
   * found, and hold nothing from then on.
   */
  turn(node: Node): void;
  /** The nodes that may have to look again, after the answers of a question changed. */
  touched(question: QuestionNode): Iterable<Node>;
  /** What rules find wrong with a node now. */
  findings(node: Node): readonly Finding[];
  /** All answers have come to rest: brings what only follows from them (limits, words, findings) up to date. */
  settled(): void;
}
