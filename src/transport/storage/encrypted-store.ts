import { answersOf } from '../canonical.js';
import { appear, present } from './presence.js';
import { Database, digest, keyedDigest, type Keys, keysFrom, seal, type Sealed, unseal } from './encrypted-database.js';
import type { Entry, Kept, Store } from './store.js';

/** Of what is in a record. Another one is not read. */
export const SCHEMA = 2;

const DAY = 86_400_000;

/** After this time what belongs to a tab is taken for a closed one's, and removed. Also marks of what is done. */
const REMAINS = 30 * DAY;

/**
 * How long a tab may be without a page of ours, such as on another page or asleep, before another tab removes what is its
 * own: nobody can tell that from a tab that is closed.
 */
const ABSENCE = DAY;

interface RecordOnDisk extends Sealed {
  id: string;
  kind: 'draft' | 'entry';
  /** `device`, or what stands for a tab. */
  owner: string;
  schema: number;
  savedAt: number;
  expiresAt?: number;
  /** When a page of the tab that it belongs to was there last. */
  seenAt?: number;
  /** Of a draft: of the response that is made of it, in whatever tab. */
  identifier?: string;
  /** Of a draft: who wrote it last; undefined where it is what was handed over. */
  writer?: string | undefined;
}

/** What a draft is written with. */
export interface Writing {
  /** Of the response that is to be made of it, if no other tab has begun the same draft. */
  identifier: string;
  /** As it was when it was read or written last. */
  known: string | undefined;
  /** Stands for who writes; undefined where it is what was handed over. */
  writer: string | undefined;
  /** After which it is removed. */
  days: number;
  /** Nothing is written over what somebody wrote at another time than this. */
  since?: number | undefined;
}

/** What became of writing a draft. */
export interface Written {
  /** That it has now: another tab's if that began it. */
  identifier: string;
  /** What is made of it was sent: nothing was written. */
  isSent: boolean;
  /** Until now it was what somebody has handed over. */
  wasHandedOver: boolean;
  /** When this was written; undefined where nothing was. */
  savedAt: number | undefined;
}

interface StateOnDisk extends Kept {
  id: string;
  savedAt: number;
}

/** What was kept of answers that nobody sent yet. */
export type Draft =
  | { kind: 'draft'; value: unknown; savedAt: number; identifier: string | undefined; isHandedOver: boolean }
  | { kind: 'unreadable' };

/**
 * Keeps drafts, and what is on its way, encrypted in this browser. That protects a copied database, and a `session` from
 * other tabs; it does not protect from scripts of the same page, nor from whoever brings a closed tab back.
 */
export class EncryptedStore implements Store {
  /** How much of what was on its way could not be opened any more. */
  unreadable = 0;

  private constructor(
    readonly scope: Store['scope'],
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly owner: string,
    private readonly now: () => number,
  ) {}

