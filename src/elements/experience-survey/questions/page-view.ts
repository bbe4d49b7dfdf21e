import { html, nothing } from 'lit';
import { words } from './display.js';
import { findings } from '../issues/issues.js';
import { isHeader, type Layout, type Page } from '../session/pages.js';
import { livePart } from '../drawing/pieces.js';
import { type SurveyContext, textIdOf } from '../session/survey-context.js';

/** What is on the screen at once, under the headings of the groups that it belongs to. */
export function page(context: SurveyContext, { groups, nodes }: Page, layout: Layout): unknown {
  const [alone, another] = layout === 'question' ? nodes.filter(({ kind }) => kind === 'question') : [];
  context.alone = another ? undefined : alone;
  const headers = nodes.filter(isHeader);
  return html`${context.nodes(headers, 0)}${groups.map((node, depth) =>
    livePart(
      context.parts,
      node,
      () =>
        html`<div id=${node.id} data-link-id=${node.item.linkId}>
          ${node.item.text ? context.heading(words(node), { id: textIdOf(node), depth }) : nothing}
          ${findings(context, node)}
        </div>`,
    ),
  )}
  ${context.nodes(headers.length > 0 ? nodes.filter((node) => !isHeader(node)) : nodes, groups.length)}`;
}
