import type { ReactiveController } from 'lit';
import type { Node } from '../../domain/questionnaire.js';
import type { SurveyHost } from './host.js';
import type { Paging } from './paging.js';
import { takeBack, writeOut } from './written.js';

/** Puts the whole survey on paper, whichever question is on the screen, and all that was typed. */
export class Printing implements ReactiveController {
  #from: Node | undefined;
  #isPrinting = false;
  readonly #media = matchMedia('print');

  constructor(
    private readonly host: SurveyHost,
    private readonly paging: Paging,
  ) {
    host.element.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('beforeprint', this.#onPrint);
    window.addEventListener('afterprint', this.#onPrint);
    this.#media.addEventListener('change', this.#onMedia);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeprint', this.#onPrint);
    window.removeEventListener('afterprint', this.#onPrint);
    this.#media.removeEventListener('change', this.#onMedia);
  }

  readonly #onPrint = ({ type }: Event): void => this.#set(type === 'beforeprint');

  /** Where paper is only imitated, there is no other sign. */
  readonly #onMedia = (): void => this.#set(this.#media.matches);

  /** It is drawn at once: printing does not wait. */
  #set(isPrinting: boolean): void {
    if (isPrinting === this.#isPrinting) return;
    this.#isPrinting = isPrinting;
    const { element } = this.host;
    if (isPrinting) this.#from = this.paging.pager?.anchor;
    else takeBack(element.renderRoot);
    this.paging.spread(isPrinting, this.#from);
    if (element.isUpdatePending) element['performUpdate']();
    this.host.session()?.parts.rest.finish();
    if (isPrinting) writeOut(element.renderRoot);
  }
}
