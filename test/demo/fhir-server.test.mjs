import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DurableRepository } from '../../demo/server/durable-repository.mjs';
import { createFhirHandler } from '../../demo/server/fhir.mjs';
import { aResponse, onlyOnce, post } from './support/responses.mjs';

const LIMIT = 100_000;

describe('FHIR server', () => {
  let base;
  let folder;
  let repository;
  let server;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pp-fhir-'));
    repository = await DurableRepository.open(join(folder, 'resources.ndjson'));
    server = createServer(createFhirHandler({ repository, bodyLimit: LIMIT, origins: ['*'] }));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${server.address().port}/fhir/R4`;
  });
  after(async () => {
    server.close();
    server.closeAllConnections();
    await repository.close();
    await rm(folder, { recursive: true });
  });

  const get = (path, headers) => fetch(`${base}${path}`, { headers });
  const put = (path, body, headers) =>
    fetch(`${base}${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/fhir+json', ...headers },
      body: JSON.stringify(body),
    });

  /** The answer is an OperationOutcome with this status; returns its first issue. */
  async function refused(answer, status) {
    assert.equal(answer.status, status);
    assert.match(answer.headers.get('content-type'), /^application\/fhir\+json/);
    const outcome = await answer.json();
    assert.equal(outcome.resourceType, 'OperationOutcome');
    assert.ok(outcome.issue.every(({ severity, details }) => severity === 'error' && details.text));
    return outcome.issue[0];
  }

  describe('create', () => {
    it('answers 201 with the resource, where it is and which version', async () => {
      const response = aResponse();
      const answer = await post(base, response);
      assert.equal(answer.status, 201);
      assert.match(answer.headers.get('content-type'), /^application\/fhir\+json/);
      const { id, meta, ...content } = await answer.json();
      assert.deepEqual(content, response);
      assert.equal(answer.headers.get('location'), `${base}/QuestionnaireResponse/${id}/_history/1`);
      assert.equal(answer.headers.get('etag'), 'W/"1"');
      assert.equal(meta.versionId, '1');
      const back = await get(`/QuestionnaireResponse/${id}`);
      assert.deepEqual(await back.json(), { ...response, id, meta });
    });

    it('takes neither an id nor a version from the client', async () => {
      const stored = await (await post(base, aResponse())).json();
      const intruder = { ...aResponse(), id: stored.id, meta: { versionId: '7', lastUpdated: '2001-01-01T00:00:00Z' } };
      const created = await (await post(base, intruder)).json();
      assert.notEqual(created.id, stored.id);
      assert.equal(created.meta.versionId, '1');
      assert.ok(created.meta.lastUpdated > '2020');
      assert.deepEqual(await (await get(`/QuestionnaireResponse/${stored.id}`)).json(), stored);
    });

    it('sends back what Prefer asks for', async () => {
      const minimal = await post(base, aResponse(), { prefer: 'return=minimal' });
      assert.equal(minimal.status, 201);
      assert.equal(await minimal.text(), '');
      assert.ok(minimal.headers.get('location') && minimal.headers.get('etag'));
      const outcome = await post(base, aResponse(), { prefer: 'respond-async, return=OperationOutcome' });
      assert.equal((await outcome.json()).resourceType, 'OperationOutcome');
      const representation = await post(base, aResponse(), { prefer: 'return=representation' });
      assert.equal((await representation.json()).resourceType, 'QuestionnaireResponse');
    });
  });

  describe('conditional create', () => {
    it('answers 200 with what is there already', async () => {
      const response = aResponse();
      const first = await post(base, response, onlyOnce(response));
      const second = await post(base, { ...response, status: 'amended' }, onlyOnce(response));
      assert.deepEqual([first.status, second.status], [201, 200]);
      assert.deepEqual(await second.json(), await first.json());
      assert.equal(second.headers.get('location'), first.headers.get('location'));
    });

    it('stores one of fifty that come at the same time', async () => {
      const response = aResponse();
      const answers = await Promise.all(Array.from({ length: 50 }, () => post(base, response, onlyOnce(response))));
      const statuses = answers.map(({ status }) => status).sort();
      assert.deepEqual(statuses, [...Array(49).fill(200), 201]);
      assert.equal(new Set(answers.map(({ headers }) => headers.get('location'))).size, 1);
      const found = await (await get(`/QuestionnaireResponse?identifier=${response.identifier.value}`)).json();
      assert.equal(found.total, 1);
    });

    it('tells identifiers of another system apart', async () => {
      const response = aResponse();
      await post(base, response);
      const other = { ...response, identifier: { ...response.identifier, system: 'https://example.org/ids' } };
      assert.equal((await post(base, other, onlyOnce(other))).status, 201);
    });

    it('answers 412 where several match', async () => {
      const response = aResponse();
      await post(base, response);
      await post(base, response);
      await refused(await post(base, response, onlyOnce(response)), 412);
    });

    for (const [name, condition] of [
      ['no criterion', '_count=1'],
      ['an empty one', 'identifier='],
      ['one that the type does not have', 'identifer=x'],
    ]) {
      it(`refuses a condition with ${name}, which could match anything`, async () => {
        await refused(await post(base, aResponse(), { 'if-none-exist': condition }), 400);
      });
    }
  });

  describe('validation', () => {
    const { status, ...withoutStatus } = aResponse();
    const answered = (...answer) => ({ ...aResponse(), item: [{ linkId: 'a', answer }] });
    for (const [name, body, code, expression] of [
      ['a missing element', withoutStatus, 400, 'QuestionnaireResponse.status'],
      ['an unknown element', { ...aResponse(), mood: 'good' }, 400, 'QuestionnaireResponse.mood'],
      ['a wrong type', answered({ valueInteger: 'two' }), 400, 'QuestionnaireResponse.item[0].answer[0].value'],
      [
        'two values',
        answered({}, { valueInteger: 1, valueString: 'b' }),
        400,
        'QuestionnaireResponse.item[0].answer[0]',
      ],
      [
        'two values of one answer',
        answered({ valueInteger: 1, valueString: 'b' }),
        400,
        'QuestionnaireResponse.item[0].answer[0].value',
      ],
      ['an empty array', { ...aResponse(), item: [] }, 400, 'QuestionnaireResponse.item'],
      ['an empty string', answered({ valueString: '' }), 400, 'QuestionnaireResponse.item[0].answer[0].valueString'],
      [
        'a code that is not in the value set',
        { ...aResponse(), status: 'nonsense' },
        422,
        'QuestionnaireResponse.status',
      ],
      [
        'a code deep inside',
        { ...aResponse(), identifier: { use: 'mine', value: '1' } },
        422,
        'QuestionnaireResponse.identifier.use',
      ],
      [
        'items beside and below an answer',
        {
          ...aResponse(),
          item: [{ linkId: 'a', answer: [{ valueString: 'b', item: [{ linkId: 'c' }] }], item: [{ linkId: 'd' }] }],
        },
        422,
        'QuestionnaireResponse.item[0]',
      ],
    ]) {
      it(`refuses ${name}`, async () => {
        const problem = await refused(await post(base, body), code);
        assert.deepEqual(problem.expression, [expression]);
      });
    }

    it('stores nothing that it refuses', async () => {
      const response = { ...aResponse(), status: 'nonsense' };
      await post(base, response);
      const found = await (await get(`/QuestionnaireResponse?identifier=${response.identifier.value}`)).json();
      assert.equal(found.total, 0);
    });

    it('takes every status that FHIR has', async () => {
      for (const code of ['in-progress', 'completed', 'amended', 'entered-in-error', 'stopped', status]) {
        assert.equal((await post(base, { ...aResponse(), status: code })).status, 201);
      }
    });

    it('does not judge codes whose value set FHIR does not list', async () => {
      assert.equal((await post(base, { ...aResponse(), language: 'es-AR' })).status, 201);
    });

    it('refuses another type than the one in the address', async () => {
      await refused(await post(base, { resourceType: 'Patient' }), 400);
    });

    for (const [name, body] of [
      ['broken JSON', '{"resourceType": "Questionnaire'],
      ['nothing', ''],
      ['JSON that is no object', '[1]'],
      ['null', 'null'],
      ['JSON that is nested without end', '['.repeat(LIMIT / 2)],
      ['items that are nested without end', nested(2000)],
    ]) {
      it(`refuses ${name}, and does not repeat it`, async () => {
        const { details } = await refused(await post(base, body), 400);
        assert.ok(!details.text.includes('Questionnaire"'));
      });
    }
  });

  describe('read and search', () => {
    it('answers 404 for what is not there', async () => {
      await refused(await get('/QuestionnaireResponse/none'), 404);
      await refused(await get('/Unheard'), 404);
      await refused(await get('/QuestionnaireResponse/a/b/c/d'), 404);
      await refused(await get('/QuestionnaireResponse/..%2f..%2fetc'), 404);
      await refused(await get('/QuestionnaireResponse/%zz'), 400);
    });

    it('answers 304 to whoever has the version', async () => {
      const { id } = await (await post(base, aResponse())).json();
      const known = await get(`/QuestionnaireResponse/${id}`, { 'if-none-match': 'W/"1"' });
      assert.equal(known.status, 304);
      const head = await fetch(`${base}/QuestionnaireResponse/${id}`, { method: 'HEAD' });
      assert.deepEqual([head.status, head.headers.get('etag'), await head.text()], [200, 'W/"1"', '']);
    });

    it('finds by the search parameters of the type, by GET and by POST', async () => {
      const response = { ...aResponse(), questionnaire: 'https://example.org/q|1', authored: '2026-03-02T10:00:00Z' };
      const { id } = await (await post(base, response)).json();
      for (const query of [
        `identifier=${response.identifier.system}|${response.identifier.value}`,
        `_id=${id}`,
        `_id=${id}&status=completed`,
        `identifier=${response.identifier.value}&authored=ge2026-01-01`,
      ]) {
        const bundle = await (await get(`/QuestionnaireResponse?${query}`)).json();
        assert.equal(bundle.total, 1, query);
        assert.equal(bundle.entry[0].resource.id, id);
        assert.equal(bundle.entry[0].fullUrl, `${base}/QuestionnaireResponse/${id}`);
        const posted = await fetch(`${base}/QuestionnaireResponse/_search`, {
          method: 'POST',
          body: new URLSearchParams(query),
        });
        assert.equal((await posted.json()).total, 1, query);
      }
      assert.equal((await (await get(`/QuestionnaireResponse?_id=${id}&status=stopped`)).json()).total, 0);
    });

    it('pages', async () => {
      const source = { reference: `Patient/${crypto.randomUUID()}` };
      for (let i = 0; i < 3; i += 1) await post(base, { ...aResponse(), source });
      const page = async (query) =>
        (await get(`/QuestionnaireResponse?source=${source.reference}&_sort=_lastUpdated${query}`)).json();
      const all = (await page('')).entry.map(({ resource }) => resource.id);
      const second = await page('&_count=2&_offset=2');
      assert.equal(second.total, 3);
      assert.deepEqual(
        second.entry.map(({ resource }) => resource.id),
        all.slice(2),
      );
      await refused(await get('/QuestionnaireResponse?_count=-1'), 400);
    });

    it('refuses a search that it would answer wrongly', async () => {
      await refused(await get('/QuestionnaireResponse?mood=good'), 400);
      await refused(await get('/QuestionnaireResponse?identifier:not=a'), 400);
      await refused(await get('/QuestionnaireResponse?subject:Patient.name=a'), 400);
    });
  });

  describe('update', () => {
    it('stores a new version, and keeps the one before', async () => {
      const stored = await (await post(base, aResponse())).json();
      const path = `/QuestionnaireResponse/${stored.id}`;
      const answer = await put(path, { ...stored, status: 'amended' });
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('etag'), 'W/"2"');
      assert.equal((await (await get(path)).json()).status, 'amended');
      assert.deepEqual(await (await get(`${path}/_history/1`)).json(), stored);
    });

    it('creates under an id that the client chose', async () => {
      const answer = await put('/Patient/p-1', { resourceType: 'Patient', id: 'p-1' });
      assert.equal(answer.status, 201);
      assert.equal(answer.headers.get('location'), `${base}/Patient/p-1/_history/1`);
    });

    it('answers 412 to whoever has an older version, one of many at the same time included', async () => {
      const patient = { resourceType: 'Patient', id: 'p-2' };
      await put('/Patient/p-2', patient);
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => put('/Patient/p-2', patient, { 'if-match': 'W/"1"' })),
      );
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(9).fill(412)]);
      await refused(await put('/Patient/p-2', patient, { 'if-match': 'nonsense' }), 400);
    });

    it('refuses another id than the one in the address', async () => {
      const problem = await refused(await put('/Patient/p-3', { resourceType: 'Patient', id: 'p-4' }), 400);
      assert.deepEqual(problem.expression, ['Patient.id']);
    });
  });

  describe('protocol', () => {
    it('says in its CapabilityStatement what it can do', async () => {
      const statement = await (await get('/metadata')).json();
      assert.equal(statement.resourceType, 'CapabilityStatement');
      assert.equal(statement.fhirVersion, '4.0.1');
      const { resource } = statement.rest[0];
      const responses = resource.find(({ type }) => type === 'QuestionnaireResponse');
      assert.ok(responses.conditionalCreate);
      assert.deepEqual(
        responses.interaction.map(({ code }) => code),
        ['create', 'read', 'vread', 'update', 'search-type'],
      );
      assert.ok(responses.searchParam.some(({ name }) => name === 'identifier'));
    });

    it('answers 405, and with what it takes, to other methods', async () => {
      for (const [method, path, allow] of [
        ['DELETE', '/QuestionnaireResponse/a', 'GET, PUT, HEAD, OPTIONS'],
        ['PATCH', '/QuestionnaireResponse/a', 'GET, PUT, HEAD, OPTIONS'],
        ['PUT', '/QuestionnaireResponse', 'GET, POST, HEAD, OPTIONS'],
        ['POST', '/metadata', 'GET, HEAD, OPTIONS'],
        ['POST', '', 'OPTIONS'],
      ]) {
        const answer = await fetch(`${base}${path}`, { method });
        assert.equal(answer.headers.get('allow'), allow, `${method} ${path}`);
        await refused(answer, 405);
      }
    });

    it('answers 415 to what is not JSON and 406 to who wants something else', async () => {
      for (const type of ['text/plain', 'application/fhir+xml', 'application/x-www-form-urlencoded']) {
        await refused(await post(base, aResponse(), { 'content-type': type }), 415);
      }
      assert.equal((await post(base, aResponse(), { 'content-type': 'application/json; charset=utf-8' })).status, 201);
      await refused(await get('/metadata', { accept: 'application/fhir+xml' }), 406);
      await refused(await get('/metadata?_format=xml'), 406);
      assert.equal((await get('/metadata?_format=json', { accept: 'text/html' })).status, 200);
    });

    it('answers 413 to a body that is too large, whether its size was announced or not', async () => {
      await refused(await post(base, 'x'.repeat(LIMIT + 1)), 413);
      const status = await new Promise((resolve, reject) => {
        const request = httpRequest(`${base}/QuestionnaireResponse`, {
          method: 'POST',
          headers: { 'content-type': 'application/fhir+json' },
        });
        request.on('response', (answer) => resolve(answer.resume().statusCode)).on('error', reject);
        for (let i = 0; i < 20; i += 1) request.write('x'.repeat(LIMIT / 10));
        request.end();
      });
      assert.equal(status, 413);
    });

    it('lets pages of other origins in where that is configured, and read what they need', async () => {
      const preflight = await fetch(`${base}/QuestionnaireResponse`, { method: 'OPTIONS' });
      assert.equal(preflight.status, 204);
      const allowed = preflight.headers.get('access-control-allow-headers').toLowerCase();
      for (const name of ['if-none-exist', 'authorization', 'prefer', 'content-type'])
        assert.ok(allowed.includes(name));
      for (const answer of [preflight, await post(base, aResponse()), await post(base, '')]) {
        assert.equal(answer.headers.get('access-control-allow-origin'), '*');
        const exposed = answer.headers.get('access-control-expose-headers').toLowerCase();
        for (const name of ['location', 'retry-after', 'etag']) assert.ok(exposed.includes(name));
      }
    });
  });
});

function nested(depth) {
  const item = '{"linkId":"a","item":[';
  return `{"resourceType":"QuestionnaireResponse","status":"completed","item":[${item.repeat(depth)}{"linkId":"b"}${']}'.repeat(depth)}]}`;
}
