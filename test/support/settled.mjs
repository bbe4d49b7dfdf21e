/** Requests under way, by page. */
const underWay = new WeakMap();

/**
 * Takes note of what a page asks for, so that {@link settled} waits for it. Call it before the page is loaded.
 * @param {import('playwright-core').Page} page
 */
export function followRequests(page) {
  const requests = new Set();
  underWay.set(page, requests);
  page.on('request', (request) => requests.add(request));
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
}

/** What never comes to rest is taken as it is after this time, in milliseconds. */
const PATIENCE = 5000;

/**
 * Waits until nothing on the page changes any more: languages, data and charts come in their own time.
 * @param {import('playwright-core').Page} page
 */
export async function settled(page) {
  const requests = underWay.get(page);
  const end = performance.now() + PATIENCE;
  do await page.evaluate(unchanged, end - performance.now());
  while (requests?.size > 0 && performance.now() < end);
}

/** Runs in the page: waits until it has been the same for a few frames, at most for `time` milliseconds. */
async function unchanged(time) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const elements = () => [...document.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('pp-'));
  const state = () =>
    [
      performance.getEntriesByType('resource').length,
      ...elements().map((element) => element.shadowRoot?.innerHTML.length),
    ].join();
  const end = performance.now() + time;
  for (let last = '', same = 0; same < 3 && performance.now() < end;) {
    await Promise.all(elements().map((element) => element.updateComplete));
    await frame();
    same = state() === last ? same + 1 : 0;
    last = state();
  }
}
