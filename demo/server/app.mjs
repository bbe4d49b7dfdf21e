import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readChoices, withChoices } from '../portal/choices.js';
import { Content } from './content.mjs';
import { createFhirHandler } from './fhir.mjs';
import { SECURITY_HEADERS } from './headers.mjs';
import { knownHosts } from './hosts.mjs';
import { createPages } from './pages.mjs';
import { createSimpleSurvey } from './simple-survey.mjs';
import { staticFiles } from './static-files.mjs';

const demo = new URL('../', import.meta.url);

/** Folders that are served, by the start of the path. The store and the server's own code are in none of them. */
const FOLDERS = {
  '/portal/': new URL('portal/', demo),
  '/themes/': new URL('themes/', demo),
  '/data/': new URL('data/', demo),
  '/widgets/': new URL('../dist/embed/', demo),
};

/** The file that a page's one script tag asks for. */
export const BUNDLE = fileURLToPath(new URL('patient-partnership.js', FOLDERS['/widgets/']));

/**
 * The whole demo as one request handler: the portal, the built widgets and the FHIR endpoint.
 * @param {import('./durable-repository.mjs').DurableRepository} repository
 * @param {object} [options]
 * @param {string[]} [options.hosts] names that it answers to, besides `localhost` and addresses
 * @param {string[]} [options.origins] whose pages may use the FHIR endpoint (CORS), besides its own; `*` is everybody's
 */
export function createApp(repository, { hosts = [], origins = [] } = {}) {
  const fhir = createFhirHandler({ repository, base: '/fhir/R4', origins });
  const isKnown = knownHosts(hosts);
  const simpleSurvey = createSimpleSurvey(repository);
  const page = createPages();
  const folders = Object.entries(FOLDERS).map(([prefix, url]) => [prefix, staticFiles(fileURLToPath(url))]);
  const buildFirst = new Content(
    'console.error("The widgets are not built yet. Run: npm run build");\n',
    'text/javascript; charset=utf-8',
  );

  return async function handle(request, response) {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    try {
      if (!isKnown(request.headers.host)) {
        return plain(response, 421, 'This server does not answer to that name. Add it to ALLOWED_HOSTS if it should');
      }
      await route(request, response);
    } catch (error) {
      if (!error.status) console.error(error);
      if (response.headersSent) response.destroy();
      else plain(response, error.status ?? 500, error.status ? error.message : 'The server has an error');
    }
  };

  async function route(request, response) {
    // Not by `new URL`, which would tidy up `..` before anybody has looked at it
    const [path, query] = request.url.split('?', 2);
    if (path === '/fhir/R4' || path.startsWith('/fhir/R4/')) return fhir(request, response);
    const parameters = new URLSearchParams(query);
    if (request.method === 'POST' && path === '/visit-survey') {
      return simpleSurvey(request, response, withChoices('/thank-you', readChoices(parameters)));
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return plain(response, 405, 'Only GET and HEAD are possible here');
    }
    const content = page(path, parameters) ?? (await file(path));
    if (content) return content.send(request, response);
    return page('/not-found', parameters).send(request, response, 404);
  }

  async function file(path) {
    if (path === '/favicon.ico') return folders[0][1]('/logo.svg');
    const [prefix, find] = folders.find(([start]) => path.startsWith(start)) ?? [];
    const found = await find?.(path.slice(prefix.length - 1));
    return found ?? (path === '/widgets/patient-partnership.js' && !existsSync(BUNDLE) ? buildFirst : undefined);
  }
}

function plain(response, status, text) {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .end(`${text}\n`);
}
