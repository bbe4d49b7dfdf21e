import { html, nothing, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { cellOf, type GridOption, type GridRow, iconArray, risk, type Share } from '../../domain/decisions.js';
import { direction, language, msg, str } from '../../i18n/index.js';
import { type GridView, type Measured, own, type RowFacts, said, word } from './view.js';
import { certaintyText, differenceText, rangeText, shareText } from './words.js';

/** Circles for people. Only an illustration: the sentences beside it say all that it shows. */
function icons(share: Share, rtl: boolean) {
  return guard([share.count, share.of, rtl], () => {
    const { icons: people, width, height, radius } = iconArray(share, rtl);
    return html`<svg class="icons icons-${share.of}" viewBox="0 0 ${width} ${height}" aria-hidden="true">
      ${people.map(({ x, y, filled }) => svg`<circle class=${filled ? 'on' : 'off'} cx=${x} cy=${y} r=${radius} />`)}
    </svg>`;
  });
}

/** The numbers of the sources that a cell rests on; each leads to its place in the list. */
function references(view: GridView, ids: readonly string[]) {
  const numbers = [...new Set(ids)].map((id) => view.grid.sources.findIndex((source) => source.id === id) + 1);
  if (numbers.length === 0) return nothing;
  return html`<p class="references" lang=${language()} dir=${direction()}>
    ${numbers.map(
      (number) =>
        html`<button class="reference" type="button" @click=${() => view.cite(number - 1)}>
          ${msg(str`Source ${number}`, { id: 'grid.source' })}
        </button>`,
    )}
  </p>`;
}

/** For rows whose authors did not say what is counted. */
const happensText = () => msg('this happens to them', { id: 'grid.event.generic' });
const sparedText = () => msg('this does not happen to them', { id: 'grid.no-event.generic' });

/** What one option says about one question. */
export function cellView(view: GridView, row: GridRow, option: GridOption, facts: RowFacts) {
  const cell = cellOf(row, option.id);
  if (!cell?.text && !cell?.outcome) return own(msg('No information is given.', { id: 'grid.no-information' }), 'hint');
  const { text, outcome, sources } = cell;
  if (!outcome) return [said(view, text), references(view, sources)];
  const { happens, spared, range } = risk(outcome, facts.of);
  return html`
    <div class="risk">
      ${facts.differences.length === 0 ? icons(happens, view.dir === 'rtl') : nothing}
      <div class="counts">
        ${own(html`<strong>${shareText(happens)}</strong> ${word(view, row.event) ?? happensText()}`, 'count')}
        ${own(html`${shareText(spared)} ${word(view, row.noEvent) ?? sparedText()}`, 'spared')}
      </div>
    </div>
    ${measured(view, {
      timeFrame: facts.differences.includes('time-frame') ? outcome.timeFrame : undefined,
      group: facts.differences.includes('group') ? outcome.group : undefined,
    })}
    ${range ? own(rangeText(range), 'hint') : nothing}
    ${outcome.certainty ? own(certaintyText(outcome.certainty), 'hint') : nothing}
    ${said(view, outcome.uncertainty, 'hint')} ${said(view, text)} ${references(view, [outcome.source, ...sources])}
  `;
}

/** Over how long, and who; nothing where neither is to be said here. */
export function measured(view: GridView, { timeFrame, group }: Measured) {
  const entry = (term: string, text: string | undefined) =>
    text === undefined
      ? nothing
      : html`<div>
          <dt lang=${language()} dir=${direction()}>${term}</dt>
          <dd>${word(view, text)}</dd>
        </div>`;
  if (timeFrame === undefined && group === undefined) return nothing;
  return html`<dl class="measured hint">
    ${entry(msg('Length of time', { id: 'grid.time' }), timeFrame)}
    ${entry(msg('Who was counted', { id: 'grid.group' }), group)}
  </dl>`;
}

/** What goes with a question, whatever the option. */
export function aboutRow(view: GridView, row: GridRow, facts: RowFacts) {
  return html`${said(view, row.description, 'hint')} ${measured(view, facts.common)}
  ${
    facts.differences.length > 0 ? own(html`<strong>${differenceText(facts.differences)}</strong>`, 'differs') : nothing
  }`;
}
