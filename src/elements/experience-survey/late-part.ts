import type { ReactiveController } from 'lit';
import type { PartnershipElement } from '../../kernel/partnership-element.js';

/** How long a load that failed waits before the next try, in milliseconds. */
const PAUSE = 5000;

/** Code that only some pages ask for by an attribute. The survey is not shown without it. */
export class LatePart<M> implements ReactiveController {
  module: M | undefined;
  #loading = false;

  /**
   * @param isWanted - whether the page asks for it
   * @param load - brings it
   */
  constructor(
    private readonly element: PartnershipElement,
    private readonly isWanted: () => boolean,
    private readonly load: () => Promise<M>,
  ) {
    element.addController(this);
  }

  get isMissing(): boolean {
    return this.isWanted() && !this.module;
  }

  hostUpdate(): void {
    if (this.isMissing && !this.#loading) void this.#bring();
  }

  async #bring(): Promise<void> {
    this.#loading = true;
    try {
      this.module = await this.load();
    } catch {
      // Perhaps nobody is there to press "try again": on a shared device, for one.
      this.element['fail']({ phase: 'data', code: 'network', message: 'Code could not be loaded.', retryable: true });
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    this.#loading = false;
    this.element.requestUpdate();
  }
}
