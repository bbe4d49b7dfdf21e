import { nothing } from 'lit';
import type { Node } from '../../../domain/questionnaire.js';
import { display } from './display.js';
import { group } from './group.js';
import { listed, protectedViews, repeats, staysSeen, unsupportedViews } from './late-views.js';
import { livePart } from '../drawing/pieces.js';
import { question } from './question.js';
import type { SurveyContext } from '../session/survey-context.js';
import { specialView } from './special-views.js';

/** Draws one node with everything in it. */
function nodeView(context: SurveyContext, node: Node, depth: number): unknown {
  if (node.hidden) return nothing;
  if (!node.enabled)
    return (staysSeen(node.item) && protectedViews.module?.protectedView(context, node, depth)) || nothing;
  // Read, there is nothing to answer: what was answered elsewhere stands there.
  if (node.item.unsupported && !(context.readOnly && node.kind === 'question'))
    return unsupportedViews.module?.unsupported(node);
  const special = specialView(context, node, depth);
  if (special !== undefined) return special;
  switch (node.kind) {
    case 'display':
      return display(node);
    case 'group':
      return group(context, node, depth);
    case 'repeat':
      return repeats.module?.repeatingGroup(context, node, depth);
    case 'question':
      return question(context, node, depth);
  }
}

/** Draws nodes below each other, each one as a piece that can be drawn again by itself; the rest of a long list later. */
export function nodes(context: SurveyContext, list: readonly Node[], depth: number): unknown {
  if (list.length === 0) return nothing;
  return listed(context, list, (node) => livePart(context.parts, node, () => nodeView(context, node, depth)), true);
}
