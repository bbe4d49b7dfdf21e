import { html, nothing } from 'lit';
import type { DisplayNode, GroupNode, Item, Node } from '../../../domain/questionnaire.js';
import { textOf } from '../../../domain/questionnaire/model/node.js';
import { safeLink } from '../../../domain/format/safe-link.js';
import { direction, formatNumber, language, msg } from '../../../i18n/index.js';
import { lateSurveyStyles } from '../late-styles.js';
import { about, display, isHelp, prefix, words } from '../questions/display.js';
import { findings } from '../issues/issues.js';
import { sectionStyles } from './sections.css.js';
import { isTable } from '../session/pages.js';
import { type SurveyContext, textIdOf } from '../session/survey-context.js';
import { tabs } from './tabs.js';

lateSurveyStyles.add(sectionStyles);

/** Opens or closes, and draws that. */
function open(context: SurveyContext, node: Node, isOpen: boolean): void {
  if (context.opened.get(node) === isOpen) return;
  context.opened.set(node, isOpen);
  context.parts.refresh(node);
}

/** A group or text that has a way of its own; undefined for every other one. */
export function sectionView(context: SurveyContext, node: Node, depth: number): unknown {
  const { control } = node.item;
  if (isTable(node.item)) return undefined;
  if (node.kind === 'display') return textView(context, node);
  if (node.kind !== 'group') return undefined;
  // Read, nothing hides.
  const isRead = context.readOnly;
  const collapsible = node.item.extensions.get('collapsible')?.[0]?.['valueCode'];
  if (collapsible && node.item.text && !isRead)
    return disclosure(context, node, depth, collapsible !== 'default-closed');
  if (control === 'tab-container' && !isRead) return tabs(context, node, depth);
  return undefined;
}

function textView(context: SurveyContext, node: DisplayNode): unknown {
  const { extensions } = node.item;
  const category = categoryOf(node.item);
  if (isBehindButton(node.item)) return help(context, node);
  if (category === 'instructions') return html`<div class="instructions">${display(node)}</div>`;
  if (category === 'security') return html`<div class="notice security">${display(node)}</div>`;
  return extensions.has('supportLink') ? html`${display(node)} ${supportLinks(node)}` : undefined;
}

/** What a text is for: the first code that its author gave. */
function categoryOf({ extensions }: Item): unknown {
  const concept = extensions.get('displayCategory')?.[0]?.['valueCodeableConcept'];
  const codings = (concept as { coding?: unknown } | undefined)?.coding;
  return Array.isArray(codings) ? (codings[0] as { code?: unknown } | undefined)?.code : undefined;
}

const isBehindButton = (item: Item): boolean => isHelp(item) || categoryOf(item) === 'help';

/** The ids of what a text is about: the next thing around it that has a name, and which of several that is in. */
function aboutIds(node: Node): string {
  const ids: string[] = [];
  for (let up = node.parent; up; up = up.parent) {
    const isOneOfSeveral = up.kind === 'group' && up.parent?.kind === 'repeat' && up.parent.groups.length > 1;
    if (up.kind !== 'answer' && up.item.text && (ids.length === 0 || isOneOfSeveral)) ids.push(textIdOf(up));
  }
  return ids.join(' ') || 'title';
}

/** Which one of the helps in the same place it is; undefined where it is the only one. */
function ordinal(context: SurveyContext, { item }: Node): string | undefined {
  const helps = (item.parent?.children ?? context.survey.items).filter((one) => !one.hidden && isBehindButton(one));
  return helps.length > 1 ? formatNumber(helps.indexOf(item) + 1) : undefined;
}

/** A text behind a button. On paper it stands there. */
function help(context: SurveyContext, node: DisplayNode) {
  const isOpen = context.opened.get(node) ?? false;
  const number = ordinal(context, node);
  return html`<div class="help" data-link-id=${node.item.linkId} id=${node.id}>
    <button
      class="button button-quiet help-button"
      type="button"
      id="${node.id}-button"
      lang=${language()}
      dir=${direction()}
      aria-expanded=${isOpen}
      aria-controls="${node.id}-inside"
      aria-labelledby="${node.id}-button ${aboutIds(node)}"
      @click=${() => open(context, node, !isOpen)}
    >
      ${msg('Help', { id: 'survey.help' })}${number && html`<span class="visually-hidden"> ${number}</span>`}
    </button>
    <div id="${node.id}-inside" class=${isOpen ? nothing : 'closed'}>
      <div class="help-text">${prefix(node)}${words(node, true)}</div>
    </div>
  </div>`;
}

/** A group under a heading that opens and closes it. It opens by itself for what has to be seen in it. */
function disclosure(context: SurveyContext, node: GroupNode, depth: number, isOpenFirst: boolean) {
  const isOpen = context.opened.get(node) ?? isOpenFirst;
  const button = html`<button
    class="disclosure"
    type="button"
    aria-expanded=${isOpen}
    aria-controls="${node.id}-inside"
    @click=${() => open(context, node, !isOpen)}
  >
    ${about(node)}${prefix(node)}${textOf(node)}
  </button>`;
  return html`<div
    class="group"
    role="group"
    aria-labelledby=${textIdOf(node)}
    data-link-id=${node.item.linkId}
    id=${node.id}
  >
    ${context.heading(button, { id: textIdOf(node), depth })} ${findings(context, node)}
    <div id="${node.id}-inside" class=${isOpen ? nothing : 'closed'} @reveal=${() => open(context, node, true)}>
      ${supportLinks(node)} ${context.nodes(node.children, depth + 1)}
    </div>
  </div>`;
}

/** Where to read more about an item. Addresses that are not safe to follow are left out. */
export function supportLinks(node: Node): unknown {
  const links = (node.item.extensions.get('supportLink') ?? []).flatMap(({ valueUri }) =>
    typeof valueUri === 'string' ? (safeLink(valueUri) ?? []) : [],
  );
  return links.map((address) => {
    const opens = !/^(?:mailto|tel):/i.test(address);
    return html`<p class="support" lang=${language()} dir=${direction()}>
      <a
        href=${address}
        target=${opens ? '_blank' : nothing}
        rel="noopener noreferrer"
        aria-describedby=${node.item.text ? textIdOf(node) : nothing}
        >${
          opens
            ? msg('Read more (opens in a new tab)', { id: 'survey.support' })
            : /^tel:/i.test(address)
              ? msg('Call about this (opens your phone app)', { id: 'survey.support.call' })
              : msg('Ask about this (opens your e-mail app)', { id: 'survey.support.ask' })
        }</a
      >
    </p>`;
  });
}
