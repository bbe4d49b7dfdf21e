import { Database, digest, keyFrom, seal, type Sealed, unseal } from './safe.js';
import type { Entry, Kept, Store } from './store.js';

/** Of what is in a record. Another one is not read. */
export const SCHEMA = 1;

const DAY = 86_400_000;

/** After this time what belongs to a tab is taken for a closed one's, and removed. Also marks of what is done. */
const REMAINS = 30 * DAY;

interface RecordOnDisk extends Sealed {
  id: string;
  kind: 'draft' | 'entry';
  /** `device`, or what stands for a tab. */
  owner: string;
  schema: number;
  savedAt: number;
  expiresAt?: number;
}

interface StateOnDisk extends Kept {
  id: string;
  savedAt: number;
}

/** What was kept of answers that nobody sent yet. */
export type Draft = { kind: 'draft'; value: unknown; savedAt: number } | { kind: 'unreadable' };

/**
 * Keeps drafts, and what is on its way, encrypted in this browser. That protects a copied disk, and a `session` from
 * whoever uses the browser next; it does not protect from scripts of the same page.
 */
export class Vault implements Store {
  /** How much of what was on its way could not be opened any more. */
  unreadable = 0;

  private constructor(
    readonly scope: Store['scope'],
    private readonly database: Database,
    private readonly key: CryptoKey,
    private readonly owner: string,
    private readonly now: () => number,
  ) {}

  /**
   * @param scope - `session`: until the tab is closed, reloads included; `device`: longer
   * @throws where the browser has no place to keep things, or no way to lock them
   */
  static async open(scope: Store['scope'], now: () => number = () => Date.now()): Promise<Vault> {
    const database = new Database();
    const salt = scope === 'device' ? new Uint8Array(0) : saltOfTab();
    const owner = scope === 'device' ? scope : await digest(`tab ${salt.join()}`);
    const vault = new Vault(scope, database, await keyFrom(database, salt), owner, now);
    await vault.#sweep();
    return vault;
  }

  async add(entry: Entry): Promise<void> {
    const { identifier: id, attemptStartedAt } = entry;
    const record = await this.#seal(id, 'entry', entry);
    await this.database.run(['records', 'states'], 'readwrite', (transaction) => {
      const records = transaction.objectStore('records');
      const states = transaction.objectStore('states');
      const known = states.get(id) as IDBRequest<StateOnDisk | undefined>;
      known.onsuccess = () => {
        // What was taken back may be sent again: nobody changed it, but the server may think better of it.
        const { result } = known;
        if (result && result.done?.isConfirmed !== false) return;
        try {
          records.put(record);
          states.put({ id, savedAt: this.now(), attemptStartedAt } satisfies StateOnDisk);
        } catch {
          transaction.abort();
        }
      };
      return known as IDBRequest<unknown>;
    });
  }

  async read(id: string): Promise<Kept | undefined> {
    return this.database.run(['states'], 'readonly', (transaction) =>
      transaction.objectStore('states').get(id),
    ) as Promise<StateOnDisk | undefined>;
  }

  async mark(id: string, attemptStartedAt: number | undefined): Promise<void> {
    await this.#state({ id, savedAt: this.now(), attemptStartedAt });
  }

  async finish(id: string, done: NonNullable<Kept['done']>): Promise<void> {
    await this.database.run(['records', 'states'], 'readwrite', (transaction) => {
      transaction.objectStore('records').delete(id);
      return transaction.objectStore('states').put({ id, savedAt: this.now(), done } satisfies StateOnDisk);
    });
  }

  /** What cannot be opened is left out, and removed: nothing can be done with it. */
  async list(): Promise<Entry[]> {
    const all = await this.#records();
    const mine = all.filter(({ kind, owner }) => kind === 'entry' && owner === this.owner);
    const entries = await Promise.all(
      mine.map(async (record) => {
        if (record.schema > SCHEMA) return undefined;
        try {
          return (await unseal(this.key, labelOf(record), record)) as Entry;
        } catch {
          this.unreadable++;
          await this.#remove([record.id]).catch(() => undefined);
          return undefined;
        }
      }),
    );
    return entries.filter((entry) => entry !== undefined);
  }

