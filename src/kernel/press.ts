import type { LitElement, ReactiveController } from 'lit';
import { consumes } from './keys.js';
import { press } from './press-state.js';

/**
 * Nothing moves under a finger. Leaving a field may bring a message that pushes the page down; were it drawn at once,
 * what is being pressed would be gone from under the pointer when that is lifted, and the press would be lost. While a
 * pointer is down, what would be drawn waits until the press has done what it does. Afterwards what was pressed stands
 * where it stood, whatever came in above it.
 */

/** How long a press holds at most, in milliseconds, should the browser never say that it is over. */
const LONGEST = 5000;

/** How long after a pointer was lifted its click may take to come, in milliseconds. Of a finger it is a task of its own. */
const TAP = 350;

const BEGINS = ['pointerdown', 'mousedown'];
const ENDS = ['pointerup', 'mouseup', 'pointercancel', 'contextmenu', 'dragstart', 'keydown', 'click'];
/** What may bring something into the page above where it happens. */
const ACTS = ['pointerdown', 'click', 'input'];

/** Where something stood when it was pressed or typed in. */
interface Place {
  readonly target: HTMLElement;
  readonly top: number;
  readonly focused: Element | null;
  readonly scroller: Element;
  readonly scrolled: number;
  readonly box: HTMLElement | null;
}

/** What waits for the press to be over. */
const waiting = new Map<object, () => void>();
const watched = new WeakSet<object>();
let watchers = 0;
let over: Promise<void> | undefined;
let release: (() => void) | undefined;
let timer = 0;
let place: Place | undefined;

/** The thumb of a scale that is on its way goes on saying where it is. */
const isDragging = (id: string | undefined): boolean =>
  Boolean(id && place?.target.matches('[type=range]') && place.target.closest(`#${CSS.escape(id)}`));

press.consumes = consumes;

press.holds = (piece, id, draw) => {
  if (!press.over || isDragging(id)) return false;
  waiting.set(piece, draw);
  return true;
};

/** From now on nothing moves under a finger in an element, nor, because of it, on its page. */
export function watchPresses(host: LitElement): void {
  if (watched.has(host)) return;
  watched.add(host);
  for (const type of ACTS) host.renderRoot.addEventListener(type, onAct, true);
  host.addController(watcher);
}

/** Listens as long as there is somebody who draws. */
const watcher: ReactiveController = {
  hostConnected: () => {
    if (watchers++ === 0) listen(window.addEventListener);
  },
  hostDisconnected: () => {
    if (--watchers === 0) listen(window.removeEventListener);
  },
};

function listen(set: Window['addEventListener']): void {
  for (const type of BEGINS) set(type, onBegin, true);
  for (const type of ENDS) set(type, onEnd, true);
}

/** A second finger, or another button. A click is of no pointer, whatever browsers say of it. */
const isOther = ({ type, isPrimary, button }: PointerEvent): boolean =>
  (isPrimary === false && type !== 'click') || button > 0;

function onBegin(event: Event): void {
  if (isOther(event as PointerEvent)) return;
  press.over = over ??= new Promise((resolve) => (release = resolve));
  endIn(LONGEST);
}

function onEnd(event: Event): void {
  const { type } = event;
  if (!press.over || isOther(event as PointerEvent)) return;
  // What it lands on is decided: what it does is drawn at once, and what waited after that.
  if (type === 'click') press.over = undefined;
  endIn(type.endsWith('up') ? TAP : 0);
}

function endIn(milliseconds: number): void {
  clearTimeout(timer);
  timer = window.setTimeout(finish, milliseconds);
}

function finish(): void {
  const before = place;
  place = undefined;
  press.over = over = undefined;
  release?.();
  for (const [piece, draw] of waiting) {
    waiting.delete(piece);
    draw();
  }
  // Before it is seen.
  if (before) requestAnimationFrame(() => stay(before));
}

function onAct(event: Event): void {
  if (place) return;
  const target = event.composedPath()[0] as HTMLElement;
  const root = target.getRootNode() as ShadowRoot;
  const scroller = scrollerOf(target);
  const box = root.querySelector<HTMLElement>('.isolated');
  // The browser's own idea of what is to stay may be what comes after it.
  box?.style.setProperty('overflow-anchor', 'none');
  place = {
    target,
    top: target.getBoundingClientRect().top,
    focused: root.activeElement,
    scroller,
    scrolled: scroller.scrollTop,
    box,
  };
  if (!press.over) endIn(0);
}

/** What scrolls around an element, through all the shadow roots that it is in. */
function scrollerOf(element: Element): Element {
  for (let at: Element | null = element; at; at = at.assignedSlot ?? at.parentElement ?? hostOf(at)) {
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}

const hostOf = (element: Element): Element | null => (element.getRootNode() as Partial<ShadowRoot>).host ?? null;

/** Unless somebody scrolled, or the focus went to where the person is to look next. */
function stay({ target, top, focused, scroller, scrolled, box }: Place): void {
  const { activeElement } = target.getRootNode() as ShadowRoot;
  const own = target.closest('label')?.control ?? target;
  const isHere = !activeElement || activeElement === focused || activeElement.contains(own);
  const by = target.getBoundingClientRect().top - top;
  if (target.isConnected && isHere && by && scroller.scrollTop === scrolled) {
    scroller.scrollBy({ top: by, behavior: 'instant' });
  }
  requestAnimationFrame(() => {
    if (place?.box !== box) box?.style.removeProperty('overflow-anchor');
  });
}
