import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import {
  HIGHEST_LEVEL,
  type Level,
  type LevelRange,
  LEVELS,
  LOWEST_LEVEL,
  type MaturityProfile,
  MOST_DRAWN_SERIES,
} from '../../domain/maturity.js';
import { direction as textsRun, formatNumber, language, msg } from '../../i18n/index.js';
import { levelText, rangeText, targetText, WIDE_RANGE } from './words.js';

export interface TableView {
  profile: MaturityProfile;
  direction: 'ltr' | 'rtl';
  /** Index of the dimension that was chosen, and of the one pointed at. */
  selected: number | null;
  active: number | null;
  select(index: number): void;
  point(index: number | null): void;
}

type Name = (label: string, line?: Column['line']) => TemplateResult;

interface Column {
  label: string;
  values: readonly Level[];
  range?: readonly (LevelRange | null)[];
  /** Look of the column's line on the chart; 3 is the target, 0 has none. */
  line: 0 | 1 | 2 | typeof TARGET;
}

const TARGET = 3;

/**
 * The chart's twin: the same numbers as a table, with a dot plot beside each name. Roles are written out, because a
 * narrow element shows the rows as blocks, which takes the native ones away in some browsers.
 */
export function levelTable(view: TableView): TemplateResult {
  const { profile, direction } = view;
  /** The author's words may be of another language and direction than ours. */
  const name: Name = (label, line) =>
    html`<bdi lang=${(line === TARGET ? undefined : profile.language) ?? nothing}>${label}</bdi>`;
  const columns = columnsOf(profile);
  const plotted = columns.filter(({ line }) => line > 0);
  return html`<table
    part="table"
    role="table"
    class=${plotted.some(isFlagged) ? 'flagged' : nothing}
    dir=${direction}
    aria-labelledby="title" @pointerleave=${() => view.point(null)}>
    <thead>
      <tr role="row">
        <th role="columnheader" scope="col">
          <div class="dimension">
            <span lang=${language()} dir=${textsRun()}>${msg('Dimension', { id: 'radar.dimension.heading' })}</span>
            ${scale(direction)}
          </div>
        </th>
        ${columns.map(
          ({ label, line }) =>
            html`<th role="columnheader" scope="col"><span class="key">${glyph(line)}${name(label, line)}</span></th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${profile.dimensions.map(({ label }, index) => {
        const current = index === view.selected;
        return html`<tr
          role="row"
          class="${current ? 'current' : ''} ${index === view.active ? 'active' : ''}"
          @pointerenter=${() => view.point(index)}
          @focusin=${() => view.point(index)}
          @focusout=${() => view.point(null)}
        >
          <th role="rowheader" scope="row">
            <div class="dimension">
              <button type="button" aria-current=${current ? 'true' : nothing} @click=${() => view.select(index)}>
                ${name(label)}
              </button>
              ${dotPlot(plotted, index, direction)}
            </div>
          </th>
          ${columns.map((column) => cell(column, index, name))}
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function columnsOf({ series, target, benchmark }: MaturityProfile): Column[] {
  const columns = series.map((one, index): Column => ({
    ...one,
    line: index < MOST_DRAWN_SERIES ? ((index + 1) as 1 | 2) : 0,
  }));
  if (target) columns.push({ label: targetText(), values: target, line: TARGET });
  if (benchmark) columns.push({ label: benchmark.label, values: benchmark.values, line: 0 });
  return columns;
}

const isWide = (pair: LevelRange | null) => !!pair && pair[1] - pair[0] >= WIDE_RANGE;

/** Whether a column has cells that say more than a level and a range. */
const isFlagged = ({ range }: Column) => !!range?.some(isWide);

function cell({ label, values, range, line }: Column, index: number, name: Name): TemplateResult {
  const level = values[index]!;
  const pair = range?.[index];
  return html`<td role="cell">
    <span class="key" aria-hidden="true">${glyph(line)}${name(label, line)}</span>
    <span class="reading">${
      level === null
        ? html`<span aria-hidden="true">–</span><span class="visually-hidden">${levelText(null)}</span>`
        : html`<span class="${line === TARGET ? '' : 'level'}">${levelText(level)}</span>`
    }
    ${
      pair && pair[0] !== pair[1]
        ? html`<span class="range" lang=${language()} dir=${textsRun()}>(${rangeText(pair)})</span> ${
            isWide(pair)
              ? html`<span class="wide" lang=${language()} dir=${textsRun()}>${msg('discuss first', { id: 'radar.discuss' })}</span>`
              : nothing
          }`
        : nothing
    }</span>
  </td>`;
}

/** Where a level stands, in per cent of the plot's width; a scale runs in the direction of the text. */
function place(level: number, direction: 'ltr' | 'rtl'): string {
  const share = 4 + (92 * (level - LOWEST_LEVEL)) / (HIGHEST_LEVEL - LOWEST_LEVEL);
  return `${direction === 'rtl' ? 100 - share : share}%`;
}

/** The numbers over the dot plots. */
function scale(direction: 'ltr' | 'rtl'): TemplateResult {
  return html`<svg class="plot scale" aria-hidden="true">
    ${LEVELS.map(
      (level) =>
        svg`<text x=${place(level, direction)} y="50%" dy="0.35em" text-anchor="middle">${formatNumber(level)}</text>`,
    )}
  </svg>`;
}

function dotPlot(columns: readonly Column[], index: number, direction: 'ltr' | 'rtl'): TemplateResult {
  const at = (level: number) => place(level, direction);
  const lines = columns.filter(({ line }) => line < TARGET);
  const target = columns.find(({ line }) => line === TARGET)?.values[index] ?? null;
  return html`<svg class="plot" aria-hidden="true">
    <line class="rule" x1=${at(LOWEST_LEVEL)} x2=${at(HIGHEST_LEVEL)} y1="50%" y2="50%"></line>
    ${LEVELS.map((level) => svg`<line class="rule" x1=${at(level)} x2=${at(level)} y1="25%" y2="75%"></line>`)}
    ${target === null ? nothing : svg`<line class="line-3" x1=${at(target)} x2=${at(target)} y1="0" y2="100%"></line>`}
    ${lines.map(({ values, range, line }) => {
      const y = lines.length === 1 ? '50%' : line === 1 ? '32%' : '68%';
      const pair = range?.[index];
      const level = values[index]!;
      return svg`<g class="line-${line}">
        ${pair ? svg`<line class="whisker" x1=${at(pair[0])} x2=${at(pair[1])} y1=${y} y2=${y}></line>` : nothing}
        ${
          level === null
            ? nothing
            : svg`<svg x=${at(level)} y=${y} overflow="visible">
              <svg x="-0.5em" y="-0.5em" width="1em" height="1em" viewBox="-8 -8 16 16" overflow="visible">${point(line)}</svg>
            </svg>`
        }
      </g>`;
    })}
  </svg>`;
}

function point(line: Column['line']): SVGTemplateResult {
  return line === 2 ? svg`<path d="M0-6 6 0 0 6-6 0z"></path>` : svg`<circle r="5"></circle>`;
}

/** A piece of the line, as the chart draws it. */
function glyph(line: Column['line']): TemplateResult | typeof nothing {
  if (line === 0) return nothing;
  return html`<svg class="glyph" viewBox="0 0 30 14" aria-hidden="true">
    <g class="line-${line}" transform="translate(15 7)">
      <line x1="-15" x2="15"></line>
      ${line === TARGET ? nothing : point(line)}
    </g>
  </svg>`;
}
