import type { ReactiveController } from 'lit';
import type { Node } from '../../domain/questionnaire.js';
import type { SurveyHost } from './host.js';
import type { Paging } from './paging.js';

/** Puts the whole survey on paper, whichever question is on the screen. */
export class Printing implements ReactiveController {
  #from: Node | undefined;

  constructor(
    private readonly host: SurveyHost,
    private readonly paging: Paging,
  ) {
    host.element.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('beforeprint', this.#onPrint);
    window.addEventListener('afterprint', this.#onPrint);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeprint', this.#onPrint);
    window.removeEventListener('afterprint', this.#onPrint);
  }

  /** It is drawn at once: printing does not wait. */
  readonly #onPrint = (event: Event): void => {
    const { element } = this.host;
    const isPrinting = event.type === 'beforeprint';
    if (isPrinting) this.#from = this.paging.pager?.anchor;
    this.paging.spread(isPrinting, this.#from);
    if (element.isUpdatePending) element['performUpdate']();
    this.host.session()?.parts.rest.finish();
  };
}
