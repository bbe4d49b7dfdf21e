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

const launcher = launchers[process.env.TEST_BROWSER ?? 'chromium']();
launcher.name = process.env.TEST_BROWSER;
// WebDriver would press all letters together, each of them once
if (launcher.type === 'webdriver') {
  const press = launcher.sendKeys.bind(launcher);
  launcher.sendKeys = async (session, keys) => {
    for (const key of keys) await press(session, [key]);
  };
}

export default {
  ...base,
  coverage: false,
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  // They answer to keys and clicks more slowly
  testFramework: { config: { timeout: 30_000 } },
  browsers: [launcher],
};
