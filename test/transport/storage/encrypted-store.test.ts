import { expect } from '@open-wc/testing';
import { digest } from '../../../src/transport/storage/encrypted-database.js';
import type { Entry } from '../../../src/transport/storage/store.js';
import type { Writing } from '../../../src/transport/storage/draft-records.js';
import { EncryptedStore } from '../../../src/transport/storage/encrypted-store.js';
import { records } from '../../elements/experience-survey/drafts/kept-records.js';
import { useStorageAlone } from '../../support/storage.js';

useStorageAlone();

const DAY = 86_400_000;
let count = 0;
const entry = (more: Partial<Entry> = {}): Entry => ({
  identifier: `urn:uuid:${Date.now()}-${++count}`,
  body: '{"resourceType":"QuestionnaireResponse"}',
  about: 'about',
  ...more,
});

const writing = (more: Partial<Writing> = {}): Writing => ({
  identifier: 'urn:uuid:draft',
  known: undefined,
  writer: 'me',
  days: 7,
  ...more,
});

const mended: (() => void)[] = [];
/** Breaks something of the browser until the test is over. */
function breakDown<T, K extends keyof T>(target: T, name: K, value: T[K]): void {
  const whole = target[name];
  target[name] = value;
  mended.push(() => (target[name] = whole));
}

const rejection = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
    return '';
  } catch (error) {
    return (error as Error).name;
  }
};

for (const scope of ['session', 'device'] as const)
  describe(`EncryptedStore (${scope})`, () => {
    afterEach(() => mended.splice(0).forEach((mend) => mend()));

    it('keeps what is on its way for the next page', async () => {
      const one = entry();
      await (await EncryptedStore.open(scope)).add(one);
      const next = await EncryptedStore.open(scope);
      expect(await next.list()).to.deep.include(one);
      expect(await next.read(one.identifier)).to.include({ attemptStartedAt: undefined });
      await next.mark(one.identifier, 5);
      expect(await next.read(one.identifier)).to.include({ attemptStartedAt: 5 });
      await next.finish(one.identifier, { isConfirmed: true, location: 'x/1' });
      expect(await next.list()).not.to.deep.include(one);
      expect((await next.read(one.identifier))!.done).to.deep.equal({ isConfirmed: true, location: 'x/1' });
    });

    it('leaves a mark alone when the same is added again', async () => {
      const store = await EncryptedStore.open(scope);
      const one = entry();
      await store.add(one);
      await store.mark(one.identifier, 5);
      await store.add(one);
      expect(await store.read(one.identifier)).to.include({ attemptStartedAt: 5 });
      await store.finish(one.identifier, { isConfirmed: true });
      await store.add(one);
      expect(await store.list(), 'what is done stays done').not.to.deep.include(one);
    });

    it('takes in again what was taken back', async () => {
      const store = await EncryptedStore.open(scope);
      const one = entry();
      await store.add(one);
      await store.finish(one.identifier, { isConfirmed: false });
      expect(await store.list()).not.to.deep.include(one);
      await store.add(one);
      expect((await store.read(one.identifier))!.done).to.equal(undefined);
      expect(await store.list()).to.deep.include(one);
    });

    it('holds five million characters', async () => {
      const store = await EncryptedStore.open(scope);
      const one = entry({ body: JSON.stringify('ä'.repeat(5_000_000)) });
      await store.add(one);
      const [found] = (await store.list()).filter(({ identifier }) => identifier === one.identifier);
      expect(found!.body.length).to.equal(5_000_002);
      await store.finish(one.identifier, { isConfirmed: true });
    });

    it('keeps a draft for some days, by a clock that may be a day off', async () => {
      const saved = Date.now();
      const store = await EncryptedStore.open(scope);
      const about = `about ${++count}`;
      await store.drafts.save(about, { a: 1 }, writing());
      for (const later of [-DAY, 0, DAY, 6 * DAY]) {
        const found = await (await EncryptedStore.open(scope, () => saved + later)).drafts.read(about);
        expect(found).to.deep.include({ kind: 'draft', value: { a: 1 } });
      }
      const late = await EncryptedStore.open(scope, () => saved + 8 * DAY);
      expect(await late.drafts.read(about)).to.equal(undefined);
    });

    it('does not bring back a draft that is over in a page that is open for days', async () => {
      let now = Date.now();
      const store = await EncryptedStore.open(scope, () => now);
      const about = `about ${++count}`;
      await store.drafts.save(about, { a: 1 }, writing());
      now += 6 * DAY;
      expect((await store.drafts.read(about))?.kind).to.equal('draft');
      now += 2 * DAY;
      expect(await store.drafts.read(about)).to.equal(undefined);
    });

    it('never removes what was sent from this device because of a clock', async () => {
      const store = await EncryptedStore.open(scope);
      const one = entry();
      await store.add(one);
      const days = scope === 'device' ? 10_000 : 2;
      const later = await EncryptedStore.open(scope, () => Date.now() + days * DAY);
      expect((await later.list()).map(({ identifier }) => identifier)).to.include(one.identifier);
    });

    it('changes nothing where the disk is full', async () => {
      const store = await EncryptedStore.open(scope);
      const one = entry();
      await store.add(one);
      breakDown(IDBObjectStore.prototype, 'put', () => {
        throw new DOMException('Full', 'QuotaExceededError');
      });
      expect(await rejection(store.add(entry()))).not.to.equal('');
      expect(await rejection(store.mark(one.identifier, 5))).to.equal('QuotaExceededError');
      expect(await rejection(store.finish(one.identifier, { isConfirmed: true }))).to.equal('QuotaExceededError');
      expect(await rejection(store.drafts.save('about', {}, writing()))).to.equal('QuotaExceededError');
      expect(await store.list(), 'not half of it').to.deep.include(one);
      expect(await store.read(one.identifier)).to.include({ attemptStartedAt: undefined });
    });

    it('opens again when the browser closed it', async () => {
      const store = await EncryptedStore.open(scope);
      const { transaction } = IDBDatabase.prototype;
      let isClosed = true;
      breakDown(IDBDatabase.prototype, 'transaction', function (this: IDBDatabase, ...args) {
        if (isClosed) throw new DOMException('Closing', 'InvalidStateError');
        return transaction.apply(this, args);
      });
      expect(await rejection(store.list())).to.equal('InvalidStateError');
      isClosed = false;
      await store.list();
    });

    it('does not open where there is no database, or none that answers', async () => {
      breakDown(indexedDB, 'open', () => {
        throw new DOMException('Blocked', 'SecurityError');
      });
      expect(await rejection(EncryptedStore.open(scope))).to.equal('SecurityError');
      mended.pop()!();
      breakDown(indexedDB, 'open', () => ({}) as IDBOpenDBRequest);
      expect(await rejection(EncryptedStore.open(scope))).to.equal('TimeoutError');
    });
  });

