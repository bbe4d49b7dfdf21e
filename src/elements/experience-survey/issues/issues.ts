import { html, nothing } from 'lit';
import type { Finding, Node } from '../../../domain/questionnaire.js';
import { direction, language } from '../../../i18n/index.js';
import type { SurveyContext } from '../session/survey-context.js';
import { findingText } from './issue-text.js';

/** The texts of what is wrong with a node. */
export function findingTexts(context: SurveyContext, node: Node): string[] {
  const server = context.serverFindings.get(node);
  const text = (finding: Finding): string => {
    const answer = node.kind === 'question' ? node.answers[finding.index ?? -1] : undefined;
    const own = answer && finding.code === 'invalidAnswerType' ? context.faults.get(answer)?.() : undefined;
    return own ?? finding.text ?? findingText(finding, node.item);
  };
  const own = context.settled.has(node) ? node.issues.map(text) : [];
  return [...new Set(own), ...(server === undefined ? [] : [server])];
}

/** What the form's author wants said without standing in the way of sending. */
function warnings(context: SurveyContext, { warnings }: Node) {
  return warnings.length === 0 || context.readOnly
    ? nothing
    : html`<div class="notice notice-warning warnings" role="status">
        ${warnings.map(({ text }) => (text ? html`<p dir="auto">${text}</p>` : nothing))}
      </div>`;
}

/** What is wrong with a node, where the person sees it; its box is there before anything is. */
export function findings(context: SurveyContext, node: Node) {
  const texts = findingTexts(context, node);
  return html`<div class="error" id="${node.id}-error" lang=${language()} dir=${direction()}
    >${texts.map((text) => html`<p dir="auto">${text}</p>`)}</div
  >${warnings(context, node)}`;
}
