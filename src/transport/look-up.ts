import { addressIn, addressOf, FHIR_JSON, type Json, readFhir, searchFor } from './outcome.js';
import type { Entry } from './store.js';

/** What a server holds of something that may have reached it. */
export interface Found {
  location?: string | undefined;
  isDuplicate: boolean;
  /** Whether each of them says what was sent. */
  isEqual: boolean;
}

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
 * @returns what is there; null where the server holds nothing; undefined where the answer does not say
 */
export async function found(response: Response, { identifier, body }: Entry): Promise<Found | null | undefined> {
  const { body: bundle } = response.ok ? await readFhir(response) : {};
  if (bundle?.resourceType !== 'Bundle' || bundle.type !== 'searchset') return undefined;
  if (bundle.entry !== undefined && !Array.isArray(bundle.entry)) return undefined;
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
  return isSilent ? null : undefined;
}

/** JSON in one order, so that two of them can be compared. */
const canonical = (json: unknown): string =>
  JSON.stringify(json ?? null, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
