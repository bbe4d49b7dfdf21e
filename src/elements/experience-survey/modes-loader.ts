import type { ReactiveController } from 'lit';
import { dataError } from '../../kernel/page/events.js';
import type { SurveyHost } from './session/host.js';
import type { Modes } from './modes.js';

/** How long a load that failed waits before the next try, in milliseconds. */
const PAUSE = 5000;

/** Brings what only some pages ask for by an attribute. The survey is not shown without it. */
export class ModesLoader implements ReactiveController {
  modes: Modes | undefined;
  #isLoading = false;

  constructor(private readonly host: SurveyHost) {
    host.element.addController(this);
  }

  get isMissing(): boolean {
    const { kiosk, paper, proxy, confidentiality, seenBy, seenWhen } = this.host.element;
    const isWanted = kiosk || proxy || paper != null || confidentiality || seenBy || seenWhen;
    return this.modes ? this.modes.isMissing : Boolean(isWanted);
  }

  hostConnected(): void {
    if (this.isMissing) this.host.element.requestUpdate();
  }

  hostUpdate(): void {
    if (this.isMissing && !this.#isLoading) void this.#load();
  }

  async #load(): Promise<void> {
    const { element } = this.host;
    this.#isLoading = true;
    try {
      this.modes ??= new (await import('./modes.js')).Modes(this.host);
      await this.modes.load();
    } catch {
      // Perhaps nobody is there to press "try again": on a shared device, for one.
      element.fail(dataError('network', 'Code could not be loaded.', true));
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    this.#isLoading = false;
    // Away from the page it is not asked for again until it is back.
    if (element.isConnected) element.requestUpdate();
  }
}
