import { dataError, type ErrorDetail } from '../page/events.js';

/** What came from an address, or why nothing did. */
export type Loaded = { readonly json: unknown } | ErrorDetail;

/** Gives headers for a request; `expired`: a server did not take those that it got. */
export type GiveHeaders = (reason: 'load' | 'expired') => Promise<HeadersInit | undefined>;

/** Anything but a web address (`javascript:`, `data:`, `file:`) is nothing to load from. */
function webAddress(address: string): URL | undefined {
  try {
    const url = new URL(address, document.baseURI);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Loads JSON. Never rejects.
 *
 * @param src - a web address, which may be relative to the document
 */
export async function loadJson(src: string, signal: AbortSignal, headers?: GiveHeaders): Promise<Loaded> {
  const url = webAddress(src);
  if (!url) return dataError('invalid-src', 'src must be a web address (http or https).');
  const get = async (reason: 'load' | 'expired') => {
    const all = new Headers(await headers?.(reason));
    // The page's own headers would go along, also to another origin.
    const redirect = [...all].length > 0 ? 'manual' : 'follow';
    all.set('Accept', 'application/fhir+json, application/json');
    return fetch(url, { __proto__: null, headers: all, signal, redirect } as RequestInit);
  };
  try {
    let response = await get('load');
    if (response.status === 401 && headers) response = await get('expired');
    const { ok, status, type } = response;
    if (type === 'opaqueredirect') {
      const why = 'redirects, and with headers of authorize redirects are not followed: name the address that answers.';
      return dataError('redirect', `${src} ${why}`);
    }
    if (!ok) {
      const retryable = [408, 425, 429].includes(status) || status >= 500;
      return dataError(`http-${status}`, `${src} answered ${status}.`, retryable);
    }
    const text = await response.text();
    try {
      return { json: JSON.parse(text) as unknown };
    } catch {
      return dataError('not-json', `${src} did not answer with JSON.`);
    }
  } catch (error) {
    return dataError('network', `${src} could not be loaded: ${String(error)}`, true);
  }
}
