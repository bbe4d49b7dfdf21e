import { type CorsFault, corsFault } from './cors.js';
import type { Environment } from './environment.js';
import type { LookUp } from './look-up.js';
import { addressOf, type Authorize, creation, failure, judge, type Outcome } from './outcome.js';
import type { Entry } from '../storage/store.js';

/** How long a request may take: above what gateways allow, so that theirs comes first. Milliseconds. */
const REQUEST_TIMEOUT = 65_000;

/** How long the page may take to say how to sign in. */
const AUTHORIZE_TIMEOUT = 30_000;

/** Single requests to one FHIR server. None of them rejects or lasts for ever. */
export class Exchange {
  /** The server lets this origin in: there is nothing more to find out. */
  #isAllowed = false;

  constructor(
    private readonly endpoint: string,
    private readonly environment: Environment,
  ) {}

  /** The page's headers; undefined where it has none to give: then nothing may be sent. */
  headers(authorize: Authorize | undefined, reason: 'submit' | 'expired'): Promise<Headers | undefined> {
    return this.#within(AUTHORIZE_TIMEOUT, () => authorize?.({ reason }))
      .then((own) => new Headers(own))
      .catch(() => undefined);
  }

  /** Creates the resource, unless it is there. */
  send({ body, identifier }: Entry, own: Headers): Promise<Outcome> {
    const { environment } = this;
    return this.#within(REQUEST_TIMEOUT, async (signal) => {
      const response = await environment.fetch(addressOf(this.endpoint), {
        ...creation(body, identifier, own),
        signal,
      });
      return judge(response, identifier, environment.now());
    }).catch((error: unknown) =>
      failure('unclear', error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'network'),
    );
  }

  /** What the server holds; nothing where that cannot be said. */
  lookUp(entry: Entry, own: Headers): Promise<LookUp> {
    return this.#within(REQUEST_TIMEOUT, async (signal) => {
      const { lookUp, fetch } = this.environment;
      const [address, init] = lookUp.search(this.endpoint, entry.identifier, own);
      return lookUp.found(await fetch(address, { ...init, signal }), entry);
    }).catch(() => undefined);
  }

  /** What another origin does not allow, once a request to it got no answer. */
  async corsFault(entry: Entry, own: Headers): Promise<CorsFault | undefined> {
    const { origin, fetch, isOffline } = this.environment;
    if (!origin || this.#isAllowed || isOffline() || new URL(this.endpoint, origin).origin === origin) return undefined;
    const fault = await this.#within(REQUEST_TIMEOUT, (signal) =>
      corsFault((url, init) => fetch(url, { ...init, signal }), this.endpoint, origin, entry, own),
    ).catch(() => 'unreachable' as const);
    this.#isAllowed = fault === undefined;
    return fault === 'unreachable' ? undefined : fault;
  }

  /** Gives up on something that may never end. */
  #within<T>(milliseconds: number, run: (signal: AbortSignal) => Promise<T> | T): Promise<T> {
    const controller = new AbortController();
    return new Promise<T>((resolve, reject) => {
      const cancel = this.environment.later(() => {
        controller.abort();
        reject(new DOMException('Too late', 'TimeoutError'));
      }, milliseconds);
      void Promise.resolve(controller.signal).then(run).then(resolve, reject).finally(cancel);
    });
  }
}
