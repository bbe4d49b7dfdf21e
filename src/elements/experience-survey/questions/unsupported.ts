import { html } from 'lit';
import type { Node } from '../../../domain/questionnaire.js';
import { direction, language, msg } from '../../../i18n/index.js';
import { prefix, words } from './display.js';

/** An item that has no control here: its text, and what to do. */
export function unsupported(node: Node) {
  return html`<div class="question" data-link-id=${node.item.linkId} id=${node.id}>
    <p class="question-text">${prefix(node)}${words(node)}</p>
    <div class="notice notice-warning" lang=${language()} dir=${direction()}>
      <p>${msg('This question cannot be answered on this page.', { id: 'survey.unsupported' })}</p>
      <p>
        ${msg('You can go on with the others, and ask a member of staff about this one.', {
          id: 'survey.unsupported.help',
        })}
      </p>
    </div>
  </div>`;
}
