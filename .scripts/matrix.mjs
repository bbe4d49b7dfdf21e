// Everything with everything: each story in every language, scheme and width, all that the tests otherwise spread or draw
// by lot, and then the browser tests in every browser.
import { spawnSync } from 'node:child_process';
import { root } from './elements.mjs';

process.chdir(root);
process.env.TEST_MATRIX = '1';
const failed = ['test', 'test:all-browsers'].filter(
  (script) => spawnSync('npm', ['run', script], { stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0,
);
if (failed.length > 0) console.error(`failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
