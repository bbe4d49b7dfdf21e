// No request and no storage that the host did not ask for, and nothing left behind by an element that is gone.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { elements, everything } from '../support/examples.mjs';
import { isMatrix } from '../support/matrix.mjs';
import { CLASSIC, MODULE, Portal } from '../support/portal.mjs';

describe('an element on a page', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  for (const lang of ['en', 'es', 'ar'])
    it(`asks only for the library's own files (${lang})`, async () => {
      const { page, requests, settled, close } = await portal.open({ body: everything, lang });
      await use(page);
      await settled();
      const foreign = requests.slice(1).filter((request) => !request.startsWith('/dist/embed/'));
      assert.deepEqual(foreign, []);
      await close();
    });

  it('asks for nothing at all as a classic script', async () => {
    const { page, requests, settled, close } = await portal.open({ head: CLASSIC, body: everything, lang: 'ar' });
    await use(page);
    await settled();
    assert.deepEqual(requests.slice(1), ['/dist/embed/patient-partnership.iife.js']);
    await close();
  });

  it('loads a language only where a page speaks it', async () => {
    const { requests, close } = await portal.open({ body: everything, lang: 'en' });
    assert.deepEqual(
      requests.filter((request) => /\/(es|ar)-/.test(request)),
      [],
    );
    await close();
  });

  it('stores nothing', async () => {
    const { page, settled, close } = await portal.open({ body: everything, isNew: true });
    await use(page);
    await settled();
    const stored = await page.evaluate(async () => ({
      cookies: document.cookie,
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      history: [history.length, history.state, location.hash],
      title: document.title,
    }));
    assert.deepEqual(stored, {
      cookies: '',
      local: 0,
      session: 0,
      databases: [],
      caches: [],
      workers: 0,
      history: [2, null, ''],
      title: 'Portal',
    });
    await close();
  });

  for (const { tag, examples } of elements)
    for (const { title, html } of examples)
      it(`takes all its listeners along: ${tag} with ${title}`, async () => {
        const { page, log, settled, close } = await portal.open({ head: MODULE, init: countListeners, lang: 'es' });
        const listening = () => page.evaluate(() => globalThis.__listening());
        const counts = [await listening()];
        // The first time loads what is loaded once; the others must not add up
        const rounds = isMatrix ? 3 : 2;
        for (let round = 0; round < rounds; round++) {
          await page.evaluate((markup) => {
            const range = document.createRange();
            document.body.append(range.createContextualFragment(markup));
          }, html);
          await settled();
          await use(page);
          if (round === 0) assert.ok((await listening()).length > 0, 'something is counted');
          // Away and back again, as a framework does when it moves things
          await page.evaluate(() => document.body.prepend(document.body.lastElementChild));
          await settled();
          await page.evaluate(() => document.body.firstElementChild.remove());
          await settled();
          counts.push(await listening());
        }
        assert.deepEqual(counts.slice(1), Array(rounds).fill(counts[0]));
        assert.deepEqual(log, []);
        await close();
      });
});

/** Does what a person does who tries everything once. */
async function use(page) {
  await page.evaluate(() => document.documentElement.style.setProperty('color-scheme', 'dark'));
  for (const tag of elements.map((element) => element.tag)) {
    const element = page.locator(tag).first();
    if (!(await element.count())) continue;
    await element.focus({ timeout: 500 }).catch(() => {});
    const controls = await element.locator('input:not([disabled]), button:not([disabled])').all();
    for (const control of controls.slice(0, 6)) {
      await control.click({ timeout: 500, force: true, noWaitAfter: true }).catch(() => {});
    }
  }
}

/** Runs in the page: counts who listens to what outlives an element. */
function countListeners() {
  const lasting = (target) =>
    target === globalThis ||
    target === document ||
    target === document.documentElement ||
    target === document.body ||
    target instanceof MediaQueryList ||
    target === globalThis.visualViewport ||
    target === document.fonts ||
    target === globalThis.navigation ||
    target === screen.orientation;
  const listeners = new Map();
  const key = (target, type, listener, options) => {
    const capture = typeof options === 'boolean' ? options : (options?.capture ?? false);
    if (!listeners.has(target)) listeners.set(target, new Map());
    const byType = listeners.get(target);
    const name = `${type} ${capture}`;
    if (!byType.has(name)) byType.set(name, new Set());
    return byType.get(name);
  };
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = this ?? globalThis;
    if (lasting(target) && listener) {
      const set = key(target, type, listener, options);
      set.add(listener);
      if (options?.signal) addEventListener.call(options.signal, 'abort', () => set.delete(listener));
      if (options?.once) addEventListener.call(target, type, () => set.delete(listener), { once: true });
    }
    return addEventListener.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? globalThis;
    if (lasting(target)) key(target, type, listener, options).delete(listener);
    return removeEventListener.call(target, type, listener, options);
  };

  const observing = new Map();
  for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver', 'PerformanceObserver']) {
    const prototype = globalThis[name].prototype;
    const { observe, disconnect, unobserve } = prototype;
    prototype.observe = function (target, ...rest) {
      if (!observing.has(this)) observing.set(this, { name, targets: new Set() });
      observing.get(this).targets.add(target);
      return observe.call(this, target, ...rest);
    };
    prototype.disconnect = function () {
      observing.delete(this);
      return disconnect.call(this);
    };
    if (unobserve)
      prototype.unobserve = function (target) {
        observing.get(this)?.targets.delete(target);
        if (!observing.get(this)?.targets.size) observing.delete(this);
        return unobserve.call(this, target);
      };
  }

  const intervals = new Set();
  const { setInterval: every, clearInterval: stop } = globalThis;
  globalThis.setInterval = (...args) => {
    const id = every(...args);
    intervals.add(id);
    return id;
  };
  globalThis.clearInterval = (id) => {
    intervals.delete(id);
    stop(id);
  };

  globalThis.__listening = () => {
    const found = [];
    for (const [target, byType] of listeners)
      for (const [type, set] of byType)
        for (let n = 0; n < set.size; n++) found.push(`${target.constructor.name} ${type}`);
    for (const { name } of observing.values()) found.push(name);
    for (const id of intervals) found.push(`interval ${id}`);
    return found.sort();
  };
}
