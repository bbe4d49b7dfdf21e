import type { ReactiveController } from 'lit';
import type { PartnershipElement } from './partnership-element.js';
import type { ErrorDetail } from './events.js';

/** Something found in data from outside. `message` is English, for developers. */
export interface Problem {
  severity: 'error' | 'warning' | 'information';
  code: string;
  message: string;
}

/** What a parser makes of data from outside. */
export interface Parsed<T, P extends Problem = Problem> {
  value: T | null;
  problems: P[];
}

/**
 * `waiting`: nothing yet, and the page may still bring it. `loading`: asked for. `ready`: there is a value. `error`: what
 * came cannot be used. `empty`: the page brings nothing.
 */
export type DataState = 'waiting' | 'loading' | 'ready' | 'error' | 'empty';

export interface DataSourceOptions<T, P extends Problem = Problem> {
  /** The host's property with the data; `undefined` means not given, `null` means wait. */
  property: string;
  /** Reads parsed JSON, or the property's value. Never throws. */
  parse(json: unknown): Parsed<T, P>;
  /** Reads a light-DOM table, for elements that take one. */
  table?(table: HTMLTableElement): Parsed<T, P>;
  /** Loads code that only some values need, before the value counts as ready; undefined where nothing is missing. */
  prepare?(value: T): Promise<void> | undefined;
  /** Headers for the request to `src`. */
  headers?(reason: 'load' | 'expired'): Promise<HeadersInit | undefined>;
  /** Called before the host renders whenever `state` or `value` has changed. */
  changed?(): void;
}

/** How long `src` may take to answer, in milliseconds. */
const TIMEOUT = 30_000;