describe('EncryptedStore of a tab', () => {
  it('cannot be opened from another tab', async () => {
    const one = entry();
    const about = `about ${++count}`;
    const first = await EncryptedStore.open('session');
    await first.add(one);
    await first.drafts.save(about, { a: 1 }, writing());
    const salt = sessionStorage.getItem('patient-partnership')!;
    sessionStorage.clear();
    const other = await EncryptedStore.open('session');
    expect(await other.list()).not.to.deep.include(one);
    expect(await other.drafts.read(about)).to.equal(undefined);
    sessionStorage.setItem('patient-partnership', salt);
    expect(await (await EncryptedStore.open('session')).list()).to.deep.include(one);
  });

  /** Opens another tab of this browser, as far as a store can tell. */
  const anotherTab = async (now?: () => number) => {
    const salt = sessionStorage.getItem('patient-partnership')!;
    sessionStorage.clear();
    const store = await EncryptedStore.open('session', now);
    sessionStorage.setItem('patient-partnership', salt);
    return store;
  };
  const ids = async () => (await records()).map(({ id }) => id);

  it('is left alone by others for a day, and then removed, unless a page of it is there', async () => {
    const { query } = navigator.locks;
    const before = await ids();
    const store = await EncryptedStore.open('session');
    await store.add(entry());
    await store.drafts.save(`about ${++count}`, { a: 1 }, writing({ days: 30 }));
    const mine = (await ids()).filter((id) => !before.includes(id));
    expect(mine).to.have.length(2);
    await anotherTab(() => Date.now() + 2 * DAY);
    expect(await ids(), 'a page is there').to.include.members(mine);
    breakDown(navigator.locks, 'query', () => Promise.resolve({ held: [], pending: [] }));
    await anotherTab(() => Date.now() + 2 * DAY - 1000);
    expect(await ids(), 'it was there a moment ago').to.include.members(mine);
    await anotherTab(() => Date.now() + 4 * DAY);
    expect(await ids()).not.to.include.members(mine);
    mended.splice(0).forEach((mend) => mend());
    expect(navigator.locks.query).to.equal(query);
  });

  it('is left alone where the browser does not say which tabs are there', async () => {
    const store = await EncryptedStore.open('session');
    const one = entry();
    await store.add(one);
    breakDown(navigator.locks, 'query', () => Promise.reject(new DOMException('', 'SecurityError')));
    await anotherTab(() => Date.now() + 4 * DAY);
    mended.splice(0).forEach((mend) => mend());
    expect(await store.list()).to.deep.include(one);
  });
});

