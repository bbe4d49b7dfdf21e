import type { Node } from '../../../domain/questionnaire.js';
import { ElementWidth } from '../../../kernel/controllers/element-width.js';
import type { SurveyHost } from '../session/host.js';
import { hasPages, type Layout, layouts, type Pager, wholeSurvey } from '../session/pages.js';
import { elementIn, focusIn, placeIn, reveal } from '../session/focus-place.js';
import { shownNodes } from '../session/shown-nodes.js';
import { isInvalid } from '../session/survey-context.js';
import type { SurveySession } from '../session/survey-session.js';
import type { PageTurner, Pages } from './page-turner.js';
import { type Steps, StepsLoader } from './steps-loader.js';

/** Below this width, in the element's own em, questions come one at a time. */
const NARROW = 30;

/** Decides how many questions are on the screen, and keeps the person's place and focus. */
export class Paging implements Pages {
  pager: Pager | undefined;
  /** Whether the faults of this page are listed at its top. */
  showsSummary = false;

  /** The page that was open when there was nothing to show any more. */
  #index = 0;
  /** What names the page that was open before everything was shown to be read. */
  #before: Node | undefined;
  #printing = false;
  readonly #isNarrow: ElementWidth<boolean>;
  readonly #steps: StepsLoader;

  constructor(private readonly host: SurveyHost) {
    this.#isNarrow = new ElementWidth(host.element, (em) => em < NARROW);
    this.#steps = new StepsLoader(host, this);
  }

  /** What pages need beside the questions; undefined where all is on one. */
  get steps(): Steps | undefined {
    return this.pager?.layout === 'page' ? undefined : this.#steps.module;
  }

  /** What turns the pages, where there are several. */
  get turner(): PageTurner | undefined {
    return this.steps && this.#steps.turner;
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
    if (this.#isNarrow.fit) return 'question';
    // A form that says where its pages end is shown so.
    return this.host.session()?.survey.items.some(hasPages) ? 'group' : 'page';
  }

  /** The last look over all answers, where the person is there. */
  get review(): Steps['review'] | undefined {
    return this.turner?.isReviewing ? this.steps!.review : undefined;
  }

  /** Whether the next thing to do is to send. */
  get isEnd(): boolean {
    return this.pager!.isLast && (!this.canReview || this.review !== undefined);
  }

  get canReview(): boolean {
    const { layout, pages } = this.pager!;
    return layout !== 'page' && pages.length > 1 && !this.host.element.noReview && !this.host.isInForm();
  }

  /** Opens the first page of a session, or, with the same questions in another language, the page that was open. */
  start(session: SurveySession | undefined, keepsPlace = false): void {
    this.#index = this.pager?.index ?? this.#index;
    this.#before = undefined;
    this.#steps.turner?.history.end();
    this.pager = session && this.#divided(session);
    // Nothing to show yet, the person may still come back to where they were.
    if (!this.pager) return;
    if (keepsPlace) this.pager.turnTo(this.#index);
    else this.showsSummary = false;
    this.#steps.turner?.divided(!keepsPlace);
  }

  /** Divides the survey anew if another layout is called for. For the element's update, before it draws. */
  follow(): void {
    this.#isNarrow.measureOnce();
    if (this.#wanted !== 'page') void this.#steps.load();
    if (!this.pager || this.pager.layout === this.layout) return;
    if (this.layout === 'page' && !this.#printing) this.#steps.turner?.history.end();
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

  /** Turns to the first question that is not right, unless one is on the screen, and lists what is. */
  showInvalid(takeFocus: boolean): void {
    const session = this.host.session();
    if (!session) return;
    session.settleAll(shownNodes(session.state.children));
    const invalid = (node: Node) => isInvalid(session, node);
    const first = this.shownHere().some(invalid) ? undefined : [...shownNodes(session.state.children)].find(invalid);
    if (first) this.turner?.turnTo(first);
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
    return this.#steps.turner?.history.left;
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
    this.#steps.turner?.divided(false);
    if (!place) return;
    void this.host.updated().then(() => {
      this.host.reach(place.id);
      if (place.hasFocus) focusIn(root, place.id);
      else if (root.querySelector('.question')?.id !== place.id) elementIn(root, place.id)?.scrollIntoView();
    });
  }
}
