import { getStatus, OperationOutcomeError } from '@medplum/core';
import { FhirRouter } from '@medplum/fhir-router';
import { StorageError } from './append-log.mjs';
import { capabilityStatement } from './capability.mjs';
import { loadDefinitions, searchParameterNames } from './definitions.mjs';
import { parseBounded } from './bounded-json.mjs';
import { findRoute, methodNotAllowed } from './fhir-routes.mjs';
import { FhirError, issue, outcome } from './outcome.mjs';
import { readBody } from './read-body.mjs';
import { assertValid } from './validate.mjs';

const FHIR_JSON = 'application/fhir+json; charset=utf-8';
const JSON_TYPES = new Set(['application/fhir+json', 'application/json']);
const RESULT_PARAMETERS = new Set(['_count', '_offset', '_sort', '_total', '_format', '_pretty']);

/** Of a search: more of them, or of alternatives, would look at every resource that often. */
const MOST_PARAMETERS = 20;
const MOST_ALTERNATIVES = 100;
const SEARCH_LIMIT = 16 * 1024;

const EXPOSED = { 'access-control-expose-headers': 'Location, Retry-After, ETag, Content-Location, Last-Modified' };
const PREFLIGHT = {
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, OPTIONS',
  'access-control-allow-headers': 'Authorization, Content-Type, If-Match, If-None-Exist, If-None-Match, Prefer',
  'access-control-max-age': '600',
};

/**
 * A FHIR R4 endpoint for `http.createServer`: create, conditional create, read, versioned read, update and search of every
 * resource type, around medplum's router. What the router leaves to its host is done here: the protocol (media types, limits,
 * `Prefer`, `Location`, `ETag`, methods), validation before anything is stored, and no answer for a search that it would get wrong.
 *
 * @param {object} options
 * @param {import('./durable-repository.mjs').DurableRepository} options.repository
 * @param {string} [options.base] path of the endpoint
 * @param {number} [options.bodyLimit] in bytes
 * @param {string[]} [options.origins] whose pages may read what is here (CORS), besides this server's own; `*` is everybody's
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<void>}
 */
