import { html, nothing } from 'lit';
import { optionRow } from '../../controls/option-row.js';
import { type GridRow, importanceOf } from '../../domain/decisions.js';
import { direction, language, msg, str } from '../../i18n/index.js';
import { aboutRow, cellView } from './cell.js';
import { type GridView, own, rowFacts, word } from './view.js';
import { RATINGS, ratingText } from './words.js';

/** Where the rows stand: in the whole grid, with a rating each, or among what matters most. */
export type Place = 'all' | 'most';

/** Questions down, options across. */
export function table(view: GridView, rows: readonly GridRow[], place: Place) {
  const { grid, options } = view;
  const rated = place === 'all';
  return html`<table class="table" dir=${view.dir}>
    <caption class="visually-hidden">
      ${word(view, grid.title)}
    </caption>
    <thead>
      <tr>
        <th scope="col"><span class="visually-hidden">${msg('Question', { id: 'grid.question' })}</span></th>
        ${options.map(
          (option) =>
            html`<th scope="col">
              ${word(view, option.label, 'label')}
              ${option.description && rated ? html`<span class="hint">${word(view, option.description)}</span>` : nothing}
            </th>`,
        )}
      </tr>
    </thead>
    ${rows.map((row) => {
      const facts = rowFacts(view, row);
      return html`<tbody>
          <tr>
            <th scope="row" rowspan=${rated && !view.printing ? 2 : 1}>
              ${word(view, row.question, 'question')}
              <div class="about-row">${aboutRow(view, row, facts)}${view.printing ? ratedAs(view, row) : nothing}</div>
            </th>
            ${options.map((option) => html`<td>${cellView(view, row, option, facts)}</td>`)}
          </tr>
          ${
            rated && !view.printing
              ? html`<tr>
                  <td class="rating" colspan=${options.length}>${rating(view, row)}</td>
                </tr>`
              : nothing
          }
        </tbody>`;
    })}
  </table>`;
}

/** One card a question, with the two options beside or under each other. */
export function cards(view: GridView, rows: readonly GridRow[], place: Place) {
  return html`<div class="cards" dir=${view.dir}>
    ${rows.map((row, index) => {
      const facts = rowFacts(view, row);
      return html`<article class="card" aria-labelledby="card-${place}-${index}">
          ${view.heading(word(view, row.question, 'question'), { id: `card-${place}-${index}`, depth: 2 })} ${aboutRow(view, row, facts)}
          <dl class="pair">
            ${view.options.map(
              (option) =>
                html`<div>
                  <dt>${word(view, option.label, 'label')}</dt>
                  <dd>${cellView(view, row, option, facts)}</dd>
                </div>`,
            )}
          </dl>
          ${place === 'all' ? rating(view, row) : nothing}
        </article>`;
    })}
  </div>`;
}

const ratedAs = ({ value }: GridView, row: GridRow) => {
  const given = importanceOf(value, row.id);
  return given === undefined
    ? nothing
    : own(msg(str`Matters to me: ${ratingText(given)}`, { id: 'grid.matters.print' }));
};

/** How much a question matters to the person: four words, and a way to take the answer back. */
function rating(view: GridView, row: GridRow) {
  const index = view.grid.rows.indexOf(row);
  const given = importanceOf(view.value, row.id);
  const clear = (event: Event) => {
    // The button goes away: focus stays with its question.
    (event.target as Element).closest('fieldset')?.querySelector('input')?.focus();
    view.rate(row, undefined);
  };
  return html`<fieldset class="rate" role="radiogroup" lang=${language()} dir=${direction()} ?disabled=${view.disabled} aria-labelledby="rate-${index} ask-${index}">
    <div class="rate-head">
      <span id="rate-${index}">${msg('How much does this matter to you?', { id: 'grid.matters' })}</span>
      <span id="ask-${index}" class="visually-hidden">${word(view, row.question)}</span>
      ${
        given === undefined || view.disabled
          ? nothing
          : html`<button class="clear" type="button" aria-describedby="ask-${index}" @click=${clear}>
              ${msg('Clear', { id: 'grid.matters.clear' })}
            </button>`
      }
    </div>
    <div class="ratings">
      ${RATINGS.map((value) =>
        optionRow(
          { type: 'radio', name: `rate-${index}`, checked: given === value, change: () => view.rate(row, value) },
          ratingText(value),
        ),
      )}
    </div>
  </fieldset>`;
}
