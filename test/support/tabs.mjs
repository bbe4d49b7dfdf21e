/** How many tabs wait to be used again: each has a process of its own. */
const MOST = 3;

/** Tabs that are used again: a new one costs half a second by itself, whatever it shows. */
export class Tabs {
  /** Those that wait, the last one last. */
  #idle = [];

  /**
   * @template Tab
   * @param {string} kind what a tab is set up for; one of another kind will not do
   * @param {() => Promise<Tab>} make sets up a new one
   * @returns {Promise<Tab>} one that was given back, or a new one
   */
  async take(kind, make) {
    const at = this.#idle.findLastIndex((one) => one.kind === kind);
    return at < 0 ? make() : this.#idle.splice(at, 1)[0].tab;
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
    this.#idle.push({ kind, tab });
    if (this.#idle.length > MOST) await this.#idle.shift().tab.page.context().close();
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
