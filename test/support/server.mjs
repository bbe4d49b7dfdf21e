import { createReadStream, existsSync, statSync } from 'node:fs';
import http from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * A server for one test file: folders, and pages that the test makes up.
 * @param {object} options
 * @param {Record<string, string>} [options.folders] folder on disk by the path that it is served under, such as `/dist/`
 * @param {Record<string, (request: http.IncomingMessage) => Answer | Promise<Answer>>} [options.routes] answer by path
 * @typedef {{ status?: number, type?: string, headers?: Record<string, string>, body?: string }} Answer
 * @returns {Promise<{ origin: string, routes: object, requests: string[], close: () => Promise<void> }>} `requests` has
 * the path of every request, in order; pages may be added to `routes` at any time
 */
export async function startServer({ folders = {}, routes = {} } = {}) {
  const requests = [];
  const server = http.createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    requests.push(pathname);
    const route = routes[pathname];
    if (route) {
      const { status = 200, type = TYPES['.html'], headers = {}, body = '' } = await route(request);
      response.writeHead(status, { 'content-type': type, ...headers }).end(body);
      return;
    }
    const file = onDisk(folders, decodeURIComponent(pathname));
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${server.address().port}`,
    routes,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

function onDisk(folders, pathname) {
  for (const [prefix, folder] of Object.entries(folders)) {
    if (!pathname.startsWith(prefix)) continue;
    const file = normalize(join(folder, pathname.slice(prefix.length)));
    if (file.startsWith(normalize(folder + sep)) && existsSync(file) && statSync(file).isFile()) return file;
  }
  return undefined;
}
