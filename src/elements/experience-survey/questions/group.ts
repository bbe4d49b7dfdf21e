import { html, nothing } from 'lit';
import type { GroupNode } from '../../../domain/questionnaire.js';
import { formatNumber } from '../../../i18n/index.js';
import { about, prefix, words } from './display.js';
import { supportLinks } from './special-views.js';
import { findings } from '../issues/issues.js';
import { type SurveyContext, textIdOf } from '../session/survey-context.js';

/** Which one of several instances a group is, once there are several. */
function ordinal(node: GroupNode) {
  const { parent } = node;
  if (parent?.kind !== 'repeat' || parent.groups.length < 2) return nothing;
  return ` ${formatNumber(parent.groups.indexOf(node) + 1)}`;
}

/** Questions under a heading, or one instance of a repeating group. */
export function group(context: SurveyContext, node: GroupNode, depth: number) {
  const { text } = node.item;
  return html`<div
    class="group ${node.item.control === 'page' ? 'new-page' : ''}"
    role=${text ? 'group' : nothing}
    aria-labelledby=${text ? textIdOf(node) : nothing}
    data-link-id=${node.item.linkId}
    id=${node.id}
  >
    ${text ? context.heading(html`${about(node)}${prefix(node)}${words(node)}${ordinal(node)}`, { id: textIdOf(node), depth }) : nothing}
    ${supportLinks(node)} ${findings(context, node)} ${context.nodes(node.children, text ? depth + 1 : depth)}
  </div>`;
}
