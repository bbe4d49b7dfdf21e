import { html, nothing } from 'lit';
import type { Item, Node, QuestionNode } from '../../../domain/questionnaire.js';
import { aboutText, inOrder } from '../../../fields/several.js';
import { direction, formatNumber, language, msg } from '../../../i18n/index.js';
import { lateSurveyStyles } from '../late-styles.js';
import { reviewStyles } from './review.css.js';
import { listed } from '../questions/late-views.js';
import { shortTextOf } from '../questions/short-text.js';
import type { SurveyContext } from '../session/survey-context.js';
import { answerText } from '../issues/issue-text.js';

lateSurveyStyles.add(reviewStyles);

/** One question, and whether an answer to another one brought it up. */
interface Row {
  readonly item: Item;
  readonly node: QuestionNode;
  readonly isNested: boolean;
}

/** Some questions under the heading of their group. */
interface Section {
  readonly heading?: unknown;
  readonly depth: number;
  readonly rows: Row[];
}

/** What the person was asked, in the order and under the headings of the survey. */
function sectionsOf(nodes: readonly Node[]): Section[] {
  const sections: Section[] = [{ depth: 0, rows: [] }];
  const walk = (list: readonly Node[], depth: number, isNested: boolean): void => {
    for (const node of list) {
      if (!node.enabled || node.hidden || node.item.unsupported) continue;
      if (node.kind === 'question') {
        sections.at(-1)!.rows.push({ item: node.item, node, isNested });
        for (const { children } of inOrder(node)) walk(children, depth, true);
      } else if (node.kind === 'repeat') {
        node.groups.forEach((group, index) =>
          section(group, depth, isNested, node.groups.length > 1 ? ` ${formatNumber(index + 1)}` : ''),
        );
      } else if (node.kind === 'group') section(node, depth, isNested);
    }
  };
  const section = (group: Node & { kind: 'group' }, depth: number, isNested: boolean, ordinal = ''): void => {
    const text = shortTextOf(group);
    if (text) sections.push({ heading: `${aboutText(group)}${text}${ordinal}`, depth: depth + 1, rows: [] });
    walk(group.children, text ? depth + 1 : depth, isNested);
    // What follows is not of this group.
    if (text) sections.push({ depth, rows: [] });
  };
  walk(nodes, 0, false);
  return sections.filter(({ rows, heading }) => rows.length > 0 || heading);
}

function row({ node, isNested }: Row, change: (node: Node) => void) {
  const own = { lang: language(), dir: direction() };
  const answers = inOrder(node).map(answerText).filter(Boolean);
  const text = `${aboutText(node)}${shortTextOf(node)}`;
  return html`<div class="review-row ${isNested ? 'review-nested' : ''}">
    <dt>${node.now.prefix ? html`<span class="prefix">${node.now.prefix}</span> ` : nothing}${text}</dt>
    <dd>
      ${
        answers.length > 0
          ? answers.map((answer) => html`<p><bdi>${answer}</bdi></p>`)
          : html`<p class="hint review-open" lang=${own.lang} dir=${own.dir}>
              ${msg('Not answered', { id: 'survey.review.open' })}
            </p>`
      }
    </dd>
    ${
      node.now.readOnly
        ? nothing
        : html`<dd class="review-change">
            <button class="button button-quiet" type="button" lang=${own.lang} dir=${own.dir} @click=${() => change(node)}>
              ${answers.length > 0 ? msg('Change', { id: 'survey.review.change' }) : msg('Answer', { id: 'survey.review.answer' })}
              <bdi class="visually-hidden">${text}</bdi>
            </button>
          </dd>`
    }
  </div>`;
}

/**
 * All that was asked with the answers as text, before they are sent.
 *
 * @param change - goes to the page with a question
 */
export function review(context: SurveyContext, nodes: readonly Node[], change: (node: Node) => void) {
  const own = { lang: language(), dir: direction() };
  return html`<div class="review">
    <div lang=${own.lang} dir=${own.dir}>
      ${context.heading(msg('Check your answers', { id: 'survey.review' }), { id: 'review', depth: 0 })}
      <p>
        ${msg('Nothing has been sent yet. You can change an answer, or send them all as they are.', {
          id: 'survey.review.help',
        })}
      </p>
    </div>
    ${sectionsOf(nodes).map(
      ({ heading, depth, rows }) =>
        html`${heading ? context.heading(heading, { depth }) : nothing}
        ${rows.length > 0 ? html`<dl>${listed(context, rows, (one) => row(one, change))}</dl>` : nothing}`,
    )}
  </div>`;
}
