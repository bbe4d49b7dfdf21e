import { hasAttemptNote, noteAttempt, removeAttemptNote } from './attempt-note.js';
import { DAY, type RecordOnDisk, type Records, SCHEMA, type StateOnDisk } from './records.js';

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

/** What was kept of answers that nobody sent yet. */
export type Draft =
  | { kind: 'draft'; value: unknown; savedAt: number; identifier: string | undefined; isHandedOver: boolean }
  | { kind: 'unreadable' };

/** The drafts among the records: one for each survey and person, whoever writes it. */
export class DraftRecords {
  constructor(private readonly records: Records) {}

  /** Writes a draft, unless what is made of it was sent meanwhile from another tab. */
  async save(about: string, value: unknown, { identifier, known, writer, days, since }: Writing): Promise<Written> {
    const record = await this.records.seal(await this.#id(about), 'draft', value);
    record.expiresAt = record.savedAt + days * DAY;
    const written: Written = { identifier, isSent: false, wasHandedOver: false, savedAt: undefined };
    await this.records.database.run(['records', 'states'], 'readwrite', (transaction, guarded) => {
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
  async read(about: string): Promise<Draft | undefined> {
    const id = await this.#id(about);
    const record = (await this.records.database.run(['records'], 'readonly', (transaction) =>
      transaction.objectStore('records').get(id),
    )) as RecordOnDisk | undefined;
    // A page may stay open longer than a draft is kept.
    if (!record || (record.expiresAt ?? Infinity) < this.records.now()) return undefined;
    try {
      if (record.schema !== SCHEMA) throw new Error('another schema');
      const value = await this.records.unseal(record);
      const { savedAt, identifier, writer } = record;
      return { kind: 'draft', value, savedAt, identifier, isHandedOver: writer === undefined };
    } catch {
      return { kind: 'unreadable' };
    }
  }

  /** @param own - who wants that, and what they read or wrote last: where it is given, what another one wrote since stays */
  async remove(about: string, own?: { writer: string; savedAt: number | undefined }): Promise<void> {
    const id = await this.#id(about);
    let removed: string | undefined;
    await this.records.database.run(['records'], 'readwrite', (transaction) => {
      const records = transaction.objectStore('records');
      const before = records.get(id) as IDBRequest<RecordOnDisk | undefined>;
      before.onsuccess = () => {
        const { writer, savedAt, identifier } = before.result ?? {};
        if (own && writer !== undefined && writer !== own.writer && savedAt !== own.savedAt) return;
        records.delete(id);
        removed = identifier;
      };
      return before as IDBRequest<unknown>;
    });
    if (removed) removeAttemptNote(await this.#noteOf(removed));
  }

  /** Notes that a draft was handed over, where there was no room to write that into it. */
  async noteAttempt(identifier: string): Promise<void> {
    noteAttempt(await this.#noteOf(identifier), this.records.now());
  }

  async hasAttemptNote(identifier: string): Promise<boolean> {
    return hasAttemptNote(await this.#noteOf(identifier));
  }

  #noteOf(identifier: string): Promise<string> {
    return this.records.name(`attempt ${identifier}`);
  }

  #id(about: string): Promise<string> {
    return this.records.name(`draft ${about}`);
  }
}
