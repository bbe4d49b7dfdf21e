import assert from 'node:assert/strict';

/**
 * Opens a page of the portal as a visitor, and keeps everything that should not happen: a violation of the page's policy,
 * an error or warning in the console, a request to somewhere else.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function visit(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const problems = [];
  const requests = [];
  const { origin } = new URL(url);
  await context.exposeBinding('policyViolated', (_, text) => void problems.push(`policy: ${text}`));
  await context.addInitScript(() => {
    document.addEventListener(
      'securitypolicyviolation',
      ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
        window.policyViolated(`${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`);
      },
    );
  });
  context.on('request', (request) => {
    requests.push(request);
    if (new URL(request.url()).origin !== origin) problems.push(`request: ${request.url()}`);
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => problems.push(`error: ${error.error().stack}`));

  const page = await context.newPage();
  await page.goto(url);
  if (options.javaScriptEnabled !== false) await ready(page);

  return {
    page,
    requests,
    /** Nothing happened that should not, and nothing else stays in the browser; ends the visit. */
    async leave() {
      assert.deepEqual(problems, []);
      assert.deepEqual(await context.cookies(), []);
      if (options.javaScriptEnabled !== false) assert.deepEqual(await page.evaluate(kept), []);
      await context.close();
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
