import { html, nothing } from 'lit';
import type { GroupNode, Node } from '../../../domain/questionnaire.js';
import { textOf } from '../../../domain/questionnaire/model/node.js';
import { prefix, words } from '../questions/display.js';
import { findings } from '../issues/issues.js';
import { shortTextOf } from '../questions/short-text.js';
import { type SurveyContext, textIdOf } from '../session/survey-context.js';

const isTab = (node: Node): boolean =>
  node.enabled && !node.hidden && (node.kind === 'group' || node.kind === 'repeat') && Boolean(node.item.text);

const tabId = (node: Node) => `${node.id}-tab`;

/** The groups in a group as tabs; below each other where there is little room. Undefined where there is no choice. */
export function tabs(context: SurveyContext, node: GroupNode, depth: number): unknown {
  const { text } = node.item;
  const shown = node.children.filter(isTab);
  if (shown.length < 2) return undefined;
  const chosen = context.tabs.get(node);
  const open = chosen && shown.includes(chosen) ? chosen : shown[0]!;
  const select = (tab: Node, takesFocus = false) => {
    if (tab !== context.tabs.get(node)) {
      context.tabs.set(node, tab);
      context.parts.refresh(node);
    }
    if (takesFocus) context.focusOn(tabId(tab));
  };
  const onKey = (event: KeyboardEvent) => {
    const to = target(event, shown, open);
    if (!to) return;
    event.preventDefault();
    select(to, true);
  };
  const inner = text ? depth + 1 : depth;
  return html`<div class="group tabs" data-link-id=${node.item.linkId} id=${node.id}>
    ${text ? context.heading(html`${prefix(node)}${words(node)}`, { id: textIdOf(node), depth }) : nothing}
    ${findings(context, node)}
    <div class="tab-list" role="tablist" aria-labelledby=${text ? textIdOf(node) : nothing} @keydown=${onKey}>
      ${shown.map(
        (tab) =>
          html`<button
            class="tab"
            type="button"
            role="tab"
            id=${tabId(tab)}
            aria-selected=${tab === open}
            aria-controls="${tab.id}-panel"
            tabindex=${tab === open ? 0 : -1}
            @click=${() => select(tab)}
          >
            ${shortTextOf(tab)}
          </button>`,
      )}
    </div>
    ${node.children.map((child) =>
      shown.includes(child)
        ? html`<div
            class="tab-panel ${child === open ? '' : 'tab-panel-closed'} ${
              shortTextOf(child) === textOf(child) ? 'tab-panel-named' : ''
            }"
            role="tabpanel"
            id="${child.id}-panel"
            aria-labelledby=${tabId(child)}
            @reveal=${() => select(child)}
          >
            ${context.nodes([child], inner)}
          </div>`
        : context.nodes([child], inner),
    )}
  </div>`;
}

/** Which tab a key goes to. */
function target(event: KeyboardEvent, shown: readonly Node[], open: Node): Node | undefined {
  const at = shown.indexOf(open);
  const isRtl = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
  switch (event.key) {
    case 'Home':
      return shown[0];
    case 'End':
      return shown.at(-1);
    case 'ArrowLeft':
    case 'ArrowRight': {
      const step = (event.key === 'ArrowRight') === isRtl ? -1 : 1;
      return shown.at((at + step) % shown.length);
    }
    default:
      return undefined;
  }
}
