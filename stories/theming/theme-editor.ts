import { html, LitElement, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { state } from 'lit/decorators.js';
import decision from '../../demo/data/example-decision.json';
import profile from '../../demo/data/example-maturity.json';
import { groups, type Token } from './tokens.js';
import './theme-editor.css';

const sheets = import.meta.glob<string>('../../demo/themes/*.css', { query: '?raw', import: 'default', eager: true });
const themes = Object.fromEntries(
  Object.entries(sheets).map(([path, css]) => [path.replace(/^.*\/(.*)\.css$/, '$1'), css]),
);

/** What a style sheet sets; where it sets something twice, the better browser's value. */
const read = (css: string): Record<string, string> =>
  Object.fromEntries([...css.matchAll(/(--pp-[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!.trim()]));

/** Edits the custom properties, shows them at work on all widgets, and gives them as CSS. Part of Storybook only. */
class ThemeEditor extends LitElement {
  @state() private values: Readonly<Record<string, string>> = {};
  @state() private said = '';

  // Docs pages style what stands in them, and the widgets have roots of their own
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  get css(): string {
    const lines = Object.entries(this.values).map(([name, value]) => `  ${name}: ${value};\n`);
    return `:root {\n${lines.join('')}}\n`;
  }

  protected override updated(): void {
    const box = this.querySelector<HTMLElement>('.widgets')!;
    for (const { tokens } of groups)
      for (const { name } of tokens) box.style.setProperty(name, this.values[name] ?? '');
    this.querySelector('pp-maturity-radar')?.refresh();
  }

  protected override render(): TemplateResult {
    return html`
      <div class="bar">
        <label
          >Begin with
          <select
            @change=${({ target }: Event) => {
              this.values = read(themes[(target as HTMLSelectElement).value] ?? '');
            }}
          >
            <option value="">nothing set</option>
            ${Object.keys(themes).map((name) => html`<option>${name}</option>`)}
          </select></label
        >
        <button type="button" @click=${() => (this.values = {})}>Set nothing</button>
      </div>
      <div class="editor">
        ${groups.map(
          ({ title, tokens }) =>
            html`<fieldset>
              <legend>${title}</legend>
              ${tokens.map((token) => this.#token(token))}
            </fieldset>`,
        )}
      </div>
      <h2>Your CSS</h2>
      <pre class="css" tabindex="0" role="region" aria-label="CSS">${this.css}</pre>
      <div class="bar">
        <button type="button" @click=${() => void this.#copy()}>Copy the CSS</button>
        <span role="status">${this.said}</span>
      </div>
      <h2>At work</h2>
      <div class="widgets">
        <pp-experience-survey no-history heading-level="3" layout="question"></pp-experience-survey>
        <pp-option-grid heading-level="3" .grid=${decision}></pp-option-grid>
        <pp-maturity-radar heading-level="3" .data=${profile}></pp-maturity-radar>
      </div>
    `;
  }

  #token({ name, label, kind, initial }: Token): TemplateResult {
    const value = this.values[name] ?? '';
    return html`<div class="token">
      <label for=${name}>${label} <code>${name}</code></label>
      <input
        type="text"
        id=${name}
        placeholder=${initial}
        .value=${live(value)}
        @input=${(event: Event) => this.#set(name, event)}
      />
      ${
        kind === 'color'
          ? html`<input
              type="color"
              aria-label="Pick: ${label}"
              .value=${/^#[\da-f]{6}$/i.test(value) ? value : initial}
              @input=${(event: Event) => this.#set(name, event)}
            />`
          : ''
      }
    </div>`;
  }

  #set(name: string, { target }: Event): void {
    const values = { ...this.values, [name]: (target as HTMLInputElement).value.trim() };
    this.values = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.css);
      this.said = 'Copied.';
    } catch {
      getSelection()?.selectAllChildren(this.querySelector('.css')!);
      this.said = 'Your browser does not let us copy. The CSS is selected: press Ctrl+C.';
    }
  }
}

if (!customElements.get('theme-editor')) customElements.define('theme-editor', ThemeEditor);
