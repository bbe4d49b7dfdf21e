import { expect } from '@open-wc/testing';
import { issuesOf } from '../../../src/transport/delivery/issues.js';
import { addressOf, creation, isRetryable, judge } from '../../../src/transport/delivery/outcome.js';

const FHIR = 'application/fhir+json';
const ID = 'urn:uuid:3f6c1f0e-8a1c-4f52-9d0f-0c0ffee00001';
const NOW = Date.parse('2026-05-01T12:00:00Z');
const stored = { resourceType: 'QuestionnaireResponse', id: '17' };
const outcome = (issue: unknown) => ({ resourceType: 'OperationOutcome', issue });

type Body = object | string | null;
const reply = (status: number, body: Body = null, headers: Record<string, string> = {}, type = FHIR): Response =>
  new Response(typeof body === 'string' || body === null ? body : JSON.stringify(body), {
    status,
    headers: { ...(body !== null && { 'Content-Type': type }), ...headers },
  });
const judged = (response: Response) => judge(response, ID, NOW);

describe('what is sent', () => {
  it('is a conditional create, with exactly these headers', () => {
    const { method, headers, body, redirect } = creation('{"resourceType":"QuestionnaireResponse"}', ID, undefined);
    expect(method).to.equal('POST');
    expect(redirect, 'answers go nowhere else').to.equal('manual');
    expect(body).to.equal('{"resourceType":"QuestionnaireResponse"}');
    expect(Object.fromEntries(headers as Headers)).to.deep.equal({
      accept: FHIR,
      'content-type': FHIR,
      'if-none-exist': `identifier=urn:ietf:rfc:3986|${ID}`,
      prefer: 'return=representation',
    });
  });

  it('has the headers of the host too, which never undo its own', () => {
    const own = { Authorization: 'Bearer x', 'Content-Type': 'text/plain', 'If-None-Exist': '' };
    const headers = creation('{}', ID, own).headers as Headers;
    expect(headers.get('Authorization')).to.equal('Bearer x');
    expect(headers.get('Content-Type')).to.equal(FHIR);
    expect(headers.get('If-None-Exist')).to.contain(ID);
  });

  it('goes below a base with and without a slash at its end', () => {
    for (const endpoint of ['https://fhir.example/R4/', 'https://fhir.example/R4//', '/fhir/R4'])
      expect(addressOf(endpoint)).to.match(/R4\/QuestionnaireResponse$/);
  });
});

