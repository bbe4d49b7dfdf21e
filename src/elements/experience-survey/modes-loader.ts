import type { ReactiveController } from 'lit';
import { keepTrying } from '../../kernel/page/keep-trying.js';
import type { SurveyHost } from './session/host.js';
import type { Modes } from './modes.js';

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
    if (!this.isMissing || this.#isLoading) return;
    const { element } = this.host;
    this.#isLoading = true;
    const done = () => {
      this.#isLoading = false;
      // Away from the page it is not asked for again until it is back.
      if (element.isConnected) element.requestUpdate();
    };
    void keepTrying(element, async () => {
      this.modes ??= new (await import('./modes.js')).Modes(this.host);
      await this.modes.load();
    }).then(done, done);
  }
}
