// Tries the recipes with the frameworks themselves, installed beside the package as it would be published.
// `npm run test:recipes -- next salesforce` tries some of them.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './elements.mjs';
import { ensureBrowser } from './ensure-browser.mjs';

process.chdir(root);
const from = 'test/recipes/frameworks';
const to = 'test-results/recipes';
const shell = process.platform === 'win32';
const npm = (...args) => execFileSync('npm', args, { shell, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

const wanted = process.argv.slice(2);
const files = readdirSync(from)
  .filter((file) => file.endsWith('.recipe.mjs') && (!wanted[0] || wanted.includes(file.replace('.recipe.mjs', ''))))
  .map((file) => join(from, file));
// Without a file, Node would look for tests of its own accord
if (!files[0]) throw new Error(`No recipe is called ${wanted.join(' or ')}`);

/** What the frameworks were installed for the last time. */
const lock = join(to, 'package-lock.json');
const isInstalled =
  existsSync(join(to, 'node_modules')) &&
  existsSync(lock) &&
  readFileSync(lock).equals(readFileSync(join(from, 'package-lock.json')));
if (!isInstalled) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) cpSync(join(from, file), join(to, file));
  npm('ci', '--prefix', to, '--ignore-scripts', '--no-audit', '--no-fund');
}

if (!existsSync('dist')) throw new Error('First: npm run build');
const [{ filename }] = JSON.parse(npm('pack', '--json', '--ignore-scripts', '--pack-destination', to));
npm('install', '--prefix', to, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', join(root, to, filename));

process.env.CHROME_PATH = (await ensureBrowser()).path;
const reporter = ['--test-concurrency=1', '--test-reporter=spec'];
const { status } = spawnSync(process.execPath, ['--test', ...reporter, ...files], { stdio: 'inherit' });
process.exitCode = status ?? 1;
