import type { LitElement, ReactiveController } from 'lit';

/** The element's em in pixels, until it is drawn and can be measured. */
const EM = 18;

/** Knows what fits into the width of an element's content, in em of its own text: a larger text leaves room for less. */
export class ElementWidth<T> implements ReactiveController {
  /** What fits; undefined until the width is known. Another one draws the host anew. */
  fit: T | undefined;
  #resize: ResizeObserver | undefined;

  /** @param read - what fits into a width, in em */
  constructor(
    private readonly host: LitElement,
    private readonly read: (em: number) => T,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    // A larger text changes the height of the element, and so comes here, too. Measured in the next frame: another layout has
    // another height, and browsers report such a loop as an error of the page. Of the element's own window: an observer of
    // another one would go on, and report faults, when the iframe that the element is in is gone.
    const home = this.host.ownerDocument.defaultView ?? window;
    this.#resize = new home.ResizeObserver(() => home.requestAnimationFrame(() => this.#measure()));
    this.#resize.observe(this.host);
  }

  /** Before anything is painted. */
  hostUpdated(): void {
    if (this.fit === undefined) this.#measure();
  }

  hostDisconnected(): void {
    this.#resize?.disconnect();
  }

  /** For who must know before the first drawing, where nobody has looked yet. */
  measureOnce(): void {
    if (this.fit === undefined) this.#look();
  }

  #measure(): void {
    const before = this.fit;
    this.#look();
    if (this.fit !== before) this.host.requestUpdate();
  }

  /** What is not shown has no width. */
  #look(): void {
    const { clientWidth, renderRoot } = this.host;
    if (clientWidth === 0) return;
    const base = renderRoot.querySelector('.base');
    if (!base) return void (this.fit = this.read(clientWidth / EM));
    const { fontSize, paddingInlineStart, paddingInlineEnd } = getComputedStyle(base);
    const width = base.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd);
    this.fit = this.read(width / parseFloat(fontSize));
  }
}
