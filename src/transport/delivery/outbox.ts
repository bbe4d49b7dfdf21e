import { alreadySent, Attempts } from './attempt.js';
import { type Delivery, type DeliveryState, type Item, itemOf, writeDown } from './delivery.js';
import type { Environment, Talk, Word } from './environment.js';
import { answersOf } from '../canonical.js';
import { type Authorize, isRetryable, type Outcome } from './outcome.js';
import { pause } from './retry.js';
import type { Entry, Store } from '../storage/store.js';

/** After this time nothing that an attempt set off on the server can still be going on. Milliseconds after its end. */
const SETTLE = 65_000;

/** How long is waited for `online` where the browser says that there is no network, before that is tried all the same. */
const OFFLINE = 300_000;

/** How long the other tabs have to say that they tried already what cannot be written down. */
const REPLY = 250;

/** The mark of an attempt of which nobody knows when it was made. */
const EARLIER = 1;

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
  readonly #attempts: Attempts;
  /** What was taken back although it may be stored: it is not sent again before the server was asked. */
  readonly #unverified = new Set<string>();
  #guarded = false;
  #stopWaking: (() => void) | undefined;
  #talk: Talk | undefined;

  /** Used for what was kept from an earlier page. */
  authorize: Authorize | undefined;

  /** @param endpoint - the FHIR base */
  constructor(
    readonly endpoint: string,
    private readonly environment: Environment,
    { settle = SETTLE }: OutboxOptions = {},
  ) {
    this.#attempts = new Attempts(endpoint, environment, settle, (word) => this.#talk?.tell(word));
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
   * Resolves when it is in safe keeping; never rejects. Where other answers are on their way under this identifier already
   * it is not taken: `needs-attention`.
   *
   * @param isForced - a person wants it sent although nobody can tell whether it is there already
   */
  async send(handed: Entry, store?: Store, authorize?: Authorize, isForced = false): Promise<Delivery> {
    const entry = { ...handed, endpoint: this.endpoint };
    const known = this.#items.get(entry.identifier);
    if (known && answersOf(known.body) !== answersOf(entry.body)) {
      return { ...itemOf(entry, undefined, undefined), state: 'needs-attention', failure: alreadySent };
    }
    if (known) {
      void this.#turn(known);
      return known;
    }
    const fresh = this.#unverified.has(entry.identifier) ? { ...entry, attemptStartedAt: EARLIER } : entry;
    const item = this.#take(fresh, undefined, authorize);
    item.isForced = isForced;
    item.isBusy = true;
    if (store) await writeDown(item, fresh, store);
    if (item.missing) await this.#ask(item);
    item.isBusy = false;
    this.#to(item, 'queued');
    if (this.environment.isOffline()) this.#later(item, OFFLINE);
    else void this.#turn(item);
    return item;
  }

  /** Goes on with what was kept for this server, unless it is known already. */
  resume(entry: Entry, store: Store): Delivery | undefined {
    const { identifier, endpoint = this.endpoint } = entry;
    if (endpoint !== this.endpoint || this.#items.has(identifier)) return undefined;
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
    if (item.failure?.kind === 'unverifiable') this.#unverified.add(identifier);
    this.#drop(item);
    // What is kept is another tab's.
    if (item.failure === alreadySent) return;
    await item.store?.finish(identifier, { isConfirmed: false }).catch(() => undefined);
  }

  #take(entry: Entry, store: Store | undefined, authorize: Authorize | undefined): Item {
    const item = itemOf(entry, store, authorize);
    this.#items.set(entry.identifier, item);
    this.#stopWaking ??= this.environment.onWake(this.wake);
    this.#talk ??= this.environment.talk(this.#hear);
    this.#watch();
    return item;
  }

  #drop(item: Item): void {
    item.cancel?.();
    this.#items.delete(item.identifier);
    if (this.#items.size === 0) {
      this.#stopWaking?.();
      this.#talk?.stop();
      this.#stopWaking = this.#talk = undefined;
    }
    this.#watch();
  }

  /** Of what is written down nowhere only the tabs know, and one that has said so before this one was there says it again. */
  #ask({ identifier }: Item): Promise<void> {
    this.#talk!.tell({ identifier, isQuestion: true });
    return new Promise((resolve) => void this.environment.later(resolve, REPLY));
  }

  readonly #hear = ({ identifier, mark, isQuestion }: Word): void => {
    const item = this.#items.get(identifier);
    if (!item) return;
    if (!isQuestion) item.told = mark;
    else if (item.mark !== item.attemptStartedAt) this.#talk!.tell({ identifier, mark: item.mark });
  };

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
    if (early > 0) {
      this.#later(item, early);
      // Somebody asked for it, or the network is back: what is said of it may have to be said otherwise.
      return this.#to(item, item.state);
    }
    item.cancel?.();
    item.isBusy = true;
    this.#to(item, 'sending');
    const outcome = await this.#attempts.make(item, item.authorize ?? this.authorize);
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
    // That another tab is sending is no failure: soon it is this one's turn.
    if (outcome.code !== 'locked') item.failed++;
    const { kind, retryAfter = 0 } = outcome;
    if (!isRetryable(outcome)) return this.#to(item, 'needs-attention');
    item.notBefore = environment.elapsed() + retryAfter;
    // Nobody comes back earlier than "online" says so, but it may forget to.
    const rest = environment.isOffline() ? OFFLINE : pause(Math.max(item.failed, 1), environment.random());
    this.#later(item, Math.max(retryAfter, rest));
    this.#to(item, kind === 'auth-needed' ? kind : 'waiting');
  }
}
