import { nothing } from 'lit';
import type { Node } from '../../../domain/questionnaire.js';
import type { SurveyContext } from '../session/survey-context.js';

/** Draws a node in a way of its own; undefined where it leaves that to others. */
export type SpecialView = (context: SurveyContext, node: Node, depth: number) => unknown;

const views = new Set<SpecialView>();

/** Has nodes drawn by code that only some surveys need. */
export const addSpecialView = (view: SpecialView): unknown => views.add(view);

/** A node that is not drawn in the usual way; undefined for every other one. */
export function specialView(context: SurveyContext, node: Node, depth: number): unknown {
  for (const view of views) {
    const drawn = view(context, node, depth);
    if (drawn !== undefined) return drawn;
  }
  return undefined;
}

let links: ((node: Node) => unknown) | undefined;

/** Has links to more about an item drawn, where a survey has any. */
export const setSupportLinks = (view: (node: Node) => unknown): unknown => (links = view);

/** Where to read more about an item. */
export const supportLinks = (node: Node): unknown => links?.(node) ?? nothing;
