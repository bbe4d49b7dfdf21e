import type { ReactiveController } from 'lit';
import { lateSurveyStyles } from '../late-styles.js';
import type { SurveyHost } from '../session/host.js';
import { kioskStyles } from './kiosk.css.js';
import { clearedText, startAgainButton, startAgainDialog, stillThereDialog, thanksNote } from './kiosk-view.js';

lateSurveyStyles.add(kioskStyles);

/** How long the warning stands before everything is wiped, in seconds. WCAG 2.2.1 asks for 20 at least. */
const WARNING = 20;
/** When the rest of the time is spoken, in seconds before the end. */
const SPOKEN = 10;
/** How long the thanks stand, in seconds. */
const THANKS = 15;
/** `idle-seconds` where it is no number that makes sense. */
const IDLE = 90;

/** What only a person does, by whatever means; a mouse that trembles is none. */
const ACTIONS = ['pointerdown', 'keydown', 'keyup', 'wheel', 'input', 'click'];
/** Only these end the warning: the rest of a press must not land on what is under it. */
const ENDINGS = ['keyup', 'wheel', 'click'];

/**
 * Leaves nothing of one person for the next one on a shared device: warns, and then wipes what was answered, typed and
 * seen, when nobody has touched anything for a while, and at once when the answers are sent, on "start again", and when
 * the page goes away, be it only into the back-forward cache.
 */
export class Kiosk implements ReactiveController {
  /** Which question is in the way of everything else. */
  #asks: 'still-there' | 'start-again' | undefined;
  #acted = Date.now();
  /** Somebody did something since the last wipe. */
  #isUsed = false;
  #thanking = false;
  #clock: ReturnType<typeof setInterval> | undefined;
  #leftShown = WARNING;

  /** The window that the element is in: a page can move it into another one. */
  #window: Window = window;

  constructor(private readonly host: SurveyHost) {
    host.element.addController(this);
  }

  hostConnected(): void {
    const view = (this.#window = this.host.element.ownerDocument.defaultView ?? window);
    for (const type of ACTIONS) view.addEventListener(type, this.#onAction, { capture: true, passive: true });
    view.addEventListener('pagehide', this.#wipe);
    view.addEventListener('pageshow', this.#onPageShow);
    view.document.addEventListener('visibilitychange', this.#tick);
    this.#clock = setInterval(this.#tick, 1000);
  }

  hostDisconnected(): void {
    const view = this.#window;
    for (const type of ACTIONS) view.removeEventListener(type, this.#onAction, { capture: true });
    view.removeEventListener('pagehide', this.#wipe);
    view.removeEventListener('pageshow', this.#onPageShow);
    view.document.removeEventListener('visibilitychange', this.#tick);
    clearInterval(this.#clock);
    // Taken away, and not only moved: whoever puts it back finds it empty.
    queueMicrotask(() => {
      if (!this.host.element.isConnected) this.#wipe();
    });
  }

  hostUpdate(): void {
    // Sent, or on its way: nothing of it is seen from now on.
    if (this.#isOn && !this.#thanking && this.host.hasSent()) {
      this.#thanking = true;
      this.#acted = Date.now();
      this.host.wipe(true);
    }
  }

  hostUpdated(): void {
    if (!this.#isOn) return;
    const root = this.host.element.renderRoot;
    for (const control of root.querySelectorAll('input, textarea, select')) control.setAttribute('autocomplete', 'off');
    const dialog = root.querySelector<HTMLDialogElement>('dialog.kiosk');
    if (!dialog || dialog.open) return;
    dialog.showModal();
    // Not the heading, which can take it, too.
    dialog.querySelector('button')!.focus();
  }

  /** What stands beside the survey. */
  render(): unknown {
    if (!this.#isOn) return undefined;
    if (this.#asks === 'still-there') return stillThereDialog(this.host, this.#leftShown, SPOKEN, this.#stay);
    if (this.#thanking) return thanksNote(this.#clear);
    return [
      startAgainButton(this.#onStartAgain),
      this.#asks ? startAgainDialog(this.host, this.#clear, this.#stay) : undefined,
    ];
  }

  get #isOn(): boolean {
    return this.host.element.kiosk;
  }

  get #idle(): number {
    const { idleSeconds } = this.host.element;
    return idleSeconds > 0 ? idleSeconds : IDLE;
  }

  readonly #onAction = (event: Event): void => {
    if (!event.isTrusted) return;
    this.#acted = Date.now();
    this.#isUsed = true;
    if (this.#asks === 'still-there' && ENDINGS.includes(event.type)) this.#stay();
  };

  readonly #stay = (): void => {
    this.#asks = undefined;
    this.#acted = Date.now();
    // While the dialog stands: the focus goes back by itself.
    this.host.element.renderRoot.querySelector<HTMLDialogElement>('dialog.kiosk')?.close();
    this.host.element.requestUpdate();
  };

  readonly #onStartAgain = (): void => {
    this.#asks = 'start-again';
    this.host.element.requestUpdate();
  };

  /** By the clock on the wall: a device that slept has not counted. */
  readonly #tick = (): void => {
    if (!this.#isOn || !this.#isUsed) return;
    const idle = (Date.now() - this.#acted) / 1000;
    const left = Math.ceil(this.#idle + WARNING - idle);
    if (this.#thanking ? idle >= THANKS : left <= 0) this.#clear();
    else if (!this.#thanking && left <= WARNING) {
      this.#asks = 'still-there';
      this.#leftShown = left;
      this.host.element.requestUpdate();
    } else if (this.#asks === 'still-there') this.#stay();
    else if (idle < 0) this.#acted = Date.now();
  };

  readonly #onPageShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.#wipe();
  };

  /** While somebody may be there: says so, and puts the focus where the next person begins. */
  readonly #clear = (): void => {
    const { element, announce, focusLater } = this.host;
    // Not ":focus-within": a dialog that stands before everything else does not count there.
    const hadFocus = (element.renderRoot as ShadowRoot).activeElement !== null;
    // What was sent is cleared already, and they were told.
    const text = this.#thanking ? '' : clearedText();
    this.#wipe();
    announce(text);
    if (hadFocus) focusLater(element.renderRoot.querySelector('#title') ? 'title' : 'progress');
  };

  readonly #wipe = (): void => {
    if (!this.#isOn) return;
    this.#stay();
    this.#thanking = this.#isUsed = false;
    // Nor is the next one the person that the page named.
    const nobody = { launchContext: undefined, subject: null, encounter: null, source: null, basedOn: null };
    Object.assign(this.host.element, nobody);
    this.host.wipe(false);
    this.#window.scrollTo(0, 0);
  };
}
