import { existsSync, realpathSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUNDLE, createApp } from './server/app.mjs';
import { DurableRepository } from './server/durable-repository.mjs';

const STORE = fileURLToPath(new URL('.store/', import.meta.url));

/** How long requests that are under way may take when the server is stopped. */
const GRACE_MS = 500;

/**
 * Starts the demo portal and its FHIR server on one port.
 * @param {object} [options]
 * @param {number} [options.port] 0 takes a free one
 * @param {string} [options.host] address to listen on; by default this machine only, by IPv4 and IPv6
 * @param {string} [options.store] folder of the FHIR server's file
 * @param {string[]} [options.hosts] names that it answers to, besides `localhost`, addresses and `host`
 * @param {string[]} [options.origins] whose pages may use the FHIR endpoint (CORS); `*` is everybody's
 * @returns {Promise<{ port: number, url: string, fhir: string, close(): Promise<void> }>}
 * @throws with `code` EADDRINUSE, EACCES ... when it cannot listen there
 */
export async function startDemo({ port = 4173, host, store = STORE, hosts = [], origins = [] } = {}) {
  const repository = await DurableRepository.open(join(store, 'resources.ndjson'));
  const app = createApp(repository, { hosts: host ? [...hosts, host] : hosts, origins });
  const servers = [];
  const close = async () => {
    await Promise.all(servers.map(stop));
    await repository.close();
  };
  try {
    servers.push(await listen(app, port, host ?? '127.0.0.1'));
    port = servers[0].address().port;
    if (!host) {
      // `localhost` may mean either; a machine without IPv6 has the other.
      const second = await listen(app, port, '::1').catch((error) => {
        if (error.code === 'EADDRINUSE') throw error;
      });
      if (second) servers.push(second);
    }
  } catch (error) {
    await close();
    throw error;
  }
  const name = !host || host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  const url = `http://${name}:${port}/`;
  return { port, url, fhir: `${url}fhir/R4`, close };
}

function listen(app, port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer(
      { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2000 },
      app,
    );
    // Nobody keeps a connection by saying, or taking, nothing.
    server.setTimeout(30_000);
    server.once('error', reject);
    server.listen({ port, host, ipv6Only: host === '::1' }, () => resolve(server));
  });
}

function stop(server) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function readPort(text) {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) {
    throw new Error(`PORT must be a number from 0 to 65535, not ${JSON.stringify(text)}.`);
  }
  return Number(text);
}

const readList = (text = '') => text.split(/[\s,]+/).filter(Boolean);

function explain(error, port) {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`;
  }
  if (error.code === 'EACCES') return `This user may not open port ${port}. Choose one above 1023: PORT=4173 npm start`;
  if (error.syscall && error.path) return `FHIR_STORE must be a folder that can be written to (${error.message}).`;
  return error.message;
}

async function main() {
  let port;
  try {
    port = readPort(process.env.PORT || '4173');
    const demo = await startDemo({
      port,
      host: process.env.HOST || undefined,
      store: process.env.FHIR_STORE || undefined,
      hosts: readList(process.env.ALLOWED_HOSTS),
      origins: readList(process.env.CORS_ORIGINS),
    });
    let stopping;
    // A terminal and npm both pass Ctrl-C on, so it may come twice.
    const stopOnce = () => (stopping ??= demo.close().then(() => process.exit(0)));
    process.on('SIGINT', stopOnce).on('SIGTERM', stopOnce);
    console.log(
      `\n  Portal       ${demo.url}\n  FHIR server  ${demo.fhir}\n  Kept in      ${process.env.FHIR_STORE || STORE}\n`,
    );
    if (!existsSync(BUNDLE)) console.warn('  The widgets are not built yet. Run: npm run build\n');
    console.log('  Ctrl-C stops it.\n');
  } catch (error) {
    console.error(explain(error, port));
    process.exitCode = 1;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
