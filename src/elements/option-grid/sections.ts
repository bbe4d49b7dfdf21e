import { html, nothing } from 'lit';
import { live } from '../../kernel/drawing/live.js';
import { optionRow } from '../../controls/option-row.js';
import { type GridOption, whatMatters } from '../../domain/decisions.js';
import { formatDate, isolate, msg, str } from '../../i18n/index.js';
import { cards, table } from './comparison.js';
import { type GridView, said, word } from './view.js';

/** Which options to see: all of them, where there is room, or any two. Their order on the page is always the authors'. */
export function picker(view: GridView) {
  const { options } = view.grid;
  if (options.length <= 2) return nothing;
  const [first, second] = view.value.compare ?? (view.roomy ? [] : options.map(({ id }) => id));
  const show = (one: string, other: string | undefined) =>
    view.change({ compare: one === '' ? null : [one, other ?? options.find(({ id }) => id !== one)!.id] });
  const select = (
    id: string,
    label: string,
    chosen: string,
    choices: readonly GridOption[],
    pick: (id: string) => void,
  ) =>
    html`<p>
      <label for=${id}>${label}</label>
      <select
        id=${id}
        class="control"
        ?disabled=${view.disabled}
        @change=${(event: Event) => pick((event.target as HTMLSelectElement).value)}
      >
        ${
          view.roomy && id === 'first'
            ? html`<option value="" .selected=${live(chosen === '')}>
                ${msg('All options', { id: 'grid.compare.all' })}
              </option>`
            : nothing
        }
        ${choices.map(
          (option) => html`<option value=${option.id} .selected=${live(option.id === chosen)}>${option.label}</option>`,
        )}
      </select>
    </p>`;
  return html`<div class="picker">
    ${select('first', msg('Compare', { id: 'grid.compare' }), first ?? '', options, (id) =>
      // The same option twice is no comparison: the two change places.
      show(id, id === second ? first : second),
    )}
    ${
      first === undefined
        ? nothing
        : select(
            'second',
            msg('with', { id: 'grid.compare.with' }),
            second!,
            options.filter(({ id }) => id !== first),
            (id) => show(first, id),
          )
    }
  </div>`;
}

/** The questions that the person rated highest, and what the options say about them. No score, no order, no advice. */
export function matters(view: GridView, wide: boolean) {
  const ids = whatMatters(view.grid, view.value);
  const rows = view.grid.rows.filter(({ id }) => ids.includes(id));
  return html`<section class="section no-print" aria-labelledby="matters">
    ${view.heading(msg('What matters most to you', { id: 'grid.most' }), { id: 'matters', depth: 1 })}
    ${
      rows.length === 0
        ? html`<p class="hint">
            ${msg(
              'Say above how much each question matters to you. The ones that matter most will then stand here together.',
              {
                id: 'grid.most.none',
              },
            )}
          </p>`
        : html`<p>
              ${msg(
                'You rated these questions highest. Which option fits them best is for you to say: there is no right answer.',
                {
                  id: 'grid.most.text',
                },
              )}
            </p>
            ${wide ? table(view, rows, 'most') : cards(view, rows, 'most')}`
    }
  </section>`;
}

