// Finds a Chromium for the tests, and sets one up where there is none.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DEBIAN_SHELL = '/usr/bin/chromium-headless-shell';

/** What starts fastest comes first: on Debian the headless shell runs tests several times faster than a full Chromium. */
const sources = {
  CHROME_PATH: () => process.env.CHROME_PATH,
  'headless shell': () => DEBIAN_SHELL,
  installed: async () => (await import('chrome-launcher')).Launcher.getInstallations()[0],
  playwright: async () => (await import('playwright-core')).chromium.executablePath(),
  apt: () => {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
    const options = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    const wait = ['-o', 'DPkg::Lock::Timeout=300'];
    spawnSync('apt-get', [...wait, 'update'], options);
    spawnSync('apt-get', [...wait, 'install', '-y', '--no-install-recommends', 'chromium-headless-shell'], options);
    return DEBIAN_SHELL;
  },
  download: async () => {
    const cli = fileURLToPath(new URL('../node_modules/playwright-core/cli.js', import.meta.url));
    spawnSync(process.execPath, [cli, 'install', '--only-shell', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return (await import('playwright-core')).chromium.executablePath();
  },
};

/** Switches that keep a test browser quiet, and let it start in a container. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let found;

/**
 * A Chromium that starts.
 * @returns {Promise<{name: string, path: string}>} where it was found, and its executable
 * @throws where none is found and none can be set up
 */
export function ensureBrowser() {
  found ??= search();
  return found;
}

async function search() {
  // BROWSER_SKIP leaves sources out, so that a machine with a browser can try the ways for one without
  const skipped = new Set((process.env.BROWSER_SKIP ?? '').split(','));
  const tried = [];
  for (const [name, find] of Object.entries(sources)) {
    if (skipped.has(name)) continue;
    try {
      const path = await find();
      if (!path || !existsSync(path)) continue;
      execFileSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore' });
      return { name, path };
    } catch (error) {
      tried.push(`${name}: ${error.message.split('\n')[0]}`);
    }
  }
  throw new Error(['No Chromium found. Install Chrome or Chromium, or set CHROME_PATH.', ...tried].join('\n  '));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { name, path } = await ensureBrowser();
  console.log(`${path} (${name})`);
}
