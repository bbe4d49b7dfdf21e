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

  async open(id) {
    await this.page.goto(`${this.origin}/iframe.html?id=${id}&viewMode=story`);
    await this.page.evaluate(axe.source);
    await this.#rendered(id);
  }

  /** Shows a story in a language and theme. */
  async show(id, { locale = 'en', theme = 'light' } = {}) {
    if (this.page.url() === 'about:blank') await this.open(id);
    await this.page.evaluate(
      async ([storyId, globals]) => {
        const { channel } = globalThis.__STORYBOOK_PREVIEW__;
        const until = (events, act) =>
          new Promise((resolve, reject) => {
            setTimeout(() => reject(new Error(`${storyId} was not rendered in 10 s`)), 10_000);
            for (const event of events) channel.once(event, resolve);
            act();
          });
        // A story is always rendered anew, so that nothing is left of the last one
        await until(['globalsUpdated'], () => channel.emit('updateGlobals', { globals }));
        await until(['storyRendered', 'storyErrored', 'storyThrewException'], () =>
          channel.emit('setCurrentStory', { storyId, viewMode: 'story' }),
        );
      },
      [id, { locale, theme }],
    );
    await this.#rendered(id);
  }

  async #rendered() {
    await this.page.waitForFunction(() => document.querySelector('#storybook-root')?.childElementCount);
    await settled(this.page);
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
