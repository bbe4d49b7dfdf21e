import { nothing } from 'lit';
import type { Item, Node, Survey } from '../../domain/questionnaire.js';
import { lazy, loadLazy } from '../../fields/lazy.js';
import type { SurveyContext } from './survey-context.js';

const staysSeen = ({ definition }: Item): boolean => definition['disabledDisplay'] === 'protected';

const views = lazy(staysSeen, () => import('./protected-view.js'));

/** Brings how items look that are seen and do not apply, if a survey has any; undefined where nothing is missing. */
export const loadDisabled = (survey: Survey): Promise<unknown> | undefined => loadLazy(survey, [views]);

/** What does not apply now: mostly it is not there. */
export const disabledView = (context: SurveyContext, node: Node, depth: number): unknown =>
  (staysSeen(node.item) && views.module?.protectedView(context, node, depth)) || nothing;
