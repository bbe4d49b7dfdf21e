/** Something a server said about what it was sent, as in FHIR's `OperationOutcome.issue`. */
export interface ServerIssue {
  /** FHIRPath-like paths into the resource, such as `QuestionnaireResponse.item[0]`. */
  expression: string[];
  text: string;
}

/** How a delivery ended. Only `confirmed` means that the server holds the resource. */
export type Delivered =
  | { kind: 'confirmed'; location?: string }
  | {
      kind: 'failed';
      /** `network`, `timeout`, `auth-needed`, `not-fhir`, or `http-` and the status. */
      code: string;
      message: string;
      /** Whether sending the same bytes again may succeed. The identifier keeps it from being stored twice. */
      retryable: boolean;
      correlationId?: string;
      issues: ServerIssue[];
    };

/** Request headers from the host, such as a bearer token. `expired`: the server refused the last ones. */
export type Authorize = (request: {
  reason: 'load' | 'submit' | 'expired';
}) => Promise<Record<string, string>> | Record<string, string>;

export interface DeliveryOptions {
  /** The FHIR base, without the resource type. */
  endpoint: string;
  /** The resource's type, which is also the last part of the address. */
  resourceType: string;
  /** The exact bytes. A second attempt sends the same ones. */
  body: string;
  /** `identifier.value` of the resource: what makes a second attempt harmless. */
  identifier: string;
  authorize?: Authorize | undefined;
  fetch?: typeof fetch;
  /** Milliseconds before `authorize`, and then an attempt, is given up; above what gateways allow, so that theirs comes first. */
  timeout?: number;
}

/** Statuses after which nobody knows whether the server stored it, or which say that it is only busy. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);
const CORRELATION_HEADERS = ['x-correlation-id', 'x-request-id', 'request-id'];

/**
 * Creates a resource on a FHIR server, conditionally on its identifier, so that sending it again cannot store it twice.
 * Never rejects. A 401 asks the host for new headers once.
 */
export async function deliver(options: DeliveryOptions): Promise<Delivered> {
  try {
    let response = await attempt(options, 'submit');
    if (response.status === 401 && options.authorize) response = await attempt(options, 'expired');
    return await judge(response, options.resourceType);
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
    const code = error instanceof AuthorizeError ? 'auth-needed' : timedOut ? 'timeout' : 'network';
    return { kind: 'failed', code, message: `Not delivered (${code}).`, retryable: true, issues: [] };
  }
}

class AuthorizeError extends Error {}

async function attempt(options: DeliveryOptions, reason: 'submit' | 'expired'): Promise<Response> {
  const { endpoint, resourceType, body, identifier, timeout = 65_000 } = options;
  let own: Record<string, string> | undefined;
  try {
    own = await Promise.race([options.authorize?.({ reason }), expiry(timeout)]);
  } catch {
    throw new AuthorizeError();
  }
  const headers = new Headers(own);
  headers.set('Content-Type', 'application/fhir+json');
  headers.set('Accept', 'application/fhir+json');
  headers.set('Prefer', 'return=representation');
  headers.set('If-None-Exist', `identifier=urn:ietf:rfc:3986|${identifier}`);
  return (options.fetch ?? fetch)(`${endpoint.replace(/\/+$/, '')}/${resourceType}`, {
    method: 'POST',
    headers,
    body,
    signal: AbortSignal.timeout(timeout),
  });
}

/** Rejects after some time: a host's promise may never settle. */
const expiry = (timeout: number) =>
  new Promise<never>((_resolve, reject) => {
    const signal = AbortSignal.timeout(timeout);
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

/** What a server's answer means. An answer that is no FHIR (a captive portal's "200 OK") confirms nothing. */
export async function judge(response: Response, resourceType: string): Promise<Delivered> {
  const { status, headers } = response;
  const location = headers.get('Location') ?? undefined;
  const { body, isEmpty } = await read(response);
  if (status === 201 || status === 200) {
    const stored = body?.resourceType === resourceType || body?.resourceType === 'OperationOutcome';
    if ((status === 201 && location && isEmpty) || (stored && (status === 201 || body.resourceType === resourceType))) {
      const id = typeof body?.id === 'string' ? `${resourceType}/${body.id}` : undefined;
      const where = location ?? id;
      return { kind: 'confirmed', ...(where && { location: where }) };
    }
  }
  const correlationId = CORRELATION_HEADERS.map((name) => headers.get(name)).find(Boolean);
  const code = response.ok ? 'not-fhir' : status === 401 ? 'auth-needed' : `http-${status}`;
  return {
    kind: 'failed',
    code,
    message: response.ok ? `The server answered ${status}, but not with FHIR.` : `The server answered ${status}.`,
    retryable: response.ok || status === 401 || PASSING.has(status),
    ...(correlationId && { correlationId }),
    issues: issuesOf(body),
  };
}

type Json = Record<string, unknown>;

async function read(response: Response): Promise<{ body?: Json; isEmpty?: boolean }> {
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

function issuesOf(body: Json | undefined): ServerIssue[] {
  if (body?.resourceType !== 'OperationOutcome' || !Array.isArray(body.issue)) return [];
  return (body.issue as (Json | null)[]).flatMap((issue) => {
    if (!issue || (issue.severity !== 'error' && issue.severity !== 'fatal')) return [];
    const text = (issue.details as Json | undefined)?.text ?? issue.diagnostics;
    const expression = Array.isArray(issue.expression)
      ? issue.expression.filter((path) => typeof path === 'string')
      : [];
    return [{ expression, text: typeof text === 'string' ? text : '' }];
  });
}
