import { html, nothing } from 'lit';
import type { GroupNode, Item, Node, QuestionNode, RepeatNode } from '../../../domain/questionnaire.js';
import { textOf } from '../../../domain/questionnaire/model/node.js';
import { wholeField } from '../../../fields/field.js';
import { optionsOf, unlisted } from '../../../fields/options.js';
import { longAnswers, optionText } from '../../../fields/text/value-text.js';
import { direction, formatNumber, language, msg } from '../../../i18n/index.js';
import { lateSurveyStyles } from '../late-styles.js';
import { about, prefix, words } from '../questions/display.js';
import { findings } from '../issues/issues.js';
import { addGroupButton } from '../questions/repeats.js';
import { livePart } from '../drawing/pieces.js';
import { listed } from '../questions/late-views.js';
import { clearButton, nestedBelow, questionHead, readOnlyAnswers } from '../questions/question.js';
import { shortText } from '../questions/short-text.js';
import { isTable } from '../session/pages.js';
import { isInvalid, type SurveyContext, textIdOf } from '../session/survey-context.js';
import { keepPlace } from './table-position.js';
import { tableStyles, tableWidth } from './tables.css.js';

lateSurveyStyles.add(tableStyles);

/** A group as a table, if it asks to be one and can be; else undefined. */
export function tableView(context: SurveyContext, node: Node, depth: number): unknown {
  const { control, children } = node.item;
  if ((node.kind !== 'group' && node.kind !== 'repeat') || !isTable(node.item)) return undefined;
  // Read, a question and its answer are clearer below each other.
  if (context.readOnly || (node.kind === 'group' && node.parent?.kind === 'repeat')) return undefined;
  if (node.kind === 'group' && /^[ah]?table$/.test(control ?? '')) {
    const scale = children.find(isScale);
    return scale && children.length * scale.options.length <= MOST_CELLS ? scales(context, node, depth) : undefined;
  }
  if (control === 'grid') return node.kind === 'group' && isGrid(node) ? grid(context, node, depth) : undefined;
  return children.every(isCell) ? instances(context, node, depth) : undefined;
}

/** So many options can be laid out in time: with each row of a table that comes, the browser looks at all of it again. */
const MOST_CELLS = 5000;

/** Whether the options of a question can be columns. */
const isScale = ({ type, control, options, unsupported, hidden, readOnly }: Item): boolean =>
  !unsupported &&
  !hidden &&
  !readOnly &&
  (type === 'boolean' || (type === 'choice' && options.length > 0 && options.length < 16)) &&
  (control === undefined || control === 'radio-button' || control === 'check-box') &&
  !options.some(({ exclusive }) => exclusive);

const isCell = ({ type }: Item): boolean => type !== 'group';

const columnsOf = ({ children }: Item): readonly Item[] => children.filter(({ hidden }) => !hidden);

/** Rows are groups with the same number of questions. */
function isGrid({ item }: GroupNode): boolean {
  const rows = columnsOf(item);
  const [first] = rows;
  return rows.every(
    (row) =>
      row.type === 'group' &&
      !row.repeats &&
      row.children.every(isCell) &&
      columnsOf(row).length === columnsOf(first!).length,
  );
}

/** The group's heading and what is wrong with it as a whole, over a table that it names. */
function frame(
  context: SurveyContext,
  node: GroupNode | RepeatNode,
  depth: number,
  table: (name: string | undefined) => unknown,
) {
  const { text } = node.item;
  const id = textIdOf(node);
  return html`<div class="group" data-link-id=${node.item.linkId} id=${node.id}>
    ${text ? context.heading(html`${about(node)}${prefix(node)}${words(node)}`, { id, depth }) : nothing}
    ${findings(context, node)} ${table(text ? id : undefined)}
  </div>`;
}

/** What the head of a column says: what holds in each of its rows. */
interface Column {
  readonly item: Item;
  readonly isRequired: boolean;
}

const isComputed = ({ definition }: Item, part: string): boolean => `_${part}` in definition;

/** The columns of rows that have like questions. */
const columnsOfRows = (rows: readonly Item[]): Column[] =>
  columnsOf(rows[0]!).map((item, at) => ({
    item,
    isRequired: rows.map((row) => columnsOf(row)[at]!).every((one) => one.required && !isComputed(one, 'required')),
  }));

const needed = ({ isRequired }: Column) =>
  isRequired
    ? html` <span class="hint" lang=${language()} dir=${direction()}
        >${msg('(needs an answer)', { id: 'survey.required' })}</span
      >`
    : nothing;

/** Questions with the same options: a row each, the options as columns. */
function scales(context: SurveyContext, node: GroupNode, depth: number) {
  const shown = node.children.filter(
    (child): child is QuestionNode => child.kind === 'question' && isScale(child.item),
  );
  const first = shown.find(({ enabled }) => enabled);
  const columns = first ? optionsOf(first).map(optionText) : [];
  const inner = node.item.text ? depth + 1 : depth;
  return frame(
    context,
    node,
    depth,
    (name) =>
      html`<div class=${tableWidth(columns)} ${keepPlace()}><table class="table scales" aria-labelledby=${name ?? nothing}>
        <thead>
          <tr>
            <td></td>
            ${columns.map((text) => html`<th scope="col">${text}</th>`)}
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${listed(context, node.children, (child) =>
            child.kind === 'question' && isScale(child.item)
              ? livePart(context.parts, child, () => scaleRow(context, child, columns, inner))
              : html`<tr class="across">
                  <td colspan=${columns.length + 2}>${context.nodes([child], inner)}</td>
                </tr>`,
          )}
        </tbody>
      </table></div>`,
  );
}

