import { answersOf } from '../canonical.js';
import { DraftRecords } from './draft-records.js';
import { Database, digest, keyedDigest, keysFrom } from './encrypted-database.js';
import { appear } from './presence.js';
import { Records, SCHEMA, type StateOnDisk } from './records.js';
import type { Entry, Kept, Store } from './store.js';
import { sweep } from './sweep.js';
import { saltOfTab } from './tab-salt.js';

/**
 * Keeps drafts, and what is on its way, encrypted in this browser. That protects a copied database, and a `session` from
 * other tabs; it does not protect from scripts of the same page, nor from whoever brings a closed tab back.
 */
export class EncryptedStore implements Store {
  /** How much of what was on its way could not be opened any more. */
  unreadable = 0;
  readonly drafts: DraftRecords;
  readonly #records: Records;

  private constructor(records: Records) {
    this.#records = records;
    this.drafts = new DraftRecords(records);
  }

  /**
   * @param scope - `session`: for this tab, reloads included; `device`: longer
   * @throws where the browser has no place to keep things, or no way to lock them
   */
  static async open(scope: Store['scope'], now: () => number = () => Date.now()): Promise<EncryptedStore> {
    const database = new Database();
    const salt = scope === 'device' ? new Uint8Array(0) : saltOfTab();
    const keys = await keysFrom(database, salt);
    const owner = scope === 'device' ? scope : await keyedDigest(keys, 'tab');
    const records = new Records(scope, database, keys, owner, now);
    if (scope === 'session') {
      await move(records, await digest(`tab ${salt.join()}`));
      appear(owner);
      document.addEventListener('visibilitychange', () => void sweep(records).catch(() => undefined));
    }
    await sweep(records);
    return new EncryptedStore(records);
  }

  get scope(): Store['scope'] {
    return this.#records.scope;
  }

  /** A text that stands for another one, and that only this browser can make; of a session, only this tab. */
  name(text: string): Promise<string> {
    return this.#records.name(text);
  }

  digestOf({ body }: Entry): Promise<string> {
    return this.name(`answers ${answersOf(body)}`);
  }

  async add(entry: Entry): Promise<void> {
    const { identifier: id, attemptStartedAt } = entry;
    const record = await this.#records.seal(id, 'entry', entry);
    const digest = await this.digestOf(entry);
    await this.#records.database.run(['records', 'states'], 'readwrite', (transaction, guarded) => {
      const records = transaction.objectStore('records');
      const states = transaction.objectStore('states');
      const known = states.get(id) as IDBRequest<StateOnDisk | undefined>;
      known.onsuccess = guarded(() => {
        // What was taken back may be sent again: nobody changed it, but the server may think better of it.
        const { result } = known;
        if (result && result.done?.isConfirmed !== false) return;
        records.put(record);
        states.put({ id, savedAt: this.#records.now(), attemptStartedAt, digest } satisfies StateOnDisk);
      });
      return known as IDBRequest<unknown>;
    });
  }

  async read(id: string): Promise<Kept | undefined> {
    return this.#records.database.run(['states'], 'readonly', (transaction) =>
      transaction.objectStore('states').get(id),
    ) as Promise<StateOnDisk | undefined>;
  }

  async mark(id: string, attemptStartedAt: number | undefined): Promise<void> {
    await this.#records.database.run(['states'], 'readwrite', (transaction, guarded) =>
      putState(transaction, guarded, { id, savedAt: this.#records.now(), attemptStartedAt }),
    );
  }

  async finish(id: string, done: NonNullable<Kept['done']>): Promise<void> {
    await this.#records.database.run(['records', 'states'], 'readwrite', (transaction, guarded) => {
      transaction.objectStore('records').delete(id);
      return putState(transaction, guarded, { id, savedAt: this.#records.now(), done });
    });
  }

  /** What cannot be opened is left out, and removed: nothing can be done with it. */
  async list(): Promise<Entry[]> {
    const all = await this.#records.all();
    const mine = all.filter(({ kind, owner }) => kind === 'entry' && owner === this.#records.owner);
    const entries = await Promise.all(
      mine.map(async (record) => {
        if (record.schema > SCHEMA) return undefined;
        try {
          return (await this.#records.unseal(record)) as Entry;
        } catch {
          this.unreadable++;
          await this.#records.change((records) => void records.delete(record.id)).catch(() => undefined);
          return undefined;
        }
      }),
    );
    return entries.filter((entry) => entry !== undefined);
  }
}

/** What waits to be sent and was written by an earlier version, which had another name for this tab, goes on. */
async function move(records: Records, before: string): Promise<void> {
  const entries = (await records.all()).filter(({ kind, owner }) => kind === 'entry' && owner === before);
  if (entries.length === 0) return;
  await records.change((all) => {
    for (const entry of entries) all.put({ ...entry, owner: records.owner });
  });
}

/** What was handed over under it stays known. */
function putState(
  transaction: IDBTransaction,
  guarded: (later: () => void) => () => void,
  state: StateOnDisk,
): IDBRequest<unknown> {
  const states = transaction.objectStore('states');
  const before = states.get(state.id) as IDBRequest<StateOnDisk | undefined>;
  before.onsuccess = guarded(() => states.put({ ...state, digest: before.result?.digest }));
  return before as IDBRequest<unknown>;
}
