import type { OptionGridData } from './model.js';

/** How much a question matters to a person, from not at all (0) to very much (3). */
export type Importance = 0 | 1 | 2 | 3;

/** The value of `<pp-option-grid>`: what a person chose to see, said and decided. */
export interface GridValue {
  /** The two options shown side by side; null for all of them. */
  compare: [string, string] | null;
  /** By row id; a question that was not rated has no entry. */
  importance: Record<string, Importance>;
  /** Null where the person has said nothing, `undecided` where they said that they do not know yet. */
  decision: string | null;
}

/** A value as pages give it, any part of which may be missing; an imported JSON file fits it. */
export interface GridValueInput {
  readonly compare?: readonly string[] | null;
  readonly importance?: Readonly<Record<string, number | undefined>>;
  readonly decision?: string | null;
}

/** What is kept of a value that came from outside, and what was not. */
export interface ReadValue {
  readonly value: GridValue;
  /** English, for developers. Empty when everything was used. */
  readonly dropped: readonly string[];
}

export const noValue = (): GridValue => ({ compare: null, importance: {}, decision: null });

const isImportance = (value: unknown): value is Importance => [0, 1, 2, 3].includes(value as number);

/**
 * Reads a value from outside. Never throws; what does not fit is left out and named.
 *
 * @param input - an object as in {@link GridValue}, any part of which may be missing; null or undefined for none
 * @param grid - the decision it belongs to, where it is there yet; then ids must be of its options and rows
 */
export function readValue(input: unknown, grid?: OptionGridData | null): ReadValue {
  const dropped: string[] = [];
  const given = Object(input ?? {}) as Partial<Record<keyof GridValue, unknown>>;
  const part = (key: keyof GridValue): unknown => (Object.hasOwn(given, key) ? (given[key] ?? null) : null);
  const isOption = (id: unknown): id is string =>
    typeof id === 'string' && (!grid || grid.options.some((option) => option.id === id));
  const isRow = (id: string) => !grid || grid.rows.some((row) => row.id === id);

  const pair = part('compare');
  const fits = Array.isArray(pair) && pair.length === 2 && pair.every(isOption) && pair[0] !== pair[1];
  if (pair !== null && !fits) dropped.push('value.compare must be the ids of two different options, or null');

  const ratings = Object.entries(Object(part('importance') ?? {}) as object).filter(([id, rating]) => {
    if (isRow(id) && isImportance(rating)) return true;
    dropped.push(`value.importance: "${id}" must be the id of a row, with 0, 1, 2 or 3`);
    return false;
  });

  const decision = part('decision');
  const decided = decision === 'undecided' || isOption(decision);
  if (decision !== null && !decided) dropped.push('value.decision must be the id of an option, "undecided" or null');

  return {
    value: {
      compare: fits ? ([pair[0], pair[1]] as [string, string]) : null,
      // Made from entries, a row called __proto__ is a key like any other.
      importance: Object.fromEntries(ratings),
      decision: decided ? decision : null,
    },
    dropped,
  };
}

/** The rating of a row, or undefined where there is none. Safe for any id. */
export function importanceOf(value: GridValue, rowId: string): Importance | undefined {
  return Object.hasOwn(value.importance, rowId) ? value.importance[rowId] : undefined;
}

/** The same value with one row rated, or with its rating taken back. */
export function rate(value: GridValue, rowId: string, rating: Importance | undefined): GridValue {
  const others = Object.entries(value.importance).filter(([id]) => id !== rowId);
  return {
    ...value,
    importance: Object.fromEntries(rating === undefined ? others : [...others, [rowId, rating]]),
  };
}

/**
 * The rows that matter most to a person: those with the highest rating they gave, in the authors' order. Rows rated "not
 * at all" never count. This picks questions; it says nothing about the options.
 */
export function whatMatters(grid: OptionGridData, value: GridValue): string[] {
  const highest = Math.max(0, ...grid.rows.map(({ id }) => importanceOf(value, id) ?? 0));
  return highest === 0 ? [] : grid.rows.map(({ id }) => id).filter((id) => importanceOf(value, id) === highest);
}

/** The two options that are shown where there is room for two: the chosen ones, else the first two. Authors' order. */
export function comparedPair(grid: OptionGridData, value: GridValue): [string, string] {
  const ids = grid.options.map(({ id }) => id);
  const chosen = value.compare && ids.filter((id) => value.compare!.includes(id));
  return (chosen?.length === 2 ? chosen : ids.slice(0, 2)) as [string, string];
}
