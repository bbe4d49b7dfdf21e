import type { Node } from '../../domain/questionnaire.js';
import { nodeView } from './node-view.js';
import { livePart } from './parts.js';
import type { SurveyContext } from './survey-context.js';

/** Draws nodes, each one as a piece that can be drawn again by itself. */
export function nodes(context: SurveyContext, list: readonly Node[], depth: number): unknown {
  return list.map((node) => livePart(context.parts, node, () => nodeView(context, node, depth)));
}
