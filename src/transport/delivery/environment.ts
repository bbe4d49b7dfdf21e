import { found, search } from './look-up.js';

/** What tabs say to each other about something on its way. What is written down they read; this is for where that fails. */
export interface Word {
  readonly identifier: string;
  /** Of the attempt that begins; undefined where its end is known. */
  readonly mark?: number | undefined;
  /** Has anybody made an attempt? */
  readonly isQuestion?: boolean;
}

/** A tab's part in what tabs say to each other. */
export interface Talk {
  tell(word: Word): void;
  stop(): void;
}

/** What delivery needs from its surroundings. Tests bring their own. */
export interface Environment {
  /** Asks the server what it holds. */
  lookUp: { search: typeof search; found: typeof found };
  /** Milliseconds since 1970. May jump. */
  now(): number;
  /** Milliseconds on a clock that only goes forward. */
  elapsed(): number;
  /** From 0 up to 1. */
  random(): number;
  /** Runs something later, unless the function that is returned is called before. */
  later(run: () => void, milliseconds: number): () => void;
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Of the page, which other origins may shut out. */
  origin?: string;
  /**
   * Runs something while nothing else of this name runs, in any tab where the browser can do that. Rejects where `signal`
   * ends the waiting before its turn has come.
   */
  lock<T>(name: string, run: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Whether the browser says that there is no network. It may be wrong. */
  isOffline(): boolean;
  /** Calls whenever a new attempt may be worth it. @returns how to stop that */
  onWake(run: () => void): () => void;
  /** Hears what the other tabs say, and lets them hear. */
  talk(hear: (word: Word) => void): Talk;
  /** Has the browser ask before the page is left, or no longer. Each who wanted it says when they no longer do. */
  guard(on: boolean): void;
}

let last: Promise<unknown> = Promise.resolve();

/** Where the page has no Web Locks (plain http, sandboxes) it has no drafts either: nothing is shared with other tabs. */
function inTurn<T>(run: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const turn = last.then(() => {
    signal.throwIfAborted();
    return run();
  });
  last = turn.catch(() => undefined);
  return turn;
}

/** Some browsers have no such channel for pages of an origin that they shut off. */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel('patient-partnership');
  } catch {
    return undefined;
  }
}

const ask = (event: Event): void => event.preventDefault();

/** How many would lose something. */
let losing = 0;

/** The page that this runs in. */
export const browserEnvironment: Environment = {
  lookUp: { search, found },
  now: () => Date.now(),
  elapsed: () => performance.now(),
  random: () => Math.random(),
  later: (run, milliseconds) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  // What a script of the page put on `Object.prototype` is no part of the request.
  fetch: (url, init) => fetch(url, { __proto__: null, ...init } as RequestInit),
  origin: globalThis.location?.origin,
  lock: async (name, run, signal) => {
    let granted = false;
    try {
      return await navigator.locks.request(name, { signal }, () => {
        granted = true;
        return run();
      });
    } catch (error) {
      if (granted || signal.aborted) throw error;
      return inTurn(run, signal);
    }
  },
  isOffline: () => !navigator.onLine,
  onWake: (run) => {
    const wake = () => {
      if (document.visibilityState === 'visible') run();
    };
    addEventListener('online', run);
    addEventListener('pageshow', run);
    document.addEventListener('visibilitychange', wake);
    return () => {
      removeEventListener('online', run);
      removeEventListener('pageshow', run);
      document.removeEventListener('visibilitychange', wake);
    };
  },
  talk: (hear) => {
    const channel = openChannel();
    channel?.addEventListener('message', ({ data }: MessageEvent<Word | null>) => {
      if (typeof data?.identifier === 'string') hear(data);
    });
    return { tell: (word) => channel?.postMessage(word), stop: () => channel?.close() };
  },
  // There only while it is needed: some browsers keep no page with such a listener for "back".
  guard: (on) => {
    losing += on ? 1 : -1;
    (losing > 0 ? addEventListener : removeEventListener)('beforeunload', ask);
  },
};
