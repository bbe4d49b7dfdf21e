import type { Item, Survey } from '../domain/questionnaire.js';
import type { LateModule } from './late-module.js';

/** Code that only some surveys need, and which ones. */
export interface Lazy {
  readonly late: LateModule<unknown>;
  readonly asks: (survey: Survey) => boolean;
  readonly load: () => Promise<unknown>;
}

/** Whether an item is so. */
export const someItem =
  (is: (item: Item) => boolean) =>
  ({ byLinkId }: Survey): boolean =>
    [...byLinkId.values()].some(is);

/** Code that a survey cannot be shown without. */
export const lazy = <M>(late: LateModule<M>, asks: (survey: Survey) => boolean, load: () => Promise<M>): Lazy => ({
  late,
  asks,
  load,
});

/** Code that a survey does not wait for where it cannot be loaded. */
export const optional = <M>(late: LateModule<M>, asks: (survey: Survey) => boolean, load: () => Promise<M>): Lazy => ({
  late,
  asks,
  load: () => load().catch(() => undefined),
});

/** Brings the code that a survey needs and that is not there yet; undefined where nothing is missing. */
export function loadLazy(survey: Survey, parts: readonly Lazy[]): Promise<void> | undefined {
  const missing = parts.filter(({ late, asks }) => !late.module && asks(survey));
  if (missing.length === 0) return undefined;
  return Promise.all(missing.map(async ({ late, load }) => (late.module = await load()))).then(() => undefined);
}
