import { html, nothing } from 'lit';
import type { Answer, GroupNode, QuestionNode, RepeatNode } from '../../../domain/questionnaire.js';
import { textOf } from '../../../domain/questionnaire/model/node.js';
import { MOST_ANSWERS } from '../../../domain/questionnaire/state/size.js';
import { textId } from '../../../fields/context.js';
import { direction, formatNumber, language, msg, str } from '../../../i18n/index.js';
import type { SurveyContext } from '../session/survey-context.js';
import { about } from './display.js';
import { findings } from '../issues/issues.js';
import { listed } from './late-views.js';

/** Takes an instance of a repeating group away, as long as there is another one. */
export function removeGroupButton(context: SurveyContext, node: RepeatNode, instance: GroupNode) {
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
export function addGroupButton(context: SurveyContext, node: RepeatNode) {
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
    ${listed(context, node.groups, (instance) => html`${context.nodes([instance], depth)} ${removeGroupButton(context, node, instance)}`, true)}
    ${addGroupButton(context, node)}
  </div>`;
}

/** Takes one of several answers away. */
export function removeAnswerButton(context: SurveyContext, node: QuestionNode, answer: Answer) {
  if (!node.item.repeats || node.answers.length < 2) return nothing;
  return html` <button
    class="button button-quiet"
    type="button"
    lang=${language()} dir=${direction()}
    @click=${() => context.removeAnswer(node, answer)}
  >
    ${msg('Remove', { id: 'survey.answer.remove' })}
    <span class="visually-hidden">${about(node)}${textOf(node)} ${formatNumber(node.answers.indexOf(answer) + 1)}</span>
  </button>`;
}

/** Adds an answer to a question. */
export function addAnswerButton(context: SurveyContext, node: QuestionNode) {
  // One more, and nobody could take any away.
  if (node.answers.length >= MOST_ANSWERS) return nothing;
  return html`<button
    class="button add"
    type="button"
    id="${node.id}-add"
    lang=${language()} dir=${direction()}
    aria-describedby=${textId(node)}
    @click=${() => context.addAnswer(node)}
  >
    ${msg('Add another answer', { id: 'survey.answer.add' })}
  </button>`;
}
