// The same tests in another browser. `npm run test:all-browsers` starts what WebKit needs around this.
import { relative } from 'node:path';
import { defaultReporter } from '@web/test-runner';
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
  launcher.pressTogether = press;
  launcher.sendKeys = async (session, keys) => {
    for (const key of keys) await press(session, [key]);
  };
}

/** The tests of a suite and of all in it. */
const testsIn = ({ tests, suites }) => [...tests, ...suites.flatMap(testsIn)];

/** Says in one line, which a program can read, how many tests there were. A file that did not come to an end has failed. */
const counts = {
  onTestRunFinished({ sessions }) {
    const total = { passed: 0, failed: 0, skipped: [] };
    for (const { testFile, testResults, passed } of sessions) {
      const tests = testResults ? testsIn(testResults) : [];
      const failed = tests.filter((test) => !test.skipped && !test.passed).length;
      total.passed += tests.filter((test) => !test.skipped && test.passed).length;
      total.failed += passed ? failed : Math.max(failed, 1);
      for (const { name, skipped } of tests) if (skipped) total.skipped.push(`${relative('.', testFile)}: ${name}`);
    }
    console.log(`COUNTS ${JSON.stringify(total)}`);
  },
};

/**
 * A page whose end keeps the focus. Otherwise Tab goes on from there into the browser's own bar, and what a test does
 * next happens in a window without focus: keys go elsewhere, and no element hears that it is focused.
 */
const testRunnerHtml = (testFramework) => `<!doctype html>
<html>
  <head></head>
  <body>
    <script>
      const end = document.createElement('span');
      end.tabIndex = 0;
      end.onkeydown = (event) => {
        if (event.key === 'Tab' && !event.shiftKey) event.preventDefault();
      };
      document.documentElement.append(end);
    </script>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`;

export default {
  ...base,
  testRunnerHtml,
  coverage: false,
  concurrency: 1,
  browserStartTimeout: 180_000,
  testsStartTimeout: 180_000,
  testsFinishTimeout: 300_000,
  // They answer to keys and clicks more slowly
  testFramework: { config: { timeout: 30_000 } },
  browsers: [launcher],
  reporters: [defaultReporter(), counts],
};
