import type { Authorize, Failure } from './outcome.js';
import type { Entry, Store } from '../storage/store.js';

/**
 * `queued`: frozen, and no attempt was made. `sending`: an attempt is under way. `waiting`: for the next one.
 * `auth-needed`: for somebody to sign in. `needs-attention`: a person has to do something. `confirmed`: the server holds it.
 * `gone`: somebody took it back in another tab.
 */
export type DeliveryState = 'queued' | 'sending' | 'waiting' | 'auth-needed' | 'needs-attention' | 'confirmed' | 'gone';

/** Something on its way, as it is shown. */
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

/** Something on its way, and all that is known about it. */
export interface Item extends Delivery {
  state: DeliveryState;
  failure: Failure | undefined;
  location: string | undefined;
  isDuplicate: boolean | undefined;
  scope: Store['scope'] | undefined;
  store: Store | undefined;
  /** Where it could not be written down: tried again with each attempt, as other tabs know of none that is not. */
  missing: Store | undefined;
  authorize: Authorize | undefined;
  /** A person wants it sent once more, although nobody can tell whether it is there. */
  isForced: boolean;
  /** Failed attempts. */
  failed: number;
  /** The server asked for no attempt before this time, on the clock that only goes forward. */
  notBefore: number;
  /** The last attempt whose end is not known, where no store says so. */
  mark: number | undefined;
  /** The last attempt of another tab, as that one said, if its end is not known. It may have written it down nowhere. */
  told: number | undefined;
  /** The last attempt whose end is known. */
  ended: number | undefined;
  /** The mark that was seen last, and when it was seen first. By then its attempt was over. */
  seen: number | undefined;
  seenAt: number;
  isBusy: boolean;
  cancel: (() => void) | undefined;
}

export const itemOf = (entry: Entry, store: Store | undefined, authorize: Authorize | undefined): Item => ({
  ...entry,
  state: 'queued',
  failure: undefined,
  location: undefined,
  isDuplicate: undefined,
  store,
  missing: undefined,
  scope: store?.scope,
  authorize,
  isForced: false,
  failed: 0,
  notBefore: 0,
  mark: entry.attemptStartedAt,
  told: undefined,
  ended: undefined,
  seen: undefined,
  seenAt: 0,
  isBusy: false,
  cancel: undefined,
});

/**
 * Writes something down before anything else is done with it. Where that fails it stays in memory, and says so. Not so what
 * an earlier page may have written down: other tabs see that, and have to see each attempt at it.
 */
export async function writeDown(item: Item, entry: Entry, store: Store): Promise<void> {
  const isWritten = await store.add(entry).then(
    () => true,
    // Of what is new there is nothing to read.
    () => item.attemptStartedAt !== undefined && store.read(entry.identifier).then(Boolean, () => undefined),
  );
  if (isWritten) item.scope = store.scope;
  // Where that cannot be said nothing is sent before it can.
  if (isWritten !== false) item.store = store;
  item.missing = item.store ? undefined : store;
}
