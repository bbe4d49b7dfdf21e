import { type Item, writeDown } from './delivery.js';
import type { Environment, Word } from './environment.js';
import { Exchange } from './exchange.js';
import type { LookUp } from './look-up.js';
import { type Authorize, type Failure, failure, type Outcome } from './outcome.js';

/** The server may hold something else under this identifier. */
const CONFLICT = 'http-409';

/** @param why - it cannot be asked */
const unverifiable = (
  why = 'does not allow a search by identifier (GET QuestionnaireResponse?identifier=…).',
): Failure =>
  failure(
    'unverifiable',
    'cannot-verify',
    `Nobody knows whether the answers arrived: the server gave no clear answer to the create, and ${why}`,
  );

export const alreadySent = failure(
  'refused',
  'already-sent',
  'Another tab has sent other answers from the same draft: these were not sent.',
);

/** How long an attempt waits for its turn among the tabs, in milliseconds. Then it is tried again later. */
const PATIENCE = 10_000;

/** Single attempts at bringing something to one FHIR server, each of them alone among all tabs. */
export class Attempts {
  readonly #exchange: Exchange;

  /**
   * @param settle - after this time nothing that an attempt set off on the server can still be going on; in milliseconds
   * @param tell - the other tabs
   */
  constructor(
    private readonly endpoint: string,
    private readonly environment: Environment,
    private readonly settle: number,
    private readonly tell: (word: Word) => void,
  ) {
    this.#exchange = new Exchange(endpoint, environment);
  }

  /** Asks the page for headers, then sends, alone among the tabs. Never rejects; undefined if it was taken back. */
  async make(item: Item, authorize: Authorize | undefined): Promise<Outcome | undefined> {
    let outcome: Outcome | undefined;
    for (const reason of ['submit', 'expired'] as const) {
      const own = await this.#exchange.headers(authorize, reason);
      if (!own) return failure('auth-needed', 'auth-needed', 'authorize() gave no headers.');
      outcome = await this.#inTurn(() => this.#alone(item, own, authorize !== undefined));
      if (outcome?.kind !== 'auth-needed' || !authorize) break;
    }
    return outcome;
  }

  /** Another tab may send for long, or hang. */
  async #inTurn(attempt: () => Promise<Outcome | undefined>): Promise<Outcome | undefined> {
    const { environment } = this;
    const waiting = new AbortController();
    const cancel = environment.later(() => waiting.abort(), PATIENCE);
    const run = () => {
      cancel();
      return attempt();
    };
    return environment
      .lock(`patient-partnership ${this.endpoint}`, run, waiting.signal)
      .catch(() => failure('busy', waiting.signal.aborted ? 'locked' : 'storage'))
      .finally(cancel);
  }

  /**
   * From reading the mark until the request has settled. What may be stored already is sent again only once the server has
   * said that it does not have it: not every server keeps to the condition.
   */
  async #alone(item: Item, own: Headers, canSignIn: boolean): Promise<Outcome | undefined> {
    const { environment } = this;
    const { identifier, body, about } = item;
    const unkept = item.told ?? (item.store ? undefined : item.mark);
    if (item.missing) await writeDown(item, { identifier, body, about, attemptStartedAt: unkept }, item.missing);
    const { store } = item;
    const kept = store ? await store.read(identifier) : { attemptStartedAt: unkept };
    const isTaken = kept?.digest !== undefined && kept.done?.isConfirmed !== false;
    if (isTaken && kept.digest !== (await store!.digestOf(item))) return alreadySent;
    if (kept?.done) return kept.done.isConfirmed ? { kind: 'confirmed', location: kept.done.location } : undefined;
    let mark = kept?.attemptStartedAt;
    if (store && kept && unkept !== undefined && unkept !== item.ended && unkept !== mark) {
      // What was tried while it could not be written down is known to the other tabs from now on.
      mark = this.#newMark(Math.max(mark ?? 0, unkept));
      await store.mark(identifier, mark);
      item.told = undefined;
    }
    if (store && !kept) {
      // Somebody cleared the site's data: another tab may have sent it, or may be about to.
      mark = this.#newMark(item.seen);
      await store.add({ identifier, body: item.body, about: item.about, attemptStartedAt: mark });
    }
    const isOpen = mark !== undefined && mark !== item.ended;
    if (isOpen && mark !== item.seen) {
      item.seen = mark;
      item.seenAt = environment.elapsed();
    }
    const rest = item.seenAt + this.settle - environment.elapsed();
    // What is written down nowhere may have been sent by a tab that is gone.
    const there = isOpen || item.missing ? await this.#lookUp(item, own, canSignIn) : null;
    if (there && typeof there === 'object') {
      if (item.failure?.code === CONFLICT && !there.isEqual) return item.failure;
      return this.#confirm(item, there.location, there.isDuplicate);
    }
    if (isOpen) {
      if (there === 'refused' && !item.isForced) return unverifiable();
      if (there === 'auth-needed') return failure(there, there);
      if (rest > 0) return failure('unclear', 'settling');
      if (there === undefined) {
        // The other origin may have withheld the answer to the create as it withholds this one.
        const fault = await this.#exchange.corsFault(item, own);
        return fault ? unverifiable(`cannot be asked. ${fault.message}`) : failure('unclear', 'settling');
      }
    }
    // Another tab had its turn just before this one.
    if (item.told !== undefined && item.told !== mark) return failure('unclear', 'settling');
    const started = this.#newMark(mark);
    await store?.mark(identifier, started);
    this.tell({ identifier, mark: started });
    item.told = undefined;
    item.scope = store?.scope;
    item.mark = item.seen = started;
    const { isForced } = item;
    item.isForced = false;
    let outcome = await this.#exchange.send(item, own);
    item.seenAt = environment.elapsed();
    if (outcome.kind === 'confirmed') return this.#confirm(item, outcome.location, false);
    if (outcome.kind === 'conflict' || outcome.kind === 'unclear') {
      const there = await this.#lookUp(item, own, canSignIn);
      // Of 412 the server has said itself that it is there.
      if (there && typeof there === 'object' && (there.isEqual || outcome.code !== CONFLICT))
        return this.#confirm(item, there.location, there.isDuplicate);
      const fault = outcome.code === 'network' ? await this.#exchange.corsFault(item, own) : undefined;
      if (fault) outcome = failure(fault.isProof ? 'refused' : 'unclear', 'cors', fault.message);
      if (there === 'refused' && outcome.kind === 'unclear') return unverifiable();
    }
    if (outcome.kind !== 'conflict' && outcome.kind !== 'unclear' && !isForced) {
      item.ended = item.mark;
      item.mark = undefined;
      this.tell({ identifier });
      await store?.mark(identifier, undefined).catch(() => undefined);
    }
    return outcome;
  }

  /** What the server holds. Where nobody can sign in, it will not be asked by this page. */
  async #lookUp(item: Item, own: Headers, canSignIn: boolean): Promise<LookUp> {
    const there = await this.#exchange.lookUp(item, own);
    return there === 'auth-needed' && !canSignIn ? 'refused' : there;
  }

  /** About the time. No two attempts have the same, whatever becomes of the clock. */
  #newMark(before = 0): number {
    return Math.max(this.environment.now(), before + 1) + this.environment.random();
  }

  async #confirm(item: Item, location: string | undefined, isDuplicate: boolean): Promise<Outcome> {
    // Where it stays behind it is found on the server the next time.
    await item.store?.finish(item.identifier, { location, isConfirmed: true }).catch(() => undefined);
    return { kind: 'confirmed', location, isDuplicate };
  }
}
