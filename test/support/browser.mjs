import { chromium } from 'playwright-core';
import { BROWSER_ARGS, ensureBrowser } from '../../.scripts/ensure-browser.mjs';

/**
 * Starts the browser of the machine.
 * @param {string[]} [flags] beyond those that it always has
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function startBrowser(flags = []) {
  const { path } = await ensureBrowser();
  return chromium.launch({ executablePath: path, args: [...BROWSER_ARGS, ...flags] });
}