/** Anything but a web address (`javascript:`, `data:`, `file:`) is nothing to load from. */
function webAddress(address: string): URL | undefined {
  try {
    const url = new URL(address, document.baseURI);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

type Host = PartnershipElement & { src?: string | null };

/**
 * Finds an element's data, the same way for every element: its property, else `src`, else a child
 * `<script type="application/json">`, else (where an element takes one) a child `<table>`. Reports what cannot be used
 * through `pp-error` and keeps `problems` for the element to show.
 */
export class DataSource<T, P extends Problem = Problem> implements ReactiveController {
  state: DataState = 'waiting';
  value: T | null = null;
  problems: P[] = [];
  /** Settles when code that the value needs is loaded. */
  preparing: Promise<void> | undefined;
  /** What went wrong, when `state` is `error`. */
  error: ErrorDetail | undefined;

  #given: unknown;
  #src: string | null | undefined;
  #light: string | undefined;
  #parsed = false;
  #observer: MutationObserver | undefined;
  #request: AbortController | undefined;
  #settle: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: Host,
    private readonly options: DataSourceOptions<T, P>,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    // The page may do what it likes in our slots; only data is ours.
    this.#observer = new MutationObserver(() => {
      if (this.#readText() !== this.#light) this.host.requestUpdate();
    });
    this.#observer.observe(this.host, { childList: true, subtree: true, characterData: true, attributes: true });
    if (this.#parsed) return;
    if (document.readyState === 'loading')
      document.addEventListener('DOMContentLoaded', this.#onParsed, { once: true });
    else this.#onParsed();
  }

  hostDisconnected(): void {
    document.removeEventListener('DOMContentLoaded', this.#onParsed);
    clearTimeout(this.#settle);
    this.#observer?.disconnect();
    if (this.state === 'loading') {
      this.#request?.abort();
      this.#src = undefined;
    }
  }

  /** The page may set the property in the task that parsed the element: only after that is nothing final. */
  readonly #onParsed = (): void => {
    this.#settle = setTimeout(() => {
      this.#parsed = true;
      this.host.requestUpdate();
    });
  };

  hostUpdate(): void {
    const given = (this.host as unknown as Record<string, unknown>)[this.options.property];
    const { src } = this.host;
    if (given !== undefined) {
      if (src || this.#script()) this.#warnTwice();
      if (given === this.#given) return;
      if (this.state === 'ready' && sameJson(given, this.#given)) {
        // A framework built the same data anew: nothing that the person did is lost for that.
        this.#given = given;
        return;
      }
      this.#forget();
      this.#given = given;
      if (given === null) this.#to('waiting');
      else this.#take(this.options.parse(given));
      return;
    }
    if (this.#given !== undefined) this.#forget();
    if (src) {
      // The page may still be about to say how to ask, such as by `authorize`.
      if (src === this.#src || !this.#parsed) return;
      this.#forget();
      this.#src = src;
      void this.#load(src);
      return;
    }
    if (this.#src) this.#forget();
    this.#readLight();
  }

  /** Begins once more with what the page gives. */
  retry(): void {
    this.#given = this.#src = this.#light = undefined;
    this.host.requestUpdate();
  }

  #forget(): void {
    this.#request?.abort();
    this.preparing = undefined;
    this.#given = this.#src = this.#light = undefined;
    if (this.state !== 'waiting') this.#to('waiting');
  }

  #to(state: DataState, value: T | null = null, problems: P[] = [], error?: ErrorDetail): void {
    this.state = state;
    this.value = value;
    this.problems = problems;
    this.error = error;
    this.options.changed?.();
  }

  #take({ value, problems }: Parsed<T, P>): void {
    const worst = problems.find(({ severity }) => severity === 'error');
    for (const { severity, message } of problems) if (severity !== 'error') this.#console(message);
    if (value === null) {
      this.#fault(
        'invalid-data',
        problems.map(({ message }) => message).join('; ') || 'The data cannot be used.',
        false,
        problems,
      );
      return;
    }
    const ready = () => {
      this.#to('ready', value, problems);
      if (worst) this.#report({ phase: 'data', code: worst.code, message: worst.message, retryable: false });
    };
    const missing = this.options.prepare?.(value);
    if (missing) this.#prepare(missing, ready);
    else ready();
  }

  #prepare(missing: Promise<void>, ready: () => void): void {
    this.#to('loading');
    const preparing: Promise<void> = missing
      .then(
        () => {
          if (this.preparing === preparing) ready();
        },
        (error: unknown) => {
          if (this.preparing === preparing) this.#fault('network', `Code could not be loaded: ${String(error)}`, true);
        },
      )
      .then(() => this.host.requestUpdate());
    this.preparing = preparing;
  }

  #fault(code: string, message: string, retryable: boolean, problems: P[] = []): void {
    const error: ErrorDetail = { phase: 'data', code, message, retryable };
    this.#to('error', null, problems, error);
    this.#report(error);
  }

  #report(error: ErrorDetail): void {
    this.#console(error.message);
    this.host['fail'](error);
  }

  #console(message: string): void {
    this.host['warn'](message);
  }

  #warnTwice(): void {
    this.#console(`data comes in two ways at once; the property "${this.options.property}" is used.`);
  }

  #script(): Element | null {
    return this.host.querySelector(':scope > script[type="application/json"]');
  }

  #table(): HTMLTableElement | null | undefined {
    return this.options.table && this.host.querySelector<HTMLTableElement>(':scope > table');
  }

  /** The data that stands in the page, as text. */
  #readText(): string | undefined {
    const script = this.#script();
    return script ? (script.textContent ?? '') : this.#table()?.outerHTML;
  }

  #readLight(): void {
    const script = this.#script();
    const table = this.#table();
    const light = this.#readText();
    if (light === undefined) {
      this.#light = undefined;
      if (this.#parsed) {
        if (this.state !== 'empty') this.#to('empty');
      } else if (this.state !== 'waiting') this.#to('waiting');
      return;
    }
    // A script or table that the parser is still filling cannot be told from a broken one.
    if (light === this.#light || !this.#parsed) return;
    this.#light = light;
    if (!script) {
      this.#take(this.options.table!(table!));
      return;
    }
    try {
      this.#take(this.options.parse(JSON.parse(light)));
    } catch (error) {
      this.#fault('not-json', `The <script type="application/json"> inside holds no JSON: ${String(error)}`, false);
    }
  }

  async #load(src: string): Promise<void> {
    const request = (this.#request = new AbortController());
    this.#to('loading');
    const url = webAddress(src);
    if (!url) {
      this.#fault('invalid-src', 'src must be a web address (http or https).', false);
      return;
    }
    const late = setTimeout(() => {
      if (request.signal.aborted) return;
      request.abort();
      this.#fault('timeout', `${src} did not answer in time.`, true);
      this.host.requestUpdate();
    }, TIMEOUT);
    request.signal.addEventListener('abort', () => clearTimeout(late));
    try {
      let response = await this.#fetch(url, 'load', request.signal);
      if (response.status === 401 && this.options.headers) response = await this.#fetch(url, 'expired', request.signal);
      if (request.signal.aborted) return;
      if (!response.ok) {
        const retryable = [408, 425, 429].includes(response.status) || response.status >= 500;
        this.#fault(`http-${response.status}`, `${src} answered ${response.status}.`, retryable);
      } else {
        const text = await response.text();
        if (request.signal.aborted) return;
        let json: unknown;
        try {
          json = JSON.parse(text);
        } catch {
          this.#fault('not-json', `${src} did not answer with JSON.`, false);
          return;
        }
        this.#take(this.options.parse(json));
      }
    } catch (error) {
      if (!request.signal.aborted) this.#fault('network', `${src} could not be loaded: ${String(error)}`, true);
    } finally {
      clearTimeout(late);
      if (!request.signal.aborted) this.host.requestUpdate();
    }
  }

  async #fetch(url: URL, reason: 'load' | 'expired', signal: AbortSignal): Promise<Response> {
    const headers = new Headers(await this.options.headers?.(reason));
    headers.set('Accept', 'application/fhir+json, application/json');
    return fetch(url, { headers, signal });
  }
}

/** Whether two values are the same JSON. */
function sameJson(a: unknown, b: unknown): boolean {
  try {
    return typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b);
  } catch {
    return false;
  }
}
