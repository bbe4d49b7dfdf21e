import { type CSSResultGroup, type CSSResultOrNative, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { direction, language, languageReady, LocaleController, localLanguage, standIn } from '../../i18n/index.js';
import { base, tokens } from '../../theme/index.js';
import { dataError, type ErrorDetail, PartnershipErrorEvent, ReadyEvent } from '../page/events.js';
import type { ElementHost } from './element-host.js';
import { adopt } from '../drawing/late-styles.js';
import { press } from '../input/press-state.js';

const headings = [
  (id: string, content: unknown) => html`<h1 id=${id} tabindex="-1">${content}</h1>`,
  (id: string, content: unknown) => html`<h2 id=${id} tabindex="-1">${content}</h2>`,
  (id: string, content: unknown) => html`<h3 id=${id} tabindex="-1">${content}</h3>`,
  (id: string, content: unknown) => html`<h4 id=${id} tabindex="-1">${content}</h4>`,
  (id: string, content: unknown) => html`<h5 id=${id} tabindex="-1">${content}</h5>`,
  (id: string, content: unknown) => html`<h6 id=${id} tabindex="-1">${content}</h6>`,
];

/** Events that tell what somebody types or picks. */
const TYPING = [
  'beforeinput',
  'input',
  'change',
  'textInput',
  'compositionstart',
  'compositionupdate',
  'compositionend',
  'paste',
];
const KEYS = ['keydown', 'keypress', 'keyup'];
/** What a person does begins with one of these: what follows reads and writes numbers as they are where it was done. */
const USE = ['focusin', 'pointerdown', 'click', 'keydown', 'beforeinput', 'input', 'change', 'focusout'];

/** What writes, as long as it is not known which keys each control takes: rather one too many is kept than one that is typed. */
const writes = ({ key, isComposing, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  isComposing || (key?.length === 1 && !ctrlKey && !metaKey);

/**
 * What every element of this library is: an isolated box that speaks the page's language, keeps what is typed in
 * it to itself, announces through one live region and reports faults through `pp-error`.
 *
 * @cssprop [--pp-color-accent=light-dark(#005a9c, #86bfff)] - colour of buttons, links and chosen answers
 * @cssprop [--pp-color-on-accent=light-dark(#fff, #0a1a2b)] - colour of text on the accent
 * @cssprop [--pp-color-text=light-dark(#1b2126, #e9edf0)] - colour of text
 * @cssprop [--pp-color-text-muted=color-mix(in srgb, var(--pp-color-text) 72%, var(--pp-color-surface))] - colour of hints and axis names
 * @cssprop [--pp-color-surface=Canvas] - background
 * @cssprop [--pp-color-surface-subtle=color-mix(in srgb, var(--pp-color-text) 5%, var(--pp-color-surface))] - background of notices, and of every other row of a table
 * @cssprop [--pp-color-border=color-mix(in srgb, var(--pp-color-text) 20%, var(--pp-color-surface))] - colour of thin rules
 * @cssprop [--pp-color-control=color-mix(in srgb, var(--pp-color-text) 62%, var(--pp-color-surface))] - colour of the borders of fields; 3 : 1 at least
 * @cssprop [--pp-color-error=light-dark(#b3231a, #ff9d93)] - colour of errors; a text colour, so 4.5 : 1 at least
 * @cssprop [--pp-color-success=light-dark(#17683b, #82d8a5)] - colour of what went well; a text colour, so 4.5 : 1 at least
 * @cssprop [--pp-color-warning=light-dark(#7d4e00, #f3c56e)] - colour of warnings; a text colour, so 4.5 : 1 at least
 * @cssprop [--pp-color-focus=var(--pp-color-text)] - the inner colour of the focus ring
 * @cssprop [--pp-color-focus-contrast=var(--pp-color-surface)] - the outer colour of the focus ring
 * @cssprop [--pp-font-family=inherit] - typeface; the page's, if not set
 * @cssprop [--pp-heading-font-family=var(--pp-font-family, inherit)] - typeface of headings
 * @cssprop [--pp-font-size=1.125em] - size of text, from the reader's own setting; a radar, which is for teams, has 0.889 of it
 * @cssprop [--pp-font-weight-bold=650] - weight of headings and buttons
 * @cssprop [--pp-line-height=1.5] - height of lines
 * @cssprop [--pp-density=1] - multiplies every space
 * @cssprop [--pp-radius=0.375em] - corners
 * @cssprop [--pp-border-width=1px] - borders; 2px where the reader asks for more contrast
 * @cssprop [--pp-target-size=2.75em] - height of buttons and fields
 * @cssprop [--pp-max-inline-size=36em] - longest line of a survey and of notices
 * @cssprop [--pp-min-block-size=auto] - height kept free, so that the page does not jump while data are loaded; by the element until they are there
 * @cssprop [--pp-padding=0] - space around the element
 * @cssprop [--pp-motion-duration=150ms] - time of transitions; none where the reader asks for less motion
 */
export abstract class PartnershipElement extends LitElement implements ElementHost {
  static override styles: CSSResultGroup = [tokens, base];

  /** All of the class's styles. Lit would adopt them for one document; an element can be moved into another one. */
  private static sheets: readonly CSSResultOrNative[] = [];

  /** The level of the element's own heading, 1 to 6, so that it fits the page's outline. */
  @property({ type: Number, attribute: 'heading-level', useDefault: true }) headingLevel = 2;

  /**
   * Waits, for a framework that takes over what a server wrote: it removes the attribute once it has set everything else.
   */
  @property({ type: Boolean, attribute: 'defer-hydration' }) deferHydration = false;

  readonly #warned = new Set<string>();
  /** The data set that was drawn last. */
  #drawn: unknown;

  protected static override finalizeStyles(styles?: CSSResultGroup): CSSResultOrNative[] {
    this.sheets = super.finalizeStyles(styles);
    return [];
  }

  constructor() {
    super();
    new LocaleController(this);
  }

  /** The element's content, inside the isolating wrapper. */
  protected abstract renderContent(): unknown;

  protected override render(): TemplateResult {
    return html`<div class="isolated">
      <div class="base" part="base" lang=${language()} dir=${direction(localLanguage())}>
        ${this.renderContent()}
        <div class="visually-hidden" id="live" role="status"></div>
      </div>
    </div>`;
  }

  /** Waits for the document's language, so that a page is not first drawn in another, and for a press to be over. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const ready = languageReady() ?? press.over;
    return ready ? ready.then(() => this.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override shouldUpdate(): boolean {
    return !this.deferHydration;
  }

  /** What keeps a first drawing from its end would leave nothing at all: then the page shows what it put inside. */
  protected override performUpdate(): void {
    standIn(this);
    try {
      super.performUpdate();
    } catch (error) {
      if (this.hasUpdated) throw error;
      this.renderRoot.replaceChildren(document.createElement('slot'));
      const why = String(error);
      const policy = 'allow trusted-types patient-partnership patient-partnership-rich-text. ';
      const message = `not drawn: ${why.includes('createPolicy') ? policy : ''}${why}`;
      this.warn(message);
      this.fail(dataError('not-drawn', message));
    }
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (value?.trim().toLowerCase() !== 'false') return;
    for (const [key, { type, attribute }] of (this.constructor as typeof LitElement).elementProperties) {
      if (type !== Boolean || (attribute || String(key).toLowerCase()) !== name) continue;
      this.warn(`${name}="${value}" means true, as in HTML; leave the attribute out, or set the property to false.`);
    }
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // What a server wrote into the root gives way: Lit would draw beside it.
    this.shadowRoot?.replaceChildren();
    const root = super.createRenderRoot();
    // These carry what was typed (`data`); the element dispatches its own, which carry nothing. What the page put into
    // a slot is the page's.
    const keep = (event: Event) => {
      if (root.contains(event.target as Node)) event.stopPropagation();
    };
    for (const type of TYPING) root.addEventListener(type, keep);
    adopt(root as ShadowRoot, (this.constructor as typeof PartnershipElement).sheets);
    // Whoever presses is over it before, or has the focus in it.
    const watch = () =>
      void import('../input/press.js').then(
        ({ watchPresses }) => watchPresses(this),
        () => undefined,
      );
    for (const type of ['pointerover', 'focusin']) root.addEventListener(type, watch, { once: true });
    for (const type of USE) root.addEventListener(type, () => standIn(this), true);
    // Outside nobody can tell that somebody is typing: the element is the target there.
    const keepKey = (event: Event) => {
      if ((press.consumes ?? writes)(event as KeyboardEvent)) keep(event);
    };
    for (const type of KEYS) root.addEventListener(type, keepKey);
    return root;
  }

  /** Moved into another document, such as a frame's: a root leaves its styles behind. */
  adoptedCallback(): void {
    if (!this.shadowRoot) return;
    adopt(this.shadowRoot, (this.constructor as typeof PartnershipElement).sheets);
    this.requestUpdate();
  }

  /** A heading `depth` levels below the element's own; it can take focus from a script. */
  protected heading(content: unknown, { id = '', depth = 0 } = {}): TemplateResult {
    let level = this.headingLevel;
    if (!Number.isInteger(level) || level < 1 || level > 6) {
      this.warn(`heading-level must be a whole number from 1 to 6, not ${String(level)}; 2 is used.`);
      level = 2;
    }
    return headings[Math.min(level + depth, 6) - 1]!(id, content);
  }

  /** @internal Has a screen reader say `text` when it is next idle. */
  announce(text: string): void {
    const live = this.renderRoot.querySelector('#live');
    if (!live) return;
    live.textContent = '';
    // Emptied first and filled in a later task: the same text twice is spoken twice.
    setTimeout(() => (live.textContent = text), 50);
  }

  /** @internal Tells the page's developer about a bad setting, once. */
  warn(text: string): void {
    if (this.#warned.has(text)) return;
    this.#warned.add(text);
    console.warn(`<${this.localName}>: ${text}`);
  }

  /** @internal Reports a fault to the page. */
  fail(detail: ErrorDetail): void {
    this.dispatchEvent(new PartnershipErrorEvent(detail));
  }

  /** @internal Draws at once what would be drawn next. */
  drawNow(): void {
    if (this.isUpdatePending) this.performUpdate();
  }

  /** Tells the page that a data set is on the screen, once. */
  protected drawn(data: unknown): void {
    if (data === this.#drawn) return;
    this.#drawn = data;
    this.dispatchEvent(new ReadyEvent());
  }

  /** Tells the page that the person changed something, and not what. */
  protected notify(type: 'input' | 'change'): void {
    this.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  }
}
