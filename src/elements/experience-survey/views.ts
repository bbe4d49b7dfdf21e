import type { Node, Survey } from '../../domain/questionnaire.js';
import { lazy, loadLazy } from '../../fields/lazy.js';
import { extraView } from './extras.js';
import { isTable } from './pages.js';
import type { SurveyContext } from './survey-context.js';

const tables = lazy(isTable, () => import('./tables.js'));

/** Brings the views that only some surveys need; undefined where nothing is missing. */
export const loadViews = (survey: Survey): Promise<unknown> | undefined => loadLazy(survey, [tables]);

/** A node that is not drawn in the usual way; undefined for every other one. */
export function specialView(context: SurveyContext, node: Node, depth: number): unknown {
  if ((node.kind === 'group' || node.kind === 'repeat') && isTable(node.item)) {
    return tables.module?.tableView(context, node, depth);
  }
  return extraView(context, node, depth);
}
