import type { ReactiveController } from 'lit';
import type { SurveyHost } from './host.js';
import type { Place, Steps, Trail } from './steps.js';

/** How long a load that failed waits before the next try, in milliseconds. */
const PAUSES = [500, 2000];

/** Brings what only a survey with several pages needs, once a person has begun, and tells the history of each page. */
export class StepsLoader implements ReactiveController {
  module: Steps | undefined;
  /** Whether it cannot be had. */
  failed = false;
  trail: Trail<Place> | undefined;

  #isAfterReload = false;
  #loading: Promise<void> | undefined;
  #firstPlace: Place | undefined;
  #place: Place | undefined;

  constructor(
    private readonly host: SurveyHost,
    private readonly show: (place: Place) => boolean,
  ) {
    host.element.addController(this);
  }

  hostConnected(): void {
    this.trail?.connect();
    // The page was loaded anew in the middle of a survey.
    const state = history.state as Record<string, unknown> | null;
    if (this.trail || !state?.['patient-partnership'] || this.#isOff) return;
    this.#isAfterReload = true;
    void this.load();
  }

  hostDisconnected(): void {
    this.trail?.disconnect();
  }

  /** On a shared device the browser's buttons would bring back what the person before was at. */
  get #isOff(): boolean {
    const { noHistory, kiosk } = this.host.element;
    return noHistory || kiosk;
  }

  load(): Promise<void> {
    return (this.#loading ??= this.#load());
  }

  /** The person went from one place to another. */
  turned(from: Place | undefined, to: Place | undefined): void {
    if (!from || !to || from === to || this.#isOff) return;
    if (!this.module) {
      this.#firstPlace ??= from;
      this.#place = to;
      void this.load();
      return;
    }
    if (!this.trail) {
      this.trail = new this.module.Trail(this.show);
      if (this.host.element.isConnected) this.trail.connect();
    }
    this.trail.visit(from, to);
  }

  async #load(): Promise<void> {
    for (const pause of [...PAUSES, 0]) {
      try {
        const module = await import('./steps.js');
        if (this.#isAfterReload) await module.leaveOldTrail();
        this.module = module;
        this.turned(this.#firstPlace, this.#place);
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    this.failed = true;
    this.host.element.requestUpdate();
  }
}
