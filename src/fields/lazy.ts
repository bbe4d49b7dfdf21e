import type { Item, Survey } from '../domain/questionnaire.js';

/** A kind of control that only some surveys need. */
export interface Lazy<M> {
  /** The control's functions, once they are there. */
  module?: M;
  /** Whether a question of this kind needs it. */
  readonly asks: (item: Item) => boolean;
  readonly load: () => Promise<M>;
}

export const lazy = <M>(asks: (item: Item) => boolean, load: () => Promise<M>): Lazy<M> => ({ asks, load });

/** Brings the controls that a survey needs and that are not there yet; undefined where nothing is missing. */
export function loadLazy(survey: Survey, controls: readonly Lazy<unknown>[]): Promise<unknown> | undefined {
  const items = [...survey.byLinkId.values()];
  const missing = controls.filter(({ module, asks }) => !module && items.some(asks));
  if (missing.length === 0) return undefined;
  return Promise.all(missing.map(async (control) => (control.module = await control.load())));
}
