import { chromium } from 'playwright-core';
import { BROWSER_ARGS, ensureBrowser } from '../../.scripts/ensure-browser.mjs';

/** The browser of a process in which several test files run one after the other; it stays until {@link endSharing}. */
let isShared = false;
let shared;

/**
 * Starts the browser of the machine.
 * @param {string[]} [flags] beyond those that it always has; such a browser is nobody else's
 * @returns {Promise<import('playwright-core').Browser>} where test files share one, that is handed out again and again;
 * to close it closes what was opened in it
 */
export async function startBrowser(flags = []) {
  if (!isShared || flags[0]) return launch(flags);
  shared ??= launch(flags).then((browser) => {
    const close = browser.close.bind(browser);
    browser.close = () => Promise.all(browser.contexts().map((context) => context.close()));
    return { browser, close };
  });
  return (await shared).browser;
}

async function launch(flags) {
  const { path } = await ensureBrowser();
  return chromium.launch({ executablePath: path, args: [...BROWSER_ARGS, ...flags] });
}

/** From now on each test file of this process has the same browser: to start one costs more than most files. */
export function share() {
  isShared = true;
}

export async function endSharing() {
  await (await shared)?.close();
}
