import { addressOf, creation } from './outcome.js';
import { search } from './look-up.js';
import type { Entry } from '../storage/store.js';

/** What another origin does not allow. */
export interface CorsFault {
  /** Whether the create cannot have left the browser. Otherwise only its answer may have been withheld. */
  isProof: boolean;
  /** English, for developers: names the header. */
  message: string;
}

/**
 * Why a request to another origin failed: browsers do not tell a page, but it can try. A header that the server does not
 * allow stops every request that has it, before it is sent; the same request without it goes through, each time.
 *
 * @param fetch - as the browser has it, and with an end
 * @param origin - of the page
 * @param own - the page's headers
 * @returns `unreachable`: nothing can be said now; undefined where everything is allowed
 */
export async function corsFault(
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  endpoint: string,
  origin: string,
  { identifier, body }: Entry,
  own: Headers,
): Promise<CorsFault | 'unreachable' | undefined> {
  const ends = (url: string, init: RequestInit) =>
    fetch(url, { cache: 'no-store', ...init }).then(
      (response) => {
        void response.body?.cancel().catch(() => undefined);
        return true;
      },
      () => false,
    );
  // Where the create goes, too: servers may have other rules elsewhere.
  const [address] = search(endpoint, identifier, undefined);
  const get = (headers: HeadersInit) => ends(address, { headers, redirect: 'manual' });
  if (!(await ends(addressOf(endpoint, 'metadata'), { mode: 'no-cors' }))) return 'unreachable';
  // Some servers answer who is not signed in without any header.
  const known = (await get({})) ? {} : (await get(own)) && Object.fromEntries(own);
  if (!known) {
    const message = `The answers of the server have no Access-Control-Allow-Origin for ${origin}, or its preflight allows nothing.`;
    return { isProof: false, message };
  }
  const { headers } = creation(body, identifier, own);
  let blocked = [...(headers as Headers)].filter(([name]) => name !== 'accept' && !(name in known));
  for (let round = 0; round < 2; round++) {
    const allowed = await Promise.all(blocked.map(([name, value]) => get({ ...known, [name]: value })));
    blocked = blocked.filter((_, index) => !allowed[index]);
    if (blocked.length === 0) return undefined;
    // A gateway that is down for a moment has no headers either.
    if (!(await get(known))) return 'unreachable';
  }
  const names = blocked.map(([name]) => name.replace(/(^|-)./g, (letter) => letter.toUpperCase())).join(', ');
  const message = `The server's CORS preflight does not allow ${names}: Access-Control-Allow-Headers has to name it.`;
  return { isProof: true, message };
}
