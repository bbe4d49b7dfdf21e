import type { Node } from '../../../domain/questionnaire.js';
import { isInvalid } from '../questions/issues.js';
import type { SurveyHost } from '../session/host.js';
import { hasPages, type Layout, layouts, type Note, type Pager, type Place, wholeSurvey } from '../session/pages.js';
import { elementIn, focusIn, placeIn, reveal } from '../session/focus-place.js';
import { shownNodes, type SurveySession } from '../session/survey-session.js';
import { type Steps, StepsLoader } from './steps-loader.js';
import { Width } from './element-width.js';

/** Whether a question waits for an answer. */
const isOpen = (node: Node): boolean =>
  node.kind === 'question' && !node.filled && !node.now.readOnly && !node.item.unsupported;

/** Decides how many questions are on the screen, turns the pages, and keeps the person's place and focus. */
export class Paging {
  pager: Pager | undefined;
  /** Whether the faults of this page are listed at its top. */
  showsSummary = false;
  /** Whether the person came here from the review, and goes back there. */
  isReturning = false;

  #isReviewing = false;
  /** The page that was open when there was nothing to show any more. */
  #index = 0;
  /** What names the page that was open before everything was shown to be read. */
  #before: Node | undefined;
  #printing = false;
  /** How many pages there were when this page was opened, and when the one before it was. */
  #counts: readonly [before: number, here: number] = [0, 0];
  #skipped: 'no' | 'now' | 'told' = 'no';
  readonly #width: Width;
  readonly #steps: StepsLoader;

  constructor(private readonly host: SurveyHost) {
    this.#width = new Width(host.element);
    this.#steps = new StepsLoader(host, (place) => this.#show(place));
  }

  /** What pages need beside the questions; undefined where all is on one. */
  get steps(): Steps | undefined {
    return this.pager?.layout === 'page' ? undefined : this.#steps.module;
  }

  /** Whether there is nothing to show until the code of a survey with several pages is there. */
  get isWaiting(): boolean {
    return (
      this.#wanted !== 'page' &&
      !this.#steps.module &&
      !this.#steps.failed &&
      !this.host.element.renderRoot.querySelector('.content')
    );
  }

  /** Settles when there is something to show. */
  get waiting(): Promise<void> | undefined {
    return this.isWaiting ? this.#steps.load() : undefined;
  }

  /** Without the code that pages need all of it is on one, and can be sent all the same. */
  get layout(): Layout {
    return this.#steps.module ? this.#wanted : 'page';
  }

  get #wanted(): Layout {
    const { layout, readonly } = this.host.element;
    // Read and printed, all of it stands below each other.
    if (readonly || this.#printing) return 'page';
    if (layout && layouts.includes(layout)) return layout;
    if (this.#width.isNarrow) return 'question';
    // A form that says where its pages end is shown so.
    return this.host.session()?.survey.items.some(hasPages) ? 'group' : 'page';
  }

  /** The last look over all answers, where the person is there. */
  get review(): Steps['review'] | undefined {
    return this.#isReviewing ? this.steps?.review : undefined;
  }

  /** Whether the next thing to do is to send. */
  get isEnd(): boolean {
    return this.pager!.isLast && (!this.#canReview || this.review !== undefined);
  }

  /** What to tell on this page: that other questions came or went, or, once, that a question stands open. */
  get note(): Note | undefined {
    const { layout, pages } = this.pager!;
    if (layout === 'page' || this.review) return undefined;
    const change = pages.length - this.#counts[0];
    if (change) return change > 0 ? 'more' : 'fewer';
    return this.#skipped === 'now' ? 'skipped' : undefined;
  }

  get #canReview(): boolean {
    const { layout, pages } = this.pager!;
    return layout !== 'page' && pages.length > 1 && !this.host.element.noReview && !this.host.isInForm();
  }

  get #place(): Place | undefined {
    return this.#isReviewing ? 'review' : this.pager?.anchor;
  }

