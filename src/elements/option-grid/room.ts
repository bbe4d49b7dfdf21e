import { html, type LitElement, type ReactiveController } from 'lit';

/** The column of questions, and one of an option, in em of the element's text. */
const QUESTIONS = 11;
const OPTION = 11;

/**
 * Tells how many options fit beside each other in the width that the element has, whatever the window's. Paper has room
 * for all of them.
 */
export class Room implements ReactiveController {
  /** Options that fit into a table beside its questions; below 2 there is no table. */
  columns = Infinity;
  /** The page is being printed. */
  printing = false;

  readonly #observer =
    typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(([entry]) => this.#measure(entry!));
  #probe: Element | null = null;
  readonly #print = typeof matchMedia === 'undefined' ? undefined : matchMedia('print');

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  /**
   * What is measured: as wide as the content, and 1 em high. Drawing the content anew never changes it, so that the
   * observer does not run in circles; a larger text does.
   */
  readonly probe = html`<div class="room"></div>`;

  hostConnected(): void {
    this.#print?.addEventListener('change', this.#onMedia);
    addEventListener('beforeprint', this.#onPrint);
    addEventListener('afterprint', this.#onPrint);
    this.printing = this.#print?.matches ?? false;
    // Put back on a page, the element is as wide as that one allows
    if (this.#probe) this.#observer?.observe(this.#probe);
  }

  hostUpdated(): void {
    const probe = this.host.renderRoot.querySelector('.room');
    if (probe === this.#probe) return;
    this.#probe = probe;
    this.#observer?.disconnect();
    if (probe) this.#observer?.observe(probe);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#print?.removeEventListener('change', this.#onMedia);
    removeEventListener('beforeprint', this.#onPrint);
    removeEventListener('afterprint', this.#onPrint);
  }

  /** Comes before pages are counted; the media query changes only after that. */
  readonly #onPrint = ({ type }: Event): void => this.#set(type === 'beforeprint');

  /** Where paper is only imitated, there is no other sign. */
  readonly #onMedia = ({ matches }: MediaQueryListEvent): void => this.#set(matches);

  #set(printing: boolean): void {
    if (printing === this.printing) return;
    this.printing = printing;
    this.host.requestUpdate();
  }

  #measure({ contentRect: { width, height } }: ResizeObserverEntry): void {
    if (width === 0 || height === 0) return;
    const columns = Math.floor((width / height - QUESTIONS) / OPTION);
    if (columns === this.columns) return;
    this.columns = columns;
    this.host.requestUpdate();
  }
}
