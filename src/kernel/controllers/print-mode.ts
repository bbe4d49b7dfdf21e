import type { LitElement, ReactiveController } from 'lit';

/** Knows whether the page that an element is on is being printed. */
export class PrintMode implements ReactiveController {
  isPrinting = false;
  /** The window that the element is in: a page can move it into another one. */
  #window: Window | undefined;
  #media: MediaQueryList | undefined;

  /** @param changed - called at once when printing begins and ends: it does not wait for what is drawn later */
  constructor(
    private readonly host: LitElement,
    private readonly changed: (isPrinting: boolean) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    const before = this.#window;
    this.#window = this.host.ownerDocument.defaultView ?? window;
    this.#media = this.#window.matchMedia('print');
    this.#window.addEventListener('beforeprint', this.#onPrint);
    this.#window.addEventListener('afterprint', this.#onPrint);
    this.#media.addEventListener('change', this.#onMedia);
    // Moved by the page to be printed, it is.
    const isPrinting = this.#media.matches || (this.isPrinting && this.#window === before);
    if (this.host.hasUpdated) this.#set(isPrinting);
    else this.isPrinting = isPrinting;
  }

  hostDisconnected(): void {
    this.#window?.removeEventListener('beforeprint', this.#onPrint);
    this.#window?.removeEventListener('afterprint', this.#onPrint);
    this.#media?.removeEventListener('change', this.#onMedia);
    // Taken away, and not only moved.
    queueMicrotask(() => {
      if (!this.host.isConnected) this.#set(false);
    });
  }

  /** Comes before pages are counted; the media query changes only after that. */
  readonly #onPrint = ({ type }: Event): void => this.#set(type === 'beforeprint');

  /** Where paper is only imitated, there is no other sign. */
  readonly #onMedia = (): void => this.#set(this.#media!.matches);

  #set(isPrinting: boolean): void {
    if (isPrinting === this.isPrinting) return;
    this.isPrinting = isPrinting;
    this.changed(isPrinting);
  }
}
