import { html, nothing } from 'lit';
import type { DisplayNode, Item, Node } from '../../../domain/questionnaire.js';
import { aboutText } from '../../../fields/several.js';
import { styledText } from '../../../fields/text/styled-text.js';

/** What stands before a text, such as its number. */
export const prefix = ({ now: item }: Node) =>
  item.prefix ? html`<span class="prefix">${styledText(item.prefix, item.prefixExtensions)}</span> ` : nothing;

/** The words of an item, as its author styled them: those of the form, or what an expression made. */
export const words = ({ item, text }: Node, isBlock = false): unknown =>
  text ?? styledText(item.text, item.textExtensions, isBlock);

/** Which answer a question or group is about, before its words: to be heard, as on the screen it stands under it. */
export function about(node: Node) {
  const text = aboutText(node);
  return text ? html`<span class="visually-hidden">${text}</span>` : nothing;
}

/** The words of an item, and before them which answer it is about. */
export function named(node: Node): unknown {
  const before = about(node);
  return before === nothing ? words(node) : [before, words(node)];
}

/** Whether a text is asked for by a button, and is no part of what a question says. */
export const isHelp = ({ control }: Item): boolean => control === 'help' || control === 'flyover';

/** A text that asks nothing. */
export function display(node: DisplayNode) {
  const isHint = node.item.control !== undefined && node.parent?.kind === 'question';
  return html`<div class=${isHint ? 'hint' : 'display'} data-link-id=${node.item.linkId} id=${node.id}>
    ${prefix(node)}${words(node, true)}
  </div>`;
}