function scaleRow(context: SurveyContext, node: QuestionNode, columns: readonly string[], depth: number) {
  if (!node.enabled) return nothing;
  const invalid = isInvalid(context, node);
  const isRead = node.now.readOnly || !!longAnswers.module?.isFixed(context, node);
  const own = optionsOf(node).map(optionText);
  const fits =
    !isRead && own.length === columns.length && own.every((text, at) => text === columns[at]) && !unlisted(node).length;
  return html`<tr class="question ${invalid ? 'question-invalid' : ''}" data-link-id=${node.item.linkId} id=${node.id}>
    <th scope="row">${questionHead(context, node, depth)}</th>
    <td class=${fits ? 'scale' : nothing} colspan=${columns.length}>
      ${
        isRead
          ? readOnlyAnswers(context, node, depth)
          : [wholeField(context, node, invalid), nestedBelow(context, node, depth)]
      }
    </td>
    <td class="row-end">${isRead ? nothing : clearButton(context, node)}</td>
  </tr>`;
}

/** The instances of a repeating group: a row each, its questions as columns. One that does not repeat is one row. */
function instances(context: SurveyContext, node: GroupNode | RepeatNode, depth: number) {
  const columns = columnsOfRows([node.item]);
  const rows =
    node.kind === 'group'
      ? html`<tr>
          <th></th>
          ${rowCells(context, node, columns, depth + 1)}
          <td></td>
        </tr>`
      : listed(context, node.groups, (row) =>
          livePart(context.parts, row, () => instance(context, node, row, columns, depth + 1)),
        );
  const add = node.kind === 'repeat' ? addGroupButton(context, node) : nothing;
  return frame(context, node, depth, (name) => [cells(columns, name, rows), add]);
}

function instance(context: SurveyContext, list: RepeatNode, row: GroupNode, columns: readonly Column[], depth: number) {
  const number = formatNumber(list.groups.indexOf(row) + 1);
  return html`<tr data-link-id=${row.item.linkId} id=${row.id}>
    <th scope="row" id=${textIdOf(row)}>
      <span class="row-name">${textOf(row)} </span>${number} ${findings(context, row)}
    </th>
    ${rowCells(context, row, columns, depth)}
    <td class="row-end">${list.groups.length > 1 ? removeButton(context, list, row, number) : nothing}</td>
  </tr>`;
}

/** Groups with like questions: a row each. */
function grid(context: SurveyContext, node: GroupNode, depth: number) {
  const columns = columnsOfRows(columnsOf(node.item));
  const rows = listed(context, node.children, (row) =>
    livePart(context.parts, row, () => gridRow(context, row as GroupNode, columns, depth + 1)),
  );
  return frame(context, node, depth, (name) => cells(columns, name, rows));
}

function gridRow(context: SurveyContext, row: GroupNode, columns: readonly Column[], depth: number) {
  if (!row.enabled || row.hidden) return nothing;
  return html`<tr data-link-id=${row.item.linkId} id=${row.id}>
    <th scope="row" id=${textIdOf(row)}>${prefix(row)}${words(row)} ${findings(context, row)}</th>
    ${rowCells(context, row, columns, depth)}
    <td></td>
  </tr>`;
}

/** The questions of a row. */
function rowCells(context: SurveyContext, row: GroupNode, columns: readonly Column[], depth: number) {
  return row.children
    .filter(({ hidden }) => !hidden)
    .map(
      (child, at) =>
        html`<td class=${ownWords(child.item, columns[at]!) ?? nothing}>${context.nodes([child], depth)}</td>`,
    );
}

/** What a question says in its cell, as the head of the column does not: its name, or only that it needs an answer. */
function ownWords(item: Item, column: Column): 'own' | 'own-need' | undefined {
  if (item.text !== column.item.text || isComputed(item, 'text')) return 'own';
  return column.isRequired || !(item.required || isComputed(item, 'required')) ? undefined : 'own-need';
}

function cells(columns: readonly Column[], name: string | undefined, rows: unknown) {
  const items = columns.map(({ item }) => item);
  const heads = items.map(shortText);
  return html`<div class=${tableWidth(heads, items)} ${keepPlace()}><table class="table cells" aria-labelledby=${name ?? nothing}>
    <thead>
      <tr>
        <td></td>
        ${columns.map(
          (column, at) =>
            html`<th scope="col">${column.item.type === 'display' ? nothing : [heads[at], needed(column)]}</th>`,
        )}
        <td></td>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table></div>`;
}

function removeButton(context: SurveyContext, list: RepeatNode, row: GroupNode, number: string) {
  if (list.now.readOnly) return nothing;
  return html`<button
    class="button button-quiet"
    type="button"
    lang=${language()}
    dir=${direction()}
    @click=${() => context.removeGroup(row)}
  >
    ${msg('Remove', { id: 'survey.answer.remove' })}
    <span class="visually-hidden"><bdi>${about(list)}${textOf(list)}</bdi> ${number}</span>
  </button>`;
}