/** Where the person says what they decided, or that they have not. */
export function decide(view: GridView) {
  const { grid, value, missing } = view;
  const undecided = msg('I have not decided yet', { id: 'grid.undecided' });
  const option = (id: string, label: unknown) =>
    optionRow(
      {
        type: 'radio',
        name: 'decision',
        checked: value.decision === id,
        change: () => view.change({ decision: id }),
      },
      label,
    );
  const chosen = grid.options.find(({ id }) => id === value.decision);
  return html`<section class="section decide" aria-labelledby="decide">
    ${view.heading(msg('Your decision', { id: 'grid.decision' }), { id: 'decide', depth: 1 })}
    ${said(view, grid.decision)}
    <p class="print-only">
      <strong>${chosen ? word(view, chosen.label) : value.decision ? undecided : '…………………………………………'}</strong>
    </p>
    <fieldset
      class="no-print stack"
      role="radiogroup"
      ?disabled=${view.disabled}
      aria-labelledby="decide"
      aria-describedby=${missing ? 'missing' : nothing}
      aria-invalid=${missing ? 'true' : nothing}
    >
      ${
        missing
          ? html`<p class="missing" id="missing">
              ${msg('Choose one of these first. “I have not decided yet” is an answer too.', { id: 'grid.decision.missing' })}
            </p>`
          : nothing
      }
      <div class="options">
        ${grid.options.map(({ id, label }) => option(id, word(view, label)))} ${option('undecided', undecided)}
      </div>
      <button class="button button-primary" part="record" type="button" @click=${() => view.record()}>
        ${msg('Record my decision', { id: 'grid.record' })}
      </button>
      ${view.recorded ? html`<p class="notice notice-success">${recordedText(view)}</p>` : nothing}
    </fieldset>
  </section>`;
}

/** What is said once the decision is recorded. */
export function recordedText({ grid, value }: Pick<GridView, 'grid' | 'value'>): string {
  const label = grid.options.find(({ id }) => id === value.decision)?.label;
  return label === undefined
    ? msg('Recorded: you have not decided yet. Take the time that you need.', { id: 'grid.recorded.undecided' })
    : msg(str`Recorded: ${isolate(label)}. You can still change your mind.`, { id: 'grid.recorded' });
}

/** Who made this, from what, for whose money, and until when it may be used. What is missing is said. */
export function about(view: GridView) {
  const { grid } = view;
  const entry = (term: string, given: unknown, none: string) =>
    html`<div>
      <dt>${term}</dt>
      <dd>${given ?? none}</dd>
    </div>`;
  const day = (given: string | undefined) => (given === undefined ? undefined : formatDate(given));
  return html`<section class="section about" aria-labelledby="about">
    ${view.heading(msg('About this comparison', { id: 'grid.about' }), { id: 'about', depth: 1 })}
    <dl class="facts">
      ${entry(
        msg('Written by', { id: 'grid.author' }),
        word(view, grid.author),
        msg('No author is given.', { id: 'grid.author.none' }),
      )}
      ${entry(
        msg('Published', { id: 'grid.published' }),
        day(grid.published),
        msg('No date of publication is given.', { id: 'grid.published.none' }),
      )}
      ${entry(
        msg('Use until', { id: 'grid.expires' }),
        day(grid.expires),
        msg('No last date of use is given.', { id: 'grid.expires.none' }),
      )}
      ${entry(
        msg('Updates', { id: 'grid.updates' }),
        word(view, grid.updatePolicy),
        msg('No plan for updates is given.', { id: 'grid.updates.none' }),
      )}
      ${entry(
        msg('Funding', { id: 'grid.funding' }),
        word(view, grid.funding),
        msg('No funding source is given.', { id: 'grid.funding.none' }),
      )}
      ${entry(
        msg('Sources', { id: 'grid.sources' }),
        grid.sources.length > 0 ? sources(view) : undefined,
        msg('No sources are given.', { id: 'grid.sources.none' }),
      )}
    </dl>
  </section>`;
}

function sources(view: GridView) {
  // Quoted as it was published, often in another language than that of the comparison.
  const cited = (citation: string) => word(view, citation, 'word', 'auto');
  return html`<ol class="sources">
    ${view.grid.sources.map(
      ({ citation, note, url }, index) =>
        html`<li id="source-${index}" tabindex="-1">
          ${url === undefined ? cited(citation) : html`<a href=${url}>${cited(citation)}</a>`}
          ${said(view, note)}
          ${
            view.cited === index
              ? html`<button class="reference" type="button" @click=${() => view.cite(-1)}>
                  ${msg('Back to the question', { id: 'grid.source.back' })}
                </button>`
              : nothing
          }
        </li>`,
    )}
  </ol>`;
}
