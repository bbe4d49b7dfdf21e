import { expect } from '@open-wc/testing';
import { deliver, type Delivered, type DeliveryOptions, judge } from '../../src/transport/delivery.js';

const FHIR = 'application/fhir+json';
const ID = 'urn:uuid:3f6c1f0e-8a1c-4f52-9d0f-0c0ffee00001';
const stored = { resourceType: 'QuestionnaireResponse', id: '17' };
const outcome = (issue: unknown) => ({ resourceType: 'OperationOutcome', issue });

type Body = object | string | null;
const reply = (status: number, body: Body = null, headers: Record<string, string> = {}, type = FHIR): Response =>
  new Response(typeof body === 'string' || body === null ? body : JSON.stringify(body), {
    status,
    headers: { ...(body !== null && { 'Content-Type': type }), ...headers },
  });

/** A server that answers in turn, and remembers what it was asked. */
class Server {
  readonly requests: { url: string; init: RequestInit; headers: Headers }[] = [];
  readonly #answers: (Response | Error | Promise<Response>)[];

  constructor(...answers: (Response | Error | Promise<Response>)[]) {
    this.#answers = answers;
  }

  readonly fetch = (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    this.requests.push({ url: input as string, init, headers: new Headers(init.headers) });
    const answer = this.#answers.shift() ?? new TypeError('nobody answers');
    if (answer instanceof Error) return Promise.reject(answer);
    return new Promise((resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
      void Promise.resolve(answer).then(resolve);
    });
  };
}

const send = (server: Server, more: Partial<DeliveryOptions> = {}): Promise<Delivered> =>
  deliver({
    endpoint: 'https://fhir.example/R4',
    resourceType: 'QuestionnaireResponse',
    body: '{"resourceType":"QuestionnaireResponse"}',
    identifier: ID,
    fetch: server.fetch,
    ...more,
  });

const never = () => new Promise<never>(() => undefined);

