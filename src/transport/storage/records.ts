import { type Database, keyedDigest, type Keys, seal, type Sealed, unseal } from './encrypted-database.js';
import type { Kept, Store } from './store.js';

/** Of what is in a record. Another one is not read. */
export const SCHEMA = 2;

export const DAY = 86_400_000;

/** After this time what belongs to a tab is taken for a closed one's, and removed. Also marks of what is done. */
export const REMAINS = 30 * DAY;

export interface RecordOnDisk extends Sealed {
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

export interface StateOnDisk extends Kept {
  id: string;
  savedAt: number;
}

/** The records of a browser, or of one of its tabs: what they hold is encrypted. */
export class Records {
  constructor(
    readonly scope: Store['scope'],
    readonly database: Database,
    private readonly keys: Keys,
    readonly owner: string,
    readonly now: () => number,
  ) {}

  /** A text that stands for another one, and that only this browser can make; of a session, only this tab. */
  name(text: string): Promise<string> {
    return keyedDigest(this.keys, text);
  }

  async seal(id: string, kind: RecordOnDisk['kind'], value: unknown): Promise<RecordOnDisk> {
    const record = { id, kind, owner: this.owner, schema: SCHEMA, savedAt: this.now() };
    const expiry = this.scope === 'session' ? { expiresAt: record.savedAt + REMAINS } : {};
    return { ...record, ...expiry, ...(await seal(this.keys.lock, labelOf(record), value)) };
  }

  /** @throws where it was changed, or is another owner's */
  unseal(record: RecordOnDisk): Promise<unknown> {
    return unseal(this.keys.lock, labelOf(record), record);
  }

  /** Those of all owners. */
  all(): Promise<RecordOnDisk[]> {
    return this.database.run(['records'], 'readonly', (transaction) =>
      transaction.objectStore('records').getAll(),
    ) as Promise<RecordOnDisk[]>;
  }

  /** Does something with the records, all of it or nothing. */
  async change(work: (records: IDBObjectStore) => void): Promise<void> {
    await this.database.run(['records'], 'readwrite', (transaction) => {
      const records = transaction.objectStore('records');
      work(records);
      return records.count();
    });
  }
}

const labelOf = ({ id, kind, schema }: Pick<RecordOnDisk, 'id' | 'kind' | 'schema'>) => `${kind} ${schema} ${id}`;
