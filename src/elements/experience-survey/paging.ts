import type { ReactiveController } from 'lit';
import type { Node } from '../../domain/questionnaire.js';
import type { SurveyHost } from './host.js';
import { type Layout, layouts, Pager } from './pages.js';
import { elementIn, focusIn, placeIn } from './place.js';
import { isInvalid } from './findings.js';
import { shownNodes, type SurveySession } from './session.js';

/** Below this width, in the element's own em, questions come one at a time. */
const NARROW = 30;

/** The element's em in pixels, until it is drawn and can be measured. */
const EM = 18;

/** Decides how many questions are on the screen, turns the pages, and keeps the person's place and focus. */
export class Paging implements ReactiveController {
  pager: Pager | undefined;
  /** Whether the faults of this page are listed at its top. */
  showsSummary = false;

  #narrow: boolean | undefined;
  #printing = false;
  #resize: ResizeObserver | undefined;

  constructor(private readonly host: SurveyHost) {
    host.element.addController(this);
  }

  hostConnected(): void {
    // In a frame of its own: another layout has another height, and browsers report such a loop as an error of the page.
    this.#resize = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
    this.#resize.observe(this.host.element);
  }

  hostDisconnected(): void {
    this.#resize?.disconnect();
  }

  get layout(): Layout {
    const { layout, readonly } = this.host.element;
    // Read and printed, all of it stands below each other.
    if (readonly || this.#printing) return 'page';
    if (layout && layouts.includes(layout)) return layout;
    return this.#narrow ? 'question' : 'page';
  }

  /** Opens the first page of a session. */
  start(session: SurveySession | undefined): void {
    this.showsSummary = false;
    this.pager = session && new Pager(session.state, this.layout);
  }

  /** Divides the survey anew if another layout is called for. For the element's update, before it draws. */
  follow(): void {
    if (this.#narrow === undefined) this.#measure();
    if (this.pager && this.pager.layout !== this.layout) this.#divide(this.pager);
  }

  /** Other questions came or went. */
  branched(): void {
    if (this.pager && this.pager.layout !== 'page' && this.pager.divide()) this.host.element.requestUpdate();
  }

  /** Shows everything for as long as it is printed, and then the page with `from` again. */
  spread(printing: boolean, from: Node | undefined): void {
    this.#printing = printing;
    this.pager?.divide(this.layout, from);
    this.host.element.requestUpdate();
  }

  readonly next = (): void => {
    const session = this.host.session()!;
    const here = this.shownHere();
    session.settleAll(here);
    if (here.some((node) => isInvalid(session, node))) this.showSummary();
    else this.turnTo(this.pager!.index + 1);
  };

  readonly back = (): void => this.turnTo(this.pager!.index - 1);

  turnTo(index: number): void {
    const { element } = this.host;
    this.showsSummary = false;
    this.pager!.turnTo(index);
    element.requestUpdate();
    void element.updateComplete.then(() => {
      elementIn(element.renderRoot, 'progress')?.focus({ preventScroll: true });
      // On a small screen the new question is to be seen whole, and not where the last one ended.
      const { top } = element.getBoundingClientRect();
      if (top < 0 || top > innerHeight / 4) element.scrollIntoView();
    });
  }

  /** Turns to the first question that is not right, unless one is on the screen, and lists what is. */
  showInvalid(takeFocus: boolean): void {
    const session = this.host.session();
    if (!session) return;
    session.settleAll(shownNodes(session.state.children));
    const invalid = (node: Node) => isInvalid(session, node);
    const first = this.shownHere().some(invalid) ? undefined : [...shownNodes(session.state.children)].find(invalid);
    if (first) this.pager?.turnToNode(first);
    this.showSummary(takeFocus);
  }

  /** The faults of this page, with the focus on them. */
  showSummary(takeFocus = true): void {
    this.showsSummary = true;
    this.host.element.requestUpdate();
    if (takeFocus) this.focusLater('summary');
  }

  /** What the person can see now. */
  shownHere(): Node[] {
    return [...shownNodes(this.pager?.page.nodes ?? [])];
  }

  /** Moves the focus to something that the next update brings. */
  focusLater(id: string): void {
    const { element } = this.host;
    void element.updateComplete.then(() => focusIn(element.renderRoot, id));
  }

  #measure(): void {
    const { element } = this.host;
    if (element.clientWidth === 0) return;
    const box = element.renderRoot.querySelector('.base');
    const narrow = element.clientWidth < NARROW * (box ? parseFloat(getComputedStyle(box).fontSize) : EM);
    if (narrow === this.#narrow) return;
    this.#narrow = narrow;
    element.requestUpdate();
  }

  /** Another layout, with the person where they were. */
  #divide(pager: Pager): void {
    const { element } = this.host;
    const root = element.renderRoot;
    const place = placeIn(root);
    pager.divide(this.layout, place && this.host.session()!.state.find(place.id));
    if (!place) return;
    void element.updateComplete.then(() => {
      if (place.hasFocus) focusIn(root, place.id);
      else if (root.querySelector('.question')?.id !== place.id) elementIn(root, place.id)?.scrollIntoView();
    });
  }
}
