import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const NEWLINE = 0x0a;

/** The log cannot promise that what it is given will survive: nothing may be acknowledged. */
export class StorageError extends Error {}

/**
 * An append-only file of lines that survives `kill -9` and a power cut.
 *
 * `append` resolves after `fdatasync`, so a line that was acknowledged is on the disk. That costs one sync (0.1 to 10 ms,
 * by the disk) for a lone write; lines that arrive while a sync is running share the next one, so throughput grows with load.
 * A line without its line feed was never acknowledged (the process died while writing it): it is cut off at the next start,
 * because the next line would be glued to it. One process a file.
 */
export class AppendLog {
  #handle;
  #size;
  #waiting = [];
  #flushing;
  #broken;

  constructor(handle, size) {
    this.#handle = handle;
    this.#size = size;
  }

  /**
   * Opens `file`, makes its folder if needed, cuts a torn last line and hands each line, oldest first, to `onLine`.
   * @param {string} file
   * @param {(line: string, number: number) => void | Promise<void>} onLine `number` counts from 1
   */
  static async open(file, onLine) {
    const folder = dirname(file);
    await mkdir(folder, { recursive: true });
    const handle = await open(file, 'a', 0o600);
    const bytes = await readFile(file);
    const size = bytes.lastIndexOf(NEWLINE) + 1;
    if (size < bytes.length) await handle.truncate(size);
    await handle.datasync();
    await syncFolder(folder);

    let number = 0;
    for (let start = 0; start < size;) {
      const end = bytes.indexOf(NEWLINE, start);
      number += 1;
      if (end > start) await onLine(bytes.toString('utf8', start, end), number);
      start = end + 1;
    }
    return new AppendLog(handle, size);
  }

  /** Adds one line (without a line feed of its own). Resolves when it is on the disk; rejects with a {@link StorageError}. */
  append(line) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line, resolve, reject });
      this.#flushing ??= this.#flush().finally(() => (this.#flushing = undefined));
    });
  }

  /** Waits for what is being written, then closes the file. */
  async close() {
    await this.#flushing;
    this.#broken ??= new StorageError('The log is closed');
    await this.#handle.close();
  }

  async #flush() {
    // One turn of the event loop: requests that arrived together share a sync.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      const failure = this.#broken ?? (await this.#write(batch.map(({ line }) => `${line}\n`).join('')));
      for (const { resolve, reject } of batch) {
        if (failure) reject(failure);
        else resolve();
      }
    }
  }

  async #write(text) {
    const bytes = Buffer.from(text);
    try {
      await this.#handle.appendFile(bytes);
    } catch (cause) {
      // A full disk: take back what was written of it, so that the file stays whole and a later write may succeed.
      await this.#handle
        .truncate(this.#size)
        .catch((error) => (this.#broken = new StorageError('The log cannot be repaired', { cause: error })));
      return new StorageError('The log could not be written', { cause });
    }
    try {
      await this.#handle.datasync();
    } catch (cause) {
      // After a failed sync the system may have dropped the pages and report success the next time: stop for good.
      return (this.#broken = new StorageError('The log could not be made durable', { cause }));
    }
    this.#size += bytes.length;
    return undefined;
  }
}

/** A new file is only found again after a power cut when its folder is synced too. */
async function syncFolder(folder) {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
