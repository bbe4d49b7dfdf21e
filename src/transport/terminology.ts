import { type Authorize, FHIR_JSON } from './delivery/outcome.js';
import { serialize } from '../domain/format/serialize.js';

/** What the survey asks for: the concepts of a value set. */
export interface ExpandRequest {
  /** The value set's canonical address, with its version after a `|` where the form names one. */
  readonly url: string;
  /** What the person typed: only concepts whose words match are wanted. */
  readonly filter?: string;
  /** The most concepts that are of use. */
  readonly count?: number;
  /** Aborted when nobody waits for it any more. */
  readonly signal: AbortSignal;
}

/** Expands a value set: an R4 ValueSet with an `expansion` (or with all its concepts listed), or null if it is unknown. */
export type Expand = (request: ExpandRequest) => Promise<object | null> | object | null;

export interface TerminologyOptions {
  /** The host's own way; asked before the server. */
  readonly expand?: Expand | undefined;
  /** Base address of a FHIR R4 server that knows `ValueSet/$expand`. */
  readonly server?: string | null | undefined;
  /** Headers for the server. Only given where the host's credentials belong to that server. */
  readonly authorize?: Authorize | undefined;
  readonly fetch?: typeof fetch;
  /** Milliseconds before an answer is given up. */
  readonly timeout?: number;
  /** The most bytes that an answer may have. */
  readonly maxBytes?: number;
}

/** Why there is no value set. `too-costly`: the server wants a filter. */
export class TerminologyError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** So many answers are kept. The oldest goes first. */
const MOST_KEPT = 200;

interface Entry {
  readonly result: Promise<object>;
  readonly abort: AbortController;
  waiting: number;
  settled: boolean;
}

/**
 * Value sets from elsewhere. Each is asked for once and kept in memory; who asks for the same one meanwhile shares the
 * request, which ends early only when nobody waits any more. A failure is not kept.
 */
export class Terminology {
  readonly #entries = new Map<string, Entry>();
  /** Whether the server takes a POST; undefined where that is not known yet. */
  #takesPosts: boolean | undefined;

  constructor(private readonly options: TerminologyOptions) {}

  /** @returns a ValueSet. Rejects with a {@link TerminologyError}, or as `signal` says. */
  valueSet(request: ExpandRequest): Promise<object> {
    const key = JSON.stringify([request.url, request.filter ?? '', request.count]);
    const entry = this.#entries.get(key) ?? this.#ask(key, request);
    entry.waiting++;
    const { signal } = request;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(signal.reason as Error);
        if (--entry.waiting > 0 || entry.settled) return;
        this.#entries.delete(key);
        entry.abort.abort(signal.reason);
      };
      if (signal.aborted) return leave();
      signal.addEventListener('abort', leave, { once: true });
      const done = () => signal.removeEventListener('abort', leave);
      entry.result.then(resolve, reject).finally(done);
    });
  }

  #ask(key: string, { url, filter, count }: ExpandRequest): Entry {
    const abort = new AbortController();
    const entry: Entry = {
      result: this.#expand({ url, ...(filter && { filter }), ...(count && { count }), signal: abort.signal }),
      abort,
      waiting: 0,
      settled: false,
    };
    this.#entries.set(key, entry);
    entry.result.then(
      () => (entry.settled = true),
      () => {
        entry.settled = true;
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
      },
    );
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > MOST_KEPT && this.#entries.get(oldest!)!.settled) this.#entries.delete(oldest!);
    return entry;
  }

  async #expand(request: ExpandRequest): Promise<object> {
    const { expand, server, timeout = 30_000 } = this.options;
    const late = AbortSignal.timeout(timeout);
    const signal = either(request.signal, late);
    try {
      const own = expand ? await until(Promise.resolve(expand({ ...request, signal })), signal) : null;
      if (own) return checked(own);
      if (!server) throw new TerminologyError('unknown', 'The page does not know this value set.');
      return checked(await until(this.#fetch(server, request, signal), signal));
    } catch (error) {
      if (error instanceof TerminologyError) throw error;
      if (late.aborted) throw new TerminologyError('timeout', 'The value set did not come in time.');
      throw new TerminologyError('network', `The value set could not be loaded: ${String(error)}`);
    }
  }

  async #fetch(server: string, request: ExpandRequest, signal: AbortSignal): Promise<unknown> {
    const response = await this.#asked(server, request, signal);
    if (response.type === 'opaqueredirect') {
      const why = 'redirects, and with headers of authorize redirects are not followed';
      throw new TerminologyError('redirect', `The terminology server ${why}.`);
    }
    const text = await textOf(response, this.options.maxBytes ?? 8_000_000);
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      body = undefined;
    }
    if (response.ok) return body;
    const isCostly = /"too-?costly"/i.test(text);
    throw new TerminologyError(
      isCostly ? 'too-costly' : `http-${response.status}`,
      `The terminology server answered ${response.status}.`,
    );
  }

  /**
   * What a person typed goes in the body, as addresses are written into logs. Only where the server has never taken a POST
   * it goes in the address.
   */
  async #asked(server: string, request: ExpandRequest, signal: AbortSignal): Promise<Response> {
    const get = () => this.#signedIn(expansionUrl(server, request), {}, signal);
    if (!request.filter || this.#takesPosts === false) return get();
    const init = { method: 'POST', body: serialize(expansionParameters(request)) };
    // A refusal of another origin cannot be told from a network that is down; that one fails the next request, too.
    const posted = await this.#signedIn(expansionUrl(server, {}), init, signal).catch((error: unknown) => {
      if (signal.aborted || this.#takesPosts || !(error instanceof TypeError)) throw error;
      return undefined;
    });
    if (posted && (this.#takesPosts || !NO_POST.has(posted.status))) {
      this.#takesPosts ||= posted.ok || undefined;
      return posted;
    }
    const got = await get();
    // Where both are refused, it was for what was asked.
    if (posted && got.ok) this.#takesPosts = false;
    return got;
  }

  async #signedIn(address: URL, init: RequestInit, signal: AbortSignal): Promise<Response> {
    const response = await this.#attempt(address, init, 'load', signal);
    if (response.status !== 401 || !this.options.authorize) return response;
    return this.#attempt(address, init, 'expired', signal);
  }

  async #attempt(address: URL, init: RequestInit, reason: 'load' | 'expired', signal: AbortSignal): Promise<Response> {
    const headers = new Headers(await this.options.authorize?.({ reason }));
    // The page's own headers would go along, also to another origin; and what was typed.
    const redirect = [...headers].length > 0 || init.body ? 'manual' : 'follow';
    headers.set('Accept', FHIR_JSON);
    if (init.body) headers.set('Content-Type', FHIR_JSON);
    return (this.options.fetch ?? fetch)(address, {
      __proto__: null,
      ...init,
      headers,
      signal,
      redirect,
    } as RequestInit);
  }
}

