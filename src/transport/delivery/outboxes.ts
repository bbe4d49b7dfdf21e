import { browserEnvironment } from './environment.js';
import { Outbox } from './outbox.js';

const outboxes = new Map<string, Outbox>();

/** The one queue of this page for a FHIR server. It goes on when the element that filled it is gone. */
export function outboxFor(endpoint: string): Outbox {
  const base = absolute(endpoint);
  const outbox = outboxes.get(base) ?? new Outbox(base, browserEnvironment);
  outboxes.set(base, outbox);
  return outbox;
}

function absolute(endpoint: string): string {
  try {
    return new URL(endpoint, document.baseURI).href.replace(/\/+$/, '');
  } catch {
    return endpoint;
  }
}
