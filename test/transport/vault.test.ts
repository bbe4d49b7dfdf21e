import { expect } from '@open-wc/testing';
import type { Entry } from '../../src/transport/store.js';
import { Vault } from '../../src/transport/vault.js';

const DAY = 86_400_000;
let count = 0;
const entry = (more: Partial<Entry> = {}): Entry => ({
  identifier: `urn:uuid:${Date.now()}-${++count}`,
  body: '{"resourceType":"QuestionnaireResponse"}',
  about: 'about',
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
  describe(`Vault (${scope})`, () => {
    afterEach(() => mended.splice(0).forEach((mend) => mend()));

    it('keeps what is on its way for the next page', async () => {
      const one = entry();
      await (await Vault.open(scope)).add(one);
      const next = await Vault.open(scope);
      expect(await next.list()).to.deep.include(one);
      expect(await next.read(one.identifier)).to.include({ attemptStartedAt: undefined });
      await next.mark(one.identifier, 5);
      expect(await next.read(one.identifier)).to.include({ attemptStartedAt: 5 });
      await next.finish(one.identifier, { isConfirmed: true, location: 'x/1' });
      expect(await next.list()).not.to.deep.include(one);
      expect((await next.read(one.identifier))!.done).to.deep.equal({ isConfirmed: true, location: 'x/1' });
    });

    it('leaves a mark alone when the same is added again', async () => {
      const vault = await Vault.open(scope);
      const one = entry();
      await vault.add(one);
      await vault.mark(one.identifier, 5);
      await vault.add(one);
      expect(await vault.read(one.identifier)).to.include({ attemptStartedAt: 5 });
      await vault.finish(one.identifier, { isConfirmed: true });
      await vault.add(one);
      expect(await vault.list(), 'what is done stays done').not.to.deep.include(one);
    });

    it('takes in again what was taken back', async () => {
      const vault = await Vault.open(scope);
      const one = entry();
      await vault.add(one);
      await vault.finish(one.identifier, { isConfirmed: false });
      expect(await vault.list()).not.to.deep.include(one);
      await vault.add(one);
      expect((await vault.read(one.identifier))!.done).to.equal(undefined);
      expect(await vault.list()).to.deep.include(one);
    });

    it('holds five million characters', async () => {
      const vault = await Vault.open(scope);
      const one = entry({ body: 'ä'.repeat(5_000_000) });
      await vault.add(one);
      const [found] = (await vault.list()).filter(({ identifier }) => identifier === one.identifier);
      expect(found!.body.length).to.equal(5_000_000);
      await vault.finish(one.identifier, { isConfirmed: true });
    });

    it('keeps a draft for some days, by a clock that may be a day off', async () => {
      const saved = Date.now();
      const vault = await Vault.open(scope);
      const about = `about ${++count}`;
      await vault.saveDraft(about, { a: 1 }, 7);
      for (const later of [-DAY, 0, DAY, 6 * DAY]) {
        const found = await (await Vault.open(scope, () => saved + later)).readDraft(about);
        expect(found).to.deep.include({ kind: 'draft', value: { a: 1 } });
      }
      const late = await Vault.open(scope, () => saved + 8 * DAY);
      expect(await late.readDraft(about)).to.equal(undefined);
    });

    it('does not bring back a draft that is over in a page that is open for days', async () => {
      let now = Date.now();
      const vault = await Vault.open(scope, () => now);
      const about = `about ${++count}`;
      await vault.saveDraft(about, { a: 1 }, 7);
      now += 6 * DAY;
      expect((await vault.readDraft(about))?.kind).to.equal('draft');
      now += 2 * DAY;
      expect(await vault.readDraft(about)).to.equal(undefined);
    });

    it('never removes what was sent from this device because of a clock', async () => {
      const vault = await Vault.open(scope);
      const one = entry();
      await vault.add(one);
      const days = scope === 'device' ? 10_000 : 2;
      const later = await Vault.open(scope, () => Date.now() + days * DAY);
      expect((await later.list()).map(({ identifier }) => identifier)).to.include(one.identifier);
    });

    it('changes nothing where the disk is full', async () => {
      const vault = await Vault.open(scope);
      const one = entry();
      await vault.add(one);
      breakDown(IDBObjectStore.prototype, 'put', () => {
        throw new DOMException('Full', 'QuotaExceededError');
      });
      expect(await rejection(vault.add(entry()))).not.to.equal('');
      expect(await rejection(vault.mark(one.identifier, 5))).to.equal('QuotaExceededError');
      expect(await rejection(vault.finish(one.identifier, { isConfirmed: true }))).to.equal('QuotaExceededError');
      expect(await rejection(vault.saveDraft('about', {}, 7))).to.equal('QuotaExceededError');
      expect(await vault.list(), 'not half of it').to.deep.include(one);
      expect(await vault.read(one.identifier)).to.include({ attemptStartedAt: undefined });
    });

    it('opens again when the browser closed it', async () => {
      const vault = await Vault.open(scope);
      const { transaction } = IDBDatabase.prototype;
      let isClosed = true;
      breakDown(IDBDatabase.prototype, 'transaction', function (this: IDBDatabase, ...args) {
        if (isClosed) throw new DOMException('Closing', 'InvalidStateError');
        return transaction.apply(this, args);
      });
      expect(await rejection(vault.list())).to.equal('InvalidStateError');
      isClosed = false;
      await vault.list();
    });

    it('does not open where there is no database, or none that answers', async () => {
      breakDown(indexedDB, 'open', () => {
        throw new DOMException('Blocked', 'SecurityError');
      });
      expect(await rejection(Vault.open(scope))).to.equal('SecurityError');
      mended.pop()!();
      breakDown(indexedDB, 'open', () => ({}) as IDBOpenDBRequest);
      expect(await rejection(Vault.open(scope))).to.equal('TimeoutError');
    });
  });

describe('Vault of a tab', () => {
  it('cannot be opened from another tab', async () => {
    const one = entry();
    const about = `about ${++count}`;
    const first = await Vault.open('session');
    await first.add(one);
    await first.saveDraft(about, { a: 1 }, 7);
    const salt = sessionStorage.getItem('patient-partnership')!;
    sessionStorage.clear();
    const other = await Vault.open('session');
    expect(await other.list()).not.to.deep.include(one);
    expect(await other.readDraft(about)).to.equal(undefined);
    sessionStorage.setItem('patient-partnership', salt);
    expect(await (await Vault.open('session')).list()).to.deep.include(one);
  });
});
