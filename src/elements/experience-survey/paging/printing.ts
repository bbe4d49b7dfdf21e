import type { ReactiveController } from 'lit';
import type { Node } from '../../../domain/questionnaire.js';
import type { SurveyHost } from '../session/host.js';
import type { Paging } from './paging.js';
import { takeBack, writeOut } from './written-text.js';

/** Puts the whole survey on paper, whichever question is on the screen, and all that was typed. */
export class Printing implements ReactiveController {
  #from: Node | undefined;
  #isPrinting = false;
  readonly #media = matchMedia('print');
  /** The window that the element is in: a page can move it into another one. */
  #window: Window = window;

  constructor(
    private readonly host: SurveyHost,
    private readonly paging: Paging,
  ) {
    host.element.addController(this);
  }

  hostConnected(): void {
    this.#window = this.host.element.ownerDocument.defaultView ?? window;
    this.#window.addEventListener('beforeprint', this.#onPrint);
    this.#window.addEventListener('afterprint', this.#onPrint);
    this.#media.addEventListener('change', this.#onMedia);
  }

  hostDisconnected(): void {
    this.#window.removeEventListener('beforeprint', this.#onPrint);
    this.#window.removeEventListener('afterprint', this.#onPrint);
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
    element.drawNow();
    this.host.session()?.parts.rest?.finish();
    if (isPrinting) writeOut(element.renderRoot);
  }
}
