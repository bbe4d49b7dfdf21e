import type { ReactiveController } from 'lit';
import type { SurveyHost } from '../session/host.js';
import type { PageTurner, Pages } from './page-turner.js';
import type * as Module from './steps.js';

/** What only a survey with several pages needs. */
export type Steps = typeof Module;

/** How long a load that failed waits before the next try, in milliseconds. */
const PAUSES = [500, 2000, 0];

/** How long nothing is shown without it, in milliseconds. After that all questions are, on one page, until it comes. */
const PATIENCE = 8000;

const wait = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** Brings what only a survey with several pages needs. */
export class StepsLoader implements ReactiveController {
  module: Steps | undefined;
  turner: PageTurner | undefined;
  /** Whether it cannot be had, or not yet. */
  failed = false;

  #isAfterReload = false;
  #loading: Promise<void> | undefined;

  constructor(
    private readonly host: SurveyHost,
    private readonly pages: Pages,
  ) {
    host.element.addController(this);
  }

  hostConnected(): void {
    const { noHistory, kiosk } = this.host.element;
    const state = history.state as Record<string, unknown> | null;
    if (this.module || !state?.['patient-partnership'] || noHistory || kiosk) return;
    // The page was loaded anew in the middle of a survey.
    this.#isAfterReload = true;
    void this.load();
  }

  load(): Promise<void> {
    return (this.#loading ??= Promise.race([this.#load(), wait(PATIENCE)]).then(() => {
      this.failed = !this.module;
      this.host.element.requestUpdate();
    }));
  }

  async #load(): Promise<void> {
    for (const pause of PAUSES) {
      try {
        const module = await import('./steps.js');
        if (this.#isAfterReload) await module.leaveOldTrail();
        this.turner = new module.PageTurner(this.host, this.pages);
        this.module = module;
        return this.host.element.requestUpdate();
      } catch {
        await wait(pause);
      }
    }
  }
}
