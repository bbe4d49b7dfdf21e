// WebKit as Debian has it: a screen that nobody sees, and what drives a browser on it.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { connect, createServer } from 'node:net';

/** Debian keeps WebKit's small browser in a folder that is named after the machine and the version. */
function miniBrowser() {
  for (const machine of readdirSync('/usr/lib').filter((name) => name.endsWith('-linux-gnu')))
    for (const version of ['6.0', '4.1', '4.0']) {
      const path = `/usr/lib/${machine}/webkit2gtk-${version}/MiniBrowser`;
      if (existsSync(path)) return path;
    }
  throw new Error('WebKit has no MiniBrowser here');
}

/** A port that nobody listens on. */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const isListening = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.once('connect', () => socket.end());
  });

/** Settles when the driver answers; asks again and again for half a minute. */
async function answers(port) {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (await isListening(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the driver of WebKit does not answer');
}

/** The helpers that run, each in a group of its own, so that what it starts stops with it. */
const running = new Set();
function start(env, command, ...args) {
  const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

export function stopWebkit() {
  for (const { pid } of running) process.kill(-pid);
  running.clear();
}

/** Starts both. What is returned is the environment in which the test runner finds them. */
export async function startWebkit() {
  // It looks for a screen that is free, and writes its number there
  const screen = start(process.env, 'Xvfb', '-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp');
  const number = await new Promise((resolve, reject) => {
    screen.stdio[3].setEncoding('utf8').once('data', (text) => resolve(text.trim()));
    screen.once('exit', () => reject(new Error('Xvfb has no screen')));
  });
  const port = await freePort();
  const env = {
    ...process.env,
    DISPLAY: `:${number}`,
    GDK_BACKEND: 'x11',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
    MINIBROWSER_PATH: miniBrowser(),
    WEBKIT_DRIVER_PORT: String(port),
  };
  start(env, 'dbus-run-session', '--', 'WebKitWebDriver', `--port=${port}`, '--host=127.0.0.1');
  await answers(port);
  return env;
}
