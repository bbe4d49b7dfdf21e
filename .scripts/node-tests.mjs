// Tests in Node, two processes at a time, in the order in which they are named: `node --test` sorts them. Files with a comma
// between them share a process, one after the other, and a browser: `node-tests.mjs long.test.mjs short.test.mjs,shorter.test.mjs`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from 'node:test';
import { spec as Spec } from 'node:test/reporters';
import { pathToFileURL } from 'node:url';
import { root } from './elements.mjs';

const folder = mkdtempSync(join(tmpdir(), 'node-tests-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const address = (file) => JSON.stringify(pathToFileURL(resolve(file)).href);

/** A file that runs several; its last suite is empty, and comes when all others have ended. */
function together(files, at) {
  const path = join(folder, `${at}.mjs`);
  writeFileSync(
    path,
    `import { after, describe } from 'node:test';
import { endSharing, share } from ${address(join(root, 'test/support/browser.mjs'))};
share();
${files.map((file) => `await import(${address(file)});`).join('\n')}
describe('end of ${files.length} files', () => after(endSharing));
`,
  );
  return path;
}

const groups = process.argv.slice(2).map((group) => group.split(','));
run({ files: groups.map((files, at) => (files[1] ? together(files, at) : resolve(files[0]))), concurrency: 2 })
  .on('test:fail', ({ todo }) => {
    if (todo === undefined || todo === false) process.exitCode = 1;
  })
  .compose(new Spec())
  .pipe(process.stdout);
