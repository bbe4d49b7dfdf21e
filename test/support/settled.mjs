/**
 * Waits until nothing on the page changes any more: languages, data and charts come in their own time.
 * @param {import('playwright-core').Page} page
 */
export async function settled(page) {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const elements = () => [...document.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('pp-'));
    const state = () =>
      [
        performance.getEntriesByType('resource').length,
        ...elements().map((element) => element.shadowRoot?.innerHTML.length),
      ].join();
    const end = performance.now() + 5000;
    for (let last = '', same = 0; same < 3 && performance.now() < end;) {
      await Promise.all(elements().map((element) => element.updateComplete));
      await frame();
      same = state() === last ? same + 1 : 0;
      last = state();
    }
  });
}
