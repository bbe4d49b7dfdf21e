import { html, nothing } from 'lit';
import type { GroupNode, RepeatNode } from '../../../domain/questionnaire.js';
import { textOf } from '../../../domain/questionnaire/model/node.js';
import { direction, formatNumber, language, msg, str } from '../../../i18n/index.js';
import { about, prefix, words } from './display.js';
import { supportLinks } from './special-views.js';
import { findings } from './issues.js';
import { inPieces } from './slices.js';
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

/** Takes an instance of a repeating group away, as long as there is another one. */
export function removeButton(context: SurveyContext, node: RepeatNode, instance: GroupNode) {
  const label = textOf(node);
  if (context.readOnly || node.now.readOnly || node.groups.length < 2) return nothing;
  return html`<button
    class="button button-quiet"
    type="button"
    lang=${language()} dir=${direction()}
    @click=${() => context.removeGroup(instance)}
  >
    ${
      label ? msg(str`Remove “${label}”`, { id: 'survey.group.remove' }) : msg('Remove', { id: 'survey.answer.remove' })
    }
    <span class="visually-hidden">${about(node)}${formatNumber(node.groups.indexOf(instance) + 1)}</span>
  </button>`;
}

/** Adds an instance to a repeating group. */
export function addButton(context: SurveyContext, node: RepeatNode) {
  const label = textOf(node);
  if (context.readOnly || node.now.readOnly) return nothing;
  return html`<button
    class="button add"
    type="button"
    id="${node.id}-add"
    lang=${language()} dir=${direction()}
    @click=${() => context.addGroup(node)}
  >
    ${
      label
        ? msg(str`Add another “${label}”`, { id: 'survey.group.add' })
        : msg('Add another answer', { id: 'survey.answer.add' })
    }
    ${about(node)}
  </button>`;
}

/** The instances of a repeating group below each other. */
export function repeatingGroup(context: SurveyContext, node: RepeatNode, depth: number) {
  return html`<div class="repeats" id=${node.id}>
    ${findings(context, node)}
    ${inPieces(context, node.groups, (instance) => html`${context.nodes([instance], depth)} ${removeButton(context, node, instance)}`)}
    ${addButton(context, node)}
  </div>`;
}
