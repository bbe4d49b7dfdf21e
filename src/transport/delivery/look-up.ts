import { addressIn, addressOf, FHIR_JSON, type Json, readFhir, searchFor } from './outcome.js';
import type { Entry } from '../storage/store.js';
import { canonical } from '../canonical.js';

/** Statuses that do not change when the question is asked again: the server does not let it be asked. */
const REFUSALS = new Set([400, 403, 404, 405, 406, 410, 422, 501]);

/** What a server holds of something that may have reached it. */
export interface Found {
  location?: string | undefined;
  isDuplicate: boolean;
  /** Whether each of them says what was sent. */
  isEqual: boolean;
}

/** How a look-up ended; `refused`: the server does not let it be asked, `auth-needed`: it does not let this person. */
export type LookUp = Found | null | 'refused' | 'auth-needed' | undefined;

/** The question to ask, for servers that let whoever may create also search. */
export const search = (endpoint: string, identifier: string, own: HeadersInit | undefined) => {
  const headers = new Headers(own);
  headers.set('Accept', FHIR_JSON);
  // Some caches keep a search for a while, and then would say "not there" of what is there.
  const init: RequestInit = { headers, cache: 'no-store', redirect: 'manual' };
  return [`${addressOf(endpoint)}?${searchFor(identifier).replaceAll(/[:|]/g, encodeURIComponent)}`, init] as const;
};

/**
 * What the answer to a search by identifier means.
 *
 * @returns what is there; null where the server holds nothing; undefined where this answer does not say, but the next one may
 */
export async function found(response: Response, { identifier, body }: Entry): Promise<LookUp> {
  if (response.status === 401) return 'auth-needed';
  if (REFUSALS.has(response.status)) return 'refused';
  const { body: bundle } = response.ok ? await readFhir(response) : {};
  // A page of the network in between.
  if (typeof bundle?.resourceType !== 'string') return undefined;
  if (bundle.resourceType !== 'Bundle' || bundle.type !== 'searchset') return 'refused';
  if (bundle.entry !== undefined && !Array.isArray(bundle.entry)) return 'refused';
  const resources = ((bundle.entry ?? []) as (Json | null)[]).map((entry) => entry?.resource as Json | undefined);
  const matches = resources.filter((resource) => (resource?.identifier as Json | undefined)?.value === identifier);
  const [first] = matches;
  if (first) {
    const sent = JSON.parse(body) as Json;
    return {
      location: addressIn(first),
      isDuplicate: matches.length > 1,
      isEqual: matches.every((match) => canonical(match!.item) === canonical(sent.item)),
    };
  }
  // A server that does not know the parameter leaves it out and answers with anything.
  const isSilent = resources.every((resource) => resource?.resourceType === 'OperationOutcome') && !bundle.total;
  return isSilent ? null : 'refused';
}
