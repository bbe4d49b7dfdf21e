import { html, nothing } from 'lit';
import type { Node } from '../../domain/questionnaire.js';
import { nodeView } from './node-view.js';
import { livePart } from './parts.js';
import { inPieces } from './pieces.js';
import type { SurveyContext } from './survey-context.js';

/** Draws nodes below each other, each one as a piece that can be drawn again by itself; the rest of a long list later. */
export function nodes(context: SurveyContext, list: readonly Node[], depth: number): unknown {
  if (list.length === 0) return nothing;
  return inPieces(
    context,
    list,
    (node) => livePart(context.parts, node, () => nodeView(context, node, depth)),
    // The browser leaves those that are out of sight alone, whatever changes in the others.
    (drawn) => html`<div class="piece">${drawn}</div>`,
  );
}
