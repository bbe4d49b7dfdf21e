import type { Node } from '../../../domain/questionnaire.js';
import { PrintMode } from '../../../kernel/controllers/print-mode.js';
import type { SurveyHost } from '../session/host.js';
import type { Paging } from './paging.js';
import { takeBack, writeOut } from './written-text.js';

/** Puts the whole survey on paper, whichever question is on the screen, and all that was typed. */
export class Printing {
  #from: Node | undefined;

  constructor(
    private readonly host: SurveyHost,
    private readonly paging: Paging,
  ) {
    new PrintMode(host.element, (isPrinting) => this.#spread(isPrinting));
  }

  /** It is drawn at once: printing does not wait. */
  #spread(isPrinting: boolean): void {
    const { element } = this.host;
    if (isPrinting) this.#from = this.paging.pager?.anchor;
    else takeBack(element.renderRoot);
    this.paging.spread(isPrinting, this.#from);
    element.drawNow();
    this.host.session()?.parts.rest?.finish();
    if (isPrinting) writeOut(element.renderRoot);
  }
}
