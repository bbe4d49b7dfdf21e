import type { Environment } from './environment.js';
import { Exchange } from './exchange.js';
import { type Authorize, failure, type Failure, type Outcome } from './outcome.js';
import { pause } from './retry.js';
import type { Entry, Store } from './store.js';

/** After this time nothing that an attempt set off on the server can still be going on. Milliseconds after its end. */
const SETTLE = 65_000;

/** How long is waited for `online` where the browser says that there is no network, before that is tried all the same. */
const OFFLINE = 300_000;

/**
 * `queued`: frozen, and no attempt was made. `sending`: an attempt is under way. `waiting`: for the next one.
 * `auth-needed`: for somebody to sign in. `needs-attention`: a person has to do something. `confirmed`: the server holds it.
 * `gone`: somebody took it back in another tab.
 */
export type DeliveryState = 'queued' | 'sending' | 'waiting' | 'auth-needed' | 'needs-attention' | 'confirmed' | 'gone';

/** Something on its way. */
export interface Delivery extends Entry {
  readonly state: DeliveryState;
  /** Why the last attempt did not bring it there. */
  readonly failure: Failure | undefined;
  readonly location: string | undefined;
  /** The server holds it more than once. */
  readonly isDuplicate: boolean | undefined;
  /** What it outlives: the page until the tab is closed, or that too; nothing if undefined. */
  readonly scope: Store['scope'] | undefined;
}

interface Item extends Delivery {
  state: DeliveryState;
  failure: Failure | undefined;
  location: string | undefined;
  isDuplicate: boolean | undefined;
  scope: Store['scope'] | undefined;
  store: Store | undefined;
  authorize: Authorize | undefined;
  /** Failed attempts. */
  failed: number;
  /** The server asked for no attempt before this time, on the clock that only goes forward. */
  notBefore: number;
  /** The last attempt whose end is not known, where no store says so. */
  mark: number | undefined;
  /** The last attempt whose end is known. */
  ended: number | undefined;
  /** The mark that was seen last, and when it was seen first. By then its attempt was over. */
  seen: number | undefined;
  seenAt: number;
  isBusy: boolean;
  cancel: (() => void) | undefined;
}

/** What a test may change, to see that it notices. */
export interface OutboxOptions {
  /** Milliseconds. */
  settle?: number;
}

/**
 * Brings resources to one FHIR server: each of them once, whatever happens to the network, the server, the tab and its
 * neighbours. Entries are sent as they are frozen; only an answer in FHIR that confirms one ends it.
 */
export class Outbox {
  readonly #items = new Map<string, Item>();
  readonly #watchers = new Set<(delivery: Delivery) => void>();
  readonly #settle: number;
  readonly #exchange: Exchange;
  #guarded = false;
  #stopWaking: (() => void) | undefined;

  /** Used for what was kept from an earlier page. */
  authorize: Authorize | undefined;

  /** @param endpoint - the FHIR base */
  constructor(
    readonly endpoint: string,
    private readonly environment: Environment,
    { settle = SETTLE }: OutboxOptions = {},
  ) {
    this.#settle = settle;
    this.#exchange = new Exchange(endpoint, environment);
  }

