import { expect } from '@open-wc/testing';
import {
  expansionUrl,
  Terminology,
  TerminologyError,
  type TerminologyOptions,
} from '../../src/transport/terminology.js';

const URL_OF_SET = 'https://example.org/ValueSet/towns';
const server = 'https://tx.example.org/fhir/';
const valueSet = (...codes: string[]) => ({
  resourceType: 'ValueSet',
  expansion: { contains: codes.map((code) => ({ code })) },
});
const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/fhir+json' }, ...init });

/** A server that notes what it is asked, and answers when it is told to. */
function fake(answer: (request: Request) => Response | Promise<Response>) {
  const requests: Request[] = [];
  const signals: AbortSignal[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, { ...init, signal: null });
    requests.push(request);
    if (init?.signal) signals.push(init.signal);
    return answer(request);
  };
  return { fetch, requests, signals };
}

const never = () => new AbortController().signal;
const ask = (terminology: Terminology, more: object = {}) =>
  terminology.valueSet({ url: URL_OF_SET, signal: never(), ...more });

async function failure(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    return error instanceof TerminologyError ? error.code : (error as Error).name;
  }
  return 'none';
}

describe('a value set from elsewhere', () => {
  it('is asked for as FHIR has it', () => {
    const address = expansionUrl(server, { url: `${URL_OF_SET}|2.0`, filter: 'a b&c', count: 20 });
    expect(address.href.split('?')[0]).to.equal('https://tx.example.org/fhir/ValueSet/$expand');
    expect(Object.fromEntries(address.searchParams)).to.deep.equal({
      url: URL_OF_SET,
      valueSetVersion: '2.0',
      filter: 'a b&c',
      count: '20',
    });
  });

  it('is asked for once, whoever asks, and then kept', async () => {
    const { fetch, requests } = fake(() => json(valueSet('a')));
    const terminology = new Terminology({ server, fetch });
    const [one, two] = await Promise.all([ask(terminology), ask(terminology)]);
    expect(one).to.equal(two);
    expect(await ask(terminology)).to.equal(one);
    expect(requests).to.have.length(1);
    await ask(terminology, { filter: 'x' });
    await ask(terminology, { count: 5 });
    expect(requests, 'another filter or count is another question').to.have.length(3);
  });

  it('is asked for again after a failure', async () => {
    let works = false;
    const { fetch, requests } = fake(() => (works ? json(valueSet('a')) : json({}, { status: 503 })));
    const terminology = new Terminology({ server, fetch });
    expect(await failure(Promise.all([ask(terminology), ask(terminology)]))).to.equal('http-503');
    expect(requests).to.have.length(1);
    works = true;
    expect(await failure(ask(terminology))).to.equal('none');
  });

  it('comes from the page first, and from the server where the page does not know it', async () => {
    const { fetch, requests } = fake(() => json(valueSet('server')));
    const asked: string[] = [];
    const expand: TerminologyOptions['expand'] = ({ url, filter, count, signal }) => {
      asked.push([url, filter, count, signal.aborted].join());
      return url === URL_OF_SET ? valueSet('page') : null;
    };
    const terminology = new Terminology({ expand, server, fetch });
    expect(await ask(terminology, { filter: 'f', count: 3 })).to.deep.equal(valueSet('page'));
    expect(asked).to.deep.equal([`${URL_OF_SET},f,3,false`]);
    expect(requests).to.have.length(0);
    expect(await ask(terminology, { url: 'urn:other' })).to.deep.equal(valueSet('server'));
    expect(await failure(ask(new Terminology({ expand }), { url: 'urn:other' }))).to.equal('unknown');
  });

  it('ends the request only when nobody waits any more', async () => {
    let answer: (response: Response) => void = () => undefined;
    const { fetch, signals } = fake(() => new Promise((resolve) => (answer = resolve)));
    const terminology = new Terminology({ server, fetch });
    const [a, b] = [new AbortController(), new AbortController()];
    const first = failure(ask(terminology, { signal: a.signal }));
    const second = ask(terminology, { signal: b.signal });
    await new Promise((resolve) => setTimeout(resolve));
    a.abort();
    expect(await first).to.equal('AbortError');
    expect(signals[0]!.aborted).to.equal(false);
    answer(json(valueSet('a')));
    expect(await second).to.deep.equal(valueSet('a'));
    const c = new AbortController();
    const third = failure(ask(terminology, { filter: 'x', signal: c.signal }));
    await new Promise((resolve) => setTimeout(resolve));
    c.abort();
    expect(await third).to.equal('AbortError');
    expect(signals[1]!.aborted).to.equal(true);
    expect(await failure(ask(terminology, { signal: c.signal })), 'one that is over already').to.equal('AbortError');
  });

  for (const [name, answer, code] of [
    ['a page to sign in', () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } }), 'not-fhir'],
    ['another resource', () => json({ resourceType: 'Patient' }), 'not-fhir'],
    ['nothing', () => new Response(null, { status: 204 }), 'not-fhir'],
    ['a broken answer', () => new Response('{"resourceType":"Value'), 'not-fhir'],
    ['404', () => json({ resourceType: 'OperationOutcome' }, { status: 404 }), 'http-404'],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'network'],
    [
      'too much at once',
      () => json({ resourceType: 'OperationOutcome', issue: [{ code: 'too-costly' }] }, { status: 422 }),
      'too-costly',
    ],
    ['a long answer', () => json(valueSet('x'.repeat(2000))), 'too-large'],
    ['a long answer that says so', () => json(valueSet('a'), { headers: { 'Content-Length': '5000' } }), 'too-large'],
  ] as const)
    it(`is a failure: ${name}`, async () => {
      const { fetch } = fake(answer);
      expect(await failure(ask(new Terminology({ server, fetch, maxBytes: 1000 })))).to.equal(code);
    });

  it('is given up when it does not come', async () => {
    const silent = { fetch: () => new Promise<Response>(() => undefined), timeout: 30 };
    expect(await failure(ask(new Terminology({ server, ...silent })))).to.equal('timeout');
    const expand = () => new Promise<object>(() => undefined);
    expect(await failure(ask(new Terminology({ expand, timeout: 30 })))).to.equal('timeout');
  });

  it('fails where the page does', async () => {
    const thrown = () => {
      throw new Error('page');
    };
    expect(await failure(ask(new Terminology({ expand: thrown })))).to.equal('network');
    expect(await failure(ask(new Terminology({ expand: () => Promise.reject(new Error('page')) })))).to.equal(
      'network',
    );
    expect(await failure(ask(new Terminology({ expand: () => ({ resourceType: 'Bundle' }) })))).to.equal('not-fhir');
  });

  it('is never asked of anything but a web server', async () => {
    for (const bad of ['javascript:alert(1)//', 'data:text/plain,', 'file:///etc'])
      expect(await failure(ask(new Terminology({ server: bad, fetch: fake(() => json({})).fetch })))).to.equal(
        'invalid-server',
      );
  });

  it('asks the page for new headers once', async () => {
    const reasons: string[] = [];
    const authorize: TerminologyOptions['authorize'] = ({ reason }) => {
      reasons.push(reason);
      return { Authorization: reason };
    };
    const { fetch, requests } = fake((request) =>
      request.headers.get('Authorization') === 'expired' ? json(valueSet('a')) : json({}, { status: 401 }),
    );
    await ask(new Terminology({ server, fetch, authorize }));
    expect(reasons).to.deep.equal(['load', 'expired']);
    expect(requests[1]!.headers.get('Accept')).to.equal('application/fhir+json');
    const locked = fake(() => json({}, { status: 401 }));
    expect(await failure(ask(new Terminology({ server, fetch: locked.fetch, authorize })))).to.equal('http-401');
    expect(locked.requests).to.have.length(2);
  });

  describe('what was typed', () => {
    const filter = 'my town';
    const typed = (terminology: Terminology) => ask(terminology, { url: `${URL_OF_SET}|2.0`, filter, count: 20 });

    it('goes in the body, not in an address', async () => {
      const { fetch, requests } = fake(() => json(valueSet('a')));
      await typed(new Terminology({ server, fetch }));
      expect(requests).to.have.length(1);
      const [{ method, url, redirect, headers }] = requests as [Request];
      expect([method, url, redirect]).to.deep.equal(['POST', 'https://tx.example.org/fhir/ValueSet/$expand', 'manual']);
      expect(headers.get('Content-Type')).to.equal('application/fhir+json');
      expect(await requests[0]!.json()).to.deep.equal({
        resourceType: 'Parameters',
        parameter: [
          { name: 'url', valueUri: URL_OF_SET },
          { name: 'valueSetVersion', valueString: '2.0' },
          { name: 'filter', valueString: filter },
          { name: 'count', valueInteger: 20 },
        ],
      });
    });

    for (const status of [400, 403, 404, 405, 415, 501])
      it(`goes in an address where the server takes no POST (${status}), which it is asked once`, async () => {
        const { fetch, requests } = fake(({ method }) =>
          method === 'GET' ? json(valueSet('a')) : json({}, { status }),
        );
        const terminology = new Terminology({ server, fetch });
        await typed(terminology);
        await ask(terminology, { filter: 'other' });
        expect(requests.map(({ method }) => method)).to.deep.equal(['POST', 'GET', 'GET']);
      });

    it('goes in an address where another origin does not allow a POST, each time as if it were the first', async () => {
      const { fetch, requests } = fake(({ method }) =>
        method === 'GET' ? json(valueSet('a')) : Promise.reject(new TypeError('Failed to fetch')),
      );
      const terminology = new Terminology({ server, fetch });
      await typed(terminology);
      await ask(terminology, { filter: 'other' });
      expect(requests.map(({ method }) => method)).to.deep.equal(['POST', 'GET', 'POST', 'GET']);
    });

    it('never goes in an address of a server that has taken a POST, whatever that answers later', async () => {
      for (const later of [() => json({}, { status: 404 }), () => Promise.reject(new TypeError('Failed to fetch'))]) {
        const answers = [() => json(valueSet('a')), later];
        const { fetch, requests } = fake(() => answers[requests.length - 1]!());
        const terminology = new Terminology({ server, fetch });
        await typed(terminology);
        expect(await failure(ask(terminology, { filter: 'other' }))).not.to.equal('none');
        expect(requests.map(({ method }) => method)).to.deep.equal(['POST', 'POST']);
      }
    });

    it('goes in the body again after a question that the server takes in no way', async () => {
      const { fetch, requests } = fake(() => json({}, { status: 404 }));
      const terminology = new Terminology({ server, fetch });
      expect(await failure(typed(terminology))).to.equal('http-404');
      expect(await failure(ask(terminology, { filter: 'other' }))).to.equal('http-404');
      expect(requests.map(({ method }) => method)).to.deep.equal(['POST', 'GET', 'POST', 'GET']);
    });

    it('is not asked for twice after a fault of the server', async () => {
      const { fetch, requests } = fake(() => json({}, { status: 500 }));
      expect(await failure(typed(new Terminology({ server, fetch })))).to.equal('http-500');
      expect(requests).to.have.length(1);
    });
  });

  it('follows no redirect with the headers of the page', async () => {
    const moved = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
    const { fetch, requests } = fake(() => moved);
    const authorize = () => ({ 'X-Key': 'secret' });
    expect(await failure(ask(new Terminology({ server, fetch, authorize })))).to.equal('redirect');
    expect(requests[0]!.redirect).to.equal('manual');
    const open = fake(() => json(valueSet('a')));
    await ask(new Terminology({ server, fetch: open.fetch }));
    expect(open.requests[0]!.redirect).to.equal('follow');
  });

  it('does not fill the memory', async () => {
    const { fetch, requests } = fake(() => json(valueSet('a')));
    const terminology = new Terminology({ server, fetch });
    for (let i = 0; i < 250; i++) await ask(terminology, { filter: String(i) });
    await ask(terminology, { filter: '249' });
    expect(requests).to.have.length(250);
    await ask(terminology, { filter: '0' });
    expect(requests, 'the oldest one was let go').to.have.length(251);
  });
});
