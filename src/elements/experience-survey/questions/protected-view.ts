import { html, nothing } from 'lit';
import type { Node, QuestionNode } from '../../../domain/questionnaire.js';
import { direction, language, msg } from '../../../i18n/index.js';
import { display, prefix, words } from './display.js';
import { question } from './question.js';
import type { SurveyContext } from '../session/survey-context.js';

/** A question as it would be with nothing answered: one that does not apply holds no answers, not even an empty one. */
function unanswered(node: QuestionNode): QuestionNode {
  const shown: QuestionNode = { ...node, now: { ...node.now, required: false }, answers: [], notes: [] };
  const { id, item } = node;
  shown.answers = [{ id: `${id}-none`, kind: 'answer', parent: shown, item, value: null, children: [] }];
  return shown;
}

/** What does not apply now, where its author wants it seen all the same (`disabledDisplay: protected`): out of reach. */
export function protectedView(context: SurveyContext, node: Node, depth: number): unknown {
  if (node.kind === 'display') return html`<div class="hint">${display(node)}</div>`;
  const hint = context.readOnly
    ? nothing
    : html`<p class="hint" lang=${language()} dir=${direction()}>
        ${msg('This does not apply to you now.', { id: 'survey.not-now' })}
      </p>`;
  if (node.kind !== 'question' || node.item.unsupported)
    return html`<div class="question" data-link-id=${node.item.linkId} id=${node.id}>
      <p class="question-text hint">${prefix(node)}${words(node)}</p>
      ${hint}
    </div>`;
  return html`${hint}
    <fieldset class="content" role="none" disabled>${question(context, unanswered(node), depth)}</fieldset>`;
}
