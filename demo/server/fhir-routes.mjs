import { FhirError } from './outcome.mjs';

const ID = /^[A-Za-z0-9.-]{1,64}$/;

/**
 * What a path below the endpoint stands for, and the methods it takes. `path` is what medplum's router is asked for.
 * @param {string} pathname
 * @param {Set<string>} resourceTypes
 * @throws {FhirError} 404 where nothing can be
 */
export function findRoute(pathname, resourceTypes) {
  const segments = decodePath(pathname).split('/').slice(1);
  if (segments.at(-1) === '') segments.pop();
  const [type, id, history, version] = segments;
  if (segments.length === 0) return { kind: 'system', methods: [], path: '' };
  if (segments.length === 1 && type === 'metadata') return { kind: 'metadata', methods: ['GET'] };
  if (!resourceTypes.has(type))
    throw new FhirError(404, `There is no resource type ${JSON.stringify(type)}`, { code: 'not-supported' });
  const path = segments.join('/');
  if (segments.length === 1) return { kind: 'type', type, methods: ['GET', 'POST'], path };
  if (segments.length === 2 && id === '_search') return { kind: 'search', type, methods: ['POST'], path };
  const known =
    ID.test(id) && (segments.length === 2 || (segments.length === 4 && history === '_history' && ID.test(version)));
  if (!known) throw new FhirError(404, 'There is nothing at this address', { code: 'not-found' });
  return { kind: 'instance', type, id, methods: history ? ['GET'] : ['GET', 'PUT'], path };
}

function decodePath(pathname) {
  try {
    return decodeURIComponent(pathname);
  } catch {
    throw new FhirError(400, 'The address is not well encoded');
  }
}

/** The answer to a method that a path does not take. */
export function methodNotAllowed(method, route) {
  const allow = [...route.methods, ...(route.methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  const text = `${method} is not supported here; see /metadata for what is`;
  return new FhirError(405, text, { code: 'not-supported', headers: { allow } });
}
