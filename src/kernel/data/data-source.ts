import type { ReactiveController } from 'lit';
import type { ElementHost } from '../element/element-host.js';
import { dataError, type ErrorDetail } from '../page/events.js';
import { copyJson, sameJson } from './json.js';
import { lightText, parseScript, scriptIn, tableIn } from './light-data.js';
import type { GiveHeaders } from './load-json.js';
import { requestData } from './source-request.js';

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
  /** Reads JSON; of the property's value, a copy. Never throws. A promise: the code that does is on its way. */
  parse(json: unknown): Parsed<T, P> | Promise<unknown>;
  /** Reads a light-DOM table, for elements that take one. A promise: the code that does is on its way. */
  table?(table: HTMLTableElement): Parsed<T, P> | Promise<unknown>;
  /** Loads code that only some values need, before the value counts as ready; undefined where nothing is missing. */
  prepare?(value: T): Promise<unknown> | undefined;
  /** Headers for the request to `src`. */
  headers?: GiveHeaders;
  /** Called before the host renders whenever `state` or `value` has changed. */
  changed?(): void;
}

/** Something read, and no promise: which of those are instances of `Promise` depends on what the page made of that. */
const isThere = <R extends Parsed<unknown>>(read: R | Promise<unknown>): read is R => Object.hasOwn(read, 'value');

type Host = ElementHost & { readonly src?: string | null };

/**
 * Finds an element's data, the same way for every element: its property, else `src`, else a child
 * `<script type="application/json">`, else (where an element takes one) a child `<table>`. Reports what cannot be used
 * through `pp-error` and keeps `problems` for the element to show. The same JSON again, from a framework that built it
 * anew or a page that wrote it again, is no news: nothing is read, drawn or told.
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
  /** What was read, as plain JSON. */
  #json: unknown;
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
      if (this.#lightText !== this.#light) this.host.requestUpdate();
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
    const { property } = this.options;
    const given = (this.host as unknown as Record<string, unknown>)[property];
    const { src } = this.host;
    if (given !== undefined) {
      if (src || scriptIn(this.host))
        this.host.warn(`data comes in two ways at once; the property "${property}" is used.`);
      if (given === this.#given) return;
      const copied = copyJson(given);
      if ('json' in copied && this.#has(copied.json)) {
        this.#given = given;
        return;
      }
      this.#forget();
      this.#given = given;
      if (given === null) this.#to('waiting');
      else if ('json' in copied) this.#read(copied.json);
      else this.#fail(dataError('invalid-data', `The property "${property}" is no JSON: ${copied.fault}.`));
      return;
    }
    if (this.#given !== undefined) this.#leave();
    if (src) {
      // The page may still be about to say how to ask, such as by `authorize`.
      if (src === this.#src || !this.#parsed) return;
      this.#forget();
      this.#src = src;
      this.#load(src);
      return;
    }
    if (this.#src) this.#leave();
    this.#readLight();
  }

  /** Begins once more with what the page gives. */
  retry(): void {
    this.#given = this.#src = this.#light = this.#json = undefined;
    this.host.requestUpdate();
  }

  #forget(): void {
    this.#request?.abort();
    this.preparing = undefined;
    this.#given = this.#src = this.#light = this.#json = undefined;
  }

  /** The page took back what it gave, and may be about to give something else. */
  #leave(): void {
    this.#forget();
    if (this.state !== 'waiting') this.#to('waiting');
  }

  /** Whether that is what was read last. A fault that may pass is worth another try. */
  #has(json: unknown): boolean {
    return this.#json !== undefined && !this.error?.retryable && sameJson(json, this.#json);
  }

  #read(json: unknown): void {
    this.#json = json;
    const read = this.options.parse(json);
    if (isThere(read)) this.#take(read);
    else this.#prepare(read, () => this.#read(json));
  }

  #to(state: DataState, value: T | null = null, problems: P[] = [], error?: ErrorDetail): void {
    this.state = state;
    this.value = value;
    this.problems = problems;
    this.error = error;
    this.options.changed?.();
  }

  #take({ value, problems }: Parsed<T, P>): void {
    const faults = problems.filter(({ severity }) => severity === 'error');
    for (const { severity, message } of problems) if (severity !== 'error') this.host.warn(message);
    if (value === null) {
      const message = problems.map((problem) => problem.message).join('; ') || 'The data cannot be used.';
      this.#fail(dataError('invalid-data', message), problems);
      return;
    }
    const ready = () => {
      this.#to('ready', value, problems);
      const [worst] = faults;
      if (worst) this.#report(dataError(worst.code, faults.map(({ message }) => message).join('; ')));
    };
    const missing = this.options.prepare?.(value);
    if (missing) this.#prepare(missing, ready);
    else ready();
  }

  #prepare(missing: Promise<unknown>, ready: () => void): void {
    this.#to('loading');
    const preparing: Promise<void> = missing
      .then(
        () => {
          if (this.preparing === preparing) ready();
        },
        (error: unknown) => {
          if (this.preparing === preparing) {
            this.#fail(dataError('network', `Code could not be loaded: ${String(error)}`, true));
          }
        },
      )
      // What was brought may need more.
      .then(() => (this.preparing === preparing ? undefined : this.preparing))
      .then(() => this.host.requestUpdate());
    this.preparing = preparing;
  }

  #fail(error: ErrorDetail, problems: P[] = []): void {
    this.#to('error', null, problems, error);
    this.#report(error);
  }

  #report(error: ErrorDetail): void {
    this.host.warn(error.message);
    this.host.fail(error);
  }

  get #lightText(): string | undefined {
    return lightText(this.host, this.options.table !== undefined);
  }

  #readLight(): void {
    const light = this.#lightText;
    if (light === undefined) {
      this.#light = undefined;
      const nothing = this.#parsed ? 'empty' : 'waiting';
      if (this.state !== nothing) this.#to(nothing);
      return;
    }
    // A script or table that the parser is still filling cannot be told from a broken one.
    if (light === this.#light || !this.#parsed) return;
    this.#light = light;
    if (!scriptIn(this.host)) {
      const read = this.options.table!(tableIn(this.host)!);
      this.#json = undefined;
      if (!isThere(read)) this.#prepare(read, () => (this.#light = undefined));
      else if (!this.value || !sameJson(read, { value: this.value, problems: this.problems })) this.#take(read);
      return;
    }
    const parsed = parseScript(light);
    if (!('json' in parsed)) {
      this.#json = undefined;
      this.#fail(parsed);
    } else if (!this.#has(parsed.json)) this.#read(parsed.json);
  }

  #load(src: string): void {
    this.#request = requestData(src, this.options.headers, (loaded) => {
      if ('json' in loaded) this.#read(loaded.json);
      else this.#fail(loaded);
      this.host.requestUpdate();
    });
    this.#to('loading');
  }
}
