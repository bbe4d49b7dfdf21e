import { copy } from '../model/json.js';
import type { Json } from '../model/json.js';
import type { AnswerValue, Item, Option } from '../model/model.js';
import type { Answer, Changes, GroupNode, Node, QuestionNode, RepeatNode } from '../model/node.js';
import { ResponseTree } from './tree.js';
import { isAnswer, optionWith, sameValue } from '../model/values.js';

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
  readonly contained?: readonly unknown[];
  readonly extension?: readonly unknown[];
}

const NOTHING: Changes = new Set();

/**
 * The answers to one Survey. Every method that edits returns the nodes whose view has to be rendered again: the node
 * itself, what became enabled or disabled, lists that grew or shrank, groups whose issue changed.
 */
export class ResponseState extends ResponseTree {
  /** Replaces all answers. An answer that stays (the same value) keeps its nested items. */
  setAnswers(question: QuestionNode, values: readonly AnswerValue[]): Changes {
    if (!this.#isAlive(question)) return NOTHING;
    this.putAnswers(question, values);
    return this.settle();
  }

  /**
   * Sets one answer, or the one after the last. `null` clears it, and then `raw` keeps what was typed and is no value
   * (yet): an issue that is not part of the response.
   */
  setAnswer(question: QuestionNode, index: number, value: AnswerValue | null, raw?: string): Changes {
    const answer = question.answers[index];
    if (!this.#isAlive(question)) return NOTHING;
    if (!answer) {
      if (index !== question.answers.length || !question.item.repeats) return NOTHING;
      const added = this.createAnswer(question, value ?? {});
      if (!value) added.raw = raw;
      return this.#replace(question, [...question.answers, added]);
    }
    this.putAnswer(answer, value, raw);
    return this.settle();
  }

  /** Ticks or unticks an option. An exclusive one stands alone; without `repeats`, ticking replaces. */
  toggleAnswer(question: QuestionNode, value: AnswerValue, on: boolean): Changes {
    const { options, item } = question;
    const exclusive = options.filter((option) => option.exclusive);
    const isExclusive = (one: AnswerValue): boolean => optionWith(exclusive, one) !== undefined;
    const alone = !item.repeats || isExclusive(value);
    const rest = question.answers.flatMap(({ value: one }) => (one && !sameValue(one, value) ? one : []));
    if (!on) return this.setAnswers(question, rest);
    return this.setAnswers(question, alone ? [value] : [...rest.filter((one) => !isExclusive(one)), value]);
  }

  /** Adds an empty answer to a repeating question. */
  addAnswer(question: QuestionNode): Changes {
    if (!this.#isAlive(question) || !question.item.repeats) return NOTHING;
    return this.#replace(question, [...question.answers, this.createAnswer(question)]);
  }

  removeAnswer(question: QuestionNode, index: number): Changes {
    const answer = question.answers[index];
    if (!this.#isAlive(question) || !answer) return NOTHING;
    this.close(answer);
    return this.#replace(
      question,
      question.answers.filter((one) => one !== answer),
    );
  }

  /** Adds an instance of a repeating group, at the end. */
  addGroup(list: RepeatNode): Changes {
    if (!this.#isAlive(list)) return NOTHING;
    list.groups = [...list.groups, this.createGroup(list)];
    this.changed.add(list);
    return this.settle();
  }

  /** Removes an instance of a repeating group. In place of the only one comes a new one. */
  removeGroup(group: GroupNode): Changes {
    const list = group.parent;
    if (!this.#isAlive(group) || list?.kind !== 'repeat') return NOTHING;
    this.drop(group);
    list.groups = list.groups.filter((one) => one !== group);
    if (!list.groups.length) list.groups = [this.createGroup(list)];
    this.changed.add(list);
    return this.settle();
  }

  /**
   * Gives an item its options, when they come later than the survey: a value set from elsewhere. Answers stay.
   */
  setOptions(item: Item, options: readonly Option[]): Changes {
    this.changeOptions(item, options);
    return this.settle();
  }

  /**
   * A QuestionnaireResponse (R4) in the Questionnaire's order and nesting, without what is disabled or unanswered.
   * An independent copy: it may be frozen or changed.
   */
  toResponse(meta: ResponseMeta = {}, status: 'completed' | 'in-progress' | 'amended' = 'completed'): Json {
    const item = items(this.children);
    return copy({
      resourceType: 'QuestionnaireResponse',
      ...meta,
      questionnaire: this.survey.canonical,
      status,
      item: item[0] ? item : undefined,
    });
  }

  /** The answers with what is empty yet, such as an instance that was only added: what begins with it has the same nodes. */
  toDraft(): { readonly item: Json[] } {
    return copy({ item: items(this.children, true) });
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

  protected putAnswer(answer: Answer, given: AnswerValue | null, raw?: string): void {
    const had = answer.value;
    const value = given && isAnswer(given) ? given : null;
    answer.value = value;
    answer.raw = value ? undefined : raw;
    if (value && !had) this.open(answer);
    else if (had && !value) this.close(answer);
    this.replace(answer.parent, answer.parent.answers);
  }

  /** Not private, as rules may put answers while the state is made: private methods are not there before that is done. */
  protected replace(question: QuestionNode, answers: readonly Answer[]): void {
    question.answers = answers.length ? answers : [this.createAnswer(question)];
    this.changed.add(question);
    this.refresh(question);
  }

  #isAlive(node: Node): boolean {
    return node.enabled && this.find(node.id) === node;
  }

  #replace(question: QuestionNode, answers: readonly Answer[]): Changes {
    this.replace(question, answers);
    return this.settle();
  }
}

/** The response items of some nodes. A group is there only if something in it is answered (an empty one is not valid). */
function items(nodes: readonly Node[], all = false): Json[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'display' || !(all ? node.enabled : node.filled)) return [];
    if (node.kind === 'repeat') return items(node.groups, all);
    const { linkId, text } = node.item;
    const base = { linkId, text };
    if (node.kind === 'group') return { ...base, item: items(node.children, all) };
    const answer = node.answers.flatMap(({ value, preset, children }) => {
      const item = items(children, all);
      return value ? (item.length ? { ...value, item } : value) : all ? { ...preset } : [];
    });
    return { ...base, answer };
  });
}