  /** What is on its way. */
  get deliveries(): readonly Delivery[] {
    return [...this.#items.values()];
  }

  /** Tells of each change of a state. @returns how to stop that */
  watch(watcher: (delivery: Delivery) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /**
   * Takes something over. Writes it down before anything else, if there is a store; where that fails it stays in memory.
   * Resolves when it is in safe keeping; never rejects.
   */
  async send(entry: Entry, store?: Store, authorize?: Authorize): Promise<Delivery> {
    const known = this.#items.get(entry.identifier);
    if (known) {
      void this.#turn(known);
      return known;
    }
    const item = this.#take(entry, undefined, authorize);
    item.isBusy = true;
    try {
      await store?.add(entry);
      item.store = store;
      item.scope = store?.scope;
    } catch {
      // It stays in memory then, and says so.
    }
    item.isBusy = false;
    this.#to(item, 'queued');
    if (this.environment.isOffline()) this.#later(item, OFFLINE);
    else void this.#turn(item);
    return item;
  }

  /** Goes on with what was kept, unless it is known already. */
  resume(entry: Entry, store: Store): Delivery | undefined {
    if (this.#items.has(entry.identifier)) return undefined;
    const item = this.#take(entry, store, undefined);
    this.#to(item, 'waiting');
    void this.#turn(item);
    return item;
  }

  /** Makes another attempt at everything that waits, as far as that is allowed already. */
  readonly wake = (): void => {
    for (const item of this.#items.values()) if (item.state !== 'needs-attention') void this.#turn(item);
  };

  /** Makes another attempt because a person wants it. */
  retry(identifier: string): void {
    const item = this.#items.get(identifier);
    if (item) void this.#turn(item);
  }

  /** Takes something back that needs attention: it is being changed, or was given to somebody on paper. */
  async discard(identifier: string): Promise<void> {
    const item = this.#items.get(identifier);
    if (!item || item.isBusy) return;
    this.#drop(item);
    await item.store?.finish(identifier, { isConfirmed: false }).catch(() => undefined);
  }

  #take(entry: Entry, store: Store | undefined, authorize: Authorize | undefined): Item {
    const item: Item = {
      ...entry,
      state: 'queued',
      failure: undefined,
      location: undefined,
      isDuplicate: undefined,
      store,
      scope: store?.scope,
      authorize,
      failed: 0,
      notBefore: 0,
      mark: entry.attemptStartedAt,
      ended: undefined,
      seen: undefined,
      seenAt: 0,
      isBusy: false,
      cancel: undefined,
    };
    this.#items.set(entry.identifier, item);
    this.#stopWaking ??= this.environment.onWake(this.wake);
    this.#watch();
    return item;
  }

  #drop(item: Item): void {
    item.cancel?.();
    this.#items.delete(item.identifier);
    if (this.#items.size === 0) {
      this.#stopWaking?.();
      this.#stopWaking = undefined;
    }
    this.#watch();
  }

  #to(item: Item, state: DeliveryState): void {
    item.state = state;
    if (state === 'confirmed' || state === 'gone') this.#drop(item);
    this.#watch();
    for (const watcher of this.#watchers) watcher(item);
  }

  /** The browser asks before the page is left while that would lose something. */
  #watch(): void {
    const losing = [...this.#items.values()].some(({ scope }) => scope !== 'device');
    if (losing !== this.#guarded) this.environment.guard((this.#guarded = losing));
  }

  #later(item: Item, milliseconds: number): void {
    item.cancel?.();
    item.cancel = this.environment.later(() => void this.#turn(item), milliseconds);
  }

  /** One attempt, if it is time for one, and what follows from it. */
  async #turn(item: Item): Promise<void> {
    const { environment } = this;
    if (item.isBusy || !this.#items.has(item.identifier)) return;
    const early = item.notBefore - environment.elapsed();
    if (early > 0) return this.#later(item, early);
    item.cancel?.();
    item.isBusy = true;
    this.#to(item, 'sending');
    const outcome = await this.#attempt(item);
    item.isBusy = false;
    if (outcome) this.#conclude(item, outcome);
    else this.#to(item, 'gone');
  }

  #conclude(item: Item, outcome: Outcome): void {
    const { environment } = this;
    if (outcome.kind === 'confirmed') {
      item.location = outcome.location;
      item.isDuplicate = outcome.isDuplicate;
      return this.#to(item, 'confirmed');
    }
    if (outcome.code !== 'settling') item.failure = outcome;
    item.failed++;
    const { kind, retryAfter = 0 } = outcome;
    if (kind === 'refused' || kind === 'invalid' || kind === 'conflict') return this.#to(item, 'needs-attention');
    item.notBefore = environment.elapsed() + retryAfter;
    // Nobody comes back earlier than "online" says so, but it may forget to.
    const rest = environment.isOffline() ? OFFLINE : pause(item.failed, environment.random());
    this.#later(item, Math.max(retryAfter, rest));
    this.#to(item, kind === 'auth-needed' ? kind : 'waiting');
  }

  /** Asks the page for headers, then sends, alone among the tabs. Never rejects; undefined if it was taken back. */
  async #attempt(item: Item): Promise<Outcome | undefined> {
    const authorize = item.authorize ?? this.authorize;
    let outcome: Outcome | undefined;
    for (const reason of ['submit', 'expired'] as const) {
      const own = await this.#exchange.headers(authorize, reason);
      if (!own) return failure('auth-needed', 'auth-needed', 'authorize() gave no headers.');
      outcome = await this.environment
        .lock(`patient-partnership ${this.endpoint}`, () => this.#alone(item, own))
        .catch(() => failure('busy', 'storage'));
      if (outcome?.kind !== 'auth-needed' || !authorize) break;
    }
    return outcome;
  }

  /** From reading the mark until the request has settled. */
  async #alone(item: Item, own: Headers): Promise<Outcome | undefined> {
    const { environment } = this;
    const { identifier, store } = item;
    const kept = store ? await store.read(identifier) : { attemptStartedAt: item.mark };
    if (kept?.done) return kept.done.isConfirmed ? { kind: 'confirmed', location: kept.done.location } : undefined;
    let mark = kept?.attemptStartedAt;
    if (store && !kept) {
      // Somebody cleared the site's data: another tab may have sent it, or may be about to.
      mark = this.#newMark(item.seen);
      await store.add({ identifier, body: item.body, about: item.about, attemptStartedAt: mark });
    }
    if (mark !== undefined && mark !== item.ended) {
      if (mark !== item.seen) {
        item.seen = mark;
        item.seenAt = environment.elapsed();
      }
      const rest = item.seenAt + this.#settle - environment.elapsed();
      const there = await this.#exchange.lookUp(item, own);
      if (there) return this.#confirm(item, there.location, there.isDuplicate);
      if (rest > 0) return failure('unclear', 'settling');
    }
    const started = this.#newMark(mark);
    await item.store?.mark(identifier, started);
    item.mark = item.seen = started;
    const outcome = await this.#exchange.send(item, own);
    item.seenAt = environment.elapsed();
    if (outcome.kind === 'confirmed') return this.#confirm(item, outcome.location, false);
    if (outcome.kind === 'conflict') {
      const there = await this.#exchange.lookUp(item, own);
      if (there && (there.isEqual || outcome.code === 'http-412'))
        return this.#confirm(item, there.location, there.isDuplicate);
    }
    if (outcome.kind !== 'unclear') {
      item.ended = item.mark;
      item.mark = undefined;
      await item.store?.mark(identifier, undefined).catch(() => undefined);
    }
    return outcome;
  }

  /** About the time. No two attempts have the same, whatever becomes of the clock. */
  #newMark(before = 0): number {
    return Math.max(this.environment.now(), before + 1) + this.environment.random();
  }

  async #confirm(item: Item, location: string | undefined, isDuplicate: boolean): Promise<Outcome> {
    // Where it stays behind it is found on the server the next time.
    await item.store?.finish(item.identifier, { location, isConfirmed: true }).catch(() => undefined);
    return { kind: 'confirmed', location, isDuplicate };
  }
}
