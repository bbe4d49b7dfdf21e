import assert from 'node:assert/strict';
import { Tabs } from '../../support/tabs.mjs';

/** What visitors of a browser leave behind, by browser. */
const tabs = new WeakMap();

/** Keeps everything that should not happen in a tab: violations of a policy, errors and warnings. */
async function newTab(browser, options) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const tab = { page: await context.newPage(), problems: [], requests: [] };
  await context.exposeBinding('policyViolated', (_, text) => void tab.problems.push(`policy: ${text}`));
  await context.addInitScript(() => {
    document.addEventListener(
      'securitypolicyviolation',
      ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
        window.policyViolated(`${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`);
      },
    );
  });
  context.on('request', (request) => tab.requests.push(request));
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) tab.problems.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => tab.problems.push(`error: ${error.error().stack}`));
  return tab;
}

/**
 * Opens a page of the portal as a visitor, and keeps everything that should not happen: a violation of the page's policy,
 * an error or warning in the console, a request to somewhere else.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function visit(browser, url, options = {}) {
  if (!tabs.has(browser)) tabs.set(browser, new Tabs());
  const kind = JSON.stringify(options);
  const tab = await tabs.get(browser).take(kind, () => newTab(browser, options));
  const { page } = tab;
  const problems = (tab.problems = []);
  const requests = (tab.requests = []);
  const { origin } = new URL(url);
  const runs = options.javaScriptEnabled !== false;
  await page.goto(url);
  if (runs) await ready(page);

  return {
    page,
    requests,
    /** Nothing happened that should not, and nothing else stays in the browser; ends the visit. */
    async leave() {
      const elsewhere = requests.map((request) => request.url()).filter((to) => new URL(to).origin !== origin);
      assert.deepEqual([...problems, ...elsewhere], []);
      assert.deepEqual(await page.context().cookies(), []);
      if (runs) assert.deepEqual(await page.evaluate(kept), []);
      if (runs) await tabs.get(browser).giveBack(kind, tab, `${origin}/fhir/nothing`);
      else await page.context().close();
    },
  };
}

/** Waits until every widget of the page is drawn. */
export async function ready(page) {
  // Not an async function: its promise would count as what is waited for.
  await page.waitForFunction(() => {
    const widgets = [...document.querySelectorAll('pp-experience-survey, pp-option-grid, pp-maturity-radar')];
    return widgets.every((widget) => !widget.isUpdatePending && widget.shadowRoot?.querySelector('h1, h2'));
  });
  // A widget measures the room that it has once it is drawn, and may be drawn again for that.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** Waits until a draft that is in the browser was written now or later: that is, with all that was answered so far. */
export async function untilKept(page) {
  await page.evaluate(async () => {
    const now = Date.now();
    const savedAt = () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('patient-partnership');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const reading = database.transaction('records').objectStore('records').getAll();
          reading.onsuccess = () => {
            database.close();
            resolve(Math.max(...reading.result.map((record) => record.savedAt)));
          };
        };
      });
    while ((await savedAt()) < now) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

/** Names of everything that a page has left in a browser without being asked to. */
async function kept() {
  const databases = (await indexedDB.databases()).map(({ name }) => `database ${name}`);
  const caches = (await window.caches?.keys()) ?? [];
  const names = [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...databases, ...caches];
  // What a page asks for by `drafts`, and nothing else.
  const asked = document.querySelector('[drafts]') ? ['patient-partnership', 'database patient-partnership'] : [];
  return names.filter((name) => !asked.includes(name));
}