  /** Opens the first page of a session, or, with the same questions in another language, the page that was open. */
  start(session: SurveySession | undefined, keepsPlace = false): void {
    this.#index = this.pager?.index ?? this.#index;
    this.#before = undefined;
    this.#steps.turns?.end();
    this.pager = session && this.#divided(session);
    // Nothing to show yet, the person may still come back to where they were.
    if (!this.pager) return;
    if (keepsPlace) this.pager.turnTo(this.#index);
    else {
      this.showsSummary = this.isReturning = this.#isReviewing = false;
      this.#skipped = 'no';
    }
    const { length } = this.pager.pages;
    this.#counts = [length, length];
  }

  /** Divides the survey anew if another layout is called for. For the element's update, before it draws. */
  follow(): void {
    this.#width.measureOnce();
    if (this.#wanted !== 'page') void this.#steps.load();
    if (!this.pager || this.pager.layout === this.layout) return;
    if (this.layout === 'page' && !this.#printing) this.#steps.turns?.end();
    this.#divide();
  }

  /** The person gave an answer; `branched` if other questions came or went. */
  answered(branched: boolean): void {
    if (branched && this.pager?.divide()) this.host.element.requestUpdate();
  }

  /** Shows everything for as long as it is printed, and then the page with `from` again. */
  spread(printing: boolean, from: Node | undefined): void {
    this.#printing = printing;
    this.pager?.divide(this.layout, from);
    this.host.element.requestUpdate();
  }

  readonly next = (): void => {
    const pager = this.pager!;
    const session = this.host.session()!;
    const here = this.shownHere();
    session.settleAll(here);
    if (here.some((node) => isInvalid(session, node))) this.showSummary();
    else if (this.isReturning || pager.isLast) this.#toReview();
    else {
      // Once is a kindness; at each question it would be nagging.
      if (this.#skipped === 'now') this.#skipped = 'told';
      else if (this.#skipped === 'no' && here.some(isOpen)) this.#skipped = 'now';
      this.#turn(() => pager.turnTo(pager.index + 1));
    }
  };

  readonly back = (): void => {
    const pager = this.pager!;
    const to = this.#isReviewing ? pager.index : pager.index - 1;
    this.#turn(() => pager.turnTo(to));
  };

  /** From the review to a question, and back from there. */
  readonly change = (node: Node): void => {
    this.#turn(() => this.pager!.turnToNode(node), true);
    this.focusLater(node.id);
  };

  /** Turns to the first question that is not right, unless one is on the screen, and lists what is. */
  showInvalid(takeFocus: boolean): void {
    const session = this.host.session();
    if (!session) return;
    session.settleAll(shownNodes(session.state.children));
    const invalid = (node: Node) => isInvalid(session, node);
    const first = this.shownHere().some(invalid) ? undefined : [...shownNodes(session.state.children)].find(invalid);
    if (first) this.#turn(() => this.pager?.turnToNode(first), this.#isReviewing);
    this.showSummary(takeFocus);
  }

  /** The faults of this page, with the focus on them. */
  showSummary(takeFocus = true): void {
    this.showsSummary = true;
    this.host.element.requestUpdate();
    const { element } = this.host;
    const session = this.host.session()!;
    // The first one last: of several tabs, its own stays open.
    const faults = this.shownHere()
      .filter((node) => isInvalid(session, node))
      .reverse();
    void element.updateComplete.then(() => faults.forEach(({ id }) => reveal(element.renderRoot, id)));
    if (takeFocus) this.focusLater('summary');
  }

  /** What the person can see now. */
  shownHere(): Node[] {
    return this.review ? [] : [...shownNodes(this.pager?.page.nodes ?? [])];
  }

  /** Moves the focus to something that the next update brings. */
  focusLater(id: string): void {
    void this.host.updated().then(() => this.host.focusOn(id));
  }

  /** Settles when the browser is back where the survey began; undefined where it was never elsewhere. */
  get left(): Promise<void> | undefined {
    return this.#steps.turns?.left;
  }

  #toReview(): void {
    if (this.#canReview) this.#turn(() => this.pager!.turnTo(Infinity), false, true);
    else {
      this.isReturning = false;
      this.host.element.requestUpdate();
      this.focusLater('send');
    }
  }

  /** Goes to another page by `move`, which the browser's history hears of. */
  #turn(move: () => void, isReturning = false, isReviewing = false): void {
    const from = this.#place;
    move();
    this.#isReviewing = isReviewing;
    this.isReturning = isReturning;
    this.#counts = [this.#counts[1], this.pager!.pages.length];
    this.#steps.turns?.turned(from, this.#place);
    this.#opened();
  }

  /** The browser's back or forward button brought the person to a place. @returns whether it is still there */
  #show(place: Place): boolean {
    if (place !== 'review' && !this.pager?.turnToNode(place)) return false;
    this.#isReviewing = place === 'review';
    if (this.#isReviewing) this.pager!.turnTo(Infinity);
    this.isReturning = false;
    this.#counts = [this.pager!.pages.length, this.pager!.pages.length];
    this.#opened();
    return true;
  }

  #opened(): void {
    const { element } = this.host;
    this.showsSummary = false;
    this.host.turned();
    element.requestUpdate();
    void this.host.updated().then(() => {
      elementIn(element.renderRoot, this.review ? 'review' : 'progress')?.focus({ preventScroll: true });
      // On a small screen the new question is to be seen whole, and not where the last one ended.
      const { top } = element.getBoundingClientRect();
      if (top < 0 || top > innerHeight / 4) element.scrollIntoView();
    });
  }

  /** The pages of a session. */
  #divided({ state }: SurveySession): Pager {
    const { layout } = this;
    return layout === 'page' ? wholeSurvey(state) : new this.#steps.module!.StepPager(state, layout);
  }

  /** Another layout, with the person where they were. */
  #divide(): void {
    const { element } = this.host;
    const session = this.host.session()!;
    const root = element.renderRoot;
    const place = placeIn(root);
    const node = this.#before ?? (place ? session.state.find(place.id) : this.pager!.anchor);
    this.#before = element.readonly ? this.pager!.anchor : undefined;
    this.pager = this.#divided(session);
    if (node) this.pager.turnToNode(node);
    const { length } = this.pager.pages;
    this.#counts = [length, length];
    if (!place) return;
    void this.host.updated().then(() => {
      this.host.reach(place.id);
      if (place.hasFocus) focusIn(root, place.id);
      else if (root.querySelector('.question')?.id !== place.id) elementIn(root, place.id)?.scrollIntoView();
    });
  }
}
