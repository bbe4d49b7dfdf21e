import type { AnswerValue, Finding, Item, Option } from './model.js';

interface NodeBase {
  /** Unique in its state, stable while the node lives, letters, digits, `-` and `_` only: fit for DOM ids. */
  readonly id: string;
  readonly item: Item;
  /** The item with its rules of the moment: required, readOnly, limits, prefix, where expressions make them. */
  now: Item;
  readonly parent: Parent | null;
  /** Its own and every ancestor's conditions hold. A disabled node has no children and no answers. */
  enabled: boolean;
  /** Hidden by itself or by an ancestor: takes part, is not shown. */
  readonly hidden: boolean;
  /** What is wrong now, as if it were sent now. */
  issues: readonly Finding[];
  /** What the form's author wants said without standing in the way of sending. */
  warnings: readonly Finding[];
  /** The item's words where an expression makes them. */
  text?: string;
}

/** A display item. An item that cannot take part in a response (no linkId, a second one) is one too. */
export interface DisplayNode extends NodeBase {
  readonly kind: 'display';
}

/** One instance of a group. */
export interface GroupNode extends NodeBase {
  readonly kind: 'group';
  children: readonly Node[];
  /** Questions inside that are answered. */
  filled: number;
  /** Questions inside that are enabled. */
  asked: number;
}

/** A repeating group: at least one instance while enabled. */
export interface RepeatNode extends NodeBase {
  readonly kind: 'repeat';
  groups: readonly GroupNode[];
  filled: number;
  asked: number;
}

export interface QuestionNode extends NodeBase {
  readonly kind: 'question';
  /** Display items inside, shown with or without an answer. */
  notes: readonly Node[];
  /** Never empty while enabled: without an answer there is one with a `null` value. */
  answers: readonly Answer[];
  /** 1 with an answer, else 0. */
  filled: number;
  /** What may be chosen now: the item's options, or what expressions or a value set that came later made of them. */
  options: readonly Option[];
}

/** One answer, with its own nested items. */
export interface Answer {
  readonly id: string;
  readonly kind: 'answer';
  readonly parent: QuestionNode;
  readonly item: Item;
  value: AnswerValue | null;
  /** What was typed and is not a value yet; then `value` is null. */
  raw?: string;
  /** What it came with and is no answer by itself: a unit without a number. */
  readonly preset?: AnswerValue;
  /** Empty while `value` is null. */
  children: readonly Node[];
}

export type Node = DisplayNode | GroupNode | RepeatNode | QuestionNode;
export type Parent = GroupNode | RepeatNode | QuestionNode | Answer;
/** Nodes whose view has to be rendered again. */
export type Changes = ReadonlySet<Node>;

/** The plain words of a node: those that an expression made, else the form's. */
export const textOf = ({ text, item }: Pick<NodeBase, 'text' | 'item'>): string => text ?? item.text ?? '';
