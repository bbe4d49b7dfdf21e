import { type CSSResultGroup, html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  comparedPair,
  type GridProblem,
  type GridValue,
  type GridValueInput,
  isoDay,
  noValue,
  type OptionGridData,
  type OptionGridInput,
  parseOptionGrid,
  rate,
  readValue,
  staleness,
} from '../../domain/decisions.js';
import { controls } from '../../controls/controls.css.js';
import { contentDirection, msg } from '../../i18n/index.js';
import { ElementWidth } from '../../kernel/controllers/element-width.js';
import { PrintMode } from '../../kernel/controllers/print-mode.js';
import { DataSource } from '../../kernel/data/data-source.js';
import { absentText, dataState } from '../../kernel/data/data-state.js';
import { dataError } from '../../kernel/page/events.js';
import { FormElement } from '../../kernel/element/form-element.js';
import { copyJson, sameJson } from '../../kernel/data/json.js';
import { serialize } from '../../domain/format/serialize.js';
import { measured } from './cell.js';
import { comparison } from './comparison.css.js';
import { cards, table } from './comparison.js';
import { page } from './option-grid.css.js';
import { DecisionEvent } from './option-grid.events.js';
import { print } from './print.css.js';
import { about, decide, matters, picker, recordedText } from './sections.js';
import { commonGroup, type GridView, said, word } from './view.js';
import { staleText } from './words.js';

export type { GridValue, GridValueInput, OptionGridInput };

/** The column of questions, and one of an option, in em of the element's text. */
const QUESTIONS = 11;
const OPTION = 11;

/**
 * Compares two to four options by the questions that patients ask, so that a person and a clinician can decide together.
 * It shows what is known in equal detail, in the authors' order, and never ranks, scores or recommends.
 *
 * @tag pp-option-grid
 * @summary Two to four options side by side, by the questions that patients ask.
 * @since 0.1.0
 * @csspart base - the box around everything
 * @csspart record - the button that records the decision
 * @cssprop [--pp-color-data-1=light-dark(#00669f, #6cbcf0)] - colour of those in a picture whom an outcome meets
 * @cssprop [--pp-option-grid-sticky-offset=0px] - height of what the page keeps at its top, above the heads of the table
 * @fires {DecisionEvent} pp-decision - the person recorded what they decided; bubbles; the detail is the element's `value`
 * @fires {PartnershipErrorEvent} pp-error - the data cannot be loaded or used, `{phase, code, message, retryable, path?}`
 * @fires {ReadyEvent} pp-ready - a decision is drawn and can be used; once for each one
 * @fires {Event} input - the person is changing something; bubbles, and carries no data
 * @fires {Event} change - the person changed something; bubbles, and carries no data
 */
export class OptionGrid extends FormElement {
  static readonly tag = 'pp-option-grid';
  static override styles: CSSResultGroup = [FormElement.styles, controls, page, comparison, print];

  /** Address of a decision in the format of `schema/option-grid.json`. */
  @property() src: string | null = null;

  /** A decision in the format of `schema/option-grid.json`; `null` while the page is still fetching it. */
  @property({ attribute: false }) grid: OptionGridInput | null | undefined;

  /** Whether the form may be sent only with a decision; "I have not decided yet" is one. */
  @property({ type: Boolean, reflect: true }) required = false;

  /** The day, `YYYY-MM-DD`, by which the decision counts as in date or expired; today if absent. */
  @property() today: string | null = null;

  @state() private missing = false;
  @state() private recorded = false;
  @state() private cited = -1;

