import type { Answer, AnswerValue, Coding, Item, Option, QuestionNode } from '../domain/questionnaire.js';
import { textOf } from '../domain/questionnaire/model/node.js';
import { formatNumber, localLanguage } from '../i18n/index.js';
import { aboutText } from './several.js';

/** Options that are elsewhere, in value sets that a terminology server knows. */
export interface OptionSource {
  /** How the options of an item stand; `search`: there are too many to bring them all. Undefined: they are all here. */
  state(item: Item): 'loading' | 'failed' | 'search' | undefined;
  /** Asks once more after a failure. */
  retry(item: Item): void;
  /** The options whose words match a text. Rejects where they cannot be had. */
  search(item: Item, text: string, signal: AbortSignal): Promise<readonly Option[]>;
}

/** What a field needs from the element it stands in. Fields are template functions; they keep nothing themselves. */
export interface FieldContext {
  readonly disabled: boolean;
  /** Undefined where all options are in the form. */
  readonly optionSource?: OptionSource | undefined;
  /** Sets one answer. `raw` is what was typed where it is no value yet. */
  setAnswer(answer: Answer, value: AnswerValue | null, raw?: string): void;
  /** Sets all the answers of a question. */
  setAnswers(question: QuestionNode, values: readonly AnswerValue[]): void;
  /** Ticks or unticks an option. */
  toggle(question: QuestionNode, value: AnswerValue, on: boolean): void;
  /** The person finished with this question for now: what is wrong may be shown. */
  settle(question: QuestionNode): void;
  /** What was typed for an answer, or as "something else", as it was typed; it outlives rendering. */
  readonly typed: WeakMap<Answer | QuestionNode, Typed>;
  /** Why what was typed for an answer cannot be taken, where the field knows better words than the rules do. */
  readonly faults: WeakMap<Answer, () => string | undefined>;
  /** The units that were chosen, also where there is no number yet. */
  readonly units: WeakMap<Answer, Coding>;
  /** Questions whose "something else" is open. */
  readonly open: WeakSet<QuestionNode>;
  /** What is typed in a field that searches a list, and is no answer yet. */
  readonly queries: WeakMap<QuestionNode, string>;
  /** Has a screen reader say something when it is next idle. */
  announce(text: string): void;
  /** Draws one question again. */
  refresh(question: QuestionNode): void;
}

/** Text by part of a field (`day`, `month` … or `text`), and the value that came of it. */
export interface Typed {
  readonly value: AnswerValue | null;
  readonly parts: Readonly<Record<string, string>>;
  /** In which it was typed: numbers and dates are shown in that of the page. */
  readonly language?: string;
}

/** The ids that tie a question's text, hints and errors to its controls. */
export const textId = (question: QuestionNode) => `${question.id}-text`;
export const describedBy = (question: QuestionNode, hasError: boolean) =>
  hasError ? `${question.id}-error ${question.id}-hint` : `${question.id}-hint`;

/** The name of one of several answers: the question with its number. Undefined where the question's text is the name. */
export const numberedName = (question: QuestionNode, answer: Answer): string | undefined =>
  question.answers.length > 1
    ? `${aboutText(question)}${textOf(question)} ${formatNumber(question.answers.indexOf(answer) + 1)}`
    : undefined;

/** What was typed for `answer`, as long as its value is still the one that came of it. */
export function typedParts(context: FieldContext, answer: Answer): Readonly<Record<string, string>> | undefined {
  const typed = context.typed.get(answer);
  if (!typed || typed.value !== answer.value) return undefined;
  const isForeign = answer.value && !('valueString' in answer.value) && typed.language !== localLanguage();
  return isForeign ? undefined : typed.parts;
}

/** Sets an answer from typed text and remembers the text. */
export function setTyped(
  context: FieldContext,
  answer: Answer,
  parts: Readonly<Record<string, string>>,
  value: AnswerValue | null,
): void {
  const raw = Object.values(parts).join(' ').trim();
  context.typed.set(answer, { value, parts, language: localLanguage() });
  context.setAnswer(answer, value, value || !raw ? undefined : raw);
}
