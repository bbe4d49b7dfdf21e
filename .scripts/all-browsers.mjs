// Runs the browser tests in Chromium, Firefox and WebKit: Debian's packages of all three, set up by root where missing.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { root } from './elements.mjs';

process.chdir(root);
const PORT = 4455;
const DISPLAY = ':77';
const PACKAGES = {
  'firefox-esr': ['/usr/bin/firefox-esr'],
  'webkit2gtk-driver': ['/usr/bin/WebKitWebDriver'],
  xvfb: ['/usr/bin/Xvfb'],
  'dbus-daemon': ['/usr/bin/dbus-run-session'],
};

const missing = Object.keys(PACKAGES).filter((name) => !PACKAGES[name].every(existsSync));
if (missing.length > 0) {
  const install = ['install', '-y', '--no-install-recommends', ...missing];
  if (process.platform !== 'linux' || process.getuid() !== 0) {
    console.error(`Missing. As root: apt-get ${install.join(' ')}`);
    process.exit(1);
  }
  spawnSync('apt-get', ['update'], { stdio: ['ignore', 'ignore', 'inherit'] });
  spawnSync('apt-get', install, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
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

const environment = {
  ...process.env,
  DISPLAY,
  GDK_BACKEND: 'x11',
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  LIBGL_ALWAYS_SOFTWARE: '1',
  MINIBROWSER_PATH: miniBrowser(),
  WEBKIT_DRIVER_PORT: String(PORT),
};

/** In a group of its own, so that what it starts stops with it. */
const background = (command, ...args) => spawn(command, args, { env: environment, stdio: 'ignore', detached: true });

/** Settles when somebody listens. */
async function listening(port) {
  for (let attempt = 0; attempt < 100; attempt++) {
    const open = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.once('connect', () => socket.end());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing listens on port ${port}`);
}

const helpers = [background('Xvfb', DISPLAY, '-screen', '0', '1280x1024x24', '-nolisten', 'tcp')];
let status;
try {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  helpers.push(background('dbus-run-session', '--', 'WebKitWebDriver', `--port=${PORT}`, '--host=127.0.0.1'));
  await listening(PORT);
  spawnSync('node_modules/.bin/lit-localize', ['build'], { stdio: 'ignore' });
  const args = ['--config', 'web-test-runner.all-browsers.config.mjs', ...process.argv.slice(2)];
  status = spawnSync('node_modules/.bin/wtr', args, { env: environment, stdio: 'inherit' }).status ?? 1;
} finally {
  for (const { pid } of helpers) process.kill(-pid);
}
process.exitCode = status;