export function createFhirHandler({ repository, base = '/fhir/R4', bodyLimit = 8 * 1024 * 1024, origins = [] }) {
  const { resourceTypes, codesOf } = loadDefinitions();
  const router = new FhirRouter();
  const statement = capabilityStatement(resourceTypes, new Date().toISOString());
  warmUp(codesOf);

  return async function handle(request, response) {
    try {
      const answer = await respond(request);
      send(request, response, withCors(request, answer));
    } catch (error) {
      const failure = toFhirError(error);
      send(
        request,
        response,
        withCors(request, { status: failure.status, headers: failure.headers, body: failure.outcome }),
      );
    }
  };

  /** Pages of another origin read an answer only where that was asked for. */
  function withCors({ headers: { origin } }, answer) {
    const vary = origins.length > 0 && { vary: 'Origin' };
    const allowed = origins.includes('*') ? '*' : origins.find((one) => one === origin);
    const cors = allowed && { 'access-control-allow-origin': allowed, ...EXPOSED };
    return { ...answer, headers: { ...vary, ...cors, ...answer.headers } };
  }

  async function respond(request) {
    if (request.method === 'OPTIONS') return { status: 204, headers: origins.length > 0 ? PREFLIGHT : {} };
    const url = new URL(request.url, 'http://fhir.invalid');
    const route = findRoute(url.pathname.slice(base.length), resourceTypes);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (!route.methods.includes(method)) throw methodNotAllowed(request.method, route);
    assertJsonWanted(request, url);
    if (route.kind === 'metadata') return { status: 200, body: statement };

    const body = method === 'GET' ? undefined : await readResource(request, route);
    const query = route.kind === 'search' ? new URLSearchParams(body) : url.searchParams;
    if (method === 'GET' || route.kind === 'search') {
      if (!route.id) return search(request, route, query);
      return read(request, route);
    }
    return write(request, route, body);
  }

  async function readResource(request, route) {
    const type = mediaType(request.headers['content-type']);
    const accepted = route.kind === 'search' ? new Set(['application/x-www-form-urlencoded']) : JSON_TYPES;
    if (!accepted.has(type)) {
      throw new FhirError(415, `Send ${[...accepted].join(' or ')}, not ${type || 'a body without a Content-Type'}`, {
        code: 'not-supported',
        headers: { accept: [...accepted].join(', ') },
      });
    }
    const text = await readBody(request, route.kind === 'search' ? SEARCH_LIMIT : bodyLimit);
    return route.kind === 'search' ? text : parseResource(text, route, codesOf);
  }

  async function write(request, route, resource) {
    const headers = {};
    const condition = request.headers['if-none-exist'];
    if (request.method === 'POST') {
      if (condition !== undefined) headers['if-none-exist'] = assertSelective(route.type, condition);
      // An id or a version that a client makes up would replace somebody else's resource.
      delete resource.id;
      delete resource.meta?.versionId;
      delete resource.meta?.lastUpdated;
    } else if (request.headers['if-match']) {
      headers['if-match'] = assertETag(request.headers['if-match']);
    }
    const { status, resource: stored } = await delegate(request.method, route.path, resource, headers);
    const created = status === 201 || (request.method === 'PUT' && stored.meta.versionId === '1');
    const location = locationOf(request, base, stored);
    return {
      status: created ? 201 : 200,
      headers: {
        ...versionHeaders(stored),
        ...(request.method === 'POST' || created ? { location } : { 'content-location': location }),
      },
      body: preferred(request.headers.prefer, stored, created),
    };
  }

  async function read(request, route) {
    const { resource } = await delegate('GET', route.path);
    const headers = versionHeaders(resource);
    const unchanged = request.headers['if-none-match']?.split(/\s*,\s*/).includes(headers.etag);
    return unchanged ? { status: 304, headers } : { status: 200, headers, body: resource };
  }

  async function search(request, route, query) {
    assertSearchable(route.type, query);
    const { resource: bundle } = await delegate('GET', `${route.type}?${query}`);
    const address = (given) => absolute(request, `${base}/${route.type}?${given}`);
    const link = [{ relation: 'self', url: address(query) }];
    const next = nextPage(query, bundle);
    if (next) link.push({ relation: 'next', url: address(next) });
    const entry = bundle.entry?.map(({ resource }) => ({
      fullUrl: absolute(request, `${base}/${resource.resourceType}/${resource.id}`),
      resource,
      search: { mode: 'match' },
    }));
    return { status: 200, body: { ...bundle, link, ...(entry && { entry }) } };
  }

  /** medplum's router: its outcome as a status, or thrown. */
  async function delegate(method, url, body, headers = {}) {
    const request = { method, url: `/${url}`, pathname: '', params: {}, query: {}, body, headers };
    const [result, resource] = await router.handleRequest(request, repository);
    if (!resource) throw new OperationOutcomeError(result);
    return { status: getStatus(result), resource };
  }
}

function assertJsonWanted(request, url) {
  const format = url.searchParams.get('_format');
  const accept = (request.headers.accept ?? '*/*').split(',').map(mediaType);
  const wanted = format === null ? accept : [format === 'json' ? 'application/json' : mediaType(format)];
  const fits = (type) => JSON_TYPES.has(type) || type === '*/*' || type === 'application/*';
  if (!wanted.some(fits))
    throw new FhirError(406, 'This server speaks application/fhir+json only', { code: 'not-supported' });
}

function parseResource(text, route, codesOf) {
  const { value: resource, light } = parseBounded(text);
  if (resource === null || typeof resource !== 'object' || Array.isArray(resource)) {
    throw new FhirError(400, 'The body is not a FHIR resource', { code: 'structure' });
  }
  if (resource.resourceType !== route.type) {
    throw new FhirError(400, [issue('structure', `Expected a ${route.type}`, `${route.type}.resourceType`)]);
  }
  if (route.id && resource.id !== route.id) {
    throw new FhirError(400, [issue('value', 'The id is not the one in the address', `${route.type}.id`)]);
  }
  try {
    assertValid(light, codesOf);
  } catch (error) {
    if (error instanceof RangeError) throw new FhirError(400, 'The body is nested too deeply', { code: 'structure' });
    throw error;
  }
  return resource;
}

