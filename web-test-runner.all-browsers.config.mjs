// The same tests in another browser. `npm run test:all-browsers` starts what WebKit needs around this.
import { chromeLauncher } from '@web/test-runner-chrome';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import base from './web-test-runner.config.mjs';

const launchers = {
  chromium: () => base.browsers[0],
  firefox: () =>
    chromeLauncher({
      launchOptions: {
        browser: 'firefox',
        executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
        headless: true,
      },
    }),
  webkit: () =>
    webdriverLauncher({
      hostname: '127.0.0.1',
      port: Number(process.env.WEBKIT_DRIVER_PORT),
      path: '/',
      capabilities: {
        browserName: 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { binary: process.env.MINIBROWSER_PATH, args: ['--automation'] },
      },
    }),
};

/** WebDriver presses keys together, each of them once, and holds none: this types letter by letter, and holds keys. */
function keysOfWebdriver() {
  const held = new Set();
  return {
    name: 'keys-of-webdriver',
    async executeCommand({ command, payload, session }) {
      if (command !== 'send-keys' || session.browser.type !== 'webdriver') return undefined;
      const press = (...keys) => session.browser.sendKeys(session.id, keys);
      if (payload.down) held.add(payload.down);
      if (payload.up) held.delete(payload.up);
      if (payload.press) await press(...held, payload.press);
      for (const letter of payload.type ?? '') await press(letter);
      return true;
    },
  };
}

const launcher = launchers[process.env.TEST_BROWSER ?? 'chromium']();
launcher.name = process.env.TEST_BROWSER;

export default {
  ...base,
  coverage: false,
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  // They answer to keys and clicks more slowly
  testFramework: { config: { timeout: 30_000 } },
  browsers: [launcher],
  plugins: [keysOfWebdriver(), ...base.plugins],
};
