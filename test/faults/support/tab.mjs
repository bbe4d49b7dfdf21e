/** What a page waits for. It may be gone before each of them has its effect, and before it hears of it. */
const CALLS = [
  'authorize',
  'lock',
  'GET',
  'POST',
  ...['draft', 'add', 'read', 'mark', 'finish', 'list'].map((one) => `store.${one}`),
];
export const MOMENTS = CALLS.flatMap((name) => [`before ${name}`, `during ${name}`]);

const never = () => new Promise(() => undefined);

/** Locks of all tabs, in the order in which they were asked for. */
export class Locks {
  #queue = [];

  request(tab, run, signal) {
    return new Promise((resolve, reject) => {
      let isHeld = false;
      const turn = {
        tab,
        run: () => {
          isHeld = true;
          return run().then(resolve, reject);
        },
      };
      signal?.addEventListener('abort', () => {
        if (isHeld) return;
        this.#queue = this.#queue.filter((one) => one !== turn);
        reject(signal.reason);
      });
      this.#queue.push(turn);
      if (this.#queue.length === 1) this.#next();
    });
  }

  /** What the tab held or waited for is free. */
  drop(tab) {
    const [held] = this.#queue;
    this.#queue = this.#queue.filter((turn) => turn.tab !== tab);
    if (held && held.tab === tab) this.#next();
  }

  #next() {
    const [turn] = this.#queue;
    if (!turn) return;
    const free = () => {
      if (this.#queue[0] !== turn) return;
      this.#queue.shift();
      this.#next();
    };
    void turn.run().then(free, free);
  }
}

/** One life of a tab: from when it is opened until it is closed, reloaded or crashes. */
export class Tab {
  isDead = false;
  /** Whether the browser would ask before the tab is left. */
  isGuarded = false;
  /** Calls of the surroundings so far: the places where it can be killed. */
  calls = 0;
  #wakers = new Set();

  /**
   * @param {object} surroundings
   * @param {Set<number>} killAt numbers of calls; even: before it has its effect, odd: after
   */
  constructor({ world, server, locks, talks, random, faults, onKill, lookUp, hit }, killAt) {
    Object.assign(this, { world, server, locks, faults, killAt, onKill, hit });
    this.environment = {
      lookUp,
      now: () => world.now,
      elapsed: () => world.elapsed,
      random,
      later: (run, delay) => world.at(delay, () => this.isDead || run()),
      fetch: (url, init) => this.call(init.method ?? 'GET', () => server.fetch(url, init)),
      lock: (_name, run, signal) => this.call('lock', () => locks.request(this, run, signal)),
      isOffline: () => faults.isOffline,
      onWake: (run) => {
        this.#wakers.add(run);
        return () => this.#wakers.delete(run);
      },
      talk: (hear) => {
        const own = (word) => this.isDead || hear(word);
        talks.add(own);
        return {
          tell: (word) => {
            for (const other of talks) if (other !== own) world.at(5, () => other(word));
          },
          stop: () => talks.delete(own),
        };
      },
      guard: (on) => (this.isGuarded = on),
    };
  }

  wake() {
    for (const run of [...this.#wakers]) run();
  }

  /** Goes away with all it had in memory. */
  kill() {
    if (this.isDead) return;
    this.isDead = true;
    this.locks.drop(this);
    this.onKill(this);
  }

  /** Whether the tab goes away here. */
  #strikes(moment) {
    const { strikes } = this.faults;
    const at = strikes.findIndex((strike) => strike.moment === moment && strike.after-- === 0);
    if (at >= 0) strikes.splice(at, 1);
    if (!this.killAt.has(this.calls++) && at < 0) return false;
    this.hit(`reload: ${moment}`);
    this.kill();
    return true;
  }

  /** Something that takes time, before and after which the tab may be gone. */
  async call(name, effect) {
    if (this.isDead) return never();
    if (this.#strikes(`before ${name}`)) return never();
    const result = effect();
    // Whoever waits for it may be gone before it fails.
    Promise.resolve(result).catch(() => undefined);
    if (this.#strikes(`during ${name}`)) return never();
    try {
      const value = await result;
      return this.isDead ? never() : value;
    } catch (error) {
      if (this.isDead) return never();
      throw error;
    }
  }

  /** Writes that a draft was handed over, which takes its time and may fail as any other writing. */
  keepDraft(effect) {
    return this.call('store.draft', async () => {
      await this.world.sleep(1);
      if (this.faults.storage(true)) {
        this.hit('store: draft fails');
        throw new DOMException('Full', 'QuotaExceededError');
      }
      effect();
    });
  }

  /** Its view of a store: each call takes its time and may fail, and then has changed nothing. */
  storeOf(kept) {
    const { world, faults } = this;
    const call = (name, effect) =>
      this.call(`store.${name}`, async () => {
        await world.sleep(1);
        if (faults.storage(name !== 'read' && name !== 'list')) {
          this.hit(`store: ${name} fails`);
          throw new DOMException('Full', 'QuotaExceededError');
        }
        return effect();
      });
    return {
      scope: kept.scope,
      add: (entry) =>
        call(
          'add',
          () =>
            void (
              kept.entries.has(entry.identifier) ||
              kept.entries.set(entry.identifier, {
                entry,
                attemptStartedAt: entry.attemptStartedAt,
                digest: digestOf(entry),
              })
            ),
        ),
      read: (id) => call('read', () => structuredCloneOf(kept.entries.get(id))),
      mark: (id, attemptStartedAt) =>
        call('mark', () => Object.assign(kept.entries.get(id) ?? {}, { attemptStartedAt })),
      finish: (id, done) =>
        call('finish', () => void kept.entries.set(id, { done, digest: kept.entries.get(id)?.digest })),
      digestOf: (entry) => Promise.resolve(digestOf(entry)),
      list: () => call('list', () => [...kept.entries.values()].filter(({ done }) => !done).map(({ entry }) => entry)),
    };
  }
}

/** As the store does it: of the answers alone. */
const digestOf = ({ body }) => JSON.stringify(JSON.parse(body).item);

const structuredCloneOf = (record) =>
  record && { attemptStartedAt: record.attemptStartedAt, done: record.done, digest: record.digest };
