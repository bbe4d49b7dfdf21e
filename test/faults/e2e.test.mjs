// A real browser, the built survey, the demo's FHIR server, and between them what goes wrong on the way.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runDemo, temporaryStore } from '../demo/support/demo-process.mjs';
import { startBrowser } from '../support/browser.mjs';
import { startServer } from '../support/server.mjs';
import { followRequests, settled } from '../support/settled.mjs';
import { startProxy } from './support/proxy.mjs';

const dist = process.env.FAULTS_DIST ?? fileURLToPath(new URL('../../dist/embed', import.meta.url));

/** More than the time in which anything on a server has come to its end, on the page's clock. */
const SETTLED = 70_000;

describe('a survey in a browser, over a bad network', () => {
  let browser, pages, proxy, demo, store, context;

  before(async () => {
    const cleaner = { after: (run) => cleanup.push(run) };
    store = temporaryStore(cleaner);
    demo = runDemo(cleaner, { PORT: '0', FHIR_STORE: store });
    let base = await demo.ready;
    demo.base = () => base;
    demo.restart = async () => {
      demo.child.kill('SIGKILL');
      await demo.ended;
      const next = runDemo(cleaner, { PORT: '0', FHIR_STORE: store });
      base = await next.ready;
      Object.assign(demo, { child: next.child, ended: next.ended });
    };
    proxy = await startProxy(() => base);
    pages = await startServer({ folders: { '/embed/': dist } });
    browser = await startBrowser();
  });
  const cleanup = [];
  after(async () => {
    await browser?.close();
    await pages?.close();
    await proxy?.close();
    for (const run of cleanup.reverse()) run();
  });

  /** A new person, in a browser of their own. */
  async function person(drafts) {
    await context?.close();
    context = await browser.newContext();
    Object.assign(proxy, { faults: [], searchFaults: [], creates: 0, strayed: 0, onCreate: undefined });
    const marker = `comment ${Math.random()}`;
    pages.routes['/survey'] = () => ({
      body: `<!doctype html><html lang="en"><title>Survey</title>
        <script type="module" src="/embed/elements/experience-survey.js"></script>
        <pp-experience-survey layout="page" endpoint="${proxy.base}" drafts="${drafts}"></pp-experience-survey>`,
    });
    return { marker, tab: await open() };
  }

  /** Opens the survey in a tab whose clock the test moves; what it was told is written down. */
  async function open() {
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.clock.install();
    followRequests(page);
    page.told = [];
    let hear;
    page.heard = new Promise((resolve) => (hear = resolve));
    await page.exposeFunction('tell', (what) => {
      page.told.push(what);
      hear();
    });
    await page.addInitScript(() => {
      for (const type of ['pp-queued', 'pp-submitted', 'pp-error'])
        document.addEventListener(type, ({ detail }) => window.tell([type, detail.code ?? '']), true);
    });
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
    const isSubmitter = (request) => request.url().includes('/submitter-');
    page.submitter = page.waitForEvent('requestfinished', { predicate: isSubmitter, timeout: 30_000 });
    page.submitter.catch(() => undefined);
    await page.goto(`${pages.origin}/survey`);
    return page;
  }

  async function answer(page, marker) {
    await page.locator('textarea').first().fill(marker);
    // What sends comes while the network is there; asked for once more, it is there once it has run.
    const submitter = await page.submitter;
    await page.evaluate((address) => import(address).then(() => undefined), submitter.url());
    await page.clock.runFor(1000);
  }

  const send = (page) => page.getByRole('button', { name: 'Send my answers' }).click();
  const isThanked = (page) => page.locator('#thanks').waitFor();
  /** Attempts come to their end on the page's clock. */
  async function isWaiting(page) {
    for (let turn = 0; turn < 100 && !(await page.locator('#queued').isVisible()); turn++)
      await page.clock.runFor(1000);
    await page.locator('#queued').waitFor();
  }
  /** What was kept is read: the page's clock may run, and with it the time that the database is given. */
  const isResumed = (page) => page.locator('#queued, #thanks').first().waitFor();

  /** How many of the server's responses hold these words. */
  async function stored(marker) {
    const response = await fetch(`${demo.base()}/QuestionnaireResponse?_count=1000`);
    const { entry = [] } = await response.json();
    return entry.filter((one) => JSON.stringify(one).includes(marker)).length;
  }

  /** Lets the page's clock run until thanks are said; that is never said before it is true. */
  async function untilSent(page, marker) {
    // A lock is given in the browser's own time: on a busy machine the page's clock may have given up on it a few times.
    for (let round = 0; round < 200; round++) {
      const isSaid = await page.locator('#thanks').isVisible();
      const count = await stored(marker);
      if (isSaid) {
        assert.equal(count, 1, 'said to be sent');
        return;
      }
      assert.ok(count <= 1);
      await page.clock.runFor(SETTLED / 4);
      await settled(page);
    }
    assert.fail(
      `not sent: ${await page.locator('pp-experience-survey .base').innerText()} ${JSON.stringify(page.told)}`,
    );
  }

  for (const fault of [
    'none',
    'reset',
    'commit then reset',
    '500',
    'commit and 500',
    '502',
    '503',
    '429',
    'captive portal',
    'login',
    'moved',
    'truncated',
    '204',
    '401',
    '409',
  ])
    it(`${fault}: stored once, and said only then`, async () => {
      const { tab, marker } = await person('off');
      proxy.faults = [fault, fault === 'none' ? 'none' : 'reset'];
      // Half of them cannot look, and have to wait.
      proxy.searchFaults = fault.startsWith('commit') ? ['502', '502', '502'] : [];
      await answer(tab, marker);
      await send(tab);
      await untilSent(tab, marker);
      assert.equal(await stored(marker), 1);
      assert.equal(proxy.strayed, 0, 'nobody else was asked');
    });

  it('an answer that drips is given up, and found', async () => {
    const { tab, marker } = await person('off');
    proxy.faults = ['slow drip'];
    await answer(tab, marker);
    const begun = tab.waitForResponse((response) => response.request().method() === 'POST');
    await send(tab);
    await begun;
    assert.equal(await tab.locator('#thanks').isVisible(), false);
    await tab.clock.runFor(66_000);
    await untilSent(tab, marker);
  });

  it('offline, and online again', async () => {
    const { tab, marker } = await person('device');
    await answer(tab, marker);
    await context.setOffline(true);
    await send(tab);
    await isWaiting(tab);
    assert.match(
      await tab.locator('pp-experience-survey .base').innerText(),
      /Your answers are saved on this device\s+You are offline\. We can send them as soon as you are online and this page is open\./,
    );
    assert.equal(await stored(marker), 0);
    await context.setOffline(false);
    await isThanked(tab);
    assert.equal(await stored(marker), 1);
    assert.deepEqual(
      tab.told.map(([type]) => type),
      ['pp-queued', 'pp-submitted'],
    );
  });

  for (const drafts of ['session', 'device'])
    it(`a reload in the middle of a slow commit (${drafts})`, async () => {
      const { tab, marker } = await person(drafts);
      await answer(tab, marker);
      proxy.faults = ['slow commit'];
      const asked = new Promise((resolve) => (proxy.onCreate = resolve));
      await send(tab);
      await asked;
      await tab.reload();
      await isResumed(tab);
      await untilSent(tab, marker);
      assert.equal(await stored(marker), 1);
      await tab.reload();
      await tab.locator('textarea').first().waitFor();
      assert.equal(await tab.locator('#draft').count(), 0, 'nothing is left of it');
    });

  it('two tabs of one browser, one of which is closed in the middle', async () => {
    const { tab, marker } = await person('device');
    await answer(tab, marker);
    proxy.faults = ['slow commit', 'slow commit'];
    const asked = new Promise((resolve) => (proxy.onCreate = resolve));
    await send(tab);
    await asked;
    const other = await open();
    await tab.close();
    await isResumed(other);
    await untilSent(other, marker);
    assert.equal(await stored(marker), 1);
  });

  it('two tabs that are both there all the time', async () => {
    const { tab, marker } = await person('device');
    await answer(tab, marker);
    proxy.faults = ['slow commit', '500', 'commit then reset'];
    proxy.searchFaults = ['502', '502', '502', '502'];
    await send(tab);
    await isWaiting(tab);
    const other = await open();
    await isResumed(other);
    await Promise.all([tab, other].map((page) => untilSent(page, marker)));
    assert.equal(await stored(marker), 1);
  });

  for (const drafts of ['session', 'device'])
    it(`one draft in three tabs (${drafts}), with other answers in each: stored once, and the others are told`, async () => {
      const { tab, marker } = await person(drafts);
      await answer(tab, marker);
      // As a browser duplicates a tab: with a copy of what it keeps for the session.
      const session = await tab.evaluate(() => ({ ...sessionStorage }));
      await context.addInitScript((kept) => Object.assign(sessionStorage, kept), session);
      const others = [await open(), await open()];
      for (const other of others) await other.getByRole('button', { name: 'Go on with my answers' }).click();
      await answer(others[0], `${marker} first`);
      await send(others[0]);
      await isThanked(others[0]);
      await tab.locator('textarea').first().fill(`${marker} late`);
      await tab.clock.runFor(1000);
      await others[1].locator('textarea').first().fill(`${marker} second`);
      for (const late of [tab, others[1]]) {
        await send(late);
        await late.locator('#failure', { hasText: 'Another tab has sent your answers' }).waitFor();
        // It may have been told while it was typed, before it was sent.
        await late.heard;
        assert.deepEqual(late.told, [['pp-error', 'already-sent']]);
        assert.match(await late.locator('textarea').first().inputValue(), / (late|second)$/);
      }
      assert.equal(await stored(marker), 1);
      assert.equal(await stored(`${marker} first`), 1);
      await tab.reload();
      await tab.locator('textarea').first().waitFor();
      assert.equal(await tab.locator('#draft').count(), 0, 'the draft does not come back');
    });

  it('the server is killed while it answers, and started again', async () => {
    const { tab, marker } = await person('device');
    await answer(tab, marker);
    proxy.onCreate = () => setTimeout(() => demo.child.kill('SIGKILL'), 2);
    await send(tab);
    await demo.ended;
    proxy.onCreate = undefined;
    await demo.restart();
    await untilSent(tab, marker);
    assert.equal(await stored(marker), 1);
  });

  it('the browser asks before what is only in memory is left', async () => {
    const { tab, marker } = await person('off');
    const guards = () => tab.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
    await answer(tab, marker);
    assert.equal(await guards(), false, 'not while it is only answered');
    proxy.faults = ['500'];
    await send(tab);
    await isWaiting(tab);
    assert.equal(await guards(), true);
    await untilSent(tab, marker);
    assert.equal(await guards(), false);
  });
});
