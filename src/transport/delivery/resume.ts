import type { Environment } from './environment.js';
import type { Delivery } from './delivery.js';
import type { Outbox } from './outbox.js';
import type { Store } from '../storage/store.js';

/** How long after a store could not be read it is tried again, in milliseconds. */
const AGAIN = 30_000;

/**
 * Goes on with what an earlier page, or another tab, has left in a store. Never rejects; where the store cannot be read
 * now it is read later.
 *
 * @param adopt - told of what this page did not know of
 */
export async function resume(
  outbox: Outbox,
  store: Store,
  { later }: Pick<Environment, 'later'>,
  adopt: (delivery: Delivery) => void,
): Promise<void> {
  try {
    for (const entry of await store.list()) {
      const delivery = outbox.resume(entry, store);
      if (delivery) adopt(delivery);
    }
  } catch {
    later(() => void resume(outbox, store, { later }, adopt), AGAIN);
  }
}
