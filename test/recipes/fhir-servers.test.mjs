// What well-known FHIR servers do differently, each played by a small one on another origin, as the recipe says it.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, describe, it } from 'node:test';
import allowed from '../../stories/recipes/code/fhir-servers/cors.mjs';
import { Portal } from '../support/portal.mjs';

/** What HAPI's own settings allow. */
const HAPI = {
  'Access-Control-Allow-Headers':
    'Origin, Accept, Content-Type, Authorization, Cache-Control, x-fhir-starter, X-Requested-With, Prefer',
  'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE, OPTIONS, PATCH, HEAD',
  'Access-Control-Expose-Headers': 'Location, Content-Location',
};

/** A server that stores by condition; what is `own` to it are its headers and how it answers a match. */
async function startFhir({ cors, match, onlyIdentifier = false, isBusyAfter = false }) {
  const stored = [];
  const conditions = [];
  const server = http.createServer(async (request, response) => {
    for (const [name, value] of Object.entries({ 'Access-Control-Allow-Origin': '*', ...cors }))
      response.setHeader(name, value);
    response.setHeader('Content-Type', 'application/fhir+json');
    if (request.method === 'OPTIONS') return response.writeHead(204).end();
    const url = new URL(request.url, 'http://localhost');
    const bundle = (resources) => ({
      resourceType: 'Bundle',
      type: 'searchset',
      total: resources.length,
      entry: resources.map((resource) => ({ resource })),
    });
    const of = (token) => stored.filter(({ identifier }) => `${identifier.system}|${identifier.value}` === token);
    if (request.method === 'GET')
      return response.end(JSON.stringify(bundle(of(url.searchParams.get('identifier') ?? ''))));
    let body = '';
    for await (const part of request) body += part;
    const condition = new URLSearchParams(request.headers['if-none-exist'] ?? '');
    conditions.push([...condition.keys()].join());
    if (onlyIdentifier && [...condition.keys()].join() !== 'identifier') return response.writeHead(400).end('{}');
    const [there] = of(condition.get('identifier'));
    if (there) return match(response, there);
    const resource = { ...JSON.parse(body), id: `${stored.length + 1}` };
    stored.push(resource);
    if (isBusyAfter) return response.writeHead(503, { 'Retry-After': '1' }).end();
    response.writeHead(201, { Location: `QuestionnaireResponse/${resource.id}` }).end(JSON.stringify(resource));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://localhost:${server.address().port}/fhir`,
    stored,
    conditions,
    close: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
  };
}

describe('the recipe for FHIR servers', { concurrency: 3 }, () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  /** Answers a survey, sends it, and says what the page was told. */
  async function send(settings) {
    const fhir = await startFhir(settings);
    const { page, log, close } = await portal.open({
      body: `<pp-experience-survey endpoint="${fhir.endpoint}" layout="page"></pp-experience-survey>`,
    });
    await page.locator('pp-experience-survey input[type=radio]').first().check();
    const told = await page.evaluate(async () => {
      const survey = document.querySelector('pp-experience-survey');
      const events = [];
      const end = new Promise((resolve) => {
        survey.addEventListener('pp-submitted', ({ detail }) =>
          resolve(events.push(['pp-submitted', detail.location])),
        );
        survey.addEventListener('pp-error', ({ detail }) => {
          events.push([detail.code, detail.message]);
          if (!detail.retryable) resolve();
        });
      });
      await survey.submit();
      await end;
      return events;
    });
    await close();
    await fhir.close();
    return { told, log, ...fhir };
  }

  const representation = (response, there) => response.writeHead(200).end(JSON.stringify(there));

  it('names the header that HAPI does not allow by itself', async () => {
    const { told, stored } = await send({ cors: HAPI, match: representation });
    assert.equal(told.at(-1)[0], 'cors');
    assert.match(told.at(-1)[1], /does not allow If-None-Exist:/);
    assert.deepEqual(stored, []);
  });

  it('is enough for HAPI', async () => {
    const { told, stored } = await send({ cors: allowed, match: representation });
    assert.deepEqual(told, [['pp-submitted', 'QuestionnaireResponse/1']]);
    assert.equal(stored.length, 1);
  });

  it('is enough for Azure, which answers a match with an empty 200', async () => {
    let matches = 0;
    const { told, stored } = await send({
      cors: allowed,
      isBusyAfter: true,
      match: (response) => (matches++, response.writeHead(200).end()),
    });
    assert.equal(matches, 1);
    assert.deepEqual(told.at(-1), ['pp-submitted', 'QuestionnaireResponse/1']);
    assert.equal(stored.length, 1);
  });

  it('is enough for Google, which takes no condition but an identifier', async () => {
    const { told, stored, conditions } = await send({ cors: allowed, onlyIdentifier: true, match: representation });
    assert.deepEqual(told, [['pp-submitted', 'QuestionnaireResponse/1']]);
    assert.deepEqual(conditions, ['identifier']);
    assert.equal(stored.length, 1);
  });
});
