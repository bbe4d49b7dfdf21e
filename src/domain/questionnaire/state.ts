import type { AnswerValue, Survey } from './model.js';
import type { Changes, GroupNode, Node, QuestionNode, RepeatNode } from './node.js';

/** Top-level elements of a QuestionnaireResponse that only the host knows. Copied as they are. */
export interface ResponseMeta {
  readonly identifier?: unknown;
  readonly authored?: string;
  readonly language?: string;
  readonly subject?: unknown;
  readonly encounter?: unknown;
  readonly author?: unknown;
  readonly source?: unknown;
  readonly basedOn?: readonly unknown[];
}

/** The answers to one Survey. Every method that edits returns the nodes whose view has to be rendered again. */
export declare class ResponseState {
  readonly survey: Survey;
  readonly children: readonly Node[];
  /** Questions that a person can answer now (enabled, shown, not read-only, supported), and how many of them have an answer. */
  answerable: number;
  answered: number;
  /** How many of those questions, and of the required groups shown, have issues. */
  invalid: number;
  constructor(survey: Survey, response?: unknown);
  /** Replaces all answers; an answer that stays (same value) keeps its nested items. */
  setAnswers(question: QuestionNode, values: readonly AnswerValue[]): Changes;
  /** Sets one answer; `null` with `raw` keeps what was typed and is not valid yet. */
  setAnswer(question: QuestionNode, index: number, value: AnswerValue | null, raw?: string): Changes;
  /** Ticks or unticks an option of a question; an exclusive one stands alone. Without `repeats`, ticking replaces. */
  toggleAnswer(question: QuestionNode, value: AnswerValue, on: boolean): Changes;
  /** Adds an empty answer to a repeating question. */
  addAnswer(question: QuestionNode): Changes;
  removeAnswer(question: QuestionNode, index: number): Changes;
  addGroup(list: RepeatNode): Changes;
  /** The last instance is emptied instead. */
  removeGroup(group: GroupNode): Changes;
  /** A node by its id. */
  find(id: string): Node | undefined;
  /** A QuestionnaireResponse in the Questionnaire's order. */
  toResponse(meta?: ResponseMeta, status?: 'completed' | 'in-progress' | 'amended'): Record<string, unknown>;
}
