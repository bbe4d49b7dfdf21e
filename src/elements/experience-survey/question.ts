import { html, nothing } from 'lit';
import type { Answer, DisplayNode, GroupNode, Node, QuestionNode, RepeatNode } from '../../domain/questionnaire.js';
import { type FieldContext, textId } from '../../fields/context.js';
import { answerField, isControlGroup, isWhole, wholeField } from '../../fields/field.js';
import { direction, formatNumber, language, msg, str } from '../../i18n/index.js';
import type { Page } from './pages.js';
import { livePart, type Parts } from './parts.js';
import { answerText, findingText } from './words.js';

/** What the templates of a survey need from the element. */
export interface SurveyContext extends FieldContext {
  readonly parts: Parts;
  /** Everything is shown as text. */
  readonly readOnly: boolean;
  /** Questions whose faults are shown: those that the person left, and all after trying to send. */
  readonly settled: ReadonlySet<Node>;
  /** What the server said about a question. */
  readonly serverFindings: ReadonlyMap<Node, string>;
  heading(content: unknown, options: { id?: string; depth: number }): unknown;
  clear(question: QuestionNode): void;
  addAnswer(question: QuestionNode): void;
  removeAnswer(question: QuestionNode, answer: Answer): void;
  addGroup(list: RepeatNode): void;
  removeGroup(group: GroupNode): void;
}

/** What is on the screen at once, under the headings of the groups that it belongs to. */
export function page(context: SurveyContext, { groups, nodes: shown }: Page): unknown {
  return html`${groups.map((node, depth) =>
    livePart(
      context.parts,
      node,
      () =>
        html`<div id=${node.id} data-link-id=${node.item.linkId}>
          ${node.item.text ? context.heading(node.item.text, { id: textIdOf(node), depth }) : nothing}
          ${findings(context, node)}
        </div>`,
    ),
  )}
  ${nodes(context, shown, groups.length)}`;
}

/** Draws nodes, each one as a piece that can be drawn again by itself. */
function nodes(context: SurveyContext, list: readonly Node[], depth: number): unknown {
  return list.map((node) => livePart(context.parts, node, () => nodeTemplate(context, node, depth)));
}

function nodeTemplate(context: SurveyContext, node: Node, depth: number): unknown {
  if (!node.enabled || node.hidden) return nothing;
  if (node.item.unsupported) return unsupported(node);
  switch (node.kind) {
    case 'display':
      return display(node);
    case 'group':
      return group(context, node, depth);
    case 'repeat':
      return repeatingGroup(context, node, depth);
    case 'question':
      return question(context, node, depth);
  }
}

const prefix = ({ item }: Node) => (item.prefix ? html`<span class="prefix">${item.prefix}</span> ` : nothing);

function display(node: DisplayNode) {
  const isHelp = node.item.control !== undefined && node.parent?.kind === 'question';
  return html`<p class=${isHelp ? 'hint' : 'display'} data-link-id=${node.item.linkId} id=${node.id}>
    ${prefix(node)}${node.item.text}
  </p>`;
}

