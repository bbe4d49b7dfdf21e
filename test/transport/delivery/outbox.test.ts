import { expect } from '@open-wc/testing';
import type { Delivery } from '../../../src/transport/delivery/delivery.js';
import type { Environment, Word } from '../../../src/transport/delivery/environment.js';
import * as lookUp from '../../../src/transport/delivery/look-up.js';
import { Outbox } from '../../../src/transport/delivery/outbox.js';
import { resume } from '../../../src/transport/delivery/resume.js';
import type { Entry, Kept, Store } from '../../../src/transport/storage/store.js';
import type { Authorize } from '../../../src/transport/delivery/outcome.js';

const FHIR = 'application/fhir+json';
const ID = 'urn:uuid:3f6c1f0e-8a1c-4f52-9d0f-0c0ffee00001';
const item = [{ linkId: 'a', answer: [{ valueString: 'my words' }] }];
const entry: Entry = {
  identifier: ID,
  about: 'about',
  body: JSON.stringify({ resourceType: 'QuestionnaireResponse', identifier: { value: ID }, item }),
};
const SETTLE = 65_000;
const digestOf = ({ body }: Entry) => JSON.stringify((JSON.parse(body) as { item: unknown }).item);

type Answer = Response | Error | 'nothing';
/** Its text is there at once, so that only the test lets time pass. */
const reply = (status: number, body: object | string = '', headers: Record<string, string> = {}): Response => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = new Response(text || null, { status, headers: { 'Content-Type': FHIR, ...headers } });
  return Object.defineProperty(response, 'text', { value: () => Promise.resolve(text) });
};
const created = () => reply(201, { resourceType: 'QuestionnaireResponse', id: '17' });
const bundle = (...items: unknown[]) =>
  reply(200, {
    resourceType: 'Bundle',
    type: 'searchset',
    entry: items.map((one, id) => ({
      resource: { resourceType: 'QuestionnaireResponse', id: `${id}`, identifier: { value: ID }, item: one },
    })),
  });

/** A page, a server and a store, in which time passes only when the test says so. */
class Stage {
  now = Date.parse('2026-05-01T12:00:00Z');
  elapsed = 0;
  isOffline = false;
  /** Another tab sends, and does not come to an end. */
  isLocked = false;
  isGuarded = false;
  holders = 0;
  log: string[] = [];
  bodies: unknown[] = [];
  headers: Headers[] = [];
  creates: Answer[] = [];
  searches: Answer[] = [];
  kept = new Map<string, Kept & { entry?: Entry }>();
  states: string[] = [];
  wake: (() => void) | undefined;
  /** What the other tabs say, and what they are told. */
  hear: ((word: Word) => void) | undefined;
  told: Word[] = [];
  #timers: { at: number; run: () => void }[] = [];

  readonly environment: Environment = {
    lookUp,
    now: () => this.now,
    elapsed: () => this.elapsed,
    random: () => 0,
    later: (run, milliseconds) => {
      const timer = { at: this.elapsed + milliseconds, run };
      this.#timers.push(timer);
      return () => (this.#timers = this.#timers.filter((one) => one !== timer));
    },
    fetch: (url, init) => this.#answer(url, init),
    lock: async (name, run, signal) => {
      this.log.push(`lock ${name.split(' ')[0]!}`);
      if (this.isLocked)
        await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
      this.holders++;
      try {
        return await run();
      } finally {
        this.holders--;
      }
    },
    isOffline: () => this.isOffline,
    onWake: (run) => {
      this.wake = run;
      return () => (this.wake = undefined);
    },
    talk: (hear) => {
      this.hear = hear;
      return { tell: (word) => void this.told.push(word), stop: () => (this.hear = undefined) };
    },
    guard: (on) => (this.isGuarded = on),
  };

  readonly store: Store = {
    scope: 'device',
    add: (one) => {
      this.log.push('add');
      if (!this.kept.has(one.identifier))
        this.kept.set(one.identifier, { entry: one, attemptStartedAt: one.attemptStartedAt, digest: digestOf(one) });
      return Promise.resolve();
    },
    read: (id) => Promise.resolve(this.kept.get(id)),
    mark: (id, attemptStartedAt) => {
      this.log.push(attemptStartedAt === undefined ? 'unmark' : 'mark');
      Object.assign(this.kept.get(id)!, { attemptStartedAt });
      return Promise.resolve();
    },
    finish: (id, done) => {
      this.log.push('finish');
      this.kept.set(id, { done, digest: this.kept.get(id)?.digest });
      return Promise.resolve();
    },
    list: () => Promise.resolve([...this.kept.values()].flatMap(({ entry: one }) => one ?? [])),
    digestOf: (one) => Promise.resolve(digestOf(one)),
  };

  readonly outbox = new Outbox('https://fhir.example/R4', this.environment);

  constructor(...creates: Answer[]) {
    this.creates = creates;
    this.outbox.watch(({ state }) => this.states.push(state));
  }

  get posts(): number {
    return this.bodies.length;
  }

  async send(store: Store | undefined = this.store, authorize?: Authorize): Promise<Delivery> {
    const sent = this.outbox.send(entry, store, authorize);
    await this.rest();
    // Where it cannot be written down the other tabs have that long to reply.
    if (this.told.some(({ isQuestion }) => isQuestion)) await this.pass(250);
    const delivery = await sent;
    await this.rest();
    return delivery;
  }

  /** Lets promises have their say. */
  async rest(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }

  /** Lets time pass, and what is due then happen. */
  async pass(milliseconds: number): Promise<void> {
    await this.rest();
    const end = this.elapsed + milliseconds;
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.now += next.at - this.elapsed;
      this.elapsed = next.at;
      next.run();
      await this.rest();
    }
    this.now += end - this.elapsed;
    this.elapsed = end;
  }