/** How servers say that an operation is not there by POST. */
const NO_POST = new Set([400, 403, 404, 405, 415, 501]);

/** The question as a FHIR Parameters resource. */
function expansionParameters({ url, filter, count }: Omit<ExpandRequest, 'signal'>): object {
  const [bare = '', version] = url.split('|');
  const parameter: object[] = [{ name: 'url', valueUri: bare }];
  if (version) parameter.push({ name: 'valueSetVersion', valueString: version });
  if (filter) parameter.push({ name: 'filter', valueString: filter });
  if (count) parameter.push({ name: 'count', valueInteger: count });
  return { resourceType: 'Parameters', parameter };
}

/** `{server}/ValueSet/$expand`, with the value set, its version, the filter and the count as R4 names them. */
export function expansionUrl(server: string, { url, filter, count }: Partial<ExpandRequest>): URL {
  const address = new URL(`${server.replace(/\/+$/, '')}/ValueSet/$expand`, globalThis.document?.baseURI);
  if (!/^https?:$/.test(address.protocol)) {
    throw new TerminologyError('invalid-server', 'terminology-server must be a web address (http or https).');
  }
  const [bare, version] = url?.split('|') ?? [];
  if (bare !== undefined) address.searchParams.set('url', bare);
  if (version) address.searchParams.set('valueSetVersion', version);
  if (filter) address.searchParams.set('filter', filter);
  if (count) address.searchParams.set('count', String(count));
  return address;
}

function checked(body: unknown): object {
  if (typeof body === 'object' && body !== null && 'resourceType' in body && body.resourceType === 'ValueSet')
    return body;
  throw new TerminologyError('not-fhir', 'What came is no FHIR ValueSet.');
}

/** A body as text, as long as it is not larger than it may be. */
async function textOf(response: Response, most: number): Promise<string> {
  const tooLarge = () => new TerminologyError('too-large', `The value set has more than ${most} bytes.`);
  if (Number(response.headers.get('Content-Length')) > most) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0, part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw tooLarge();
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** Aborted as soon as one of two is. (`AbortSignal.any` is younger than our oldest browsers.) */
function either(...signals: AbortSignal[]): AbortSignal {
  const both = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) both.abort(signal.reason);
    signal.addEventListener('abort', () => both.abort(signal.reason), { once: true, signal: both.signal });
  }
  return both.signal;
}

/** What `promise` brings, unless `signal` comes first: a host's promise may never settle. */
function until<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
