import { nothing } from 'lit';
import type { Item, Node } from '../../../domain/questionnaire.js';
import { lazy } from '../../../fields/lazy.js';
import type { SurveyContext } from '../session/survey-context.js';

const staysSeen = ({ definition }: Item): boolean => definition['disabledDisplay'] === 'protected';

/** How items look that are seen and do not apply. */
export const protectedViews = lazy(staysSeen, () => import('./protected-view.js'));

/** What does not apply now: mostly it is not there. */
export const disabledView = (context: SurveyContext, node: Node, depth: number): unknown =>
  (staysSeen(node.item) && protectedViews.module?.protectedView(context, node, depth)) || nothing;
