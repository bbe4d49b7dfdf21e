// Runs the browser tests in Chromium, Firefox and WebKit: Debian's packages, set up by root where missing.
// `npm run test:all-browsers -- --browser firefox test/i18n/*.test.ts` runs some of them in one.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { root } from './elements.mjs';
import { startWebkit, stopWebkit } from './webkit.mjs';

process.chdir(root);
const PACKAGES = {
  firefox: { 'firefox-esr': '/usr/bin/firefox-esr' },
  webkit: {
    'webkit2gtk-driver': '/usr/bin/WebKitWebDriver',
    xvfb: '/usr/bin/Xvfb',
    'dbus-daemon': '/usr/bin/dbus-run-session',
  },
};
/** Firefox comes to a stop after about forty files in one process, so that each dozen gets a fresh one. */
const FILES_A_PROCESS = 12;
/** How long such a process may take at most, in milliseconds. */
const PATIENCE = 1_800_000;

const { values, positionals } = parseArgs({
  options: { browser: { type: 'string', multiple: true, default: ['chromium', 'firefox', 'webkit'] } },
  allowPositionals: true,
});
const files = positionals[0]
  ? positionals
  : readdirSync('test', { recursive: true })
      .map((file) => `test/${file.replaceAll('\\', '/')}`)
      .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
      .sort();

/** Sets a browser up where it is missing. Says why it cannot be tried, if it cannot. */
function reasonAgainst(browser) {
  const packages = PACKAGES[browser] ?? {};
  const missing = () => Object.keys(packages).filter((name) => !existsSync(packages[name]));
  if (!missing()[0]) return undefined;
  const install = ['install', '-y', '--no-install-recommends', ...missing()];
  if (process.platform !== 'linux' || process.getuid() !== 0) return `as root: apt-get ${install.join(' ')}`;
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update'], options);
  spawnSync('apt-get', install, options);
  return missing()[0] && `apt-get could not install ${missing().join(', ')}`;
}

/** Runs some files in a process of their own. */
async function run(env, some) {
  const args = ['--config', 'web-test-runner.all-browsers.config.mjs', '--files', ...some];
  const child = spawn('node_modules/.bin/wtr', args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    process.kill(-child.pid);
  }, PATIENCE);
  const status = await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  const [, counted] = /COUNTS (\{.*\})/.exec(output) ?? [];
  const counts = counted ? JSON.parse(counted) : { passed: 0, failed: 1, skipped: [] };
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  const shown = output.replace(/^[^:\n]+: \|.*$|^Running .*$|^.*COUNTS .*$/gm, '').replace(/\n{3,}/g, '\n\n');
  if (status !== 0) console.log(`${shown}${isLate ? `\nstopped after ${PATIENCE / 1000} s` : ''}`);
  return counts;
}

/** All files in one browser, which WebKit's driver is started anew for: a page that does not stop would hold the old one. */
async function runAll(browser) {
  const total = { passed: 0, failed: 0, skipped: [] };
  const begin = performance.now();
  for (let at = 0; at < files.length; at += FILES_A_PROCESS) {
    const some = files.slice(at, at + FILES_A_PROCESS);
    const env = browser === 'webkit' ? await startWebkit() : process.env;
    const { passed, failed, skipped } = await run({ ...env, TEST_BROWSER: browser }, some);
    stopWebkit();
    total.passed += passed;
    total.failed += failed;
    total.skipped.push(...skipped);
    console.log(
      `${browser}: ${at + some.length} of ${files.length} files, ${total.passed} passed, ${total.failed} failed, ` +
        `${total.skipped.length} skipped, ${((performance.now() - begin) / 60_000).toFixed(1)} min`,
    );
  }
  for (const name of total.skipped) console.log(`${browser} skips ${name}`);
  return total;
}

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    stopWebkit();
    process.exit(1);
  });

const total = { passed: 0, failed: 0 };
spawnSync('node_modules/.bin/lit-localize', ['build'], { stdio: 'ignore' });
for (const browser of values.browser) {
  const reason = reasonAgainst(browser);
  // What was not tried has not passed
  const { passed, failed } = reason ? { passed: 0, failed: 1 } : await runAll(browser);
  if (reason) console.log(`${browser}: not tried: ${reason}`);
  total.passed += passed;
  total.failed += failed;
}

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
