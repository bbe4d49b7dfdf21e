import { html } from 'lit';
import type { Node } from '../../domain/questionnaire.js';
import { direction, language } from '../../i18n/index.js';
import type { SurveyContext } from './survey-context.js';
import { findingText } from './words.js';

/** Whether something is wrong with a node that the person should see now. */
export const isInvalid = (context: SurveyContext, node: Node): boolean =>
  (context.settled.has(node) && node.issues.length > 0) || context.serverFindings.has(node);

/** The texts of what is wrong with a node. */
export function findingTexts(context: SurveyContext, node: Node): string[] {
  const server = context.serverFindings.get(node);
  const own = context.settled.has(node) ? node.issues.map((finding) => findingText(finding, node.item)) : [];
  return [...new Set(own), ...(server === undefined ? [] : [server])];
}

/** What is wrong with a node, where the person sees it; its box is there before anything is. */
export function findings(context: SurveyContext, node: Node) {
  const texts = findingTexts(context, node);
  return html`<div class="error" id="${node.id}-error" lang=${language()} dir=${direction()}>
    ${texts.map((text) => html`<p>${text}</p>`)}
  </div>`;
}
