import { dataError } from '../page/events.js';
import type { GiveHeaders, Loaded } from './load-json.js';

/** How long `src` may take to answer, in milliseconds. */
const TIMEOUT = 30_000;

/**
 * Asks for the data at `src`.
 *
 * @param done - hears what came of it, once; never after the request was aborted
 */
export function requestData(
  src: string,
  headers: GiveHeaders | undefined,
  done: (loaded: Loaded) => void,
): AbortController {
  const request = new AbortController();
  const { signal } = request;
  const end = (loaded: Loaded) => {
    if (signal.aborted) return;
    request.abort();
    done(loaded);
  };
  const late = setTimeout(() => end(dataError('timeout', `${src} did not answer in time.`, true)), TIMEOUT);
  signal.addEventListener('abort', () => clearTimeout(late));
  void import('./load-json.js')
    .then(
      ({ loadJson }) => loadJson(src, signal, headers),
      (error: unknown) => dataError('network', `Code could not be loaded: ${String(error)}`, true),
    )
    .then(end);
  return request;
}
