/** The score of one response by the rules of one instrument. */
export interface InstrumentScore {
  /** Such as `CollaboRATE`. */
  readonly name: string;
  /** By the instrument's own rule; null where it gives none, as mostly for answers that are missing. */
  readonly value: number | null;
  /** Smallest and largest value that there can be. */
  readonly range: readonly [min: number, max: number];
  /** Items with an answer that counts, of how many. */
  readonly answered: number;
  readonly asked: number;
  /** What else the instrument says, by its own names; empty where `value` is null. */
  readonly details: Readonly<Record<string, number | boolean>>;
}

/**
 * How one instrument is scored. A scorer has no words of its instrument: those are licensed, and come with the
 * Questionnaire of the page.
 */
export interface Scorer {
  readonly name: string;
  /** Where its scoring is published. */
  readonly source: string;
  /** How many items it has. */
  readonly items: number;
  /** Smallest and largest answer to an item; whole numbers. */
  readonly answers: readonly [min: number, max: number];
  /** @param values - one for each item, in the instrument's order; null: not answered, or not with such a number */
  score(values: readonly (number | null)[]): InstrumentScore;
}

/** The sum, or null if one is missing. */
export function sum(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((all, value) => (all === null || value === null ? null : all + value), 0);
}

/** How many are not missing. */
export function count(values: readonly (number | null)[]): number {
  return values.filter((value) => value !== null).length;
}

/** What an instrument says itself; the rest is the same for all of them. */
interface Instrument extends Omit<Scorer, 'score'>, Pick<InstrumentScore, 'range'> {
  /** Its own rule; `details` stand only beside a value. */
  rule(values: readonly (number | null)[]): { value: number; details: InstrumentScore['details'] } | null;
}

/** A scorer by the rule of an instrument. */
export function scorer({ name, source, items, answers, range, rule }: Instrument): Scorer {
  return {
    name,
    source,
    items,
    answers,
    score(values) {
      const { value, details } = rule(values) ?? { value: null, details: {} };
      return { name, value, range, answered: count(values), asked: items, details };
    },
  };
}
