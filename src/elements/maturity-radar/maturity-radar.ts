import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  hasRadarShape,
  type MaturityProblem,
  type MaturityProfile,
  type MaturityProfileInput,
  parseMaturityProfile,
} from '../../domain/maturity.js';
import { contentDirection, msg } from '../../i18n/index.js';
import { ChartController } from '../../charts/chart-controller.js';
import { Downloads, fileName } from '../../kernel/page/downloads.js';
import { DataSource } from '../../kernel/data/data-source.js';
import { dataError } from '../../kernel/page/events.js';
import { dataState } from '../../kernel/data/data-state.js';
import { PartnershipElement } from '../../kernel/element/partnership-element.js';
import type { Picture } from './chart/picture.js';
import type { Hit } from './chart/radar-chart.js';
import { tableStyles } from './level-table.css.js';
import { levelTable } from './level-table.js';
import { styles } from './maturity-radar.css.js';
import { DimensionSelectEvent } from './maturity-radar.events.js';
import { noticesOf } from './notices.js';
import { type ProfilePicture, readPicture } from './read-picture.js';
import type { readTable } from './read-table.js';
import { dimensionText, furtherText, noteTexts, summaryText, titleText } from './words.js';

export type { MaturityProfileInput };

/** Narrower than this many times the base text size (480 px at the usual size), a radar's names no longer fit. */
const NARROWEST = 26.66;

/** Reads a table, once that is there: most profiles come as JSON. */
let read: typeof readTable | undefined;
const loadTables = () => import('./read-table.js').then((module) => void (read = module.readTable));

/**
 * Where a team or an organisation stands: levels from 0 to 5 for five to nine dimensions, as a radar and, always beside
 * it, as a table with dot plots. Below about 480 px of its own width the table stands alone and no chart code is loaded.
 * The data come as a property, from `src`, from a child `<script type="application/json">` or from a child `<table>`,
 * which is also what people without script see.
 *
 * The axes run clockwise from the top in every language: the same levels keep the same shape.
 *
 * @tag pp-maturity-radar
 * @summary Levels of five to nine dimensions, as a radar and as a table.
 * @since 0.1.0
 *
 * @slot - a `<table>` with the same levels, shown where the element cannot be
 *
 * @fires {DimensionSelectEvent} pp-select - a person chose a dimension, on the chart or in the table; bubbles, `{dimension, series?}`
 * @fires {PartnershipErrorEvent} pp-error - data cannot be used, in part or at all, or the chart cannot be drawn, `{phase, code, message, retryable, path?}`
 * @fires {ReadyEvent} pp-ready - levels are drawn, with the chart where there is room for it; once for each data set
 *
 * @csspart base - the box around everything
 * @csspart chart - the box of the radar
 * @csspart table - the table
 *
 * @cssprop [--pp-color-data-1=light-dark(#00669f, #6cbcf0)] - colour of the first series
 * @cssprop [--pp-color-data-2=light-dark(#b04a00, #f0a440)] - colour of the second series
 * @cssprop [--pp-color-target=var(--pp-color-text-muted)] - colour of the target
 */
export class MaturityRadar extends PartnershipElement {
  static readonly tag = 'pp-maturity-radar';
  static override styles = [PartnershipElement.styles, styles, tableStyles];

  /** The levels, as `schema/maturity-radar.json` describes them. `null`: they will come. Replace it to change it. */
  @property({ attribute: false }) data: MaturityProfileInput | null | undefined;

  /** Address of the levels, as JSON in the format of `schema/maturity-radar.json`. */
  @property() src: string | null = null;

  /** Id of the dimension that is pointed out. */
  @property() selected: string | null = null;

  /** Index of the dimension under the pointer or with the focus. */
  @state() private active: number | null = null;

  @state() private chartFailed = false;

  @state() private saveFailed = false;

