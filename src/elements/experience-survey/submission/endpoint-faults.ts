import { addressOf, type Failure } from '../../../transport/delivery/outcome.js';

const EXAMPLE = 'endpoint is the base of a FHIR server, such as "https://fhir.example.org/R4"';

const parse = (address: string): URL | undefined => {
  try {
    return new URL(address, document.baseURI);
  } catch {
    return undefined;
  }
};

const addressAt = (endpoint: string): URL | undefined => parse(addressOf(endpoint));

/** What a page's developer should know about an address that is meant as the base of a FHIR server. */
export function endpointFault(endpoint: string): string | undefined {
  if (/^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)|^localhost\b|^https?\/\//.test(endpoint)) {
    return `${EXAMPLE}: "${endpoint}" has no https://.`;
  }
  const [, type] = /\/(QuestionnaireResponse|Questionnaire|Patient|Bundle|metadata)\/?(?:$|[?#])/.exec(endpoint) ?? [];
  if (type) return `${EXAMPLE}, without "${type}".`;
  if (/[?#]/.test(endpoint)) return `${EXAMPLE}, without "?" and "#".`;
  const url = addressAt(endpoint);
  if (!url || !/^https?:$/.test(url.protocol)) return `${EXAMPLE}: "${endpoint}" is no web address.`;
  return url.protocol === 'http:' && location.protocol === 'https:'
    ? `${EXAMPLE}: a page with https:// may not send to "${endpoint}", which has http://.`
    : undefined;
}

/** What to look at when a request to a server failed, for a page's developer; undefined where that says nothing. */
export function requestFault(endpoint: string, { code, message }: Failure, isBlocked: boolean): string | undefined {
  const url = addressAt(endpoint);
  if (!url) return undefined;
  const to = `endpoint="${endpoint}": POST ${url.href}`;
  if (isBlocked) {
    return `${to} was blocked by the Content-Security-Policy of this page: its connect-src has to allow ${url.origin}.`;
  }
  if (code === 'cors') return `${to} could not be made, or its answer not be read, from ${location.origin}: ${message}`;
  if (code === 'network' && navigator.onLine) {
    const reasons = [
      ...(url.origin === location.origin
        ? []
        : [
            `the server's CORS headers have to allow the origin ${location.origin}, the method POST and the headers ` +
              'If-None-Exist, Authorization, Prefer and Content-Type',
          ]),
      `the connect-src of a Content-Security-Policy has to allow ${url.origin}`,
      'the server has to be there',
    ];
    return `${to} could not be made, and browsers do not say why: ${reasons.join('; ')}. The network panel may tell more.`;
  }
  if (code === 'http-404' || code === 'http-405' || code === 'http-410') {
    return `${to} was answered with ${code.slice(5)}: ${EXAMPLE}. A relative one counts from ${document.baseURI}.`;
  }
  return code === 'not-fhir'
    ? `${to} was not answered with FHIR (JSON), but perhaps with a page to sign in at: ${EXAMPLE}.`
    : undefined;
}

/**
 * Listens for what the page's policy blocks.
 *
 * @returns what tells, with the next task, whether a request to this server was blocked; and how to stop listening
 */
export function watchPolicy(endpoint: string): { isBlocked(): Promise<boolean>; stop(): void } {
  const origin = addressAt(endpoint)?.origin;
  let blocked = false;
  const onViolation = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
    if (effectiveDirective === 'connect-src' && parse(blockedURI)?.origin === origin) blocked = true;
  };
  document.addEventListener('securitypolicyviolation', onViolation);
  return {
    isBlocked: () => new Promise((resolve) => setTimeout(() => resolve(blocked))),
    stop: () => document.removeEventListener('securitypolicyviolation', onViolation),
  };
}
