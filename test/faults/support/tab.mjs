const never = () => new Promise(() => undefined);

/** Locks of all tabs, in the order in which they were asked for. */
export class Locks {
  #queue = [];

  request(tab, run) {
    return new Promise((resolve, reject) => {
      const turn = { tab, run: () => run().then(resolve, reject) };
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
  constructor({ world, server, locks, random, faults, onKill, lookUp }, killAt) {
    Object.assign(this, { world, server, locks, faults, killAt, onKill });
    this.environment = {
      lookUp,
      now: () => world.now,
      elapsed: () => world.elapsed,
      random,
      later: (run, delay) => world.at(delay, () => this.isDead || run()),
      fetch: (url, init) => this.call(() => server.fetch(url, init)),
      lock: (_name, run) => this.call(() => locks.request(this, run)),
      isOffline: () => faults.isOffline,
      onWake: (run) => {
        this.#wakers.add(run);
        return () => this.#wakers.delete(run);
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

  /** Something that takes time, before and after which the tab may be gone. */
  async call(effect) {
    if (this.isDead) return never();
    if (this.killAt.has(this.calls++)) {
      this.kill();
      return never();
    }
    const result = effect();
    // Whoever waits for it may be gone before it fails.
    Promise.resolve(result).catch(() => undefined);
    if (this.killAt.has(this.calls++)) {
      this.kill();
      return never();
    }
    try {
      const value = await result;
      return this.isDead ? never() : value;
    } catch (error) {
      if (this.isDead) return never();
      throw error;
    }
  }

  /** Its view of a store: each call takes its time and may fail, and then has changed nothing. */
  storeOf(kept) {
    const { world, faults } = this;
    const call = (write, effect) =>
      this.call(async () => {
        await world.sleep(1);
        if (faults.storage(write)) throw new DOMException('Full', 'QuotaExceededError');
        return effect();
      });
    return {
      scope: kept.scope,
      add: (entry) =>
        call(
          true,
          () =>
            void (
              kept.entries.has(entry.identifier) ||
              kept.entries.set(entry.identifier, { entry, attemptStartedAt: entry.attemptStartedAt })
            ),
        ),
      read: (id) => call(false, () => structuredCloneOf(kept.entries.get(id))),
      mark: (id, attemptStartedAt) => call(true, () => Object.assign(kept.entries.get(id) ?? {}, { attemptStartedAt })),
      finish: (id, done) => call(true, () => void kept.entries.set(id, { done })),
      list: () => call(false, () => [...kept.entries.values()].filter(({ done }) => !done).map(({ entry }) => entry)),
    };
  }
}

const structuredCloneOf = (record) => record && { attemptStartedAt: record.attemptStartedAt, done: record.done };