describe('what is in a record', () => {
  it('tells no guess about a person: names are made with a key that no script can read out', async () => {
    const store = await EncryptedStore.open('device');
    const guess = 'device\n\nhttps://example.org/q\nPatient/1';
    const about = await store.name(guess);
    const before = (await records()).map(({ id }) => id);
    await store.drafts.save(about, {}, writing());
    await store.add(entry());
    const fresh = (await records()).filter(({ id }) => !before.includes(id));
    const told = JSON.stringify(fresh);
    for (const text of [guess, `draft device ${await digest(guess)}`, `draft device ${about}`, `draft ${about}`])
      expect(told).not.to.contain(await digest(text));
    sessionStorage.clear();
    expect(await (await EncryptedStore.open('session')).name(guess), 'of a session, only this tab').not.to.equal(about);
    expect(await (await EncryptedStore.open('device')).name(guess)).to.equal(about);
  });

  it('of an earlier version, whose names can be guessed, is removed; what waits to be sent stays', async () => {
    const store = await EncryptedStore.open('device');
    const one = entry();
    await store.add(one);
    await store.drafts.save(`about ${++count}`, {}, writing());
    const old = (await records()).map((record) => ({ ...record, schema: 1 }));
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('patient-partnership');
      request.onsuccess = () => resolve(request.result);
    });
    const transaction = database.transaction('records', 'readwrite');
    for (const record of old) transaction.objectStore('records').put(record);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
    await EncryptedStore.open('device');
    const left = (await records()) as unknown as { id: string; kind: string }[];
    expect(left.map(({ id }) => id)).to.include(one.identifier);
    expect(left.filter(({ kind }) => kind === 'draft')).to.deep.equal([]);
  });
});

describe('a draft', () => {
  it('has one identifier, whoever writes it, until what was handed over is changed', async () => {
    const store = await EncryptedStore.open('device');
    const about = `about ${++count}`;
    const save = (more: Partial<Writing>) => store.drafts.save(about, {}, writing(more));
    expect(await save({ identifier: 'urn:uuid:a' })).to.include({ identifier: 'urn:uuid:a', wasHandedOver: false });
    expect((await save({ identifier: 'urn:uuid:b', writer: 'you' })).identifier, 'of who began').to.equal('urn:uuid:a');
    await save({ identifier: 'urn:uuid:a', known: 'urn:uuid:a', writer: undefined });
    expect(await save({ identifier: 'urn:uuid:b', writer: 'you' })).to.include({ wasHandedOver: true });
    expect((await save({ identifier: 'urn:uuid:c', known: 'urn:uuid:a' })).identifier).to.equal('urn:uuid:c');
    expect((await save({ identifier: 'urn:uuid:b', writer: 'you', known: 'urn:uuid:a' })).identifier).to.equal(
      'urn:uuid:c',
    );
  });

  it('is not written any more once it was sent', async () => {
    const store = await EncryptedStore.open('device');
    const about = `about ${++count}`;
    const one = entry();
    await store.drafts.save(about, {}, writing({ identifier: one.identifier }));
    await store.add(one);
    await store.finish(one.identifier, { isConfirmed: true });
    await store.drafts.remove(about);
    const late = await store.drafts.save(about, {}, writing({ identifier: one.identifier, known: one.identifier }));
    expect(late.isSent).to.equal(true);
    expect(await store.drafts.read(about)).to.equal(undefined);
  });

  it('that another one went on with stays when what was handed over arrived', async () => {
    const store = await EncryptedStore.open('device');
    const about = `about ${++count}`;
    await store.drafts.save(about, { a: 1 }, writing({ writer: 'you' }));
    await store.drafts.remove(about, { writer: 'me', savedAt: 7 });
    expect(await store.drafts.read(about)).to.deep.include({ value: { a: 1 } });
    await store.drafts.remove(about, { writer: 'you', savedAt: undefined });
    expect(await store.drafts.read(about)).to.equal(undefined);
  });

  it('that nobody wrote since it was read goes with what was made of it', async () => {
    const store = await EncryptedStore.open('device');
    const about = `about ${++count}`;
    const { savedAt } = await store.drafts.save(about, { a: 1 }, writing({ writer: 'an earlier page' }));
    await store.drafts.remove(about, { writer: 'me', savedAt });
    expect(await store.drafts.read(about)).to.equal(undefined);
  });
});
