import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../../../demo/start.mjs', import.meta.url));

/** A folder that is gone after the test. */
export function temporaryStore(t) {
  const folder = mkdtempSync(join(tmpdir(), 'pp-demo-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Runs the demo as `npm start` does, in a process of its own.
 * @returns {{ child: import('node:child_process').ChildProcess, output(): string, ready: Promise<string>, ended: Promise<{ code: number | null, signal: string | null }> }}
 * `ready` is the base of the FHIR server
 */
export function runDemo(t, env) {
  const child = spawn(process.execPath, [START], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  const ready = new Promise((resolve, reject) => {
    const read = (chunk) => {
      output += chunk;
      const [, base] = /FHIR server\s+(http\S+)/.exec(output) ?? [];
      if (base) resolve(base);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    void ended.then(({ code }) => reject(new Error(`The demo ended with ${code}: ${output}`)));
  });
  ready.catch(() => undefined);
  t.after(() => child.kill('SIGKILL'));
  return { child, output: () => output, ready, ended };
}
