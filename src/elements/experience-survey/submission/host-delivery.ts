import { failure, judge, type Outcome } from '../../../transport/delivery/outcome.js';
import type { HostDelivery } from '../experience-survey.events.js';

/** Waits for a page that delivers by itself. Never rejects. */
export async function byHost(delivery: Promise<HostDelivery>): Promise<Outcome> {
  try {
    const result = await delivery;
    if (result instanceof Response) {
      if (!result.ok) return await judge(result, '', Date.now());
      // The page to sign in at is a success, too, for whoever was sent there without the answers.
      if (result.redirected && /html/i.test(result.headers.get('Content-Type') ?? '')) {
        return failure('unclear', 'not-fhir', 'The page was sent to another one, which may not have the answers.');
      }
      return { kind: 'confirmed', location: result.headers.get('Location') ?? undefined };
    }
    return { kind: 'confirmed', location: result?.location };
  } catch {
    return failure('unclear', 'host', 'The page could not deliver.');
  }
}

/** Everything inside, too, so that nothing can change what was checked. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
