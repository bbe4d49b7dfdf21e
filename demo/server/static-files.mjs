import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { Content } from './content.mjs';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/**
 * Serves the files of one folder. Only plain names with a known ending, nothing hidden, and nothing outside the folder,
 * neither by `..` nor by a link.
 * @param {string} folder absolute path
 * @returns {(path: string) => Promise<Content | undefined>} by the still encoded path below the folder, `/a/b.js`
 */
export function staticFiles(folder) {
  const cache = new Map();

  return async function find(path) {
    const file = await locate(folder, path);
    if (!file) return undefined;
    const { mtimeMs, size } = await stat(file);
    const version = `${mtimeMs} ${size}`;
    // A rebuilt bundle is served without a restart.
    if (cache.get(file)?.version !== version) {
      cache.set(file, { version, content: new Content(await readFile(file), TYPES[extname(file)]) });
    }
    return cache.get(file).content;
  };
}

async function locate(folder, path) {
  let name;
  try {
    name = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  const plain = /^(?:\/[\w-][\w.-]*)+$/.test(name) && Object.hasOwn(TYPES, extname(name));
  if (!plain) return undefined;
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, name))]);
    return file.startsWith(root + sep) && (await stat(file)).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}
