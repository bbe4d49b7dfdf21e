import { sweepAttemptNotes } from './attempt-note.js';
import { present } from './presence.js';
import { DAY, type RecordOnDisk, type Records, REMAINS, type StateOnDisk } from './records.js';

/**
 * How long a tab may be without a page of ours, such as on another page or asleep, before another tab removes what is its
 * own: nobody can tell that from a tab that is closed.
 */
const ABSENCE = DAY;

/**
 * Removes what is over, and what belongs to tabs that have been without a page of ours for long. What is on its way from
 * this device stays until it is sent, whatever the clock says. What names of an earlier version tell can be guessed.
 */
export async function sweep({ database, owner: own, now: clock }: Records): Promise<void> {
  const now = clock();
  sweepAttemptNotes(now - REMAINS);
  const tabs = await present();
  await database.run(['records', 'states'], 'readwrite', (transaction) => {
    const each = (name: string, onto: (value: unknown, cursor: IDBCursorWithValue) => void) => {
      const request = transaction.objectStore(name).openCursor();
      request.onsuccess = () => {
        const cursor = request.result;
        if (!cursor) return;
        onto(cursor.value, cursor);
        cursor.continue();
      };
      return request;
    };
    each('states', (value, cursor) => {
      const { done, savedAt } = value as StateOnDisk;
      if (done !== undefined && savedAt + REMAINS < now) cursor.delete();
    });
    return each('records', (value, cursor) => {
      const record = value as RecordOnDisk;
      const { kind, owner, schema, savedAt, seenAt = savedAt, expiresAt = Infinity } = record;
      const isThere = owner === own || owner === 'device' || !tabs || tabs.has(owner);
      const isGone = !isThere && seenAt + ABSENCE < now;
      if (isGone || expiresAt < now || (kind === 'draft' && schema === 1)) cursor.delete();
      else if (isThere && owner !== 'device' && seenAt + ABSENCE / 24 < now) cursor.update({ ...record, seenAt: now });
    });
  });
}
