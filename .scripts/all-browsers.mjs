// Runs the browser tests in Chromium, Firefox and WebKit: Debian's packages, set up by root where missing.
// `npm run test:all-browsers -- --browser firefox test/i18n/*.test.ts` runs some of them in one.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { parseArgs } from 'node:util';
import { root } from './elements.mjs';

process.chdir(root);
const PORT = 4455;
const DISPLAY = ':77';
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
const PATIENCE = 900_000;

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

/** Debian keeps WebKit's small browser in a folder that is named after the machine and the version. */
function miniBrowser() {
  for (const machine of readdirSync('/usr/lib').filter((name) => name.endsWith('-linux-gnu')))
    for (const version of ['6.0', '4.1', '4.0']) {
      const path = `/usr/lib/${machine}/webkit2gtk-${version}/MiniBrowser`;
      if (existsSync(path)) return path;
    }
  throw new Error('WebKit has no MiniBrowser here');
}

/** Settles when it is as asked; looks again and again for ten seconds. */
async function until(isSo, what) {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`not within 10 s: ${what}`);
}

const isListening = () =>
  new Promise((resolve) => {
    const socket = connect(PORT, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.once('connect', () => socket.end());
  });

const helpers = [];
/** In a group of its own, so that what it starts stops with it. */
function background(env, command, ...args) {
  const child = spawn(command, args, { env, stdio: 'ignore', detached: true });
  helpers.push(child);
}

/** A screen that nobody sees, and what drives WebKit. */
async function startWebkit() {
  const env = {
    ...process.env,
    DISPLAY,
    GDK_BACKEND: 'x11',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
    MINIBROWSER_PATH: miniBrowser(),
    WEBKIT_DRIVER_PORT: String(PORT),
  };
  background(env, 'Xvfb', DISPLAY, '-screen', '0', '1280x1024x24', '-nolisten', 'tcp');
  await until(() => existsSync(`/tmp/.X11-unix/X${DISPLAY.slice(1)}`), 'a screen');
  background(env, 'dbus-run-session', '--', 'WebKitWebDriver', `--port=${PORT}`, '--host=127.0.0.1');
  await until(isListening, 'a driver of WebKit');
  return env;
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
  const [, passed = 0, failed = 0] = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1) ?? [];
  const isBroken = isLate || (status !== 0 && Number(failed) === 0);
  const shown = output.replace(/^[^:\n]+: \|.*$|^Running .*$/gm, '').replace(/\n{3,}/g, '\n\n');
  if (status !== 0) console.log(`${shown}${isLate ? `\nstopped after ${PATIENCE / 1000} s` : ''}`);
  return { passed: Number(passed), failed: Number(failed) + (isBroken ? 1 : 0) };
}

const total = { passed: 0, failed: 0 };
const notTried = [];
spawnSync('node_modules/.bin/lit-localize', ['build'], { stdio: 'ignore' });
try {
  for (const browser of values.browser) {
    const reason = reasonAgainst(browser);
    if (reason) {
      notTried.push(browser);
      console.log(`${browser}: NOT TRIED: ${reason}`);
      continue;
    }
    const env = { ...(browser === 'webkit' ? await startWebkit() : process.env), TEST_BROWSER: browser };
    const own = { passed: 0, failed: 0 };
    for (let at = 0; at < files.length; at += FILES_A_PROCESS) {
      const some = files.slice(at, at + FILES_A_PROCESS);
      const { passed, failed } = await run(env, some);
      own.passed += passed;
      own.failed += failed;
      console.log(
        `${browser}: ${at + some.length} of ${files.length} files, ${own.passed} passed, ${own.failed} failed`,
      );
    }
    total.passed += own.passed;
    total.failed += own.failed;
  }
} finally {
  for (const { pid } of helpers) process.kill(-pid);
}

console.log(
  `\n${total.passed} passed, ${total.failed} failed${notTried[0] ? `, not tried: ${notTried.join(', ')}` : ''}`,
);
// What was not tried has not passed
process.exitCode = total.failed > 0 || total.passed === 0 || notTried[0] ? 1 : 0;
