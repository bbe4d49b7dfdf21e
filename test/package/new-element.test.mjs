// What `npm run new:element` makes, in a copy of the project: it is whole, and passes what looks at every element.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { root } from '../../.scripts/elements.mjs';
import { isMatrix } from '../support/matrix.mjs';

const run = promisify(execFile);
/** What is made, and what is large: the copy makes or borrows it. */
const LEFT_OUT = /^(?:node_modules|dist|storybook-static|test-results|coverage|\.git)$/;

/** A test runner within one would tell that one alone what it found. */
const env = { ...process.env, NODE_TEST_CONTEXT: undefined };

describe('a new element', () => {
  let copy;
  const inCopy = (...command) =>
    run(process.execPath, command, { cwd: copy, maxBuffer: 1e8, env }).catch((error) => {
      throw new Error(`${error.stdout}\n${error.stderr}`);
    });
  const bin = (name, file) => join(copy, 'node_modules', name, file);

  before(async () => {
    copy = mkdtempSync(join(tmpdir(), 'new-element-'));
    for (const name of readdirSync(root).filter((one) => !LEFT_OUT.test(one)))
      cpSync(join(root, name), join(copy, name), {
        recursive: true,
        filter: (path) => !path.includes('node_modules'),
      });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
    await inCopy('.scripts/new-element.mjs', 'team-goals', 'Goals of a team, and how far it is.');
  });
  after(() => rmSync(copy, { recursive: true, force: true }));

  /** The code that was made, by its path. */
  const made = () =>
    ['src', 'test', 'stories']
      .flatMap((folder) => readdirSync(join(copy, folder), { recursive: true }).map((file) => join(folder, file)))
      .filter((file) => /team-goals.*\.m?[jt]s$/.test(file))
      .map((file) => [file, readFileSync(join(copy, file), 'utf8')]);

  it('is formatted, and finds all that it imports', async () => {
    const files = made();
    assert.equal(files.length, 8);
    for (const [file, code] of files)
      for (const [, path] of code.matchAll(/(?:from|import) '(\.[^']+)'/g)) {
        const imported = join(copy, dirname(file), path);
        assert.ok(
          [imported, imported.replace(/\.js$/, '.ts')].some((name) => existsSync(name)),
          `${file}: ${path}`,
        );
      }
    await inCopy(bin('prettier', 'bin/prettier.cjs'), '--check', ...files.map(([file]) => file));
  });

  it('is refused under a name that could not be', async () => {
    const refused = async (...words) => {
      const fault = await run(process.execPath, ['.scripts/new-element.mjs', ...words], { cwd: copy }).then(
        () => undefined,
        (error) => error,
      );
      assert.equal(fault?.code, 2);
      return fault.stderr;
    };
    assert.match(await refused('pp-visit-note', 'A note.'), /without pp-: visit-note/);
    assert.match(await refused('visit2', 'A note.'), /small letters and hyphens/);
    assert.match(await refused('team-goals', 'Again.'), /there already/);
  });

  it(
    'passes what is asked of every element',
    { skip: !isMatrix && 'in the matrix only', timeout: 600_000 },
    async () => {
      await inCopy(bin('typescript', 'bin/tsc'));
      await inCopy('.scripts/build.mjs', '--localized');
      const asked = ['tokens', 'pseudo-locale', 'policy', 'translations', 'architecture'];
      const { stdout } = await inCopy('--test', ...asked.map((name) => `test/contract/${name}.test.mjs`));
      assert.match(stdout, /team-goals/);
      const { stdout: inPage } = await inCopy(
        bin('@web/test-runner', 'dist/bin.js'),
        '--files',
        'test/elements/*.test.ts',
        'test/elements/team-goals/*.test.ts',
      );
      assert.match(inPage, /, 0 failed/);
    },
  );
});
