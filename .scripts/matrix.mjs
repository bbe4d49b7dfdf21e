// Everything with everything: each story in every language, scheme and width, all that the tests otherwise spread or draw
// by lot, and then the browser tests in Firefox and WebKit too. `npm run test:matrix -- webkit` runs a part of it alone.
import { spawn } from 'node:child_process';
import { root } from './elements.mjs';

process.chdir(root);
process.env.TEST_MATRIX = '1';
const PARTS = {
  chromium: ['.scripts/test.mjs'],
  firefox: ['.scripts/all-browsers.mjs', '--browser', 'firefox'],
  webkit: ['.scripts/all-browsers.mjs', '--browser', 'webkit'],
};

const parts = process.argv[2] ? process.argv.slice(2) : Object.keys(PARTS);
const unknown = parts.filter((part) => !(part in PARTS));
if (unknown[0]) {
  console.error(`no part of the matrix: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
  process.exit(1);
}

/** Runs a part, shows what it says, and reads the totals from its last line. Without totals, it has failed. */
async function run(part) {
  const child = spawn(process.execPath, PARTS[part], { stdio: ['ignore', 'pipe', 'inherit'] });
  let last = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    process.stdout.write(text);
    last = (last + text).slice(-1000);
  });
  const status = await new Promise((resolve) => child.on('close', resolve));
  const [, passed = 0, failed = 0] = /(\d+) passed, (\d+) failed\s*$/.exec(last) ?? [];
  return { passed: Number(passed), failed: status === 0 ? Number(failed) : Math.max(Number(failed), 1) };
}

const total = { passed: 0, failed: 0 };
const said = [];
for (const part of parts) {
  const begin = performance.now();
  const { passed, failed } = await run(part);
  total.passed += passed;
  total.failed += failed;
  const minutes = ((performance.now() - begin) / 60_000).toFixed(1);
  said.push(`${failed ? 'FAIL' : 'ok  '} ${part.padEnd(8)} ${passed} passed, ${failed} failed, ${minutes} min`);
}
console.log(`\n${said.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
