import type { Item, Survey } from '../domain/questionnaire.js';

/** Code that only some surveys need. */
export interface Lazy<M> {
  /** What it exports, once it is there. */
  module?: M | undefined;
  /** Whether a survey needs it. */
  readonly asks: (survey: Survey) => boolean;
  readonly load: () => Promise<M | undefined>;
}

/** Whether an item is so. */
export const someItem =
  (is: (item: Item) => boolean) =>
  ({ byLinkId }: Survey): boolean =>
    [...byLinkId.values()].some(is);

/** Code that a survey cannot be shown without, where one of its items asks for it. */
export const lazy = <M>(asks: (item: Item) => boolean, load: () => Promise<M>): Lazy<M> => ({
  asks: someItem(asks),
  load,
});

/** Code that a survey does not wait for where it cannot be loaded. */
export const optional = <M>(asks: (survey: Survey) => boolean, load: () => Promise<M>): Lazy<M> => ({
  asks,
  load: () => load().catch(() => undefined),
});

/** Brings the code that a survey needs and that is not there yet; undefined where nothing is missing. */
export function loadLazy(survey: Survey, parts: readonly Lazy<unknown>[]): Promise<void> | undefined {
  const missing = parts.filter(({ module, asks }) => !module && asks(survey));
  if (missing.length === 0) return undefined;
  return Promise.all(missing.map(async (part) => (part.module = await part.load()))).then(() => undefined);
}
