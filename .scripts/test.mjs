// Everything that is asked of the project, in one run, two things at a time; with --quick, a first look. The
// last line has the totals.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { elementNames, root } from './elements.mjs';
import { ensureBrowser } from './ensure-browser.mjs';

process.chdir(root);
const total = { passed: 0, failed: 0 };
/** What is made and committed, so that editors, catalogues and models can read it without a build: it must not fall behind. */
const MADE = ['custom-elements.json', 'llms.txt'];
const made = () => MADE.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''));

/** Runs a program of node_modules/.bin, or node itself, and keeps what it says. */
async function run(program, ...args) {
  const command = program === 'node' ? process.execPath : join('node_modules/.bin', program);
  const child = spawn(command, args, { shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  const [status, error] = await new Promise((resolve) => {
    child.on('close', (code) => resolve([code, '']));
    child.on('error', (fault) => resolve([1, String(fault)]));
  });
  return { ok: status === 0, output: output + error };
}

/** A check that holds or does not. */
async function check(command) {
  const { ok, output } = await run(...command);
  return { passed: 0, failed: 0, ...count(ok), output };
}
const count = (ok) => (ok ? { passed: 1 } : { failed: 1 });

/** A test runner, which says how many of its tests passed; one that ran none has failed. */
async function tests(command, passedPattern, ...failedPatterns) {
  const { ok, output } = await run(...command);
  const last = (pattern) => Number([...output.matchAll(pattern)].at(-1)?.[1] ?? 0);
  const passed = last(passedPattern);
  const failed = failedPatterns.reduce((sum, pattern) => sum + last(pattern), 0);
  const broken = (!ok || passed === 0) && failed === 0;
  const reason = passed === 0 ? 'no test passed' : 'the runner failed although no test did';
  return { passed, failed: broken ? 1 : failed, output: broken ? `${output}\n${reason}` : failuresOf(output) };
}

/** What failed, without what passed: Node's reporter repeats it at the end, that of the test page has it between logs. */
function failuresOf(output) {
  const at = output.lastIndexOf('✖ failing tests:');
  if (at >= 0) return output.slice(at);
  const files = output.split(/^(?=.*\.test\.ts:$)/m).filter((file) => file.includes('❌'));
  return files.length > 0 ? files.map((file) => file.split(/^.*Chrome: /m)[0]).join('\n') : output;
}

/** Files that take long come first, the longest one at the front, so that at the end nothing long is left to wait for. */
const LONG = [
  'stories/stories',
  'stories/pages',
  'faults/e2e',
  'contract/hostile-scripts',
  'contract/injection',
  'demo/portal',
  'contract/kiosk-memory',
  'demo/portal-accessibility',
  'contract/quiet',
  'contract/hostile-styles',
  'demo/abuse',
  'demo/start',
  'contract/react',
  'faults/trials',
  'package/package',
  'package/frameworks',
];
const place = (file) => {
  const at = LONG.findIndex((name) => file === join('test', `${name}.test.mjs`));
  return at < 0 ? LONG.length : at;
};
/** How many short files share a process and a browser, which take longer to start than most of them. */
const TOGETHER = 5;

/** Tests that need no test page of their own run in Node; those of the stories wait for Storybook. */
const inNode = readdirSync('test', { recursive: true })
  .map((file) => join('test', file))
  .filter((file) => file.endsWith('.test.mjs') && !file.includes('node_modules'))
  .sort((one, other) => place(one) - place(other));
const inFolders = (...folders) => inNode.filter((file) => folders.includes(file.split(/[\\/]/)[1]));
const ofStories = inFolders('stories');
const ofPortals = [inFolders('demo'), inFolders('faults', 'recipes')];
const ofPackage = inNode.filter((file) => !ofStories.includes(file) && !ofPortals.flat().includes(file));

/** Long files by themselves, then the others, a few together. */
function grouped(files) {
  const isLong = (file) => place(file) < LONG.length;
  const groups = files.filter(isLong);
  for (let short = files.filter((file) => !isLong(file)); short[0]; short = short.slice(TOGETHER))
    groups.push(short.slice(0, TOGETHER).join(','));
  return groups;
}

const nodeTests = (files) =>
  tests(
    ['node', '.scripts/node-tests.mjs', ...grouped(files)],
    /^ℹ pass (\d+)$/gm,
    /^ℹ fail (\d+)$/gm,
    /^ℹ cancelled (\d+)$/gm,
  );

function isCurrent(committed) {
  const now = made();
  const old = MADE.filter((_, at) => now[at] !== committed[at]);
  const output = `${old.join(' and ')} out of date: commit what the build wrote`;
  return { passed: 0, failed: 0, ...count(old.length === 0), output };
}

async function step(name, action) {
  const start = performance.now();
  const { passed, failed, output } = await action();
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `${failed ? 'FAIL' : 'ok  '} ${name.padEnd(34)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.padStart(7)} s`,
  );
  if (failed) console.log(`\n${output.trimEnd()}\n`);
  return failed === 0;
}

const { name, path } = await ensureBrowser();
process.env.CHROME_PATH = path;
console.log(`browser: ${path} (${name})`);

const committed = made();
const entrypoints = [
  '.',
  'react',
  ...elementNames().map((element) => `elements/${element}.js`),
  ...['questionnaire', 'results', 'decisions', 'maturity']
    .filter((domain) => existsSync(`src/domain/${domain}.ts`))
    .map((domain) => `domain/${domain}.js`),
];

/** Whether the build went well. */
let built;

/** What can be said of what is built. */
async function ofTheBuild() {
  if (!(await built)) return;
  await step('what is made is up to date', () => isCurrent(committed));
  await step('package', () => check(['publint', '--strict']));
  await step('types of the package', () =>
    check(['attw', '--pack', '.', '--profile', 'esm-only', '--entrypoints', ...entrypoints]),
  );
  await step('contract and package', () => nodeTests(ofPackage));
}

/** What can be said of the sources, the tests in a test page, and the stories. */
async function ofTheSources() {
  await step('types and lint', () => check(['node', '.scripts/lint.mjs']));
  await step('types of the domain, without DOM', () => check(['tsc', '-p', 'src/domain']));
  await step('unused files and dependencies', () => check(['knip']));
  await step('domain, kernel and elements', () =>
    tests(['wtr'], /(\d+) passed, \d+ failed/g, /\d+ passed, (\d+) failed/g),
  );
  if (await step('Storybook', () => check(['storybook', 'build', '--quiet'])))
    await step('stories', () => nodeTests(ofStories));
}

/** Portals that use what is built: whoever is done with its own takes on what is left of them. */
const rest = ['demo', 'faults and recipes'].map((name, at) => () => step(name, () => nodeTests(ofPortals[at])));

async function lane(own) {
  await own();
  if (await built) for (let next = rest.shift(); next; next = rest.shift()) await next();
}

/** In a test page: what needs no drawing, what every element stands on, and each element drawn once. */
const QUICK = ['domain', 'kernel', 'i18n']
  .map((room) => `test/${room}/**/*.test.ts`)
  .concat('test/elements/life.test.ts');

/** The tests of those folders of elements in which something changed. */
const testsBeside = (files) =>
  [...new Set(files.flatMap((file) => /^(?:src|test)\/(elements\/.+)\//.exec(file)?.[1] ?? []))]
    .map((folder) => `test/${folder}`)
    .filter((folder) => existsSync(folder) && readdirSync(folder).some((file) => file.endsWith('.test.ts')))
    .map((folder) => `${folder}/*.test.ts`);

/** What differs from the main branch, and what is not committed. */
function changed() {
  const git = (...args) => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const refs = ['origin/main', 'main'].filter((ref) => {
    try {
      return git('rev-parse', '--verify', ref);
    } catch {
      return false;
    }
  });
  const base = refs[0] ? git('merge-base', 'HEAD', refs[0]).trim() : 'HEAD';
  return [git('diff', '--name-only', '--diff-filter=d', base), git('ls-files', '--others', '--exclude-standard')]
    .flatMap((names) => names.split('\n'))
    .filter((name) => /\.(?:m?js|ts)$/.test(name));
}

async function quick() {
  await step('languages', () => check(['lit-localize', 'build']));
  const files = changed();
  const ofTypes = async () => {
    await step('types', () => check(['tsc']));
    await step('types of the domain, without DOM', () => check(['tsc', '-p', 'src/domain']));
    if (!files[0]) return;
    await step('lint of what changed', () => check(['eslint', '--max-warnings', '0', '--no-warn-ignored', ...files]));
    await step('format of what changed', () => check(['prettier', '--check', '--log-level', 'warn', ...files]));
  };
  const inPage = () =>
    step('domain, kernel, elements that changed', () =>
      tests(
        ['wtr', '--files', ...QUICK, ...testsBeside(files)],
        /(\d+) passed, \d+ failed/g,
        /\d+ passed, (\d+) failed/g,
      ),
    );
  await Promise.all([ofTypes(), inPage()]);
}

async function whole() {
  await Promise.all([
    step('languages', () => check(['lit-localize', 'build'])),
    step('format', () => check(['prettier', '--check', '.', '--log-level', 'warn'])),
  ]);
  built = step('build', () => check(['node', '.scripts/build.mjs', '--localized']));
  await Promise.all([lane(ofTheBuild), lane(ofTheSources)]);
}

await (process.argv.includes('--quick') ? quick() : whole());

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
