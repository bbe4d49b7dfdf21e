import fc from 'fast-check';
import { CREATE_FAULTS, FhirServer, SEARCH_FAULTS } from './fhir-server.mjs';
import { Locks, MOMENTS, Tab } from './tab.mjs';
import { World } from './world.mjs';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** From here on everything works, and everything has to arrive. */
const CALM = 40 * MINUTE;
const END = CALM + 60 * MINUTE;

/** Characters of a long answer. Nothing in the delivery looks at a length; tests of the store try millions, which take time. */
const LONG = 100_000;

const time = fc.oneof(fc.integer({ min: 0, max: 2 * MINUTE }), fc.integer({ min: 0, max: CALM }));
const mostly = (usual, other) =>
  fc.oneof({ arbitrary: fc.constant(usual), weight: 3 }, { arbitrary: other, weight: 1 });

/** What happens to a few people who answer in a few tabs. */
export const plans = fc.record({
  drafts: fc.constantFrom('off', 'session', 'device', 'device'),
  tabs: fc.integer({ min: 1, max: 3 }),
  /** A response by the tab it is given in and when; `size` in characters. */
  responses: fc.array(
    fc.record({
      tab: fc.nat(2),
      at: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5 * MINUTE })),
      size: mostly(10, fc.constantFrom(10, 10, 10, 10, 10, 10, 10, LONG)),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  creates: fc.array(mostly('slow commit, then reset', fc.constantFrom(...Object.keys(CREATE_FAULTS))), {
    maxLength: 8,
  }),
  faults: fc.array(fc.constantFrom(...Object.keys(CREATE_FAULTS)), { maxLength: 8 }),
  searches: fc.array(fc.constantFrom(...SEARCH_FAULTS), { maxLength: 6 }),
  /** Calls at which a life of a tab ends, one list a life; and how long it takes to come back. */
  kills: fc.array(
    // A life that is not disturbed needs less than thirty calls.
    fc.record({
      calls: fc.array(fc.oneof(fc.nat(30), fc.nat(90)), { maxLength: 2 }),
      back: fc.constantFrom(10, 500, 5_000, MINUTE),
    }),
    { maxLength: 12 },
  ),
  /** The same, by what the page is doing. */
  strikes: fc.array(fc.record({ moment: fc.constantFrom(...MOMENTS), after: fc.nat(2) }), { maxLength: 3 }),
  /** Somebody opens a draft of what was sent in another tab, and sends it there, too. */
  twins: fc.array(
    fc.record({
      response: fc.nat(2),
      tab: fc.nat(2),
      at: fc.integer({ min: 100, max: 10 * MINUTE }),
      /** With other answers, under the identifier of the draft. */
      isOther: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  reloads: fc.array(fc.record({ tab: fc.nat(2), at: time, back: fc.constantFrom(100, 2_000, 70_000) }), {
    maxLength: 3,
  }),
  clock: fc.array(fc.record({ at: time, by: fc.constantFrom(-DAY, DAY, -MINUTE, MINUTE, 30 * DAY) }), { maxLength: 3 }),
  offline: fc.array(
    fc.record({ at: fc.oneof(fc.constant(0), time), for: fc.integer({ min: 1_000, max: 10 * MINUTE }) }),
    { maxLength: 2 },
  ),
  /** All tabs go at once, and come back at once. */
  restarts: fc.array(time, { maxLength: 2 }),
  wakes: fc.array(fc.record({ tab: fc.nat(2), at: time }), { maxLength: 4 }),
  /** Answers of `authorize`, then only good ones. */
  signIns: fc.array(fc.constantFrom('good', 'hangs', 'throws', 'rejects', 'nonsense'), { maxLength: 4 }),
  /** Which calls of the store fail, by number: reads and writes apart. */
  fullAt: fc.array(fc.nat(40), { maxLength: 4 }),
  unreadableAt: fc.array(fc.nat(30), { maxLength: 2 }),
  /** No tab can write anything down for a while: the disk is full. */
  full: mostly(undefined, fc.record({ at: mostly(0, time), for: fc.constantFrom(3 * MINUTE, CALM) })),
  cannotSearch: mostly(false, fc.boolean()),
  /** The server does not know conditional creates. */
  isUnconditional: mostly(false, fc.boolean()),
  isBlocked: mostly(false, mostly(false, fc.constant(true))),
  /** The site's data is cleared by hand, all of it. */
  clearedAt: mostly(undefined, mostly(undefined, time)),
  seed: fc.nat(),
});

/**
 * Plays a plan.
 *
 * @param {object} strategy what to send with: `Outbox`, its options, and what to break on purpose
 * @returns how often each fault struck (`hits`), and counts: `sent` handed over, `twice`, `lost`, `leftBehind` lost after the browser's question, `told` that nobody can know whether it arrived, `falselySent`, `stuck`
 */
export async function play(
  plan,
  {
    Outbox,
    resume,
    lookUp,
    options,
    breakStore = (store) => store,
    withoutLocks = false,
    breakFetch = (fetch) => fetch,
  },
) {
  const hits = {};
  const hit = (name) => void (hits[name] = (hits[name] ?? 0) + 1);
  const world = new World();
  const server = new FhirServer(world, { ...plan, creates: [...plan.creates.slice(0, 3), ...plan.faults] }, CALM, hit);
  const network = { fetch: breakFetch((url, init) => server.fetch(url, init)) };
  const locks = withoutLocks ? { request: (_tab, run) => run(), drop: () => undefined } : new Locks();
  const talks = new Set();
  const random = generator(plan.seed);
  const signIns = [...plan.signIns];
  const counts = { write: 0, read: 0 };
  const full = new Set(plan.fullAt);
  const isFull = () =>
    plan.full !== undefined && world.elapsed >= plan.full.at && world.elapsed < plan.full.at + plan.full.for;
  const unreadable = new Set(plan.unreadableAt);
  const faults = {
    isOffline: false,
    strikes: plan.strikes.map((strike) => ({ ...strike })),
    storage: (write) =>
      world.elapsed < CALM && (write ? full.has(counts.write++) || isFull() : unreadable.has(counts.read++)),
  };
  const kills = plan.kills.map(({ calls, back }) => ({ calls: new Set(calls), back }));
  const device = { scope: plan.drafts, entries: new Map() };
  const result = { sent: 0, twice: 0, lost: 0, leftBehind: 0, told: 0, falselySent: 0, stuck: 0, requests: 0 };
  /** By identifier: what a person was told is in safe keeping. */
  const handedOver = new Map();
  /** By identifier: what was sent, as its draft holds it. */
  const copies = new Map();
  /** Of which the draft, or a note beside it, says that they were handed over. */
  const known = new Set();
  /** By identifier: of what somebody was told that other answers were sent. */
  const told = new Set();
  const slots = Array.from({ length: plan.tabs }, () => ({ todo: [] }));

  plan.responses.forEach(({ tab, at, size }, index) => {
    const identifier = `urn:uuid:${index}`;
    const body = JSON.stringify({
      resourceType: 'QuestionnaireResponse',
      identifier: { value: identifier },
      item: ['x'.repeat(size)],
    });
    world.at(at, () => {
      const slot = slots[tab % slots.length];
      if (size === LONG) hit('long answers');
      slot.todo.push({ identifier, body, about: 'a', attemptStartedAt: undefined });
      work(slot);
    });
  });

  /** What somebody who goes on with a draft knows of it. */
  const attemptAt = ({ identifier }) => ({ attemptStartedAt: known.has(identifier) ? 1 : undefined });

  const authorize = (tab) => () =>
    tab.call('authorize', () => {
      const how = world.elapsed < CALM ? signIns.shift() : undefined;
      if (how) hit(`authorize: ${how}`);
      if (how === 'hangs') return new Promise(() => undefined);
      if (how === 'throws' || how === 'rejects') throw new Error('signed out');
      return how === 'nonsense' ? { 'not a header name': '\n' } : { Authorization: 'Bearer x' };
    });

  function open(slot) {
    const { calls = new Set(), back = 1_000 } = (world.elapsed < CALM && kills.shift()) || {};
    const onKill = (tab) => {
      for (const { entry, scope } of handedOver.values())
        if (entry.tab === tab && !scope && !server.stored.get(entry.identifier))
          entry.isLeft = tab.isGuarded ? 'asked' : 'lost';
      world.at(back, () => open(slot));
    };
    const tab = new Tab({ world, server: network, locks, talks, random, faults, onKill, lookUp, hit }, calls);
    slot.tab = tab;
    tab.authorize = authorize(tab);
    slot.outbox = new Outbox('https://fhir.example/R4', tab.environment, options);
    slot.outbox.authorize = tab.authorize;
    slot.store = plan.drafts === 'off' || plan.isBlocked ? undefined : breakStore(tab.storeOf(device));
    slot.outbox.watch((delivery) => {
      if (tab.isDead) return;
      const { identifier, state, scope } = delivery;
      const known = handedOver.get(identifier);
      if (known && known.entry.tab === tab) known.scope = scope;
      if (state === 'confirmed') {
        // What another tab has sent from the same draft is not what this one says.
        const isOther = server.answers(identifier) !== JSON.stringify(JSON.parse(delivery.body).item);
        // Where the browser did not keep what the other one sent, nobody can know.
        const isKept = plan.clearedAt === undefined && !hits['store: add fails'];
        if (!server.stored.get(identifier) || (isOther && isKept)) result.falselySent++;
      } else if (delivery.failure?.code === 'already-sent') {
        hit('told that other answers were sent');
        told.add(identifier);
        void slot.outbox.discard(identifier);
      } else if (state === 'needs-attention') world.at(4 * MINUTE, () => tab.isDead || slot.outbox.retry(identifier));
    });
    if (slot.store) void resume(slot.outbox, slot.store, tab.environment, () => undefined);
    // What was typed is there again only with drafts; and nobody knows whether it was sent.
    slot.todo = plan.drafts === 'off' ? [] : slot.todo.map((entry) => ({ ...entry, ...attemptAt(entry) }));
    work(slot);
  }

  /** The person in front of this tab sends what is ready. */
  function work(slot) {
    const { tab, outbox, store } = slot;
    if (!tab || tab.isDead) return;
    for (const entry of [...slot.todo]) {
      copies.set(entry.identifier, entry);
      const handOver = async () => {
        const note = () => known.add(entry.identifier);
        // Where the draft cannot be written, a few bytes elsewhere say that it was handed over.
        if (store) await tab.keepDraft(note).catch(note);
        return outbox.send(entry, store, tab.authorize);
      };
      void handOver().then((delivery) => {
        if (tab.isDead) return;
        slot.todo = slot.todo.filter((one) => one !== entry);
        if (!handedOver.has(entry.identifier)) result.sent++;
        handedOver.set(entry.identifier, { entry: { identifier: entry.identifier, tab }, scope: delivery.scope });
      });
    }
  }

  hit(`tabs: ${plan.tabs}`);
  hit(`drafts: ${plan.drafts}`);
  if (plan.drafts !== 'off' && plan.isBlocked) hit('store: blocked');
  if (plan.full) hit('store: full for all tabs');
  if (plan.cannotSearch) hit('search: not allowed at all');
  if (plan.isUnconditional) hit('create: no conditions');
  if (plan.cannotSearch && plan.isUnconditional) hit('create: no conditions, and no search');
  for (const { response, tab, at, isOther } of plan.twins)
    world.at(at, () => {
      const sent = copies.get(`urn:uuid:${response}`);
      const slot = slots[tab % slots.length];
      // A draft of what is known to be stored is not offered.
      if (
        plan.drafts === 'off' ||
        plan.isBlocked ||
        !sent ||
        device.entries.get(sent.identifier)?.done ||
        slot.tab.isDead
      )
        return;
      if (!isOther) {
        hit('sent in another tab, too');
        slot.todo.push({ ...sent, ...attemptAt(sent) });
        return work(slot);
      }
      hit('sent in another tab, with other answers');
      const body = JSON.stringify({ ...JSON.parse(sent.body), item: [`other ${at}`] });
      const { identifier, about } = sent;
      void slot.outbox
        .send({ identifier, body, about, ...attemptAt(sent) }, slot.store, slot.tab.authorize)
        .then(({ failure }) => {
          if (failure?.code === 'already-sent') hit('told that other answers were sent');
        });
    });
  slots.forEach(open);
  for (const { tab, at, back } of plan.reloads)
    world.at(at, () => {
      const slot = slots[tab % slots.length];
      if (slot.tab.isDead) return;
      hit('reload: at any time');
      kills.unshift({ calls: new Set(), back });
      slot.tab.kill();
    });
  for (const at of plan.restarts)
    world.at(at, () => {
      hit('reload: all tabs');
      kills.unshift(...slots.map(() => ({ calls: new Set(), back: 1_000 })));
      for (const { tab } of slots) tab.kill();
    });
  for (const { at, by } of plan.clock)
    world.at(at, () => {
      hit(Math.abs(by) < DAY ? 'clock: a minute off' : 'clock: a day or more off');
      world.drift += by;
    });
  for (const { at, for: length } of plan.offline) {
    world.at(at, () => {
      hit('offline');
      faults.isOffline = true;
    });
    world.at(at + length, () => {
      faults.isOffline = false;
      for (const { tab } of slots) if (!tab.isDead) tab.wake();
    });
  }
  for (const { tab, at } of plan.wakes) world.at(at, () => slots[tab % slots.length].tab.wake());
  if (plan.clearedAt !== undefined)
    world.at(plan.clearedAt, () => {
      hit('store: cleared by hand');
      device.entries.clear();
    });
  world.at(CALM, () => {
    faults.isOffline = false;
    faults.strikes = [];
  });

  await world.until(END);

  /** Only where the server never lets itself be asked. */
  const isTold = (identifier) =>
    plan.cannotSearch &&
    slots.some(({ outbox }) =>
      outbox.deliveries.some((one) => one.identifier === identifier && one.failure?.kind === 'unverifiable'),
    );
  for (const [identifier, { entry }] of handedOver) {
    const times = server.stored.get(identifier) ?? 0;
    if (times > 1) result.twice++;
    if (times > 0) continue;
    if (isTold(identifier)) {
      result.told++;
      continue;
    }
    if (entry.isLeft === 'asked') result.leftBehind++;
    else if (
      entry.isLeft !== 'lost' &&
      slots.some(({ outbox }) => outbox.deliveries.some((d) => d.identifier === identifier))
    )
      result.stuck++;
    else if (plan.clearedAt === undefined) result.lost++;
    else result.leftBehind++;
  }
  for (const { todo } of slots) for (const { identifier } of todo) if (!server.stored.get(identifier)) result.stuck++;
  for (const [identifier, times] of server.stored) if (times > 1 && !handedOver.has(identifier)) result.twice++;
  for (const { outbox } of slots)
    for (const { identifier } of outbox.deliveries)
      if (server.stored.get(identifier) && !isTold(identifier)) result.stuck++;
  result.requests = server.requests;
  return { ...result, hits };
}

/** A small generator of numbers, the same for the same seed. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
