import { html, nothing } from 'lit';
import type { Answer, QuestionNode } from '../../../domain/questionnaire.js';
import { textId } from '../../../fields/context.js';
import { opensInside } from '../../../fields/choice/choice-field.js';
import { ifAny } from '../../../kernel/drawing/if-any.js';
import { answerField, isControlGroup, isWhole, needsClear, takesNote, wholeField } from '../../../fields/field.js';
import { fullQuestions } from '../../../fields/full-question.js';
import { inOrder, several } from '../../../fields/several.js';
import { counted, direction, language, msg, str } from '../../../i18n/index.js';
import { longAnswers } from '../../../fields/text/value-text.js';
import { isHelp, named, prefix } from './display.js';
import { listed, repeats, slices } from './late-views.js';
import { supportLinks } from './special-views.js';
import { findings } from '../issues/issues.js';
import { isInvalid, type SurveyContext } from '../session/survey-context.js';
import { answerText } from '../issues/issue-text.js';

/** Whether there is nothing to change. */
const isRead = (context: SurveyContext, node: QuestionNode): boolean =>
  context.readOnly || node.now.readOnly || !!longAnswers.module?.isFixed(context, node);

/**
 * The question's text: the label of its one control, or the name of a group of controls. Alone on the screen it is its
 * heading, too: in a heading, a label stays a label.
 */
function questionText(context: SurveyContext, node: QuestionNode, depth: number) {
  const { now: item } = node;
  const isLabel = !isRead(context, node) && !isControlGroup(node);
  const label = isLabel
    ? html`<label id=${textId(node)} for=${node.answers[0]?.id ?? nothing}>${named(node)}</label>`
    : html`<span id=${textId(node)}>${named(node)}</span>`;
  const text = item.prefix ? [prefix(node), label] : label;
  return context.alone === node ? context.heading(text, { id: `${node.id}-heading`, depth }) : text;
}

function requiredHint(context: SurveyContext, { now }: QuestionNode) {
  return now.required && !context.readOnly
    ? html` <span class="hint" lang=${language()} dir=${direction()}>${msg('(needs an answer)', { id: 'survey.required' })}</span>`
    : nothing;
}

/**
 * What is to be read before answering: the question's text, hints, and what is wrong. No white space stands between its
 * parts, nor around an option's: it shows nowhere, and each would be one node more to copy for every question.
 */
export function questionHead(context: SurveyContext, node: QuestionNode, depth: number) {
  const help = node.notes.filter(({ item }) => isHelp(item));
  const hints = node.notes.filter((note) => !isHelp(note.item) && (context.readOnly || !takesNote(node, note)));
  return html`<div class="question-text">${questionText(context, node, depth)}${requiredHint(context, node)}</div
    >${ifAny(context.nodes(help, depth), supportLinks(node))}<div
      class="hints"
      id="${node.id}-hint"
      >${ifAny(context.nodes(hints, depth), context.readOnly ? nothing : lengthHint(node))}</div
    >${findings(context, node)}`;
}

/** A question: its text, hints and faults, its controls or its answers as text, and what its answers open. */
export function question(context: SurveyContext, node: QuestionNode, depth: number) {
  const invalid = isInvalid(context, node);
  const [controls, button, opened] = body(context, node, invalid, depth);
  // On paper it may go on over the next sheet.
  const isLong = node.item.type === 'text' || node.item.children.length > 0;
  return html`<div class="question ${invalid ? 'question-invalid' : ''} ${isLong ? 'question-long' : ''}" data-link-id=${node.item.linkId} id=${node.id}>
    ${questionHead(context, node, depth)} ${controls}${ifAny(button, opened, isRead(context, node) ? nothing : fullQuestions.module?.fullNote(node))}
  </div>`;
}

/** What is answered with or read, the button below that, and what the answers open where that is not in between. */
function body(
  context: SurveyContext,
  node: QuestionNode,
  invalid: boolean,
  depth: number,
): [unknown, unknown, unknown] {
  if (isRead(context, node)) return [readOnlyAnswers(context, node, depth), nothing, nothing];
  if (!isWhole(node))
    return [
      answers(context, node, invalid, depth),
      node.item.repeats ? repeats.module?.addAnswerButton(context, node) : nothing,
      nothing,
    ];
  return opensInside(node, context.optionSource)
    ? [wholeField(context, node, invalid, (answer) => openedBy(context, answer, depth)), nothing, nothing]
    : [wholeField(context, node, invalid), clearButton(context, node), nestedBelow(context, node, depth)];
}

/**
 * What an answer opens, directly under it. A screen reader says which one that is.
 *
 * @param caption - the answer's words, where it does not stand above
 */
function nested(context: SurveyContext, answer: Answer, depth: number, caption?: unknown) {
  return answer.children.length === 0
    ? nothing
    : html`<div class="nested" role="group" aria-label=${several.module?.answerName(answer) ?? answerText(answer)}>${caption || nothing}${context.nodes(answer.children, depth)}</div>`;
}

/** The same under its option; with many options, a moment later. */
function openedBy(context: SurveyContext, answer: Answer, depth: number) {
  const view = () => nested(context, answer, depth);
  return slices.module?.opened(context, answer, view) ?? view();
}

/** What the answers open, under a control that has all of them. Where they may be several, each part has a caption. */
export const nestedBelow = (context: SurveyContext, node: QuestionNode, depth: number) =>
  node.item.children[0]
    ? listed(context, inOrder(node), (answer) =>
        nested(context, answer, depth, node.item.repeats && several.module?.caption(answer)),
      )
    : nothing;

/** The answers, where there is nothing to change. */
export function readOnlyAnswers(context: SurveyContext, node: QuestionNode, depth: number) {
  const given = inOrder(node).filter(answerText);
  return html`<div aria-labelledby=${textId(node)} role="group">${
    given.length > 0
      ? listed(
          context,
          given,
          (answer) =>
            html`<p class="answer-text"><bdi>${answerText(answer)}</bdi></p>${nested(context, answer, depth)}`,
          true,
        )
      : html`<p class="hint" lang=${language()} dir=${direction()}>${msg('No answer', { id: 'survey.no-answer' })}</p>`
  }</div>`;
}

function lengthHint({ now: item }: QuestionNode) {
  if (!item.maxLength || item.type !== 'text' || item.readOnly) return nothing;
  return html`<p class="hint" lang=${language()} dir=${direction()}>
    ${msg(str`You can write up to ${counted(item.maxLength)} characters.`, { id: 'survey.length' })}
  </p>`;
}

/** Only radio buttons cannot be emptied by hand. */
export function clearButton(context: SurveyContext, node: QuestionNode) {
  if (node.now.required || !node.answers[0]?.value || !needsClear(node)) return nothing;
  return html`<button
    class="button button-quiet clear"
    type="button"
    lang=${language()} dir=${direction()}
    aria-describedby=${textId(node)}
    @click=${() => context.clear(node)}
  >
    ${msg('Clear my answer', { id: 'survey.clear' })}
  </button>`;
}

/** A control for each answer, and below it what that answer opens. */
function answers(context: SurveyContext, node: QuestionNode, invalid: boolean, depth: number) {
  return listed(
    context,
    node.answers,
    (answer) =>
      html`<div class="answer">${answerField(context, node, answer, invalid)}${
        repeats.module?.removeAnswerButton(context, node, answer) ?? nothing
      }</div>${nested(context, answer, depth)}`,
  );
}
