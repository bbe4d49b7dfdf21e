import type { Node } from '../../../domain/questionnaire.js';
import { elementIn } from '../session/focus-place.js';
import type { SurveyHost } from '../session/host.js';
import type { Note, Pager, PageRef } from '../session/pages.js';
import { isInvalid } from '../session/survey-context.js';
import { PageHistory } from './page-history.js';

/** Whether a question waits for an answer. */
const isOpen = (node: Node): boolean =>
  node.kind === 'question' && !node.filled && !node.now.readOnly && !node.item.unsupported;

/** What a page turner needs of the pages that it turns. */
export interface Pages {
  pager: Pager | undefined;
  /** Whether there is a last look over all answers. */
  readonly canReview: boolean;
  shownHere(): Node[];
  showsSummary: boolean;
  showSummary(): void;
  focusLater(id: string): void;
}

/** Takes the person from page to page, to the last look over all answers and back. */
export class PageTurner {
  /** The person looks at all answers. */
  isReviewing = false;
  /** The person came here from there, and goes back there. */
  isReturning = false;
  readonly history: PageHistory;

  /** How many pages there were when this page was opened, and when the one before it was. */
  #counts: readonly [before: number, here: number] = [0, 0];
  #skipped: 'no' | 'now' | 'told' = 'no';

  constructor(
    private readonly host: SurveyHost,
    private readonly pages: Pages,
  ) {
    this.history = new PageHistory(host, (place) => this.#show(place));
  }

  /** What to tell on this page: that other questions came or went, or, once, that a question stands open. */
  get note(): Note | undefined {
    if (this.isReviewing) return undefined;
    const change = this.#pager.pages.length - this.#counts[0];
    if (change) return change > 0 ? 'more' : 'fewer';
    return this.#skipped === 'now' ? 'skipped' : undefined;
  }

  /** The pages are others. @param isAnew - with the first one open, and nothing told yet */
  divided(isAnew: boolean): void {
    const { length } = this.#pager.pages;
    this.#counts = [length, length];
    if (!isAnew) return;
    this.isReviewing = this.isReturning = false;
    this.#skipped = 'no';
  }

  readonly next = (): void => {
    const pager = this.#pager;
    const session = this.host.session()!;
    const here = this.pages.shownHere();
    session.settleAll(here);
    if (here.some((node) => isInvalid(session, node))) this.pages.showSummary();
    else if (this.isReturning || pager.isLast) this.#toReview();
    else {
      // Once is a kindness; at each question it would be nagging.
      if (this.#skipped === 'now') this.#skipped = 'told';
      else if (this.#skipped === 'no' && here.some(isOpen)) this.#skipped = 'now';
      this.#turn(() => pager.turnTo(pager.index + 1));
    }
  };

  readonly back = (): void => {
    const pager = this.#pager;
    const to = this.isReviewing ? pager.index : pager.index - 1;
    this.#turn(() => pager.turnTo(to));
  };

  /** From the review to a question, and back from there. */
  readonly change = (node: Node): void => {
    this.#turn(() => this.#pager.turnToNode(node), true);
    this.pages.focusLater(node.id);
  };

  /** To a question that has to be put right. */
  turnTo(node: Node): void {
    this.#turn(() => this.#pager.turnToNode(node), this.isReviewing);
  }

  get #pager(): Pager {
    return this.pages.pager!;
  }

  get #place(): PageRef | undefined {
    return this.isReviewing ? 'review' : this.#pager.anchor;
  }

  #toReview(): void {
    if (this.pages.canReview) this.#turn(() => this.#pager.turnTo(Infinity), false, true);
    else {
      this.isReturning = false;
      this.host.element.requestUpdate();
      this.pages.focusLater('send');
    }
  }

  /** Goes to another page by `move`, which the browser's history hears of. */
  #turn(move: () => void, isReturning = false, isReviewing = false): void {
    const from = this.#place;
    move();
    this.isReviewing = isReviewing;
    this.isReturning = isReturning;
    this.#counts = [this.#counts[1], this.#pager.pages.length];
    this.history.turned(from, this.#place);
    this.#opened();
  }

  /** The browser's back or forward button brought the person to a place. @returns whether it is still there */
  #show(place: PageRef): boolean {
    if (place !== 'review' && !this.pages.pager?.turnToNode(place)) return false;
    this.isReviewing = place === 'review';
    if (this.isReviewing) this.#pager.turnTo(Infinity);
    this.isReturning = false;
    this.#counts = [this.#pager.pages.length, this.#pager.pages.length];
    this.#opened();
    return true;
  }

  #opened(): void {
    const { element } = this.host;
    this.pages.showsSummary = false;
    this.host.turned();
    element.requestUpdate();
    void this.host.updated().then(() => {
      elementIn(element.renderRoot, this.isReviewing ? 'review' : 'progress')?.focus({ preventScroll: true });
      // On a small screen the new question is to be seen whole, and not where the last one ended.
      const { top } = element.getBoundingClientRect();
      if (top < 0 || top > innerHeight / 4) element.scrollIntoView();
    });
  }
}