  /**
   * @param scope - `session`: for this tab, reloads included; `device`: longer
   * @throws where the browser has no place to keep things, or no way to lock them
   */
  static async open(scope: Store['scope'], now: () => number = () => Date.now()): Promise<EncryptedStore> {
    const database = new Database();
    const salt = scope === 'device' ? new Uint8Array(0) : saltOfTab();
    const keys = await keysFrom(database, salt);
    const owner = scope === 'device' ? scope : await keyedDigest(keys, 'tab');
    const store = new EncryptedStore(scope, database, keys, owner, now);
    if (scope === 'session') {
      await store.#move(await digest(`tab ${salt.join()}`));
      appear(owner);
      document.addEventListener('visibilitychange', () => void store.#sweep().catch(() => undefined));
    }
    await store.#sweep();
    return store;
  }

  /** A text that stands for another one, and that only this browser can make; of a session, only this tab. */
  name(text: string): Promise<string> {
    return keyedDigest(this.keys, text);
  }

  digestOf({ body }: Entry): Promise<string> {
    return this.name(`answers ${answersOf(body)}`);
  }

  async add(entry: Entry): Promise<void> {
    const { identifier: id, attemptStartedAt } = entry;
    const record = await this.#seal(id, 'entry', entry);
    const digest = await this.digestOf(entry);
    await this.database.run(['records', 'states'], 'readwrite', (transaction, guarded) => {
      const records = transaction.objectStore('records');
      const states = transaction.objectStore('states');
      const known = states.get(id) as IDBRequest<StateOnDisk | undefined>;
      known.onsuccess = guarded(() => {
        // What was taken back may be sent again: nobody changed it, but the server may think better of it.
        const { result } = known;
        if (result && result.done?.isConfirmed !== false) return;
        records.put(record);
        states.put({ id, savedAt: this.now(), attemptStartedAt, digest } satisfies StateOnDisk);
      });
      return known as IDBRequest<unknown>;
    });
  }

  async read(id: string): Promise<Kept | undefined> {
    return this.database.run(['states'], 'readonly', (transaction) =>
      transaction.objectStore('states').get(id),
    ) as Promise<StateOnDisk | undefined>;
  }

  async mark(id: string, attemptStartedAt: number | undefined): Promise<void> {
    await this.database.run(['states'], 'readwrite', (transaction, guarded) =>
      putState(transaction, guarded, { id, savedAt: this.now(), attemptStartedAt }),
    );
  }

  async finish(id: string, done: NonNullable<Kept['done']>): Promise<void> {
    await this.database.run(['records', 'states'], 'readwrite', (transaction, guarded) => {
      transaction.objectStore('records').delete(id);
      return putState(transaction, guarded, { id, savedAt: this.now(), done });
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
          return (await unseal(this.keys.lock, labelOf(record), record)) as Entry;
        } catch {
          this.unreadable++;
          await this.#remove([record.id]).catch(() => undefined);
          return undefined;
        }
      }),
    );
    return entries.filter((entry) => entry !== undefined);
  }

  /** Writes a draft, unless what is made of it was sent meanwhile from another tab. */
  async saveDraft(
    about: string,
    value: unknown,
    { identifier, known, writer, days, since }: Writing,
  ): Promise<Written> {
    const record = await this.#seal(await this.#draftId(about), 'draft', value);
    record.expiresAt = record.savedAt + days * DAY;
    const written: Written = { identifier, isSent: false, wasHandedOver: false, savedAt: undefined };
    await this.database.run(['records', 'states'], 'readwrite', (transaction, guarded) => {
      const records = transaction.objectStore('records');
      const before = records.get(record.id) as IDBRequest<RecordOnDisk | undefined>;
      before.onsuccess = guarded(() => {
        const { result } = before;
        const other = result?.identifier;
        if (since !== undefined && since !== result?.savedAt) return;
        const whether = (one: string, then: (isSent: boolean) => void) => {
          const state = transaction.objectStore('states').get(one) as IDBRequest<StateOnDisk | undefined>;
          state.onsuccess = guarded(() => then(state.result?.done?.isConfirmed === true));
        };
        const write = (own: string) => {
          written.identifier = own;
          written.wasHandedOver = other === own && result?.writer === undefined;
          whether(own, (isSent) => {
            if (isSent) written.isSent = true;
            else {
              written.savedAt = record.savedAt;
              records.put({ ...record, identifier: own, writer });
            }
          });
        };
        if (other === undefined || other === known) return write(identifier);
        // What is left of one that was sent is in nobody's way.
        whether(other, (isSent) => write(isSent ? identifier : other));
      });
      return before as IDBRequest<unknown>;
    });
    return written;
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
      const value = await unseal(this.keys.lock, labelOf(record), record);
      const { savedAt, identifier, writer } = record;
      return { kind: 'draft', value, savedAt, identifier, isHandedOver: writer === undefined };
    } catch {
      return { kind: 'unreadable' };
    }
  }

  /** @param own - who wants that, and what they read or wrote last: where it is given, what another one wrote since stays */
  async deleteDraft(about: string, own?: { writer: string; savedAt: number | undefined }): Promise<void> {
    const id = await this.#draftId(about);
    await this.database.run(['records'], 'readwrite', (transaction) => {
      const records = transaction.objectStore('records');
      const before = records.get(id) as IDBRequest<RecordOnDisk | undefined>;
      before.onsuccess = () => {
        const { writer, savedAt } = before.result ?? {};
        if (!own || writer === undefined || writer === own.writer || savedAt === own.savedAt) records.delete(id);
      };
      return before as IDBRequest<unknown>;
    });
  }

  async #seal(id: string, kind: RecordOnDisk['kind'], value: unknown): Promise<RecordOnDisk> {
    const record = { id, kind, owner: this.owner, schema: SCHEMA, savedAt: this.now() };
    const expiry = this.scope === 'session' ? { expiresAt: record.savedAt + REMAINS } : {};
    return { ...record, ...expiry, ...(await seal(this.keys.lock, labelOf(record), value)) };
  }

  #draftId(about: string): Promise<string> {
    return this.name(`draft ${about}`);
  }

  /** What waits to be sent and was written by an earlier version, which had another name for this tab, goes on. */
  async #move(before: string): Promise<void> {
    const entries = (await this.#records()).filter(({ kind, owner }) => kind === 'entry' && owner === before);
    if (entries.length === 0) return;
    await this.database.run(['records'], 'readwrite', (transaction) => {
      const records = transaction.objectStore('records');
      for (const entry of entries) records.put({ ...entry, owner: this.owner });
      return records.count();
    });
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

  /**
   * Removes what is over, and what belongs to tabs that have been without a page of ours for long. What is on its way from
   * this device stays until it is sent, whatever the clock says. What names of an earlier version tell can be guessed.
   */
  async #sweep(): Promise<void> {
    const now = this.now();
    const tabs = await present();
    await this.database.run(['records', 'states'], 'readwrite', (transaction) => {
      const sweep = (name: string, onto: (value: unknown, cursor: IDBCursorWithValue) => void) => {
        const request = transaction.objectStore(name).openCursor();
        request.onsuccess = () => {
          const cursor = request.result;
          if (!cursor) return;
          onto(cursor.value, cursor);
          cursor.continue();
        };
        return request;
      };
      sweep('states', (value, cursor) => {
        const { done, savedAt } = value as StateOnDisk;
        if (done !== undefined && savedAt + REMAINS < now) cursor.delete();
      });
      return sweep('records', (value, cursor) => {
        const record = value as RecordOnDisk;
        const { kind, owner, schema, savedAt, seenAt = savedAt, expiresAt = Infinity } = record;
        const isThere = owner === this.owner || owner === 'device' || !tabs || tabs.has(owner);
        const isGone = !isThere && seenAt + ABSENCE < now;
        if (isGone || expiresAt < now || (kind === 'draft' && schema === 1)) cursor.delete();
        else if (isThere && owner !== 'device' && seenAt + ABSENCE / 24 < now)
          cursor.update({ ...record, seenAt: now });
      });
    });
  }
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
