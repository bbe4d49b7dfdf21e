import type { ReactiveController, ReactiveControllerHost } from 'lit';

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
  readonly #print = typeof matchMedia === 'undefined' ? undefined : matchMedia('print');

  constructor(private readonly host: ReactiveControllerHost & Element) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer?.observe(this.host);
    this.#print?.addEventListener('change', this.#onMedia);
    addEventListener('beforeprint', this.#onPrint);
    addEventListener('afterprint', this.#onPrint);
    this.printing = this.#print?.matches ?? false;
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

  #measure({ contentRect }: ResizeObserverEntry): void {
    const base = this.host.shadowRoot?.querySelector('.base');
    if (!base || contentRect.width === 0) return;
    const em = parseFloat(getComputedStyle(base).fontSize);
    const columns = Math.floor((contentRect.width / em - QUESTIONS) / OPTION);
    if (columns === this.columns) return;
    this.columns = columns;
    this.host.requestUpdate();
  }
}
