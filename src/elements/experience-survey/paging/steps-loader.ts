import type { ReactiveController } from 'lit';
import { keepTrying } from '../../../kernel/page/keep-trying.js';
import type { SurveyHost } from '../session/host.js';
import type { PageTurner, Pages } from './page-turner.js';
import type * as Module from './steps.js';

/** What only a survey with several pages needs. */
export type Steps = typeof Module;

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
  /** It could not be had while the survey was away from the page. */
  #isMissed = false;
  #loading: Promise<void> | undefined;

  constructor(
    private readonly host: SurveyHost,
    private readonly pages: Pages,
  ) {
    host.element.addController(this);
  }

  hostConnected(): void {
    if (this.#isMissed) {
      this.#isMissed = false;
      this.#loading = undefined;
      this.host.element.requestUpdate();
    }
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
    const { element } = this.host;
    try {
      const module = await keepTrying(element, () => import('./steps.js'));
      if (this.#isAfterReload) await module.leaveOldTrail();
      this.turner = new module.PageTurner(this.host, this.pages);
      this.module = module;
      element.requestUpdate();
    } catch {
      this.#isMissed = true;
    }
  }
}