  #answer(url: string, { method, body, headers, signal }: RequestInit): Promise<Response> {
    const isCreate = method === 'POST';
    this.log.push(isCreate ? 'create' : 'search');
    if (isCreate) {
      this.bodies.push(body);
      this.headers.push(new Headers(headers));
      expect(this.holders, 'alone').to.equal(1);
    }
    expect(url).to.match(/^https:\/\/fhir\.example\/R4\/QuestionnaireResponse/);
    const answer = isCreate ? (this.creates.shift() ?? reply(403)) : (this.searches.shift() ?? bundle());
    if (answer instanceof Error) return Promise.reject(answer);
    if (answer !== 'nothing') return Promise.resolve(answer);
    return new Promise((_resolve, reject) => signal!.addEventListener('abort', () => reject(signal!.reason as Error)));
  }
}

describe('Outbox', () => {
  it('writes down, marks, sends alone, and only then forgets', async () => {
    const stage = new Stage(created());
    const delivery = await stage.send();
    expect(stage.log).to.deep.equal(['add', 'lock patient-partnership', 'mark', 'create', 'finish']);
    expect(stage.states).to.deep.equal(['queued', 'sending', 'confirmed']);
    expect(delivery.location).to.equal('QuestionnaireResponse/17');
    expect(stage.kept.get(ID)).to.deep.equal({
      done: { location: 'QuestionnaireResponse/17', isConfirmed: true },
      digest: digestOf(entry),
    });
    expect(stage.outbox.deliveries).to.deep.equal([]);
    expect(stage.wake, 'nothing is listened to').to.equal(undefined);
    expect(stage.isGuarded).to.equal(false);
  });

  it('sends what is kept to the server that it was handed over for, and to no other', async () => {
    const stage = new Stage(new Error('off'), created());
    await stage.send();
    const [mine] = await stage.store.list();
    expect(mine!.endpoint).to.equal('https://fhir.example/R4');
    const other = new Stage(created());
    other.kept.set(ID, { entry: { ...mine!, endpoint: 'https://other.example/R4' } });
    await resume(other.outbox, other.store, other.environment, () => expect.fail('not its own'));
    await other.rest();
    expect(other.log).to.deep.equal([]);
    expect(other.kept.get(ID)!.done, 'it waits for its own').to.equal(undefined);
  });

  it('sends the same bytes every time', async () => {
    const stage = new Stage(new TypeError(), reply(503), created());
    await stage.send();
    await stage.pass(10 * SETTLE);
    expect(stage.bodies).to.deep.equal([entry.body, entry.body, entry.body]);
    expect(stage.states.at(-1)).to.equal('confirmed');
  });

  describe('when nobody knows whether it arrived', () => {
    const cases: [string, () => Answer][] = [
      ['no network', () => new TypeError('Failed to fetch')],
      ['408', () => reply(408)],
      ['500', () => reply(500)],
      ['502', () => reply(502)],
      ['503 without a time', () => reply(503)],
      ['504', () => reply(504)],
      ['a login page', () => reply(200, '<title>Sign in</title>', { 'Content-Type': 'text/html' })],
      ['204', () => reply(204)],
      ['JSON that is cut off', () => reply(201, '{"resourceType"')],
    ];
    for (const [name, answer] of cases)
      it(`(${name}) waits until it must have settled, then sends again`, async () => {
        const stage = new Stage(answer(), created());
        await stage.send();
        expect(stage.states.at(-1)).to.equal('waiting');
        await stage.pass(SETTLE - 1);
        expect(stage.posts, 'not yet').to.equal(1);
        await stage.pass(SETTLE);
        expect(stage.posts).to.equal(2);
        expect(stage.states.at(-1)).to.equal('confirmed');
      });

    it('does not when a person, the network or the page asks for it either', async () => {
      const stage = new Stage(reply(500));
      await stage.send();
      stage.outbox.retry(ID);
      await stage.rest();
      stage.wake!();
      await stage.rest();
      expect(stage.posts).to.equal(1);
    });

    it('looks it up at once, and sends no more when it is there', async () => {
      const stage = new Stage(reply(500));
      stage.searches = [bundle(item)];
      const delivery = await stage.send();
      expect(stage.states.at(-1)).to.equal('confirmed');
      expect(delivery.location).to.equal('QuestionnaireResponse/0');
      expect(stage.posts).to.equal(1);
    });

    for (const status of [200, 204])
      it(`(${status} without a word) is confirmed by what is there`, async () => {
        const stage = new Stage(reply(status));
        stage.searches = [bundle(item)];
        await stage.send();
        expect(stage.states.at(-1)).to.equal('confirmed');
        expect(stage.posts).to.equal(1);
      });

    it('does not send again while the search does not work', async () => {
      const stage = new Stage(reply(500), created());
      stage.searches = Array.from({ length: 1000 }, () => reply(502));
      await stage.send();
      await stage.pass(20 * SETTLE);
      expect(stage.posts).to.equal(1);
      expect(stage.states.at(-1)).to.equal('waiting');
      stage.searches = [];
      await stage.pass(20 * SETTLE);
      expect(stage.states.at(-1)).to.equal('confirmed');
    });

    it('gives up on a request that does not end', async () => {
      const stage = new Stage('nothing', created());
      await stage.send();
      await stage.pass(64_999);
      expect(stage.states.at(-1)).to.equal('sending');
      await stage.pass(1);
      expect(stage.outbox.deliveries[0]!.failure).to.include({ code: 'timeout', kind: 'unclear' });
    });

    it('counts from when it sees the mark of an earlier page, whatever the clock says', async () => {
      for (const drift of [-86_400_000, 0, 86_400_000]) {
        const stage = new Stage(created());
        stage.kept.set(ID, { entry, attemptStartedAt: stage.now + drift });
        stage.outbox.resume(entry, stage.store);
        await stage.rest();
        await stage.pass(SETTLE - 1);
        expect(stage.posts).to.equal(0);
        await stage.pass(SETTLE);
        expect(stage.states.at(-1)).to.equal('confirmed');
      }
    });

    it('sends at once what an earlier page wrote down and did not mark', async () => {
      const stage = new Stage(created());
      stage.kept.set(ID, { entry });
      stage.outbox.resume(entry, stage.store);
      await stage.rest();
      expect(stage.states.at(-1)).to.equal('confirmed');
    });
  });

  describe('when the server is busy', () => {
    for (const status of [425, 429, 503])
      it(`(${status}) comes back not before it asked for, whoever wakes it`, async () => {
        const stage = new Stage(reply(status, '', { 'Retry-After': '20' }), created());
        await stage.send();
        expect(stage.states.at(-1)).to.equal('waiting');
        stage.wake!();
        stage.outbox.retry(ID);
        await stage.pass(19_999);
        expect(stage.posts).to.equal(1);
        await stage.pass(1);
        expect(stage.states.at(-1)).to.equal('confirmed');
        expect(
          stage.log.filter((one) => one === 'search'),
          'it was certainly not stored',
        ).to.have.length(0);
      });
  });

  describe('when it is refused', () => {
    for (const status of [400, 403, 404, 405, 410, 413, 415, 422])
      it(`(${status}) needs attention, and does not go round in circles`, async () => {
        const stage = new Stage(reply(status), created());
        await stage.send();
        expect(stage.states.at(-1)).to.equal('needs-attention');
        await stage.pass(86_400_000);
        stage.wake!();
        await stage.rest();
        expect(stage.posts).to.equal(1);
        expect(stage.kept.has(ID), 'it is still there').to.equal(true);
        stage.outbox.retry(ID);
        await stage.rest();
        expect(stage.states.at(-1)).to.equal('confirmed');
      });

    it('can be taken back, which other tabs respect', async () => {
      const stage = new Stage(reply(403));
      await stage.send();
      await stage.outbox.discard(ID);
      expect(stage.outbox.deliveries).to.deep.equal([]);
      const other = new Stage();
      other.kept = stage.kept;
      other.outbox.resume(entry, other.store);
      await other.rest();
      expect(other.states.at(-1)).to.equal('gone');
      expect(other.posts).to.equal(0);
    });
  });

  describe('when it may be stored already', () => {
    it('409: is confirmed if the server holds the same', async () => {
      const stage = new Stage(reply(409));
      stage.searches = [bundle(item)];
      await stage.send();
      expect(stage.states.at(-1)).to.equal('confirmed');
    });

    it('409: needs attention if it holds something else, nothing, or does not say', async () => {
      for (const answer of [bundle([{ linkId: 'a' }]), bundle(), reply(403)]) {
        const stage = new Stage(reply(409));
        stage.searches = [answer];
        await stage.send();
        expect(stage.states.at(-1)).to.equal('needs-attention');
      }
    });

    it('412: is confirmed after reading, and says that it is there twice', async () => {
      const stage = new Stage(reply(412));
      stage.searches = [bundle(item, item)];
      const delivery = await stage.send();
      expect(stage.states.at(-1)).to.equal('confirmed');
      expect(delivery.isDuplicate).to.equal(true);
    });

    it('412: is not confirmed where it cannot be read', async () => {
      const stage = new Stage(reply(412));
      stage.searches = [reply(403)];
      await stage.send();
      expect(stage.states.at(-1)).to.equal('needs-attention');
    });

    it('409: is sent again only once the server says that it does not have it', async () => {
      const stage = new Stage(reply(409), created());
      stage.searches = [reply(500)];
      await stage.send();
      stage.searches = [bundle([{ linkId: 'a' }])];
      stage.outbox.retry(ID);
      await stage.rest();
      expect(stage.states.at(-1), 'it holds something else').to.equal('needs-attention');
      stage.outbox.retry(ID);
      await stage.rest();
      expect(stage.posts, 'not before that has settled').to.equal(1);
      await stage.pass(10 * SETTLE);
      expect(stage.posts).to.equal(2);
      expect(stage.states.at(-1)).to.equal('confirmed');
    });
  });

  describe('where the server does not let itself be asked', () => {
    const refusals: [string, () => Response][] = [
      ...[400, 401, 403, 404, 405, 501].map((status): [string, () => Response] => [`${status}`, () => reply(status)]),
      ['an outcome', () => reply(200, { resourceType: 'OperationOutcome', issue: [] })],
      ['responses of others', () => reply(200, { resourceType: 'Bundle', type: 'searchset', total: 3, entry: [] })],
    ];
    for (const [name, refusal] of refusals)
      it(`(${name}) says that nobody knows, and sends it no second time`, async () => {
        const stage = new Stage(reply(500), created());
        stage.searches = Array.from({ length: 9 }, refusal);
        const delivery = await stage.send();
        expect(stage.states.at(-1)).to.equal('needs-attention');
        expect(delivery.failure).to.include({ kind: 'unverifiable', code: 'cannot-verify' });
        await stage.pass(10 * SETTLE);
        stage.outbox.retry(ID);
        await stage.rest();
        expect(stage.posts).to.equal(1);
      });

    it('asks again before the same is sent again, also after it was taken back', async () => {
      for (const isKept of [false, true]) {
        const stage = new Stage(reply(500), created());
        stage.searches = [reply(403), reply(403)];
        await stage.outbox.send(entry, isKept ? stage.store : undefined);
        await stage.rest();
        await stage.outbox.discard(ID);
        stage.kept.clear();
        await stage.outbox.send(entry, isKept ? stage.store : undefined);
        await stage.rest();
        expect(stage.states.at(-1)).to.equal('needs-attention');
        expect(stage.posts).to.equal(1);
        stage.searches = [bundle(item)];
        stage.outbox.retry(ID);
        await stage.rest();
        expect(stage.states.at(-1)).to.equal('confirmed');
        expect(stage.posts).to.equal(1);
      }
    });

    it('sends it once more where a person wants that, when nothing can be under way any more', async () => {
      const stage = new Stage(reply(500), reply(500), created());
      stage.searches = Array.from({ length: 99 }, () => reply(403));
      await stage.send();
      await stage.outbox.discard(ID);
      stage.kept.clear();
      await stage.outbox.send(entry, stage.store, undefined, true);
      await stage.pass(SETTLE - 1);
      expect(stage.posts).to.equal(1);
      await stage.pass(SETTLE);
      expect(stage.posts).to.equal(2);
      expect(new Set(stage.bodies).size, 'the same bytes').to.equal(1);
      expect(stage.states.at(-1), 'and no third time').to.equal('needs-attention');
      expect(stage.outbox.deliveries[0]!.failure).to.include({ kind: 'unverifiable' });
    });

    it('(401) signs in where it can', async () => {
      const stage = new Stage(reply(500));
      stage.searches = [reply(500), reply(401), bundle(item)];
      await stage.send(stage.store, ({ reason }) => ({ Authorization: reason }));
      await stage.pass(5000);
      expect(stage.states.at(-1)).to.equal('confirmed');
    });
  });

  describe('where another tab has handed over other answers from the same draft', () => {
    const other = { ...entry, body: entry.body.replace('my words', 'other words') };

    for (const [name, end] of [
      ['and they arrived', { done: { isConfirmed: true } }],
      ['and they are on their way', {}],
    ] as [string, Partial<Kept>][])
      it(`${name}: says so, sends nothing, and leaves them alone`, async () => {
        const stage = new Stage(created());
        stage.kept.set(ID, { entry: other, digest: digestOf(other), ...end });
        const delivery = await stage.send();
        expect(stage.states.at(-1)).to.equal('needs-attention');
        expect(delivery.failure).to.include({ kind: 'refused', code: 'already-sent' });
        await stage.outbox.discard(ID);
        expect(stage.posts).to.equal(0);
        expect(stage.kept.get(ID)).to.deep.include({ entry: other, digest: digestOf(other), ...end });
      });

    it('and the same page sends them', async () => {
      const stage = new Stage('nothing');
      void stage.outbox.send(other, stage.store);
      await stage.rest();
      const delivery = await stage.send();
      expect(delivery).to.include({ state: 'needs-attention' });
      expect(delivery.failure).to.include({ code: 'already-sent' });
      expect(stage.bodies).to.deep.equal([other.body]);
    });

    it('not where they were taken back', async () => {
      const stage = new Stage(created());
      stage.kept.set(ID, { digest: digestOf(other), done: { isConfirmed: false } });
      await stage.send({ ...stage.store, add: () => Promise.resolve(void stage.kept.set(ID, { entry })) });
      expect(stage.states.at(-1)).to.equal('confirmed');
    });

    it('and the same answers are told as sent', async () => {
      const stage = new Stage(created());
      const later = { ...entry, body: entry.body.replace('{', '{"authored":"2026-05-02",') };
      stage.kept.set(ID, { digest: digestOf(later), done: { isConfirmed: true, location: 'x/1' } });
      const delivery = await stage.send();
      expect(stage.states.at(-1)).to.equal('confirmed');
      expect(delivery.location).to.equal('x/1');
      expect(stage.posts).to.equal(0);
    });
  });

  describe('another origin', () => {
    /** A server whose preflight does not allow a header, or whose answers cannot be read. */
    const foreign = (stage: Stage, isBlocked: (headers: Headers) => boolean): string[] => {
      const asked: string[] = [];
      const { fetch } = stage.environment;
      Object.assign(stage.environment, {
        origin: 'https://portal.example',
        fetch: (url: string, init: RequestInit) => {
          const headers = new Headers(init.headers);
          asked.push(init.method ?? init.mode ?? 'GET');
          if (init.mode !== 'no-cors' && isBlocked(headers)) return Promise.reject(new TypeError('Failed to fetch'));
          return init.method === 'POST' || headers.get('Accept')?.includes('fhir')
            ? fetch(url, init)
            : Promise.resolve(reply(200, {}));
        },
      });
      return asked;
    };

    it('that does not allow a header is told once and for all: nothing was sent', async () => {
      const stage = new Stage(created());
      foreign(stage, (headers) => headers.has('If-None-Exist'));
      const delivery = await stage.send();
      expect(stage.states.at(-1)).to.equal('needs-attention');
      expect(delivery.failure).to.include({ kind: 'refused', code: 'cors' });
      expect(delivery.failure!.message).to.contain('If-None-Exist');
      expect(stage.kept.get(ID)!.attemptStartedAt, 'no mark is left').to.equal(undefined);
      expect(stage.posts).to.equal(0);
    });

    it('whose answers cannot be read may have stored it: nobody knows, once it must have settled', async () => {
      const stage = new Stage(created());
      foreign(stage, () => true);
      const delivery = await stage.send();
      expect(stage.states.at(-1)).to.equal('waiting');
      expect(delivery.failure).to.include({ kind: 'unclear', code: 'cors' });
      expect(delivery.failure!.message).to.contain('Access-Control-Allow-Origin');
      await stage.pass(SETTLE - 1);
      expect(stage.states.at(-1)).not.to.equal('needs-attention');
      await stage.pass(5 * SETTLE);
      expect(stage.states.at(-1)).to.equal('needs-attention');
      expect(delivery.failure).to.include({ kind: 'unverifiable', code: 'cannot-verify' });
      expect(delivery.failure!.message).to.contain('Access-Control-Allow-Origin');
      expect(stage.kept.get(ID)!.attemptStartedAt, 'the mark stays').to.be.a('number');
    });

    it('behind a gateway that was down for a while is sent to again', async () => {
      const stage = new Stage(created());
      let isDown = true;
      foreign(stage, () => isDown);
      await stage.send();
      isDown = false;
      await stage.pass(3 * SETTLE);
      expect(stage.states.at(-1)).to.equal('confirmed');
      expect(stage.posts).to.equal(1);
    });

    it('that allows everything is asked no more than once', async () => {
      const stage = new Stage(new TypeError(), new TypeError(), new TypeError(), created());
      const asked = foreign(stage, () => false);
      await stage.send();
      await stage.pass(20 * SETTLE);
      expect(stage.states.at(-1)).to.equal('confirmed');
      expect(asked.filter((one) => one === 'no-cors')).to.have.length(1);
    });
  });

  it('waits for another tab no longer than ten seconds, and then tries again', async () => {
    const stage = new Stage(created());
    stage.isLocked = true;
    await stage.send();
    await stage.pass(9_999);
    expect(stage.states.at(-1)).to.equal('sending');
    await stage.pass(1);
    expect(stage.states.at(-1)).to.equal('waiting');
    expect(stage.outbox.deliveries[0]!.failure).to.include({ kind: 'busy', code: 'locked' });
    stage.isLocked = false;
    await stage.pass(SETTLE);
    expect(stage.states.at(-1)).to.equal('confirmed');
    expect(stage.posts).to.equal(1);
  });

  describe('when somebody has to sign in', () => {
    it('asks for new headers once, and sends the same bytes with them', async () => {
      const stage = new Stage(reply(401), created());
      const reasons: string[] = [];
      await stage.send(stage.store, ({ reason }) => {
        reasons.push(reason);
        return Promise.resolve({ Authorization: reason });
      });
      expect(stage.states.at(-1)).to.equal('confirmed');
      expect(reasons).to.deep.equal(['submit', 'expired']);
      expect(stage.headers.map((headers) => headers.get('Authorization'))).to.deep.equal(['submit', 'expired']);
      expect(stage.bodies).to.deep.equal([entry.body, entry.body]);
    });

    it('says so after the second refusal, and tries again when the person comes back', async () => {
      const stage = new Stage(reply(401), reply(401), created());
      await stage.send(stage.store, () => ({}));
      expect(stage.states.at(-1)).to.equal('auth-needed');
      expect(stage.posts).to.equal(2);
      stage.wake!();
      await stage.rest();
      expect(stage.states.at(-1)).to.equal('confirmed');
    });

    it('says so after the first where the page has no headers to give', async () => {
      const stage = new Stage(reply(401));
      await stage.send();
      expect(stage.states.at(-1)).to.equal('auth-needed');
      expect(stage.posts).to.equal(1);
    });

    for (const [name, authorize] of Object.entries<Authorize>({
      throws: () => {
        throw new Error('signed out: token abc');
      },
      rejects: () => Promise.reject(new Error('signed out: token abc')),
      hangs: () => new Promise<never>(() => undefined),
      'gives what is no header': () => ({ 'not a header': '\n' }),
    }))
      it(`sends nothing where authorize ${name}, and waits no longer than half a minute for it`, async () => {
        const stage = new Stage(created());
        const delivery = await stage.send(stage.store, authorize);
        expect(stage.log, 'and holds no lock meanwhile').to.deep.equal(['add']);
        await stage.pass(30_000);
        expect(stage.states).to.contain('auth-needed');
        expect(JSON.stringify(delivery)).not.to.contain('abc');
        expect(stage.posts).to.equal(0);
      });
  });

  describe('while the browser says that there is no network', () => {
    it('keeps it, and sends when that comes back', async () => {
      const stage = new Stage(created());
      stage.isOffline = true;
      await stage.send();
      expect(stage.states).to.deep.equal(['queued']);
      stage.isOffline = false;
      stage.wake!();
      await stage.rest();
      expect(stage.states.at(-1)).to.equal('confirmed');
    });

    it('does not believe it for ever', async () => {
      const stage = new Stage(created());
      stage.isOffline = true;
      await stage.send();
      await stage.pass(300_000);
      expect(stage.states.at(-1)).to.equal('confirmed');
    });
  });

  describe('the question before the page is left', () => {
    it('is asked while leaving would lose something', async () => {
      const stage = new Stage(reply(403));
      await stage.outbox.send(entry);
      await stage.rest();
      expect(stage.isGuarded).to.equal(true);
      await stage.outbox.discard(ID);
      expect(stage.isGuarded).to.equal(false);
    });

    it('is not asked where it outlives the tab', async () => {
      const stage = new Stage(new TypeError());
      await stage.send();
      expect(stage.states.at(-1)).to.equal('waiting');
      expect(stage.isGuarded).to.equal(false);
    });

    it('is asked where the store was full', async () => {
      const stage = new Stage(new TypeError());
      const full = { ...stage.store, add: () => Promise.reject(new DOMException('', 'QuotaExceededError')) };
      const delivery = await stage.send(full);
      expect(delivery.scope).to.equal(undefined);
      expect(stage.posts, 'it is sent all the same').to.equal(1);
      expect(stage.isGuarded).to.equal(true);
    });
  });

  describe('what an earlier page may have sent, on a full disk', () => {
    const again = { ...entry, attemptStartedAt: 1 };
    const full = (stage: Stage, more: Partial<Store> = {}): Store => ({
      ...stage.store,
      add: () => Promise.reject(new DOMException('', 'QuotaExceededError')),
      ...more,
    });

    it('is marked where other tabs look, if it is written down there', async () => {
      const stage = new Stage(new TypeError());
      stage.kept.set(ID, { entry });
      const delivery = await stage.outbox.send(again, full(stage));
      await stage.rest();
      expect(delivery.scope).to.equal('device');
      expect(stage.posts).to.equal(1);
      expect(stage.kept.get(ID)!.attemptStartedAt).to.be.a('number');
    });

    it('is not sent before that can be known', async () => {
      const stage = new Stage(created());
      stage.kept.set(ID, { entry });
      let isBroken = true;
      const { read } = stage.store;
      const store = full(stage, { read: (id) => (isBroken ? Promise.reject(new Error('broken')) : read(id)) });
      const delivery = await stage.outbox.send(again, store);
      await stage.pass(SETTLE);
      expect(stage.posts).to.equal(0);
      expect(stage.isGuarded, 'it may be in memory alone').to.equal(true);
      expect(delivery.failure).to.include({ code: 'storage' });
      isBroken = false;
      await stage.pass(10 * SETTLE);
      expect(stage.states.at(-1)).to.equal('confirmed');
    });

    it('is written down as soon as that can be done, with the attempt that nobody knows the end of', async () => {
      const stage = new Stage(new TypeError(), created());
      let isFull = true;
      const store = {
        ...stage.store,
        add: (entry: Entry) =>
          isFull ? Promise.reject(new DOMException('', 'QuotaExceededError')) : stage.store.add(entry),
      };
      await stage.send(store);
      expect(stage.posts).to.equal(1);
      expect(stage.kept.has(ID)).to.equal(false);
      isFull = false;
      stage.wake!();
      await stage.pass(1);
      expect(stage.posts).to.equal(1);
      expect(stage.kept.get(ID)!.attemptStartedAt, 'so that another tab waits as well').to.be.a('number');
      await stage.pass(2 * SETTLE);
      expect(stage.states.at(-1)).to.equal('confirmed');
    });

    describe('that no tab can write down', () => {
      const OTHER = 1_777_777.5;

      it('waits until what another tab has just said that it tried must have settled', async () => {
        const stage = new Stage(new TypeError(), created());
        await stage.send(full(stage));
        await stage.pass(SETTLE - 1_000);
        expect(stage.posts).to.equal(1);
        stage.hear!({ identifier: ID, mark: OTHER });
        await stage.pass(SETTLE);
        expect(stage.posts, 'the other one may still arrive').to.equal(1);
        await stage.pass(2 * SETTLE);
        expect(stage.posts).to.equal(2);
        expect(stage.states.at(-1)).to.equal('confirmed');
      });

      it('is sent at once when the other tab says that its attempt has ended', async () => {
        const stage = new Stage(reply(429), created());
        await stage.send(full(stage));
        stage.hear!({ identifier: ID, mark: OTHER });
        stage.hear!({ identifier: ID });
        await stage.pass(10_000);
        expect(stage.states.at(-1)).to.equal('confirmed');
      });

      it('is asked about first, and whoever tried it says so', async () => {
        const stage = new Stage(new TypeError());
        await stage.send(full(stage));
        const [question, attempt] = stage.told;
        expect(question).to.deep.equal({ identifier: ID, isQuestion: true });
        expect(attempt?.mark).to.be.a('number');
        stage.hear!({ identifier: ID, isQuestion: true });
        stage.hear!({ identifier: 'of somebody else', isQuestion: true });
        expect(stage.told.slice(2)).to.deep.equal([attempt]);

        const second = new Stage(created());
        const sent = second.outbox.send(entry, full(second));
        await second.rest();
        second.hear!(attempt!);
        await second.pass(1_000);
        await sent;
        expect(second.posts, 'it waits, too').to.equal(0);
        await second.pass(2 * SETTLE);
        expect(second.states.at(-1)).to.equal('confirmed');
      });

      it('is looked for first: a tab that is gone may have sent it', async () => {
        const stage = new Stage(created());
        stage.searches = [bundle(item)];
        await stage.send(full(stage));
        expect(stage.posts).to.equal(0);
        expect(stage.states.at(-1)).to.equal('confirmed');
      });

      it('is written down together with the attempt that nobody knows the end of', async () => {
        const stage = new Stage(new TypeError());
        let isFull = true;
        const add = (one: Entry) => (isFull ? full(stage).add(one) : stage.store.add(one));
        // The page goes away right after it.
        await stage.send({ ...stage.store, add, mark: () => new Promise(() => undefined) });
        isFull = false;
        stage.wake!();
        await stage.pass(1);
        expect(stage.kept.get(ID)!.attemptStartedAt).to.be.a('number');
      });
    });

    it('waits in memory until it must have settled, if it is written down nowhere', async () => {
      const stage = new Stage(created());
      const sent = stage.outbox.send(again, full(stage));
      await stage.pass(250);
      await sent;
      await stage.pass(SETTLE - 1);
      expect(stage.posts).to.equal(0);
      expect(stage.isGuarded).to.equal(true);
      await stage.pass(SETTLE);
      expect(stage.states.at(-1)).to.equal('confirmed');
    });
  });

  it('sends nothing that it cannot mark', async () => {
    const stage = new Stage(created());
    const full = { ...stage.store, mark: () => Promise.reject(new DOMException('', 'QuotaExceededError')) };
    await stage.send(full);
    expect(stage.posts).to.equal(0);
    expect(stage.outbox.deliveries[0]!.failure).to.include({ code: 'storage' });
  });

  it('writes it down again when somebody cleared the site’s data, and waits as if it had been sent', async () => {
    const stage = new Stage(created());
    stage.isOffline = true;
    await stage.send();
    stage.kept.clear();
    stage.isOffline = false;
    stage.wake!();
    await stage.pass(SETTLE - 1);
    expect(stage.posts).to.equal(0);
    expect(stage.kept.get(ID)!.attemptStartedAt).to.be.a('number');
    await stage.pass(SETTLE);
    expect(stage.states.at(-1)).to.equal('confirmed');
  });
});