/** medplum ignores what it does not know, and would answer with everything or with nothing: refused instead. */
function assertSearchable(type, query) {
  const alternatives = [...query.values()].reduce((sum, value) => sum + value.split(',').length, 0);
  if ([...query].length > MOST_PARAMETERS || alternatives > MOST_ALTERNATIVES) {
    throw new FhirError(400, `A search may have ${MOST_PARAMETERS} parameters, and ${MOST_ALTERNATIVES} values`, {
      code: 'too-costly',
    });
  }
  const known = searchParameterNames(type);
  for (const [name, value] of query) {
    if (RESULT_PARAMETERS.has(name)) continue;
    if (!known.has(name))
      throw new FhirError(400, `${type} cannot be searched by ${JSON.stringify(name)}`, { code: 'not-supported' });
    if (value === '') throw new FhirError(400, `The search parameter ${name} is empty`, { code: 'value' });
  }
}

/** A condition that matches too much would confirm answers that were never stored. */
function assertSelective(type, condition) {
  const query = new URLSearchParams(condition);
  assertSearchable(type, query);
  const criteria = [...query.keys()].filter((name) => !RESULT_PARAMETERS.has(name));
  if (criteria.length === 0) throw new FhirError(400, 'If-None-Exist has no criterion', { code: 'required' });
  return query.toString();
}

/** The search for what had no room on this page. */
function nextPage(query, { entry = [], total }) {
  const seen = Number(query.get('_offset') ?? 0) + entry.length;
  if (entry.length === 0 || seen >= total) return undefined;
  const next = new URLSearchParams(query);
  next.set('_offset', String(seen));
  return next;
}

/** The first look at a resource takes a second, which is better spent before somebody waits. */
function warmUp(codesOf) {
  assertValid({ resourceType: 'QuestionnaireResponse', status: 'completed' }, codesOf);
}

function assertETag(header) {
  if (!/^W\/"[^"]+"$|^"[^"]+"$/.test(header))
    throw new FhirError(400, 'If-Match must be one ETag, as W/"1"', { code: 'value' });
  return header;
}

function preferred(prefer = '', resource, created) {
  const wanted = /(?:^|[\s,;])return\s*=\s*"?(\w+)/i.exec(prefer)?.[1].toLowerCase();
  if (wanted === 'minimal') return undefined;
  if (wanted !== 'operationoutcome') return resource;
  const text = created ? 'Stored' : 'Already stored';
  return outcome([{ ...issue('informational', text), severity: 'information' }]);
}

function versionHeaders({ meta }) {
  return { etag: `W/"${meta.versionId}"`, 'last-modified': new Date(meta.lastUpdated).toUTCString() };
}

function locationOf(request, base, { resourceType, id, meta }) {
  return absolute(request, `${base}/${resourceType}/${id}/_history/${meta.versionId}`);
}

/** Absolute where the request says who it thought it was talking to; behind a TLS proxy a path is safer than a wrong scheme. */
function absolute(request, path) {
  const { host = '', 'x-forwarded-proto': proxied } = request.headers;
  return /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host) && !proxied ? `http://${host}${path}` : path;
}

function mediaType(header = '') {
  return header.split(';')[0].trim().toLowerCase();
}

function toFhirError(error) {
  if (error instanceof FhirError) return error;
  if (error instanceof OperationOutcomeError) return new FhirError(getStatus(error.outcome), error.outcome.issue);
  console.error(error);
  if (error instanceof StorageError) {
    const headers = { 'retry-after': '30' };
    return new FhirError(503, 'The answers could not be stored now', { code: 'transient', headers });
  }
  return new FhirError(500, 'The server has an error', { code: 'exception' });
}

function send(request, response, { status, headers = {}, body }) {
  if (response.destroyed) return;
  const text = body && Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'cache-control': 'no-store',
    ...headers,
    ...(text && { 'content-type': FHIR_JSON, 'content-length': text.length }),
    ...(!text && status !== 204 && status !== 304 && { 'content-length': 0 }),
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}
