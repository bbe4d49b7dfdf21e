import type { LitElement, ReactiveController } from 'lit';

/** Below this width, in the element's own em, questions come one at a time. */
const NARROW = 30;

/** The element's em in pixels, until it is drawn and can be measured. */
const EM = 18;

/** Knows whether the element is as narrow as on a phone. */
export class ElementWidth implements ReactiveController {
  isNarrow = false;
  #measured = false;
  #resize: ResizeObserver | undefined;

  constructor(private readonly element: LitElement) {
    element.addController(this);
  }

  hostConnected(): void {
    // In a frame of its own: another layout has another height, and browsers report such a loop as an error of the page.
    this.#resize = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
    this.#resize.observe(this.element);
  }

  hostDisconnected(): void {
    this.#resize?.disconnect();
  }

  measureOnce(): void {
    if (!this.#measured) this.#measure();
  }

  #measure(): void {
    const { clientWidth, renderRoot } = this.element;
    if (clientWidth === 0) return;
    this.#measured = true;
    const box = renderRoot.querySelector('.base');
    const isNarrow = clientWidth < NARROW * (box ? parseFloat(getComputedStyle(box).fontSize) : EM);
    if (isNarrow === this.isNarrow) return;
    this.isNarrow = isNarrow;
    this.element.requestUpdate();
  }
}