  #given: unknown;
  /** What the page set last. */
  #set: unknown;
  #start: unknown;
  #touched = false;
  #from: HTMLElement | null = null;
  /** Options that fit into a table beside its questions; below 2 there is no table. */
  readonly #columns = new ElementWidth(this, (em) => Math.floor((em - QUESTIONS) / OPTION));
  readonly #print = new PrintMode(this, () => this.requestUpdate());
  readonly #data = new DataSource<OptionGridData, GridProblem>(this, {
    property: 'grid',
    parse: parseOptionGrid,
    changed: () => this.#warnAboutValue(),
  });

  /**
   * What the person chose to see, said and decided: `{compare: [id, id] | null, importance: {[rowId]: 0..3},
   * decision: id | 'undecided' | null}`. What does not fit is left out, with a warning. Setting what was set before, or
   * what it is already, changes nothing.
   */
  @property({ attribute: false })
  get value(): GridValue {
    return readValue(this.#given, this.#data.value).value;
  }
  set value(value: GridValueInput | null) {
    const copied = copyJson(value);
    if ('fault' in copied) {
      const message = `The property "value" is no JSON, and was left out: ${copied.fault}.`;
      this.warn(message);
      this.fail(dataError('invalid-data', message));
      return;
    }
    const { json } = copied;
    const isNews = this.#set === undefined || !sameJson(json, this.#set);
    this.#set = json;
    if (!isNews || (this.#touched && sameJson(json, this.value))) return;
    if (!this.#touched) this.#start = json;
    this.#begin(json);
  }

  /** Goes on from a value that is not the person's. */
  #begin(value: unknown): void {
    const before = this.#given;
    this.#given = value;
    this.#warnAboutValue();
    this.missing = this.recorded = false;
    this.requestUpdate('value', before);
  }

  protected override renderContent(): unknown {
    const grid = this.#data.value;
    if (!grid) {
      const empty = msg('There is no comparison here yet.', { id: 'grid.empty' });
      return dataState(this.#data, (title) => this.heading(title), empty);
    }
    const view = this.#view(grid);
    const { isPrinting: printing } = this.#print;
    const wide = printing || this.#fitting >= 2;
    const stale = staleness(grid, this.today ?? isoDay(new Date()));
    return html`
      <div class="title">${this.heading(word(view, grid.title), { id: 'title' })}</div>
      ${stale ? html`<p class="notice notice-warning"><strong>${staleText(stale)}</strong> ${this.#askForNewer()}</p>` : nothing}
      ${grid.example ? html`<p class="notice">${this.#exampleText()}</p>` : nothing}
      ${said(view, grid.introduction, 'said introduction')}
      <section class="section" aria-labelledby="compare">
        <div class="compare-head">
          ${this.heading(msg('Compare the options', { id: 'grid.heading' }), { id: 'compare', depth: 1 })}
          ${printing ? nothing : picker(view)}
        </div>
        ${measured(view, { group: view.group })} ${wide ? table(view, grid.rows, 'all') : cards(view, grid.rows, 'all')}
      </section>
      ${printing ? nothing : matters(view, wide)} ${decide(view)} ${about(view)}
    `;
  }

  get #fitting(): number {
    return this.#columns.fit ?? Infinity;
  }

  #view(grid: OptionGridData): GridView {
    const { isPrinting: printing } = this.#print;
    const { value } = this;
    const roomy = this.#fitting >= grid.options.length;
    const pair = printing || (roomy && !value.compare) ? null : comparedPair(grid, value);
    return {
      grid,
      value,
      options: pair ? grid.options.filter(({ id }) => pair.includes(id)) : grid.options,
      group: commonGroup(grid),
      roomy,
      printing,
      dir: grid.dir ?? contentDirection(grid.lang, [grid.title, ...grid.rows.map(({ question }) => question)]),
      disabled: this.isDisabled,
      missing: this.missing,
      recorded: this.recorded,
      cited: this.cited,
      change: (part) => this.#change({ ...this.value, ...part }),
      rate: (row, rating) => this.#change(rate(this.value, row.id, rating)),
      record: () => this.#record(),
      cite: (source) => void this.#cite(source),
      heading: (content, options) => this.heading(content, options),
    };
  }

  #exampleText(): string {
    return msg('This is an example. It is not medical advice: please do not use it to decide.', { id: 'grid.example' });
  }

  #askForNewer(): string {
    return msg('Ask your care team if there is a newer one.', { id: 'grid.stale.ask' });
  }

  /** The person changed something. */
  #change(value: GridValue): void {
    this.#touched = true;
    this.#given = value;
    this.missing = this.recorded = false;
    this.requestUpdate('value');
    this.notify('input');
    this.notify('change');
  }

  #record(): void {
    const { value } = this;
    if (value.decision === null) {
      this.showInvalid();
      return;
    }
    this.recorded = true;
    this.announce(recordedText({ grid: this.#data.value!, value }));
    this.dispatchEvent(new DecisionEvent(value));
  }

  async #cite(source: number): Promise<void> {
    const root = this.renderRoot as ShadowRoot;
    if (source >= 0) this.#from = root.activeElement as HTMLElement | null;
    const target = source >= 0 ? root.querySelector<HTMLElement>(`#source-${source}`) : this.#from;
    this.cited = source;
    await this.updateComplete;
    target?.focus();
  }

  #warnAboutValue(): void {
    for (const text of readValue(this.#given, this.#data.value).dropped) this.warn(text);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.updateValidity();
    if (this.#data.value) this.drawn(this.#data.value);
  }

  protected override formValue(): string | null {
    return this.#data.value && serialize(this.value);
  }

  protected override resetValue(): void {
    this.#touched = false;
    this.#set = undefined;
    this.#begin(this.#start ?? noValue());
  }

  /** @internal */
  override updateValidity(): void {
    const absent = this.required && absentText(this.#data);
    const lacking = this.required && !!this.#data.value && this.value.decision === null;
    this.internals.setValidity(
      { customError: !!absent, valueMissing: lacking },
      absent ||
        (lacking ? msg('Say what you have decided, or that you have not decided yet.', { id: 'grid.required' }) : ''),
    );
  }

  protected override showInvalid(takeFocus = true): void {
    if (!this.#data.value) return this.showAbsent();
    this.missing = true;
    if (!takeFocus) return;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.decide input')?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-option-grid': OptionGrid;
  }
}
