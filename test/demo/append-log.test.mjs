import assert from 'node:assert/strict';
import { appendFile, mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { AppendLog, StorageError } from '../../demo/server/append-log.mjs';
import { temporaryStore } from './support/demo-process.mjs';

/** Opens a log and reads what is in it. */
async function openLog(t, file) {
  const lines = [];
  const log = await AppendLog.open(file, (line) => void lines.push(line));
  t.after(() => log.close().catch(() => undefined));
  return { log, lines };
}

/** Replaces a method of every file handle until the test ends. */
async function replace(t, file, method, implementation) {
  const handle = await open(file, 'a');
  const prototype = Object.getPrototypeOf(handle);
  await handle.close();
  return t.mock.method(prototype, method, implementation);
}

it('keeps lines in order, over starts', async (t) => {
  const file = join(temporaryStore(t), 'deep', 'log.ndjson');
  const first = await openLog(t, file);
  await Promise.all(['a', 'ü', '{"c": 1}'].map((line) => first.log.append(line)));
  await first.log.append('d');
  await first.log.close();
  const second = await openLog(t, file);
  assert.deepEqual(second.lines, ['a', 'ü', '{"c": 1}', 'd']);
});

it('cuts a torn last line, and only that', async (t) => {
  const file = join(temporaryStore(t), 'log.ndjson');
  await writeFile(file, '{"a":1}\nnot json, but whole\n{"b":');
  const { log, lines } = await openLog(t, file);
  assert.deepEqual(lines, ['{"a":1}', 'not json, but whole']);
  await log.append('{"c":3}');
  assert.equal(await readFile(file, 'utf8'), '{"a":1}\nnot json, but whole\n{"c":3}\n');
});

it('starts with a file that holds nothing but a torn line', async (t) => {
  const file = join(temporaryStore(t), 'log.ndjson');
  await writeFile(file, '{"b":');
  const { log, lines } = await openLog(t, file);
  assert.deepEqual(lines, []);
  await log.append('a');
  assert.equal(await readFile(file, 'utf8'), 'a\n');
});

it(
  'acknowledges a line only after it was synced, and syncs lines that wait together',
  { timeout: 10_000 },
  async (t) => {
    const file = join(temporaryStore(t), 'log.ndjson');
    const { log } = await openLog(t, file);
    const syncs = [];
    await replace(t, file, 'datasync', () => new Promise((resolve) => syncs.push(resolve)));
    let acknowledged = 0;
    const appends = Array.from({ length: 20 }, () => log.append('a').then(() => (acknowledged += 1)));
    while (syncs.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    assert.equal(await readFile(file, 'utf8'), 'a\n'.repeat(20));
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(acknowledged, 0);
    syncs[0]();
    await Promise.all(appends);
    assert.equal(syncs.length, 1);
  },
);

it('takes back what a full disk let through, and goes on', async (t) => {
  const file = join(temporaryStore(t), 'log.ndjson');
  const { log } = await openLog(t, file);
  await log.append('before');
  const full = await replace(t, file, 'appendFile', async () => {
    await appendFile(file, 'half of a li');
    throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
  });
  await assert.rejects(log.append('half of a line'), StorageError);
  full.mock.restore();
  await log.append('after');
  assert.equal(await readFile(file, 'utf8'), 'before\nafter\n');
});

it('acknowledges nothing more once a sync has failed', async (t) => {
  const file = join(temporaryStore(t), 'log.ndjson');
  const { log } = await openLog(t, file);
  const failing = await replace(t, file, 'datasync', () => Promise.reject(new Error('EIO')));
  await assert.rejects(log.append('a'), StorageError);
  failing.mock.restore();
  await assert.rejects(log.append('b'), StorageError);
});

it('says so where it cannot be opened', async (t) => {
  const folder = temporaryStore(t);
  await mkdir(join(folder, 'log.ndjson'));
  await assert.rejects(
    AppendLog.open(join(folder, 'log.ndjson'), () => undefined),
    { code: 'EISDIR' },
  );
});
