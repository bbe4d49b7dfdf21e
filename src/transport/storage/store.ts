/** Something on its way, as it is kept. */
export interface Entry {
  /** `identifier.value` of the resource: what makes a second attempt harmless. */
  readonly identifier: string;
  /** The exact bytes of the resource. Frozen once. */
  readonly body: string;
  /** What it belongs to, by which its sender finds it again. Says nothing about a person by itself. */
  readonly about: string;
  /** The FHIR base that it was handed over for: it goes nowhere else, whatever page of the same site is open. */
  readonly endpoint?: string | undefined;
  /** When an attempt at it may have been made that nobody wrote down, if so. */
  readonly attemptStartedAt?: number | undefined;
}

/** What is known of an entry by all tabs. */
export interface Kept {
  /** When an attempt began whose end nobody wrote down. Another attempt has another mark. */
  attemptStartedAt?: number | undefined;
  /** It arrived, or was taken back: there is nothing to send any more. */
  done?: { location?: string | undefined; isConfirmed: boolean };
  /** Stands for the answers that were handed over under this identifier, and does not tell them. */
  digest?: string | undefined;
}

/** Where entries outlive the page. Each method rejects where the browser cannot do it, and has then changed nothing. */
export interface Store {
  /** How long: until the tab is closed, or longer. */
  readonly scope: 'session' | 'device';
  /** Leaves one alone that is there already, unless it was taken back: an attempt may have been made at it. */
  add(entry: Entry): Promise<void>;
  /** undefined where there is no such entry, such as after somebody cleared the site's data. */
  read(identifier: string): Promise<Kept | undefined>;
  mark(identifier: string, attemptStartedAt: number | undefined): Promise<void>;
  /** Removes what was sent, and remembers only that it is done. */
  finish(identifier: string, done: NonNullable<Kept['done']>): Promise<void>;
  list(): Promise<Entry[]>;
  /** As in {@link Kept}: two tabs that go on with one draft may hand over different answers under its identifier. */
  digestOf(entry: Entry): Promise<string>;
}
