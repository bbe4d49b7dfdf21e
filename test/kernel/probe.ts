import { html } from 'lit';
import { property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { DataSource, type Parsed } from '../../src/kernel/data/data-source.js';
import { dataState } from '../../src/kernel/data/data-state.js';
import { FormElement } from '../../src/kernel/element/form-element.js';
import { PartnershipElement } from '../../src/kernel/element/partnership-element.js';
import { msg } from '../../src/i18n/index.js';

/** The least that an element with data can be: it shows the `name` of `{name}`, under a heading. */
export class DataProbe extends PartnershipElement {
  static readonly tag: string = 'pp-data-probe';

  @property() src: string | null = null;
  @property({ attribute: false }) data: unknown;

  readonly reasons: string[] = [];
  headers: (() => Promise<HeadersInit | undefined>) | undefined;
  changes = 0;

  readonly source = new DataSource<string>(this, {
    property: 'data',
    parse: (json) => read(json),
    table: (table) => ({ value: table.textContent?.trim() ?? '', problems: [] }),
    headers: async (reason) => {
      this.reasons.push(reason);
      return this.headers?.();
    },
    changed: () => this.changes++,
  });

  protected override renderContent(): unknown {
    return this.source.value === null
      ? dataState(this.source, (title) => this.heading(title), html`<span id="empty">Nothing here</span>`)
      : html`${this.heading(this.source.value, { id: 'title' })}${this.heading('Below', { id: 'below', depth: 1 })}
          <p id="text">${msg('Hello', { id: 'probe.hello' })}</p>
          <input id="field" /><select id="list"><option>1</option><option>2</option></select>`;
  }

  say(text: string): void {
    this.announce(text);
  }

  tell(type: 'input' | 'change'): void {
    this.notify(type);
  }

  complain(text: string): void {
    this.warn(text);
  }
}

function read(json: unknown): Parsed<string> {
  const { name, odd } = (json ?? {}) as { name?: unknown; odd?: boolean };
  if (typeof name !== 'string') {
    return { value: null, problems: [{ severity: 'error', code: 'no-name', message: 'There is no name.' }] };
  }
  return {
    value: name,
    problems: odd ? [{ severity: 'warning', code: 'odd', message: 'This is odd.' }] : [],
  };
}

/** The least that a form element can be: one line of text, which must not be empty. */
export class FormProbe extends FormElement {
  static readonly tag: string = 'pp-form-probe';

  @query('input') readonly input!: HTMLInputElement;
  text = '';
  shown = 0;

  protected override renderContent(): unknown {
    return html`<input
      aria-label="Text"
      .value=${live(this.text)}
      ?disabled=${this.isDisabled}
      @input=${(event: Event) => {
        this.text = (event.target as HTMLInputElement).value;
        this.updateValidity();
        this.notify('input');
      }}
      @change=${() => this.notify('change')}
    />`;
  }

  protected override firstUpdated(): void {
    this.updateValidity();
  }

  protected override formValue(): string | null {
    return this.text === 'leave out' ? null : JSON.stringify(this.text);
  }

  protected override resetValue(): void {
    this.text = '';
    this.requestUpdate();
  }

  protected override showInvalid(): void {
    this.shown++;
  }

  override updateValidity(): void {
    this.internals.setValidity(this.text ? {} : { customError: true }, this.text ? '' : 'Write something.');
  }
}

customElements.define('pp-data-probe', DataProbe);
customElements.define('pp-form-probe', FormProbe);
