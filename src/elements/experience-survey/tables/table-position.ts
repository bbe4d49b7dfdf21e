import { noChange } from 'lit';
import { AsyncDirective, directive, type ElementPart } from 'lit/async-directive.js';

/**
 * Keeps the control with the focus on the screen as a table becomes questions below each other, or these a table: the
 * page's length changes all at once, and not every browser holds on to what was in sight.
 */
class KeepPlace extends AsyncDirective {
  #box: Element | undefined;
  #display: string | undefined;
  #resize: ResizeObserver | undefined;

  render(): unknown {
    return noChange;
  }

  override update({ element }: ElementPart): unknown {
    if (!this.#box) {
      this.#box = element;
      this.#watch();
    }
    return noChange;
  }

  protected override disconnected(): void {
    this.#resize?.disconnect();
  }

  protected override reconnected(): void {
    this.#watch();
  }

  #watch(): void {
    this.#resize = new ResizeObserver(() => this.#follow());
    this.#resize.observe(this.#box!);
  }

  #follow(): void {
    const before = this.#display;
    const table = this.#box!.querySelector('table')!;
    this.#display = getComputedStyle(table).display;
    if (!before || before === this.#display) return;
    const focused = (this.#box!.getRootNode() as ShadowRoot).activeElement;
    if (!focused || !table.contains(focused)) return;
    // The question is to be seen, too, where both have room.
    for (const shown of [focused.closest('.question'), focused]) shown?.scrollIntoView({ block: 'nearest' });
  }
}

/** For the box around a table. */
export const keepPlace = directive(KeepPlace);
