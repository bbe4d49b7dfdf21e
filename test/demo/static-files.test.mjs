import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { staticFiles } from '../../demo/server/static-files.mjs';
import { temporaryStore } from './support/demo-process.mjs';

it('serves plain files of its folder, as they are now, and nothing else', async (t) => {
  const outside = temporaryStore(t);
  const folder = join(outside, 'public');
  await mkdir(join(folder, 'chunks', 'folder.js'), { recursive: true });
  await mkdir(join(outside, 'public-too'));
  for (const name of [
    'secret.json',
    'public-too/a.js',
    'public/a.js',
    'public/.env.json',
    'public/key.pem',
    'public/chunks/b-1.2.js',
  ]) {
    await writeFile(join(outside, name), name);
  }
  await symlink(join(outside, 'secret.json'), join(folder, 'link.json'));
  const find = staticFiles(folder);

  assert.equal((await find('/a.js')).bytes.toString(), 'public/a.js');
  assert.equal((await find('/chunks/b-1.2.js')).bytes.toString(), 'public/chunks/b-1.2.js');
  for (const path of [
    '/missing.js',
    '/.env.json',
    '/key.pem',
    '/link.json',
    '/chunks',
    '/chunks/folder.js',
    '/../secret.json',
    '/../public-too/a.js',
    '/chunks/../a.js',
    '/chunks//b-1.2.js',
    '/a.js%00',
    '/%61.js/',
    'a.js',
    '',
    '/',
  ]) {
    assert.equal(await find(path), undefined, path);
  }
  await writeFile(join(folder, 'a.js'), 'rebuilt');
  assert.equal((await find('/a.js')).bytes.toString(), 'rebuilt');
});
