import axe from 'axe-core';
import { settled } from '../support/settled.mjs';

/** Rules of WCAG 2.0 to 2.2, A and AA, and the best practices of axe. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A page with Storybook's preview, in which story after story is shown without loading anything again. */
export class StoryPage {
  /**
   * @param {import('playwright-core').Page} page
   * @param {string} origin where the built Storybook is served
   */
  constructor(page, origin) {
    this.page = page;
    this.origin = origin;
  }

  /** What the page shows at this moment. */
  #shown = { id: '', locale: 'en', theme: 'light' };

  async open(id) {
    // Storybook would have axe look at every story by itself; the tests do so where they want to
    await this.page.goto(`${this.origin}/iframe.html?id=${id}&viewMode=story&globals=a11y.manual:!true`);
    await this.page.waitForFunction(() => document.querySelector('#storybook-root')?.childElementCount);
    await this.page.evaluate(axe.source);
  }

  /** Shows a story anew, in a language and theme. */
  async show(id, { locale = 'en', theme = 'light' } = {}) {
    if (!this.#shown.id) await this.open(id);
    const last = this.#shown;
    this.#shown = { id, locale, theme };
    if (last.locale !== locale || last.theme !== theme)
      await this.#after('updateGlobals', { globals: { locale, theme } });
    if (last.id && last.id !== id) await this.#after('setCurrentStory', { storyId: id, viewMode: 'story' });
    else await this.#after('forceRemount', { storyId: id });
    await settled(this.page);
  }

  /** Asks Storybook for something and waits for the end of it: asked too early again, it would load the page anew. */
  #after(event, payload) {
    return this.page.evaluate(
      ([name, details]) =>
        new Promise((resolve, reject) => {
          const { channel } = globalThis.__STORYBOOK_PREVIEW__;
          setTimeout(() => reject(new Error(`${name}: not finished after 20 s`)), 20_000);
          channel.once('storyFinished', () => resolve());
          channel.emit(name, details);
        }),
      [event, payload],
    );
  }

  /** What a story threw, if it did. */
  error() {
    return this.page.evaluate(() =>
      document.body.classList.contains('sb-show-errordisplay')
        ? document.querySelector('#error-message')?.textContent
        : undefined,
    );
  }

  /** What axe objects to, one line a node. */
  async violations() {
    const { violations } = await this.page.evaluate(
      (rules) =>
        globalThis.axe.run(document.querySelector('#storybook-root'), {
          runOnly: { type: 'tag', values: rules },
          resultTypes: ['violations'],
        }),
      RULES,
    );
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target.flat().join(' ')}\n  ${failureSummary}`),
    );
  }

  /** The page's accessibility tree, as text. */
  snapshot() {
    return this.page.locator('#storybook-root').ariaSnapshot();
  }

  /** How many pixels the page is wider than the window. */
  overflow() {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }
}