describe('deliver()', () => {
  it('creates conditionally, with exactly these headers', async () => {
    const server = new Server(reply(201, stored));
    await send(server);
    const [{ url, init, headers }] = server.requests as [(typeof server.requests)[0]];
    expect(url).to.equal('https://fhir.example/R4/QuestionnaireResponse');
    expect(init.method).to.equal('POST');
    expect(init.body).to.equal('{"resourceType":"QuestionnaireResponse"}');
    expect(Object.fromEntries(headers)).to.deep.equal({
      accept: FHIR,
      'content-type': FHIR,
      'if-none-exist': `identifier=urn:ietf:rfc:3986|${ID}`,
      prefer: 'return=representation',
    });
  });

  it('takes a base with and without a slash at its end', async () => {
    for (const endpoint of ['https://fhir.example/R4/', 'https://fhir.example/R4//', '/fhir/R4']) {
      const server = new Server(reply(201, stored));
      await send(server, { endpoint });
      expect(server.requests[0]!.url).to.match(/R4\/QuestionnaireResponse$/);
    }
  });

  it('sends the headers of the host along, and never lets them undo its own', async () => {
    const server = new Server(reply(201, stored));
    await send(server, {
      authorize: ({ reason }) => ({
        Authorization: `Bearer ${reason}`,
        'Content-Type': 'text/plain',
        'If-None-Exist': '',
      }),
    });
    const { headers } = server.requests[0]!;
    expect(headers.get('Authorization')).to.equal('Bearer submit');
    expect(headers.get('Content-Type')).to.equal(FHIR);
    expect(headers.get('If-None-Exist')).to.contain(ID);
  });

  describe('is confirmed by', () => {
    const cases: [string, Response, string?][] = [
      ['201 with the resource', reply(201, stored), 'QuestionnaireResponse/17'],
      [
        '201 with Location and the resource',
        reply(201, stored, { Location: '/R4/x/17/_history/1' }),
        '/R4/x/17/_history/1',
      ],
      ['201 with Location and nothing else', reply(201, null, { Location: '/R4/x/17' }), '/R4/x/17'],
      ['201 with an OperationOutcome', reply(201, outcome([{ severity: 'information' }]))],
      ['201 as plain JSON', reply(201, stored, {}, 'application/json; charset=utf-8'), 'QuestionnaireResponse/17'],
      ['200 with the resource: it was there already', reply(200, stored), 'QuestionnaireResponse/17'],
    ];
    for (const [name, response, location] of cases)
      it(name, async () => {
        expect(await send(new Server(response))).to.deep.equal({ kind: 'confirmed', ...(location && { location }) });
      });
  });

  describe('is not confirmed by', () => {
    const cases: [string, Response][] = [
      ['200 and a login page', reply(200, '<!doctype html><title>Sign in</title>', {}, 'text/html')],
      ['200 and nothing', reply(200)],
      ['204', reply(204)],
      ['202', reply(202, stored)],
      ['200 and another resource', reply(200, { resourceType: 'Patient', id: '1' })],
      ['200 and an OperationOutcome', reply(200, outcome([]))],
      ['200 and JSON that is cut off', reply(200, '{"resourceType":"QuestionnaireResp')],
      ['200 and JSON that is no object', reply(200, '"QuestionnaireResponse"')],
      ['200 and null', reply(200, 'null')],
      ['201 and a web page', reply(201, '<p>Created', { Location: '/x' }, 'text/html')],
      ['201 without a word', reply(201)],
      ['200 and FHIR said to be a web page', reply(200, stored, {}, 'text/html')],
    ];
    for (const [name, response] of cases)
      it(name, async () => {
        expect(await send(new Server(response))).to.include({ kind: 'failed', code: 'not-fhir', retryable: true });
      });
  });

  describe('fails with a code that says whether to try again', () => {
    const retryable: Record<number, boolean> = {
      400: false,
      403: false,
      404: false,
      405: false,
      408: true,
      409: false,
      410: false,
      412: false,
      413: false,
      415: false,
      422: false,
      425: true,
      429: true,
      500: true,
      502: true,
      503: true,
      504: true,
    };
    for (const [status, again] of Object.entries(retryable))
      it(`${status}: ${again ? 'yes' : 'no'}`, async () => {
        const server = new Server(reply(Number(status), outcome([])));
        const result = await send(server, { authorize: () => ({}) });
        expect(result).to.deep.equal({
          kind: 'failed',
          code: `http-${status}`,
          message: `The server answered ${status}.`,
          retryable: again,
          issues: [],
        });
        expect(server.requests).to.have.length(1);
      });

    it('no network', async () => {
      expect(await send(new Server(new TypeError('Failed to fetch')))).to.include({ code: 'network', retryable: true });
    });

    it('a server that does not answer in time', async () => {
      const result = await send(new Server(never()), { timeout: 5 });
      expect(result).to.include({ code: 'timeout', retryable: true });
    });

    it('an answer that does not end in time', async () => {
      const start = '{"resourceType":"QuestionnaireResponse"';
      const server: Pick<Server, 'fetch'> = {
        fetch: (_input, init) =>
          Promise.resolve(
            new Response(
              new ReadableStream({
                start(controller) {
                  controller.enqueue(new TextEncoder().encode(start));
                  init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
                },
              }),
              { status: 200, headers: { 'Content-Type': FHIR } },
            ),
          ),
      };
      const result = await send(server as Server, { timeout: 5 });
      expect(result).to.include({ kind: 'failed', retryable: true });
    });
  });

  describe('401', () => {
    it('asks for new headers once, and sends the same bytes', async () => {
      const server = new Server(reply(401), reply(201, stored));
      const reasons: string[] = [];
      const result = await send(server, {
        authorize: ({ reason }) => {
          reasons.push(reason);
          return Promise.resolve({ Authorization: reason });
        },
      });
      expect(result.kind).to.equal('confirmed');
      expect(reasons).to.deep.equal(['submit', 'expired']);
      expect(server.requests.map(({ headers }) => headers.get('Authorization'))).to.deep.equal(['submit', 'expired']);
      expect(server.requests[1]!.init.body).to.equal(server.requests[0]!.init.body);
      expect(server.requests[1]!.headers.get('If-None-Exist')).to.equal(
        server.requests[0]!.headers.get('If-None-Exist'),
      );
    });

    it('a second time means that somebody has to sign in', async () => {
      const server = new Server(reply(401), reply(401));
      expect(await send(server, { authorize: () => ({}) })).to.include({ code: 'auth-needed', retryable: true });
      expect(server.requests).to.have.length(2);
    });

    it('without a way to get headers is final at once', async () => {
      const server = new Server(reply(401));
      expect(await send(server)).to.include({ code: 'auth-needed', retryable: true });
      expect(server.requests).to.have.length(1);
    });
  });

  describe('a host’s authorize', () => {
    for (const [name, authorize] of Object.entries<DeliveryOptions['authorize']>({
      'that throws': () => {
        throw new Error('signed out: token abc');
      },
      'that rejects': () => Promise.reject(new Error('signed out: token abc')),
      'that never answers': never,
    }))
      it(`${name} is no reason to send without it, nor to wait for ever`, async () => {
        const server = new Server(reply(201, stored));
        const result = await send(server, { authorize, timeout: 20 });
        expect(result).to.include({ kind: 'failed', code: 'auth-needed', retryable: true });
        expect(JSON.stringify(result)).not.to.contain('abc');
        expect(server.requests).to.deep.equal([]);
      });
  });

  it('passes on the number that the server gave the request', async () => {
    for (const name of ['X-Correlation-Id', 'X-Request-Id', 'Request-Id'])
      expect(await send(new Server(reply(500, null, { [name]: 'abc-1' })))).to.include({ correlationId: 'abc-1' });
    expect(await send(new Server(reply(500)))).not.to.have.property('correlationId');
  });
});

describe('judge()', () => {
  const issuesOf = async (body: Body, type?: string) => {
    const result = await judge(reply(422, body, {}, type), 'QuestionnaireResponse');
    return result.kind === 'failed' ? result.issues : [];
  };

  it('reads what a server says about single answers', async () => {
    const issues = await issuesOf(
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

  it('takes anything for an outcome, and finds nothing in it', async () => {
    for (const body of [
      {},
      [],
      outcome(null),
      outcome('x'),
      outcome([null, 1, 'x', {}]),
      { resourceType: 'Patient', issue: [{ severity: 'error' }] },
      'not json',
      '<p>html',
    ])
      expect(await issuesOf(body)).to.deep.equal([]);
    expect(
      await issuesOf(outcome([{ severity: 'error', expression: [1, null, 'a'], details: { text: 4 } }])),
    ).to.deep.equal([{ expression: ['a'], text: '' }]);
  });
});
