import { randomUUID } from 'node:crypto';

const UUIDS = 'urn:ietf:rfc:3986';

/** A response with one answer. */
export function aResponse(uuid = randomUUID()) {
  return {
    resourceType: 'QuestionnaireResponse',
    identifier: { system: UUIDS, value: `urn:uuid:${uuid}` },
    status: 'completed',
    item: [{ linkId: 'overall', answer: [{ valueInteger: 4 }] }],
  };
}

/** The condition under which a response is stored at most once. */
export function onlyOnce({ identifier }) {
  return { 'if-none-exist': `identifier=${identifier.system}|${identifier.value}` };
}

/** POSTs a resource; `body` may be any text. */
export function post(base, body, headers = {}) {
  return fetch(`${base}/QuestionnaireResponse`, {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
