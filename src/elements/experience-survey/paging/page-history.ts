import type { ReactiveController } from 'lit';
import { HistoryTrail } from './history-trail.js';
import type { SurveyHost } from '../session/host.js';
import type { PageRef } from '../session/pages.js';

/** Tells the browser's history of each page that the person turns. */
export class PageHistory implements ReactiveController {
  #trail: HistoryTrail<PageRef> | undefined;
  /** Settles when the browser is back where the survey began. */
  left: Promise<void> | undefined;

  /** @param show - shows a place again; false where it is no more */
  constructor(
    private readonly host: SurveyHost,
    private readonly show: (place: PageRef) => boolean,
  ) {
    host.element.addController(this);
  }

  hostConnected(): void {
    this.#trail?.connect();
  }

  hostDisconnected(): void {
    this.#trail?.disconnect();
  }

  hostUpdate(): void {
    if (this.host.isOver()) this.end();
  }

  /** The person went from one place to another. */
  turned(from: PageRef | undefined, to: PageRef | undefined): void {
    const { noHistory, kiosk, isConnected } = this.host.element;
    // On a shared device the browser's buttons would bring back what the person before was at.
    if (!from || !to || from === to || noHistory || kiosk) return;
    if (!this.#trail) {
      this.#trail = new HistoryTrail(this.show);
      if (isConnected) this.#trail.connect();
    }
    this.#trail.visit(from, to);
  }

  /** The survey is over, or begins again. */
  end(): void {
    this.left = this.#trail?.end() ?? this.left;
  }
}
