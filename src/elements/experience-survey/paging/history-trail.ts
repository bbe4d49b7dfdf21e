import { uuidUrn } from '../../../transport/uuid.js';

/** Under this key, and beside whatever the page keeps there, an entry of the browser's history says how deep surveys are. */
const KEY = 'patient-partnership';

/** By survey: how many pages were turned since the entry at which the person began. */
type Depths = Record<string, number>;

const isState = (state: unknown): state is Record<string, unknown> => typeof state === 'object' && state !== null;
const depthsIn = (state: unknown): Depths => ((isState(state) ? state[KEY] : undefined) ?? {}) as Depths;
const sum = (depths: Depths): number => Object.values(depths).reduce((all, one) => all + one, 0);

/** The page's own state with our part in it, or without it. */
function stateWith(depths: Depths | undefined): Record<string, unknown> | null {
  const own = { ...(history.state as Record<string, unknown> | null) };
  delete own[KEY];
  if (depths) return { ...own, [KEY]: depths };
  return Object.keys(own).length > 0 ? own : null;
}

/** These load the page anew from what they keep in such an entry, whatever the address: the answers would be gone. */
const RELOADERS = ['turbo', 'htmx', 'up'];

const trails = new Set<{ pop(state: unknown): boolean }>();

/**
 * A router has nothing to do with a turn from one page of a survey to another. One that listened before us hears of it
 * all the same, and finds the address and the state that it knows.
 */
function onPop(event: PopStateEvent): void {
  let ours = false;
  for (const trail of trails) ours = trail.pop(event.state) || ours;
  if (ours) event.stopImmediatePropagation();
}

/** Goes back by some entries, unless that would leave the page. @returns whether we go */
function goBack(by: number): boolean {
  if ('navigation' in window) {
    const { currentEntry } = navigation;
    const to = navigation.entries()[(currentEntry?.index ?? 0) - by];
    if (!to?.sameDocument) return false;
  }
  history.go(-by);
  return true;
}

/** How long the browser may take to go to another entry, in milliseconds; it may also stay where it is. */
const ARRIVAL = 1000;

/** Browsers scroll to where the page was with the next frame. */
const twoFrames = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

let leaving: Promise<void> | undefined;

/**
 * After a reload the entries of the survey that was there lead nowhere: goes back to where it began.
 *
 * @returns settles when we are there, or when the browser did not go
 */
export function leaveOldTrail(): Promise<void> {
  return (leaving ??= leave().finally(() => (leaving = undefined)));
}

/** Settles when the browser is at another entry, or when `time` is over. */
function nextPop(time: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener('popstate', end);
      resolve();
    };
    const timer = setTimeout(end, time);
    window.addEventListener('popstate', end);
  });
}

async function leave(): Promise<void> {
  const depth = sum(depthsIn(history.state));
  if (depth > 0 && goBack(depth)) await nextPop(ARRIVAL);
  history.replaceState(stateWith(undefined), '');
}

/**
 * Lets the browser's back and forward buttons turn the pages of a survey. Each page gets an entry of the history, with
 * the address and the state that the page has; when the survey is over the person is taken back to the entry at which
 * it began, so that the next "back" leaves it.
 *
 * @typeParam P - what is shown at an entry
 */
export class HistoryTrail<P> {
  #id = uuidUrn();
  #places: P[] = [];
  #depth = 0;
  /** A move that we asked the browser for is under way. */
  #pending = false;
  #queue: [from: P, to: P][] = [];
  #arrived: (() => void) | undefined;

  /** @param show - shows a place again; false where it is no more */
  constructor(private readonly show: (place: P) => boolean) {}

  connect(): void {
    if (trails.size === 0) window.addEventListener('popstate', onPop);
    trails.add(this);
  }

  disconnect(): void {
    trails.delete(this);
    if (trails.size === 0) window.removeEventListener('popstate', onPop);
  }

  /** The person went on by a button of the survey. */
  visit(from: P, to: P): void {
    if (this.#pending) {
      this.#queue.push([from, to]);
      return;
    }
    const state: unknown = history.state;
    if (state !== null && (!isState(state) || RELOADERS.some((key) => key in state))) return;
    let depths = depthsIn(state);
    try {
      if (depths[this.#id] !== this.#depth || this.#places.length === 0) {
        // The page has been elsewhere meanwhile: from here it is a new way.
        this.#depth = 0;
        this.#places = [from];
        depths = { ...depths, [this.#id]: 0 };
        history.replaceState(stateWith(depths), '');
      }
      if (this.#depth > 0 && this.#places[this.#depth - 1] === to) {
        this.#depth--;
        this.#pending = true;
        history.back();
        return;
      }
      this.#depth++;
      this.#places = [...this.#places.slice(0, this.#depth), to];
      history.pushState(stateWith({ ...depths, [this.#id]: this.#depth }), '');
    } catch {
      // Safari allows a hundred entries in half a minute; some frames allow none. The buttons of the survey are enough.
      this.#places = [];
    }
  }

  /**
   * The survey is over, or begins again.
   *
   * @returns settles when the browser is where it began, and scrolled to where the page was then, however long that takes:
   * a slow device scrolls late; undefined where it stays
   */
  end(): Promise<void> | undefined {
    const depth = this.#depth;
    const depths = depthsIn(history.state);
    const isHere = this.#places.length > 0 && depths[this.#id] === depth;
    this.#places = [];
    this.#queue = [];
    this.#depth = 0;
    // Another survey's pages lie in between: they are not ours to leave.
    if (!isHere || sum(depths) > depth) this.#id = uuidUrn();
    else if (depth === 0) this.#clean();
    else if (goBack(depth)) {
      this.#pending = true;
      return new Promise<void>((resolve) => (this.#arrived = resolve)).then(twoFrames);
    }
    return undefined;
  }

  /** The browser is at another entry. @returns whether that was a move within this survey */
  pop(state: unknown): boolean {
    const depth = depthsIn(state)[this.#id];
    if (this.#pending) {
      this.#pending = false;
      this.#arrived?.();
      if (this.#places.length === 0) {
        this.#clean();
        return true;
      }
      for (const [from, to] of this.#queue.splice(0)) this.visit(from, to);
      return true;
    }
    if (depth === undefined || depth === this.#depth || this.#places.length === 0) return false;
    this.#depth = depth;
    for (let at = depth; at >= 0; at--) {
      const place = this.#places[at];
      if (place !== undefined && this.show(place)) break;
    }
    return true;
  }

  #clean(): void {
    this.#id = uuidUrn();
    history.replaceState(stateWith(undefined), '');
  }
}