  readonly #source = new DataSource<MaturityProfile, MaturityProblem>(this, {
    property: 'data',
    parse: parseMaturityProfile,
    table: (table) => read?.(table) ?? loadTables(),
    changed: () => (this.active = null),
  });

  readonly #chart = new ChartController<Picture, Hit>(this, {
    load: () => import('./chart/index.js').then(({ radar }) => radar),
    narrowest: NARROWEST,
    picture: () => this.#picture,
    highlighted: () => this.active ?? this.#selectedIndex,
    failed: (error) => this.#chartFailed(error),
    drawn: () => this.#tellDrawn(),
  });

  readonly #downloads = new Downloads();
  #picture: ProfilePicture | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.chartFailed = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#downloads.clear();
    this.active = null;
  }

  /** Reads the theme again, for changes that an element cannot notice. */
  refresh(): void {
    this.#chart.refresh();
  }

  protected override renderContent(): TemplateResult {
    const profile = this.#source.value;
    this.#picture = profile && readPicture(profile, this.#picture);
    return html`<div class="radar">
      ${
        profile
          ? this.#profile(profile)
          : html`${dataState(
              this.#source,
              (title) => this.heading(title),
              msg('Here you will see how far each dimension has come. There are no levels yet.', { id: 'radar.empty' }),
            )}${this.#source.state === 'error' ? html`<slot></slot>` : nothing}`
      }
      <span class="probe" aria-hidden="true" @transitionrun=${() => this.refresh()}>0</span>
    </div>`;
  }

  #profile(profile: MaturityProfile): TemplateResult {
    const isAnswered = profile.series.some(({ values }) => values.some((level) => level !== null));
    const drawable = hasRadarShape(profile) && isAnswered && !this.chartFailed;
    const chart = drawable && this.#chart.wide === true;
    const texts = furtherText(profile);
    return html`
      <div lang=${profile.language ?? nothing}>${this.heading(titleText(profile), { id: 'title' })}</div>
      <p class="summary" id="summary">${summaryText(profile)}</p>
      ${texts.length > 0 ? html`<p class="further">${texts.join(' ')}</p>` : nothing}
      ${noticesOf(profile, this.#source.problems, this.chartFailed, this.saveFailed)}
      <div class="views ${chart ? 'both' : ''}">
        ${chart ? this.#radar() : nothing}
        <div class="scroller">
          ${levelTable({
            profile,
            direction: contentDirection(
              profile.language,
              profile.dimensions.map(({ label }) => label),
            ),
            selected: this.#selectedIndex,
            active: this.active,
            select: (index) => this.#select(index),
            point: (index) => (this.active = index),
          })}
        </div>
      </div>
      <div class="notes hint">${noteTexts(profile).map((note) => html`<p>${note}</p>`)}</div>
      <div class="actions">
        ${
          drawable
            ? html`<button class="button" type="button" @click=${this.#savePicture}>
              ${msg('Save as a picture', { id: 'radar.save.picture' })}
            </button>`
            : nothing
        }
        <button class="button" type="button" @click=${this.#saveTable}>
          ${msg('Save as a table (CSV)', { id: 'radar.save.table' })}
        </button>
      </div>
    `;
  }

  /** Pointers only: from the keyboard the table's buttons do the same. */
  #radar(): TemplateResult {
    // eslint-disable-next-line lit-a11y/click-events-have-key-events -- see above
    return html`<div
      class="chart"
      part="chart"
      @click=${this.#onChartClick}
      @pointermove=${this.#onChartMove}
      @pointerleave=${() => (this.active = null)}
    >
      <canvas
        class=${this.active === null ? '' : 'over'}
        role="img"
        aria-labelledby="title"
        aria-describedby="summary"
      ></canvas>
    </div>`;
  }

  protected override updated(): void {
    this.#tellDrawn();
  }

  #tellDrawn(): void {
    const { value } = this.#source;
    const { wide, isDrawn } = this.#chart;
    if (value && wide !== undefined && (isDrawn || !this.renderRoot.querySelector('canvas'))) this.drawn(value);
  }

  get #selectedIndex(): number | null {
    const index = this.#source.value?.dimensions.findIndex(({ id }) => id === this.selected) ?? -1;
    return index < 0 ? null : index;
  }

  #select(index: number, series?: number): void {
    const profile = this.#source.value!;
    this.selected = profile.dimensions[index]!.id;
    this.announce(dimensionText(profile, index));
    const id = series === undefined ? undefined : profile.series[series]?.id;
    this.dispatchEvent(new DimensionSelectEvent({ dimension: this.selected, ...(id !== undefined && { series: id }) }));
  }

  readonly #onChartClick = (event: MouseEvent): void => {
    const hit = this.#chart.hit(event);
    if (hit) this.#select(hit.dimension, hit.series);
  };

  readonly #onChartMove = (event: PointerEvent): void => {
    this.active = this.#chart.hit(event)?.dimension ?? null;
  };

  #chartFailed(error: unknown): void {
    if (this.chartFailed) return;
    this.chartFailed = true;
    const message = `The chart could not be drawn; the table has all levels. ${String(error)}`;
    this.fail(dataError('chart-unavailable', message));
  }

  readonly #savePicture = async (): Promise<void> => {
    const profile = this.#source.value!;
    const title = titleText(profile);
    try {
      const summary = [summaryText(profile), ...furtherText(profile)].join(' ');
      const picture = await this.#chart.picture({ title, summary, notes: noteTexts(profile) });
      this.#downloads.save(picture, fileName(title, 'png', 'maturity'));
    } catch (error) {
      this.#chartFailed(error);
    }
  };

  readonly #saveTable = async (): Promise<void> => {
    const profile = this.#source.value!;
    try {
      const { csvFile } = await import('./csv-file.js');
      this.#downloads.save(csvFile(profile), fileName(titleText(profile), 'csv', 'maturity'));
      this.saveFailed = false;
    } catch (error) {
      this.saveFailed = true;
      this.fail(dataError('network', `The table could not be saved: ${String(error)}`, true));
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-maturity-radar': MaturityRadar;
  }
}
