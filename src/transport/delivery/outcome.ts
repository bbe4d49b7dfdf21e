import { askedPause } from './retry.js';

/** JSON from outside: it may hold anything. */
export type Json = Record<string, unknown>;

/** Why something was not delivered. */
export interface Failure {
  /**
   * `busy`: not stored, and the server will take it later. `unclear`: nobody knows whether it is stored. `auth-needed`: not
   * stored, somebody has to sign in. `conflict`: it may be stored already. `invalid`: not stored, answers have to change.
   * `refused`: not stored, and sending it again does not help. `unverifiable`: nobody knows whether it is stored, and the
   * server does not let it be asked.
   */
  kind: 'busy' | 'unclear' | 'auth-needed' | 'conflict' | 'invalid' | 'refused' | 'unverifiable';
  /**
   * `network`, `cors`, `timeout`, `auth-needed`, `not-fhir`, `empty` (success without a resource), `cannot-verify`, `storage`,
   * `locked` (another tab sends), `already-sent` (other answers, from another tab), or `http-` and the status.
   */
  code: string;
  /** English, for developers. Never a word of what was sent. */
  message: string;
  /** Milliseconds that the server asks to wait. */
  retryAfter?: number | undefined;
  correlationId?: string | undefined;
  /** The resource that the server answered with, if it did. */
  body?: Json | undefined;
}

/** How an attempt ended. Only `confirmed` means that the server holds the resource. */
export type Outcome =
  | {
      kind: 'confirmed';
      location?: string | undefined;
      /** The server holds it more than once. */
      isDuplicate?: boolean;
    }
  | Failure;

/** Request headers from the host, such as a bearer token. `expired`: the server refused the last ones. */
export type Authorize = (request: {
  reason: 'load' | 'submit' | 'expired';
}) => Promise<Record<string, string>> | Record<string, string>;

export const FHIR_JSON = 'application/fhir+json';
const RESOURCE = 'QuestionnaireResponse';
const CORRELATION_HEADERS = ['x-correlation-id', 'x-request-id', 'request-id'];

/** Statuses below 500 that do not mean "refused". 408 comes from gateways that do not know what happened behind them. */
const KINDS: Record<number, Failure['kind']> = {
  401: 'auth-needed',
  408: 'unclear',
  409: 'conflict',
  412: 'conflict',
  422: 'invalid',
  425: 'busy',
  429: 'busy',
};

/**
 * What a page says that a redirect led to, such as one to sign in at: the browser asked for it without the resource. That
 * says nothing about what the first server did with it. Other statuses are only ever about something that was sent.
 */
const FROM_ELSEWHERE = new Set([400, 401, 403, 404, 405, 406, 410, 429, 503]);

/** Whether the same bytes may be taken later. */
export const isRetryable = ({ kind }: Failure): boolean => /^(busy|unclear|auth)/.test(kind);

export const failure = (kind: Failure['kind'], code: string, message = `Not delivered (${code}).`): Failure => ({
  kind,
  code,
  message,
});

/** Where resources of a type are, below a FHIR base with or without a slash at its end. */
export const addressOf = (endpoint: string, name = RESOURCE): string => `${endpoint.replace(/\/+$/, '')}/${name}`;

/** How an identifier is searched for. */
export const searchFor = (identifier: string): string => `identifier=urn:ietf:rfc:3986|${identifier}`;

/** What is sent to create a resource on condition that it is not there yet. */
export function creation(body: string, identifier: string, own: HeadersInit | undefined): RequestInit {
  const headers = new Headers(own);
  headers.set('Content-Type', FHIR_JSON);
  headers.set('Accept', FHIR_JSON);
  headers.set('Prefer', 'return=representation');
  headers.set('If-None-Exist', searchFor(identifier));
  // Redirects are not followed. One that keeps the method (307, 308) would take the answers, and the page's own headers, to
  // wherever it leads, also to another origin; any other one loses the answers on the way. To a create that is mostly a page to
  // sign in at. Where it leads cannot be seen before following it, so this holds within the origin, too.
  return { method: 'POST', headers, body, redirect: 'manual' };
}

/**
 * What a server's answer to a conditional create means. An answer that is no FHIR (a captive portal's "200 OK", the page
 * that a redirect leads to) confirms nothing.
 *
 * @param identifier - of what was sent: an answer about something else confirms nothing either
 * @param now - milliseconds since 1970
 */
export async function judge(response: Response, identifier: string, now: number): Promise<Outcome> {
  const { status, headers } = response;
  const location = headers.get('Location') ?? undefined;
  const { body, isEmpty } = await readFhir(response);
  const type = body?.resourceType;
  // Some servers leave it out of what they have just stored; what a redirect leads to may be anybody's.
  const isRead = response.redirected && status === 200;
  const about = (body?.identifier as Json | undefined)?.value ?? (isRead ? undefined : identifier);
  const isOurs = type === RESOURCE && about === identifier;
  if ((status === 201 || status === 200) && isOurs) return { kind: 'confirmed', location: location ?? addressIn(body) };
  if (status === 201 && (isEmpty || type === 'OperationOutcome')) return { kind: 'confirmed', location };
  const retryAfter = askedPause(headers.get('Retry-After'), Date.parse(headers.get('Date') ?? '') || now);
  // A gateway whose server went away in the middle says 503 too, but it does not know when to come back.
  const isElsewhere = response.redirected && FROM_ELSEWHERE.has(status);
  const isBusy = status === 503 && retryAfter !== undefined && !isElsewhere;
  const isUnclear = status < 400 || status >= 500 || isElsewhere;
  const kind = isBusy ? 'busy' : isUnclear ? 'unclear' : (KINDS[status] ?? 'refused');
  return {
    kind,
    code: codeOf(status, kind, isEmpty),
    message:
      response.type === 'opaqueredirect'
        ? 'The server redirects, and redirects are not followed: endpoint has to be where it answers by itself.'
        : `The server answered ${status}${status < 400 ? ', but not with FHIR that confirms anything' : ''}.`,
    retryAfter,
    correlationId: CORRELATION_HEADERS.map((name) => headers.get(name)).find(Boolean) ?? undefined,
    body,
  };
}

/** What the page is told. Some servers answer a condition that matches with success and nothing else. */
function codeOf(status: number, kind: Failure['kind'], isEmpty = false): string {
  if (status < 400) return isEmpty && (status === 200 || status === 204) ? 'empty' : 'not-fhir';
  return kind === 'auth-needed' ? kind : `http-${status}`;
}

/** Where a server says that a resource is. */
export const addressIn = (body: Json | undefined): string | undefined =>
  typeof body?.id === 'string' ? `${RESOURCE}/${body.id}` : undefined;

/** The resource in an answer, if it is one, and said to be one, and whole. */
export async function readFhir(response: Response): Promise<{ body?: Json; isEmpty?: boolean }> {
  try {
    const text = await response.text();
    if (!text.trim()) return { isEmpty: true };
    if (!/\bjson\b/i.test(response.headers.get('Content-Type') ?? '')) return {};
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? { body: body as Json } : {};
  } catch {
    return {};
  }
}
