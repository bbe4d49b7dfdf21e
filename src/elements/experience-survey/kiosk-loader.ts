import type { ReactiveController } from 'lit';
import type { SurveyHost } from './host.js';
import type { Kiosk } from './kiosk.js';

/** How long a load that failed waits before the next try, in milliseconds. */
const PAUSE = 5000;

/** Brings what a shared device needs. Until it is there no question is shown: an answer could not be wiped again. */
export class KioskLoader implements ReactiveController {
  kiosk: Kiosk | undefined;
  #loading = false;

  constructor(private readonly host: SurveyHost) {
    host.element.addController(this);
  }

  get isMissing(): boolean {
    return this.host.element.kiosk && !this.kiosk;
  }

  hostUpdate(): void {
    if (this.isMissing && !this.#loading) void this.#load();
  }

  async #load(): Promise<void> {
    const { element } = this.host;
    this.#loading = true;
    try {
      const { Kiosk } = await import('./kiosk.js');
      this.kiosk = new Kiosk(this.host);
    } catch {
      // Nobody stands beside a shared device to press "try again".
      element['fail']({ phase: 'data', code: 'network', message: 'Code could not be loaded.', retryable: true });
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    this.#loading = false;
    element.requestUpdate();
  }
}
