import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Two processes that write one file would each know half of it. */
export class StoreLockedError extends Error {}

/** How often a lock that nobody holds is tried to be taken away, and the pause between, in milliseconds. */
const ATTEMPTS = 100;
const PAUSE = 20;

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
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      try {
        await link(draft, path);
        held.add(path);
        return async () => {
          held.delete(path);
          await unlink(path).catch(() => undefined);
        };
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
        await removeStale(path, draft);
      }
    }
    throw new StoreLockedError(`The store ${file} is being opened by another process. Try again.`);
  } finally {
    await unlink(draft);
  }
}

async function removeStale(path, draft) {
  const refuse = (pid) => {
    throw new StoreLockedError(
      `The store ${path.replace(/\.lock$/, '')} is in use by process ${pid}. Stop that one, or choose another folder: FHIR_STORE=/some/folder npm start`,
    );
  };
  const before = await holderOf(path);
  if (before?.isRunning) refuse(before.pid);
  // Only one at a time takes a lock away, and looks at it again before: another one may have had the same idea, and have
  // put its own there since.
  const removing = `${path}.removing`;
  try {
    await link(draft, removing);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if ((await holderOf(removing))?.isRunning === false) await unlink(removing).catch(() => undefined);
    await wait(PAUSE);
    return;
  }
  held.add(removing);
  try {
    const now = await holderOf(path);
    if (now?.isRunning) refuse(now.pid);
    if (now) await unlink(path);
  } finally {
    held.delete(removing);
    await unlink(removing).catch(() => undefined);
  }
}

/** Whose a lock is; undefined where there is none. */
async function holderOf(path) {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const [pid, start] = text.trim().split(' ');
  return { pid, isRunning: isRunning(path, Number(pid), start) };
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
