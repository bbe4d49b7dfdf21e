import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { BROWSER_ARGS, ensureBrowser } from './.scripts/ensure-browser.mjs';
import { bundleCommonjs } from './.scripts/bundle-commonjs.mjs';
import { bundleTests } from './.scripts/bundle-tests.mjs';
import { define as version } from './.scripts/version.mjs';

const { path } = await ensureBrowser();
const define = { ...version, __MATRIX__: String(Boolean(process.env.TEST_MATRIX)) };

/** One by one, modules follow what is edited, and coverage knows them by their files. */
const isOneByOne = ['--watch', '--coverage'].some((option) => process.argv.includes(option));
const oneByOne = () => [
  bundleCommonjs(),
  esbuildPlugin({ ts: true, json: true, target: 'es2022', tsconfig: './tsconfig.json', define }),
];

/** `emulateMedia` of the runner does not know forced colours; this command asks the browser itself. */
const forcedColors = {
  name: 'forced-colors',
  async executeCommand({ command, payload, session }) {
    if (command !== 'forced-colors') return undefined;
    const devtools = await session.browser.getPage(session.id).createCDPSession();
    await devtools.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: payload }] });
    return true;
  },
};

/** A key is pressed while another one is held; the runner's `sendKeys` cannot do so with WebDriver. */
const pressWith = {
  name: 'press-with',
  async executeCommand({ command, payload, session }) {
    if (command !== 'press-with') return undefined;
    const { held, key } = payload;
    if (session.browser.type === 'webdriver') {
      await session.browser.pressTogether(session.id, [held, key]);
      return true;
    }
    const { keyboard } = session.browser.getPage(session.id);
    await keyboard.down(held);
    await keyboard.press(key);
    await keyboard.up(held);
    return true;
  },
};

export default {
  files: ['test/**/*.test.ts', '!**/node_modules/**'],
  // Test processes share the machine with the browser itself
  concurrency: 2,
  nodeResolve: isOneByOne && { exportConditions: ['development', 'browser'] },
  browsers: [chromeLauncher({ launchOptions: { executablePath: path, args: BROWSER_ARGS } })],
  plugins: [...(isOneByOne ? oneByOne() : [bundleTests(define)]), forcedColors, pressWith],
  // Said by Lit's development build, once a file
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  coverage: process.argv.includes('--coverage'),
  coverageConfig: {
    include: ['src/**/*.ts'],
    exclude: ['src/i18n/generated/**'],
    report: true,
    reportDir: 'coverage',
    reporters: ['lcov', 'text'],
  },
  // A machine that is busy with other tests is slow
  testFramework: { config: { timeout: 20_000 } },
};
