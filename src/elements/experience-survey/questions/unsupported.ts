import { html } from 'lit';
import type { Node } from '../../../domain/questionnaire.js';
import { direction, language, msg } from '../../../i18n/index.js';
import { textIdOf } from '../session/survey-context.js';
import { prefix, words } from './display.js';

/** An item that has no control here: its text, and what to do. */
export function unsupported(node: Node) {
  return html`<div class="question" role="group" aria-labelledby=${textIdOf(node)} data-link-id=${node.item.linkId} id=${node.id}>
    <p class="question-text" id=${textIdOf(node)}>${prefix(node)}${words(node)}</p>
    <div class="notice notice-warning" lang=${language()} dir=${direction()}>
      <p>${msg('This question cannot be answered on this page.', { id: 'survey.unsupported' })}</p>
      <p>
        ${msg(
          'You can answer the others and send them as usual. For this one, ask a member of staff: they can take your answer.',
          {
            id: 'survey.unsupported.help',
          },
        )}
      </p>
    </div>
  </div>`;
}
