import { fileURLToPath } from 'node:url';
import { startBrowser } from './browser.mjs';
import { startServer } from './server.mjs';
import { followRequests, settled } from './settled.mjs';
import { Tabs } from './tabs.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** The script tags that a portal uses. */
export const MODULE = '<script type="module" src="/dist/embed/patient-partnership.js"></script>';
export const CLASSIC = '<script src="/dist/embed/patient-partnership.iife.js"></script>';

/** The strictest policy that a portal is known to send, with the names of our policies in it. */
export const STRICT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
  "require-trusted-types-for 'script'; trusted-types patient-partnership patient-partnership-rich-text";

/** Runs in the page before anything else: notes what a browser only tells while it happens. */
function watch() {
  const seen = (globalThis.__seen = { violations: [], policies: [] });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    seen.violations.push(`${violatedDirective} ${blockedURI} ${sample}`.trim()),
  );
  const create = globalThis.TrustedTypePolicyFactory?.prototype.createPolicy;
  if (create)
    globalThis.TrustedTypePolicyFactory.prototype.createPolicy = function (name, rules) {
      seen.policies.push(name);
      return create.call(this, name, rules);
    };
}

/** Pages of made-up portals, in a real browser, with the built library beside them. */
export class Portal {
  /** @param {Record<string, string>} [folders] more folders to serve, by path */
  static async start(folders = {}) {
    const portal = new Portal();
    portal.server = await startServer({ folders: { '/dist/': dist, ...folders } });
    portal.browser = await startBrowser();
    return portal;
  }

  async stop() {
    await this.browser?.close();
    await this.server?.close();
  }

  /**
   * Opens a page and waits until it is at rest.
   * @param {object} page
   * @param {string} [page.head] markup for the head
   * @param {string} [page.body] markup for the body
   * @param {string} [page.lang]
   * @param {string} [page.policy] Content-Security-Policy
   * @param {() => void} [page.init] runs in the page before its own scripts
   * @param {import('playwright-core').BrowserContextOptions} [page.context]
   * @param {string} [page.routed] addresses that `routes` answers
   * @param {(route: import('playwright-core').Route) => unknown} [page.routes]
   * @param {boolean} [page.isNew] a tab that showed nothing before, rather than one that was closed
   */
  async open({ head = MODULE, body = '', lang = 'en', policy, init, context = {}, routed, routes, isNew = false }) {
    const kind = JSON.stringify([context, String(init)]);
    const make = () => this.#newTab(context, init);
    const tab = await (isNew ? make() : this.#tabs.take(kind, make));
    const { page } = tab;
    const log = (tab.log = []);
    const requests = (tab.requests = []);
    const path = `/page-${++this.#pages}`;
    this.server.routes[path] = () => ({
      headers: policy ? { 'content-security-policy': policy } : {},
      body: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Portal</title>${head}</head><body>${body}</body></html>`,
    });
    if (routed) await page.route(routed, routes);
    await page.goto(this.server.origin + path);
    await settled(page);
    return {
      page,
      /** Warnings, errors and exceptions of the page. */
      log,
      /** Addresses that the page asked for, its own first. */
      requests,
      settled: () => settled(page),
      /** What the policy forbade. */
      violations: () => page.evaluate(() => globalThis.__seen.violations),
      /** Names of the Trusted Types policies that were asked for, in order. */
      policies: () => page.evaluate(() => globalThis.__seen.policies),
      close: () => {
        // What was noted stays as it is
        Object.assign(tab, { log: [], requests: [] });
        return isNew ? page.context().close() : this.#tabs.giveBack(kind, tab, `${this.server.origin}/nothing`);
      },
    };
  }

  async #newTab(context, init) {
    const browserContext = await this.browser.newContext({ viewport: { width: 1000, height: 800 }, ...context });
    const page = await browserContext.newPage();
    followRequests(page);
    const tab = { page, log: [], requests: [] };
    page.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) tab.log.push(message.text());
    });
    page.on('pageerror', (error) => tab.log.push(String(error)));
    page.on('request', (request) => tab.requests.push(request.url().replace(this.server.origin, '')));
    await page.addInitScript(watch);
    if (init) await page.addInitScript(init);
    return tab;
  }

  #pages = 0;
  #tabs = new Tabs();
}
