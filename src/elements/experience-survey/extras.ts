import { nothing } from 'lit';
import type { Node, Survey } from '../../domain/questionnaire.js';
import { lazy, loadLazy } from '../../fields/lazy.js';
import type { SurveyContext } from './survey-context.js';

const CONTROLS = /^(?:help|flyover|tab-container|page)$/;

/** Help, links, tabs, pages, and groups that open and close. */
const sections = lazy(
  ({ control = '', extensions }) =>
    CONTROLS.test(control) || ['collapsible', 'displayCategory', 'supportLink'].some((name) => extensions.has(name)),
  () => import('./sections.js'),
);

/** Brings these, if a survey has any; undefined where nothing is missing. */
export const loadExtras = (survey: Survey): Promise<unknown> | undefined => loadLazy(survey, [sections]);

/** A group or text that is not drawn in the usual way; undefined for every other one. */
export const extraView = (context: SurveyContext, node: Node, depth: number): unknown =>
  sections.module?.sectionView(context, node, depth);

/** Where to read more about an item. */
export const supportLinks = (node: Node): unknown => sections.module?.supportLinks(node) ?? nothing;
