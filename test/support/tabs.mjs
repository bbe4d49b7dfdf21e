/** Tabs that are used again: a new one costs half a second by itself, whatever it shows. */
export class Tabs {
  #idle = new Map();

  /**
   * @template Tab
   * @param {string} kind what a tab is set up for; one of another kind will not do
   * @param {() => Promise<Tab>} make sets up a new one
   * @returns {Promise<Tab>} one that was given back, or a new one
   */
  async take(kind, make) {
    return this.#idle.get(kind)?.pop() ?? make();
  }

  /**
   * @param {string} kind
   * @param {{ page: import('playwright-core').Page }} tab
   * @param {string} address of the same origin, without anything that would store something
   */
  async giveBack(kind, tab, address) {
    await tab.page.unrouteAll();
    await tab.page.goto(address);
    await tab.page.evaluate(forget);
    if (!this.#idle.has(kind)) this.#idle.set(kind, []);
    this.#idle.get(kind).push(tab);
  }
}

/** Runs in the page: what pages have stored is not for those that come after them. */
async function forget() {
  localStorage.clear();
  sessionStorage.clear();
  for (const { name } of await indexedDB.databases())
    await new Promise((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(name);
      deleting.onsuccess = resolve;
      deleting.onerror = () => reject(deleting.error);
    });
}
