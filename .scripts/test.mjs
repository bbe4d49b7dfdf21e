// Everything that is asked of the project, in one run. The last line has the totals.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { elementNames, root } from './elements.mjs';
import { ensureBrowser } from './ensure-browser.mjs';

process.chdir(root);
const total = { passed: 0, failed: 0 };
const MANIFEST = 'custom-elements.json';

/** Runs a program of node_modules/.bin, or node itself, and keeps what it says. */
function run(program, ...args) {
  const command = program === 'node' ? process.execPath : join('node_modules/.bin', program);
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: process.platform === 'win32',
  });
  return { ok: status === 0, output: `${stdout ?? ''}${stderr ?? ''}${error ? String(error) : ''}` };
}

/** A check that holds or does not. */
const check = (...commands) => {
  const results = commands.map((command) => run(...command));
  return {
    passed: 0,
    failed: 0,
    ...count(results.every(({ ok }) => ok)),
    output: results.map((r) => r.output).join('\n'),
  };
};
const count = (ok) => (ok ? { passed: 1 } : { failed: 1 });

/** A test runner, which says how many of its tests passed; one that ran none has failed. */
function tests(command, passedPattern, ...failedPatterns) {
  const { ok, output } = run(...command);
  const last = (pattern) => Number([...output.matchAll(pattern)].at(-1)?.[1] ?? 0);
  const passed = last(passedPattern);
  const failed = failedPatterns.reduce((sum, pattern) => sum + last(pattern), 0);
  const broken = (!ok || passed === 0) && failed === 0;
  const reason = passed === 0 ? 'no test passed' : 'the runner failed although no test did';
  return { passed, failed: broken ? 1 : failed, output: broken ? `${output}\n${reason}` : failuresOf(output) };
}

/** Node's reporter repeats the failures at the end: what passed need not be read again. */
function failuresOf(output) {
  const at = output.lastIndexOf('✖ failing tests:');
  return at < 0 ? output : output.slice(at);
}

/** Tests that need no test page of their own run in Node; those of the stories wait for Storybook. */
const inNode = readdirSync('test', { recursive: true })
  .map((file) => join('test', file))
  .filter((file) => file.endsWith('.test.mjs'))
  .sort();
const ofStories = inNode.filter((file) => file.startsWith(join('test', 'stories')));

const nodeTests = (files) =>
  tests(
    ['node', '--test', '--test-reporter=spec', ...files],
    /^ℹ pass (\d+)$/gm,
    /^ℹ fail (\d+)$/gm,
    /^ℹ cancelled (\d+)$/gm,
  );

/** The manifest is committed, so that editors and catalogues can read it without a build: it must not fall behind. */
function manifestIsCurrent(committed) {
  const ok = committed === readFileSync(MANIFEST, 'utf8');
  return {
    passed: 0,
    failed: 0,
    ...count(ok),
    output: ok ? '' : `${MANIFEST} was out of date: commit what the build wrote`,
  };
}

function step(name, action) {
  const start = performance.now();
  const { passed, failed, output } = action();
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

const committed = existsSync(MANIFEST) ? readFileSync(MANIFEST, 'utf8') : '';
const entrypoints = [
  '.',
  ...elementNames().map((element) => `elements/${element}.js`),
  ...['questionnaire', 'results', 'decisions', 'maturity']
    .filter((domain) => existsSync(`src/domain/${domain}.ts`))
    .map((domain) => `domain/${domain}.js`),
];

step('languages', () => check(['lit-localize', 'build']));
const built = step('build', () => check(['node', '.scripts/build.mjs']));
if (built) step('manifest is up to date', () => manifestIsCurrent(committed));
step('types', () => check(['tsc']));
step('types of the domain, without DOM', () => check(['tsc', '-p', 'src/domain']));
step('lint', () => check(['eslint', '.', '--max-warnings', '0']));
step('format', () => check(['prettier', '--check', '.', '--log-level', 'warn']));
step('unused files and dependencies', () => check(['knip']));
if (built) {
  step('package', () => check(['publint', '--strict']));
  step('types of the package', () =>
    check(['attw', '--pack', '.', '--profile', 'esm-only', '--entrypoints', ...entrypoints]),
  );
}
step('domain, kernel and elements', () => tests(['wtr'], /(\d+) passed, \d+ failed/g, /\d+ passed, (\d+) failed/g));
if (built) step('contract, package and demo', () => nodeTests(inNode.filter((file) => !ofStories.includes(file))));
if (step('Storybook', () => check(['storybook', 'build', '--quiet']))) step('stories', () => nodeTests(ofStories));

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
