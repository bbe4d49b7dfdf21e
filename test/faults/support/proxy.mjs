import http from 'node:http';

const PAGE = '<!doctype html><title>Sign in</title>';

/**
 * Stands between a browser and a FHIR server, and does to each create what the next fault says. It never keeps a
 * connection: browsers send a request again by themselves where one that they had used before breaks.
 *
 * @param {() => string} target base of the server that is behind it now
 * @returns {Promise<{ base: string, faults: string[], searchFaults: string[], creates: number, strayed: number, close(): Promise<void>, onCreate?: () => void }>}
 * `strayed`: requests that followed a redirect to another origin
 */
export async function startProxy(target) {
  const state = { faults: [], searchFaults: [], creates: 0, strayed: 0, onCreate: undefined };
  // It takes whatever comes, from anywhere.
  const elsewhere = http.createServer((request, response) => {
    state.strayed++;
    const allow = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*, Authorization' };
    response.writeHead(201, { ...allow, connection: 'close', 'content-type': 'application/fhir+json' });
    response.end('{"resourceType":"QuestionnaireResponse"}');
  });
  await new Promise((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const server = http.createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const cors = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Location, Retry-After, ETag' };
    const answer = (status, type, body, headers = {}) =>
      response.writeHead(status, { ...cors, connection: 'close', 'content-type': type, ...headers }).end(body);
    if (request.method === 'OPTIONS') {
      const headers = { 'access-control-allow-headers': 'If-None-Exist, Authorization, Prefer, Content-Type' };
      return answer(204, 'text/plain', undefined, headers);
    }
    if (request.url === '/login') return answer(200, 'text/html', PAGE);
    const isCreate = request.method === 'POST';
    if (isCreate) state.creates++;
    const fault = (isCreate ? state.faults : state.searchFaults).shift() ?? 'none';
    const pass = () => forward(target(), request, Buffer.concat(chunks));
    const whole = (result) =>
      answer(result.status, result.type, result.body, result.location && { location: result.location });
    if (isCreate) state.onCreate?.();
    try {
      switch (fault) {
        case 'none':
          return whole(await pass());
        case 'reset':
          return response.destroy();
        case 'commit then reset':
          await pass();
          return response.destroy();
        case 'slow commit':
          await new Promise((resolve) => setTimeout(resolve, 1500));
          await pass();
          return response.destroy();
        case '500':
          return answer(500, 'text/plain', 'no');
        case 'commit and 500':
          await pass();
          return answer(500, 'text/plain', 'no');
        case '502':
          return answer(502, 'text/html', PAGE);
        case '503':
          return answer(503, 'text/plain', '', { 'retry-after': '3' });
        case '429':
          return answer(429, 'text/plain', '', { 'retry-after': '3' });
        case 'captive portal':
          return answer(200, 'text/html', PAGE);
        case 'login':
          return answer(302, 'text/plain', '', { location: '/login' });
        case 'moved':
          return answer(307, 'text/plain', '', { location: `http://127.0.0.1:${elsewhere.address().port}/` });
        case 'slow drip': {
          const { body } = await pass();
          response.writeHead(201, { ...cors, 'content-type': 'application/fhir+json' });
          response.write(body.subarray(0, 20));
          return;
        }
        case 'truncated': {
          const { body } = await pass();
          return answer(201, 'application/fhir+json', body.subarray(0, 40));
        }
        case '204':
          return answer(204, 'text/plain');
        case '401':
          return answer(401, 'text/plain', '');
        case '403':
          return answer(403, 'text/plain', '');
        case '409':
          await pass();
          return answer(409, 'application/fhir+json', '{"resourceType":"OperationOutcome","issue":[]}');
        default:
          throw new Error(`no fault "${fault}"`);
      }
    } catch {
      // The server is gone.
      response.destroy();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    base: `http://localhost:${server.address().port}/R4`,
    close: () =>
      new Promise((resolve) => {
        elsewhere.close();
        elsewhere.closeAllConnections();
        server.close(resolve);
        server.closeAllConnections();
      }),
  });
}

function forward(base, { method, url, headers }, body) {
  const { 'if-none-exist': condition, prefer, accept } = headers;
  const own = {
    'content-type': 'application/fhir+json',
    accept,
    ...(prefer && { prefer }),
    ...(condition && { 'if-none-exist': condition }),
  };
  const target = new URL(url.replace(/^\/R4/, base.replace(/\/$/, '')), base);
  return new Promise((resolve, reject) => {
    const request = http.request(
      target,
      { method, headers: { ...own, 'content-length': body.length }, agent: false },
      async (response) => {
        const chunks = [];
        try {
          for await (const chunk of response) chunks.push(chunk);
        } catch (error) {
          return reject(error);
        }
        resolve({
          status: response.statusCode,
          type: response.headers['content-type'] ?? 'text/plain',
          location: response.headers.location,
          body: Buffer.concat(chunks),
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