describe('judge()', () => {
  describe('takes as confirmed', () => {
    const own = { ...stored, identifier: { value: ID } };
    const cases: [string, Response, string?][] = [
      ['201 with the resource', reply(201, own), 'QuestionnaireResponse/17'],
      ['201 with the resource, without its identifier', reply(201, stored), 'QuestionnaireResponse/17'],
      [
        '201 with Location and the resource',
        reply(201, own, { Location: '/R4/x/17/_history/1' }),
        '/R4/x/17/_history/1',
      ],
      ['201 with Location and nothing else', reply(201, null, { Location: '/R4/x/17' }), '/R4/x/17'],
      ['201 without a word', reply(201)],
      ['201 with an OperationOutcome', reply(201, outcome([{ severity: 'information' }]))],
      ['201 as plain JSON', reply(201, own, {}, 'application/json; charset=utf-8'), 'QuestionnaireResponse/17'],
      ['200 with the resource: it was there already', reply(200, own), 'QuestionnaireResponse/17'],
    ];
    for (const [name, response, location] of cases)
      it(name, async () => expect(await judged(response)).to.deep.equal({ kind: 'confirmed', location }));
  });

  describe('takes as unclear', () => {
    const cases: [string, Response][] = [
      ['200 and a login page', reply(200, '<!doctype html><title>Sign in</title>', {}, 'text/html')],
      ['202', reply(202, stored)],
      ['200 and another resource', reply(200, { resourceType: 'Patient', id: '1' })],
      ['200 and the response of somebody else', reply(200, { ...stored, identifier: { value: 'urn:uuid:other' } })],
      ['201 and the response of somebody else', reply(201, { ...stored, identifier: { value: 'urn:uuid:other' } })],
      ['200 and an OperationOutcome', reply(200, outcome([]))],
      ['200 and JSON that is cut off', reply(200, '{"resourceType":"QuestionnaireResp')],
      ['201 and JSON that is cut off', reply(201, '{"resourceType":"QuestionnaireResp')],
      ['200 and JSON that is no object', reply(200, '"QuestionnaireResponse"')],
      ['200 and null', reply(200, 'null')],
      ['201 and a web page', reply(201, '<p>Created', { Location: '/x' }, 'text/html')],
      ['200 and FHIR said to be a web page', reply(200, stored, {}, 'text/html')],
    ];
    for (const [name, response] of cases)
      it(name, async () => expect(await judged(response)).to.include({ kind: 'unclear', code: 'not-fhir' }));

    for (const status of [200, 204])
      it(`${status} without a word: some servers answer a condition that matches so`, async () =>
        expect(await judged(reply(status))).to.include({ kind: 'unclear', code: 'empty' }));
  });

  describe('knows what a status means', () => {
    const kinds: Record<number, string> = {
      400: 'refused',
      401: 'auth-needed',
      403: 'refused',
      404: 'refused',
      405: 'refused',
      408: 'unclear',
      409: 'conflict',
      410: 'refused',
      412: 'conflict',
      413: 'refused',
      415: 'refused',
      422: 'invalid',
      425: 'busy',
      429: 'busy',
      500: 'unclear',
      502: 'unclear',
      503: 'unclear',
      504: 'unclear',
      511: 'unclear',
    };
    for (const [status, kind] of Object.entries(kinds))
      it(`${status}: ${kind}`, async () => {
        const result = await judged(reply(Number(status), outcome([])));
        const code = status === '401' ? 'auth-needed' : `http-${status}`;
        expect(result).to.include({ kind, code, message: `The server answered ${status}.` });
        if (result.kind !== 'confirmed')
          expect(isRetryable(result)).to.equal(['busy', 'unclear', 'auth-needed'].includes(kind));
      });

    it('503 that says when: busy', async () =>
      expect(await judged(reply(503, '', { 'Retry-After': '20' }))).to.include({ kind: 'busy', retryAfter: 20_000 }));

    it('503 that gives a date, by the clock of the server', async () => {
      const headers = { 'Retry-After': 'Tue, 05 May 2026 10:00:30 GMT', Date: 'Tue, 05 May 2026 10:00:00 GMT' };
      expect(await judged(reply(503, '', headers))).to.include({ kind: 'busy', retryAfter: 30_000 });
    });
  });

  describe('after a redirect', () => {
    const redirected = (response: Response): Response => Object.defineProperty(response, 'redirected', { value: true });
    const own = { ...stored, identifier: { value: ID } };

    for (const status of [400, 401, 403, 404, 405, 410, 429, 503])
      it(`${status} says nothing about what was sent`, async () =>
        expect(await judged(redirected(reply(status, outcome([]), { 'Retry-After': '9' })))).to.include({
          kind: 'unclear',
          code: `http-${status}`,
        }));

    it('422 and 409 do: they are only ever about something that was sent', async () => {
      expect(await judged(redirected(reply(422, outcome([]))))).to.include({ kind: 'invalid' });
      expect(await judged(redirected(reply(409, outcome([]))))).to.include({ kind: 'conflict' });
    });

    it('that was not followed nobody knows', async () => {
      const opaque = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
      const result = await judged(opaque);
      expect(result).to.include({ kind: 'unclear', code: 'not-fhir' });
      expect(result).to.have.property('message').that.contains('redirects are not followed');
    });

    it('only what says that it is ours confirms', async () => {
      expect(await judged(redirected(reply(200, own)))).to.include({ kind: 'confirmed' });
      expect(await judged(redirected(reply(200, stored)))).to.include({ kind: 'unclear' });
    });
  });

  it('passes on the number that the server gave the request', async () => {
    for (const name of ['X-Correlation-Id', 'X-Request-Id', 'Request-Id'])
      expect(await judged(reply(500, null, { [name]: 'abc-1' }))).to.include({ correlationId: 'abc-1' });
    expect(await judged(reply(500))).to.include({ correlationId: undefined });
  });
});

describe('issuesOf()', () => {
  it('reads what a server says about single answers', () => {
    const issues = issuesOf(
      outcome([
        {
          severity: 'error',
          expression: ['QuestionnaireResponse.item[0]'],
          details: { text: 'Too long' },
          diagnostics: 'x',
        },
        { severity: 'fatal', diagnostics: 'Only diagnostics' },
        { severity: 'warning', expression: ['QuestionnaireResponse.item[1]'], diagnostics: 'no fault' },
        { severity: 'information', diagnostics: 'no fault' },
      ]),
    );
    expect(issues).to.deep.equal([
      { expression: ['QuestionnaireResponse.item[0]'], text: 'Too long' },
      { expression: [], text: 'Only diagnostics' },
    ]);
  });

  it('takes anything for an outcome, and finds nothing in it', () => {
    for (const body of [
      undefined,
      {},
      outcome(null),
      outcome('x'),
      outcome([null, 1, 'x', {}]),
      { resourceType: 'Patient', issue: [{ severity: 'error' }] },
    ])
      expect(issuesOf(body)).to.deep.equal([]);
    const strange = outcome([{ severity: 'error', expression: [1, null, 'a'], details: { text: 4 } }]);
    expect(issuesOf(strange)).to.deep.equal([{ expression: ['a'], text: '' }]);
  });
});