  /** @param days - after which it is removed */
  async saveDraft(about: string, value: unknown, days: number): Promise<void> {
    const record = await this.#seal(await this.#draftId(about), 'draft', value);
    record.expiresAt = record.savedAt + days * DAY;
    await this.database.run(['records'], 'readwrite', (transaction) => transaction.objectStore('records').put(record));
  }

  /** undefined where there is none. */
  async readDraft(about: string): Promise<Draft | undefined> {
    const id = await this.#draftId(about);
    const record = (await this.database.run(['records'], 'readonly', (transaction) =>
      transaction.objectStore('records').get(id),
    )) as RecordOnDisk | undefined;
    // A page may stay open longer than a draft is kept.
    if (!record || (record.expiresAt ?? Infinity) < this.now()) return undefined;
    try {
      if (record.schema !== SCHEMA) throw new Error('another schema');
      return { kind: 'draft', value: await unseal(this.key, labelOf(record), record), savedAt: record.savedAt };
    } catch {
      return { kind: 'unreadable' };
    }
  }

  async deleteDraft(about: string): Promise<void> {
    await this.#remove([await this.#draftId(about)]);
  }

  async #seal(id: string, kind: RecordOnDisk['kind'], value: unknown): Promise<RecordOnDisk> {
    const record = { id, kind, owner: this.owner, schema: SCHEMA, savedAt: this.now() };
    const expiry = this.scope === 'session' ? { expiresAt: record.savedAt + REMAINS } : {};
    return { ...record, ...expiry, ...(await seal(this.key, labelOf(record), value)) };
  }

  async #state(state: StateOnDisk): Promise<void> {
    await this.database.run(['states'], 'readwrite', (transaction) => transaction.objectStore('states').put(state));
  }

  #draftId(about: string): Promise<string> {
    return digest(`draft ${this.owner} ${about}`);
  }

  #records(): Promise<RecordOnDisk[]> {
    return this.database.run(['records'], 'readonly', (transaction) =>
      transaction.objectStore('records').getAll(),
    ) as Promise<RecordOnDisk[]>;
  }

  async #remove(ids: string[]): Promise<void> {
    await this.database.run(['records'], 'readwrite', (transaction) => {
      const records = transaction.objectStore('records');
      for (const id of ids) records.delete(id);
      return records.count();
    });
  }

  /** Removes what is over. What is on its way from this device stays until it is sent, whatever the clock says. */
  async #sweep(): Promise<void> {
    const now = this.now();
    await this.database.run(['records', 'states'], 'readwrite', (transaction) => {
      const sweep = (name: string, isOver: (value: unknown) => boolean) => {
        const request = transaction.objectStore(name).openCursor();
        request.onsuccess = () => {
          const cursor = request.result;
          if (!cursor) return;
          if (isOver(cursor.value)) cursor.delete();
          cursor.continue();
        };
        return request;
      };
      sweep('states', (value) => {
        const { done, savedAt } = value as StateOnDisk;
        return done !== undefined && savedAt + REMAINS < now;
      });
      return sweep('records', (value) => ((value as RecordOnDisk).expiresAt ?? Infinity) < now);
    });
  }
}

const labelOf = ({ id, kind, schema }: Pick<RecordOnDisk, 'id' | 'kind' | 'schema'>) => `${kind} ${schema} ${id}`;

const SALT = 'patient-partnership';

/** Random, and gone when the tab is closed. By itself it opens nothing. */
function saltOfTab(): Uint8Array<ArrayBuffer> {
  const known = sessionStorage.getItem(SALT)?.match(/^(?:[\da-f]{2}){32}$/)?.[0];
  const salt = known
    ? Uint8Array.from(known.match(/../g)!, (hex) => parseInt(hex, 16))
    : crypto.getRandomValues(new Uint8Array(32));
  const hex = [...salt].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (!known) sessionStorage.setItem(SALT, hex);
  return salt;
}
