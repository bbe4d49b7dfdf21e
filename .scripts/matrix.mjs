// Everything with everything: each story in every language, scheme and width, all that the tests otherwise spread or draw
// by lot, and then the browser tests in Firefox and WebKit too.
import { spawnSync } from 'node:child_process';
import { root } from './elements.mjs';

process.chdir(root);
process.env.TEST_MATRIX = '1';
const parts = {
  'everything in Chromium': ['.scripts/test.mjs'],
  'browser tests in Firefox and WebKit': ['.scripts/all-browsers.mjs', '--browser', 'firefox', '--browser', 'webkit'],
};
const failed = Object.keys(parts).filter(
  (part) => spawnSync(process.execPath, parts[part], { stdio: 'inherit' }).status !== 0,
);
if (failed[0]) console.error(`failed, or not tried: ${failed.join(', ')}`);
process.exitCode = failed[0] ? 1 : 0;