function unsupported(node: Node) {
  return html`<div class="question" data-link-id=${node.item.linkId} id=${node.id}>
    <p class="question-text">${prefix(node)}${node.item.text}</p>
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

/** Which one of several instances a group is, once there are several. */
function ordinal(node: GroupNode) {
  const { parent } = node;
  if (parent?.kind !== 'repeat' || parent.groups.length < 2) return nothing;
  return ` ${formatNumber(parent.groups.indexOf(node) + 1)}`;
}

function group(context: SurveyContext, node: GroupNode, depth: number) {
  const { text } = node.item;
  return html`<div
    class="group"
    role=${text ? 'group' : nothing}
    aria-labelledby=${text ? textIdOf(node) : nothing}
    data-link-id=${node.item.linkId}
    id=${node.id}
  >
    ${text ? context.heading(html`${prefix(node)}${text}${ordinal(node)}`, { id: textIdOf(node), depth }) : nothing}
    ${findings(context, node)} ${nodes(context, node.children, text ? depth + 1 : depth)}
  </div>`;
}

function repeatingGroup(context: SurveyContext, node: RepeatNode, depth: number) {
  const label = node.item.text ?? '';
  const canChange = !context.readOnly && !node.item.readOnly;
  return html`<div class="repeats" id=${node.id}>
    ${findings(context, node)}
    ${node.groups.map(
      (instance) =>
        html`${livePart(context.parts, instance, () => nodeTemplate(context, instance, depth))}
        ${
          canChange && node.groups.length > 1
            ? html`<button
              class="button button-quiet"
              type="button"
              lang=${language()} dir=${direction()}
              @click=${() => context.removeGroup(instance)}
            >
              ${msg(str`Remove “${label}”`, { id: 'survey.group.remove' })}
              <span class="visually-hidden">${formatNumber(node.groups.indexOf(instance) + 1)}</span>
            </button>`
            : nothing
        }`,
    )}
    ${
      canChange
        ? html`<button
          class="button add"
          type="button"
          id="${node.id}-add"
          lang=${language()} dir=${direction()}
          @click=${() => context.addGroup(node)}
        >
          ${msg(str`Add another “${label}”`, { id: 'survey.group.add' })}
        </button>`
        : nothing
    }
  </div>`;
}

/** The question's text: the label of its one control, or the name of a group of controls. */
function questionText(context: SurveyContext, node: QuestionNode) {
  const { item } = node;
  const isLabel = !context.readOnly && !item.readOnly && !isControlGroup(node);
  return html`<div class="question-text">
    ${prefix(node)}${
      isLabel
        ? html`<label id=${textId(node)} for=${node.answers[0]?.id ?? nothing}>${item.text}</label>`
        : html`<span id=${textId(node)}>${item.text}</span>`
    }${
      item.required && !context.readOnly
        ? html` <span class="hint" lang=${language()} dir=${direction()}>${msg('(needs an answer)', { id: 'survey.required' })}</span>`
        : nothing
    }
  </div>`;
}

function question(context: SurveyContext, node: QuestionNode, depth: number) {
  const { item } = node;
  const isText = context.readOnly || item.readOnly;
  const invalid = isInvalid(context, node);
  return html`<div class="question ${invalid ? 'question-invalid' : ''}" data-link-id=${item.linkId} id=${node.id}>
    ${questionText(context, node)}
    <div class="hints" id="${node.id}-hint">${nodes(context, node.notes, depth)}${lengthHint(node)}</div>
    ${findings(context, node)}
    ${
      isText
        ? html`<div aria-labelledby=${textId(node)} role="group">${readOnlyAnswers(node)}</div>
          ${node.answers.map(({ children }) => nodes(context, children, depth))}`
        : isWhole(node)
          ? html`${wholeField(context, node, invalid)} ${clearButton(context, node)} ${nested(context, node.answers, depth)}`
          : textAnswers(context, node, invalid, depth)
    }
  </div>`;
}

const nested = (context: SurveyContext, answers: readonly Answer[], depth: number) =>
  answers
    .filter(({ children }) => children.length > 0)
    .map(({ children }) => html`<div class="nested">${nodes(context, children, depth)}</div>`);

function readOnlyAnswers(node: QuestionNode) {
  const given = node.answers.map(answerText).filter(Boolean);
  return given.length > 0
    ? given.map((text) => html`<p class="answer-text">${text}</p>`)
    : html`<p class="hint" lang=${language()} dir=${direction()}>${msg('No answer', { id: 'survey.no-answer' })}</p>`;
}

function lengthHint({ item }: QuestionNode) {
  if (!item.maxLength || item.type !== 'text') return nothing;
  return html`<p class="hint" lang=${language()} dir=${direction()}>
    ${msg(str`You can write up to ${formatNumber(item.maxLength)} characters.`, { id: 'survey.length' })}
  </p>`;
}

/** Only radio buttons cannot be emptied by hand. */
function clearButton(context: SurveyContext, node: QuestionNode) {
  if (node.item.repeats || node.item.required || !node.answers[0]?.value || !isWhole(node) || !isControlGroup(node)) return nothing;
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

function textAnswers(context: SurveyContext, node: QuestionNode, invalid: boolean, depth: number) {
  const { item } = node;
  const several = node.answers.length > 1;
  return html`${node.answers.map(
    (answer) =>
      html`<div class="answer">
          ${answerField(context, node, answer, invalid)}
          ${
            item.repeats && several
              ? html`<button
                class="button button-quiet"
                type="button"
                lang=${language()} dir=${direction()}
                @click=${() => context.removeAnswer(node, answer)}
              >
                ${msg('Remove', { id: 'survey.answer.remove' })}
                <span class="visually-hidden">${item.text} ${formatNumber(node.answers.indexOf(answer) + 1)}</span>
              </button>`
              : nothing
          }
        </div>
        ${nested(context, [answer], depth)}`,
  )}
  ${
    item.repeats
      ? html`<button
        class="button add"
        type="button"
        id="${node.id}-add"
        lang=${language()} dir=${direction()}
        aria-describedby=${textId(node)}
        @click=${() => context.addAnswer(node)}
      >
        ${msg('Add another answer', { id: 'survey.answer.add' })}
      </button>`
      : nothing
  }`;
}

const textIdOf = (node: Node): string => `${node.id}-text`;

/** Whether something is wrong with a node that the person should see now. */
export const isInvalid = (context: SurveyContext, node: Node): boolean =>
  (context.settled.has(node) && node.issues.length > 0) || context.serverFindings.has(node);

/** The texts of what is wrong with a node. */
export function findingTexts(context: SurveyContext, node: Node): string[] {
  const server = context.serverFindings.get(node);
  const own = context.settled.has(node) ? node.issues.map((finding) => findingText(finding, node.item)) : [];
  return [...new Set(own), ...(server === undefined ? [] : [server])];
}

function findings(context: SurveyContext, node: Node) {
  const texts = findingTexts(context, node);
  return html`<div class="error" id="${node.id}-error" lang=${language()} dir=${direction()}>
    ${texts.map((text) => html`<p>${text}</p>`)}
  </div>`;
}
