import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Two processes that write one file would each know half of it. */
export class StoreLockedError extends Error {}

/** Locks that this process holds: its own number in a file that it does not hold is another's, who had it before. */
const held = new Set();

/**
 * Takes a store for this process alone, by a file beside it that names the process.
 * A process that is gone, or another one that got its number, holds nothing.
 * @param {string} file of the store
 * @returns {Promise<() => Promise<void>>} gives it up
 * @throws {StoreLockedError} where another process has it
 */
export async function lockStore(file) {
  const path = `${file}.lock`;
  const mine = `${process.pid} ${startOf(process.pid) ?? ''}\n`;
  await mkdir(dirname(file), { recursive: true });
  // Written elsewhere and linked: nobody ever reads half of it.
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, mine, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      try {
        await link(draft, path);
        held.add(path);
        return async () => {
          held.delete(path);
          await unlink(path).catch(() => undefined);
        };
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
        await removeStale(path);
      }
    }
    throw new StoreLockedError(`The store ${file} is being opened by another process. Try again.`);
  } finally {
    await unlink(draft);
  }
}

async function removeStale(path) {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const [pid, start] = text.trim().split(' ');
  if (isRunning(path, Number(pid), start)) {
    throw new StoreLockedError(
      `The store ${path.replace(/\.lock$/, '')} is in use by process ${pid}. Stop that one, or choose another folder: FHIR_STORE=/some/folder npm start`,
    );
  }
  // Renamed first: of several who find it stale, one takes it away.
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  // Somebody was quicker, and this is theirs.
  if ((await readFile(aside, 'utf8')) !== text) await link(aside, path).catch(() => undefined);
  await unlink(aside);
}

function isRunning(path, pid, start) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (pid === process.pid) return held.has(path);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  const now = startOf(pid);
  return !start || now === undefined || now === start;
}

/** When a process began, in ticks since the machine did; undefined where the system does not tell. */
function startOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[19];
  } catch {
    return undefined;
  }
}
