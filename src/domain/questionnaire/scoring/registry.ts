import { objects } from '../model/json.js';
import type { AnswerValue, Item, Survey } from '../model/model.js';
import type { Node, QuestionNode } from '../model/node.js';
import { weightOf } from './scoring-weights.js';
import type { InstrumentScore, Scorer } from './scorers/scorer.js';

/** An item by its linkId, or by a code that it has (`Questionnaire.item.code`). */
export type ItemKey = string | { readonly system?: string; readonly code: string };

/** Where the items of an instrument are in the Questionnaire of the page. */
export interface ScorerItems {
  /** In the instrument's order. */
  readonly items: readonly ItemKey[];
  /** What coded answers without a weight count, by their code, such as `{ Y: 1, N: 0 }`. */
  readonly values?: Readonly<Record<string, number>>;
}

interface Entry extends ScorerItems {
  readonly scorer: Scorer;
  readonly matches: (survey: Survey) => boolean;
}

function isItem({ linkId, definition }: Item, key: ItemKey): boolean {
  if (typeof key === 'string') return linkId === key;
  return objects(definition['code']).some(
    ({ system, code }) => code === key.code && (system === key.system || !key.system),
  );
}

/** The number that an answer counts: its weight, a number, yes as 1, or what the page says of its code. */
function numberOf(question: QuestionNode, answer: AnswerValue, values: ScorerItems['values']): number | undefined {
  const { valueInteger, valueDecimal, valueBoolean, valueCoding } = answer;
  const code = valueCoding?.code;
  const named = code !== undefined && values && Object.hasOwn(values, code) ? values[code] : undefined;
  const isYes = valueBoolean === undefined ? undefined : Number(valueBoolean);
  return named ?? weightOf(question, answer) ?? valueInteger ?? valueDecimal ?? isYes;
}

/** Knows which scorer a Questionnaire is for. */
export class ScorerRegistry {
  readonly #entries: Entry[] = [];

  /**
   * @param which - the canonical URL of the Questionnaire, without its version, or a test of it
   * @throws RangeError if there are not as many items as the instrument has
   */
  register(which: string | ((survey: Survey) => boolean), scorer: Scorer, where: ScorerItems): void {
    if (where.items.length !== scorer.items) throw new RangeError(`${scorer.name} has ${scorer.items} items`);
    const matches = typeof which === 'function' ? which : ({ canonical }: Survey) => canonical?.split('|')[0] === which;
    this.#entries.push({ ...where, scorer, matches });
  }

  /** The scores of every instrument in a survey. Of a repeated question, its first answer counts. */
  score(survey: Survey, questions: readonly QuestionNode[]): InstrumentScore[] {
    return this.#entries.flatMap(({ scorer, matches, items, values }) => {
      if (!matches(survey)) return [];
      const [min, max] = scorer.answers;
      return scorer.score(
        items.map((key) => {
          const question = questions.find(({ item }) => isItem(item, key));
          const answer = question?.answers.find(({ value }) => value)?.value;
          const number = answer ? numberOf(question, answer, values) : undefined;
          return number !== undefined && Number.isInteger(number) && number >= min && number <= max ? number : null;
        }),
      );
    });
  }
}

/** Every question that is enabled, in the order of the survey. */
export function questionsIn(nodes: readonly Node[]): QuestionNode[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'group') return questionsIn(node.children);
    if (node.kind === 'repeat') return questionsIn(node.groups);
    if (node.kind !== 'question' || !node.enabled) return [];
    return [node, ...node.answers.flatMap(({ children }) => questionsIn(children))];
  });
}
