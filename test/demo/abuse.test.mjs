// What somebody may send who means no good: one request holds nothing, and nobody else's page reads what is here.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startDemo } from '../../demo/start.mjs';
import { runDemo, temporaryStore } from './support/demo-process.mjs';
import { aResponse, post } from './support/responses.mjs';

/** How long the demo's process may work for one request, in ms, and how much more memory it may take, in bytes. */
const LONGEST = 1000;
const MOST_MEMORY = 200 * 1024 * 1024;

const response = (item) => JSON.stringify({ ...aResponse(), item });
const answers = (count) =>
  Array.from({ length: count }, (_, at) => ({ linkId: `a${at}`, answer: [{ valueString: 'x' }] }));
const repeated = (query, times) => Array.from({ length: times }, () => query).join('&');

const BODIES = {
  'a long list of answers': response(answers(30_000)),
  'as many answers as are taken': response(answers(750)),
  'many empty lists': `[${'[],'.repeat(2_500_000)}[]]`,
  'brackets alone': '['.repeat(8_000_000),
  'a deep object': `${'{"a":'.repeat(1_000_000)}1${'}'.repeat(1_000_000)}`,
  'many extensions of one address': JSON.stringify({
    ...aResponse(),
    extension: Array.from({ length: 40_000 }, () => ({ url: 'https://example.org/x', valueString: 'x' })),
  }),
  'many contained resources': JSON.stringify({
    ...aResponse(),
    contained: Array.from({ length: 20_000 }, (_, at) => ({ resourceType: 'Patient', id: `p${at}` })),
  }),
  'white space that a pattern goes over again and again': JSON.stringify({
    ...aResponse(),
    status: 'a '.repeat(2_000_000),
  }),
  'base64 with a fault at its end': response([
    { linkId: 'a', answer: [{ valueAttachment: { data: `${'AAAA '.repeat(1_000_000)}!` } }] },
  ]),
  'one key of eight million letters': `{"resourceType":"QuestionnaireResponse","${'k'.repeat(8_000_000)}":1}`,
  'open quotes': '"'.repeat(7_000_001),
};

const SEARCHES = {
  'thousands of parameters': repeated('status=completed', 800),
  'thousands of values': `status=${'a,'.repeat(4000)}a`,
  'an endless page': '_count=999999999999',
  'everything that goes with it': '_include=*&_revinclude=*&_include:iterate=*',
  'a pattern': `identifier:regex=${encodeURIComponent('(a+)+$')}`,
  'a chain': 'subject:Patient.name:contains=a',
};

/** For what a whole suite shares: what is called in a hook would end with the hook. */
const ends = [];
const suite = { after: (end) => void ends.push(end) };
after(() => ends.forEach((end) => end()));

describe('the demo, when one request asks for too much', () => {
  let demo;
  let base;
  before(async () => {
    demo = runDemo(suite, { PORT: '0', FHIR_STORE: temporaryStore(suite) });
    base = await demo.ready;
    await post(base, aResponse());
  });

  const memory = async () => {
    const status = await readFile(`/proc/${demo.child.pid}/status`, 'utf8').catch(() => '');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
  };

  /** Time that the demo's process has used so far, in ms: the machine may have other things to do. */
  const used = async () => {
    const stat = await readFile(`/proc/${demo.child.pid}/stat`, 'utf8').catch(() => undefined);
    const [user, system] = stat
      ?.replace(/^.*\) /s, '')
      .split(' ')
      .slice(11, 13)
      .map(Number) ?? [0, 0];
    return (user + system) * 10;
  };

  /** Looks at the demo's process while `task` runs. */
  async function heldWhile(task) {
    const [start, memoryBefore] = [await used(), await memory()];
    let most = 0;
    const watch = setInterval(() => void memory().then((now) => (most = Math.max(most, now))), 20);
    const result = await task();
    clearInterval(watch);
    await (await fetch(new URL('/portal/logo.svg', base))).arrayBuffer();
    return { result, longest: (await used()) - start, memory: most - memoryBefore };
  }

  for (const [name, body] of Object.entries(BODIES)) {
    it(`answers others at once while it gets ${name}`, async () => {
      const { result, longest, memory: more } = await heldWhile(() => post(base, body));
      assert.ok([201, 400, 413, 422].includes(result.status), String(result.status));
      assert.ok(longest < LONGEST, `held for ${Math.round(longest)} ms`);
      assert.ok(more < MOST_MEMORY, `took ${Math.round(more / 1e6)} MB`);
    });
  }

  for (const [name, query] of Object.entries(SEARCHES)) {
    it(`answers others at once while it is searched for ${name}`, async () => {
      const { result, longest } = await heldWhile(() => fetch(`${base}/QuestionnaireResponse?${query}`));
      assert.ok([200, 400, 431].includes(result.status), String(result.status));
      assert.ok(longest < LONGEST, `held for ${Math.round(longest)} ms`);
    });
  }

  it('takes a file of five megabytes all the same', async () => {
    const data = 'AAAA'.repeat(1_250_000);
    const stored = await post(base, response([{ linkId: 'a', answer: [{ valueAttachment: { data } }] }]));
    assert.equal(stored.status, 201);
    assert.equal((await stored.json()).item[0].answer[0].valueAttachment.data.length, data.length);
  });

  it('answers others while many clients never finish, and lets go of those', { timeout: 30_000 }, async () => {
    const { port } = new URL(base);
    const slow = Array.from({ length: 200 }, () => connect(Number(port), '127.0.0.1'));
    const gone = Promise.all(slow.map((socket) => new Promise((resolve) => socket.on('close', resolve))));
    for (const socket of slow)
      socket
        .on('error', () => undefined)
        .resume()
        .write('GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ');
    const { longest } = await heldWhile(() => fetch(`${base}/metadata`));
    assert.ok(longest < LONGEST, `held for ${Math.round(longest)} ms`);
    await gone;
  });

  it('gives a search that is too large for one page in pages', async () => {
    const data = 'AAAA'.repeat(500_000);
    for (let at = 0; at < 4; at += 1)
      await post(base, response([{ linkId: 'big', answer: [{ valueAttachment: { data } }] }]));
    const ids = new Set();
    let total = 0;
    for (let url = `${base}/QuestionnaireResponse?status=completed`; url;) {
      const answer = await fetch(url);
      const text = await answer.text();
      assert.ok(text.length < 8 * 1024 * 1024);
      const bundle = JSON.parse(text);
      total = bundle.total;
      for (const { resource } of bundle.entry) ids.add(resource.id);
      url = bundle.link.find(({ relation }) => relation === 'next')?.url;
    }
    assert.equal(ids.size, total);
  });
});

describe('the demo, when another page comes', () => {
  let demo;
  const asked = (path, headers) =>
    new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port: demo.port, path, headers }, (answer) => resolve(answer.resume()))
        .on('error', reject)
        .end();
    });
  before(async () => {
    demo = await startDemo({
      port: 0,
      store: temporaryStore(suite),
      hosts: ['portal.example'],
      origins: ['https://other.example'],
    });
  });
  after(() => demo.close());

  for (const [host, status] of [
    ['evil.example', 421],
    ['localhost.evil.example', 421],
    ['127.0.0.1.evil.example', 421],
    ['evil.example@localhost', 421],
    ['localhost', 200],
    ['LOCALHOST:4173', 200],
    ['127.0.0.1:80', 200],
    ['[::1]:4173', 200],
    ['portal.example', 200],
  ]) {
    it(`answers ${status} to the name “${host}”`, async () => {
      assert.equal((await asked('/', { host })).statusCode, status);
      assert.equal((await asked('/fhir/R4/metadata', { host })).statusCode, status);
    });
  }

  it('lets the pages of configured origins read, and no others', async () => {
    const allowed = async (origin) =>
      (await fetch(`${demo.fhir}/metadata`, { headers: { origin } })).headers.get('access-control-allow-origin');
    assert.equal(await allowed('https://other.example'), 'https://other.example');
    assert.equal(await allowed('https://evil.example'), null);
    const closed = await startDemo({ port: 0, store: temporaryStore(suite) });
    const answer = await fetch(`${closed.fhir}/Patient`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example' },
    });
    assert.equal(answer.headers.get('access-control-allow-origin'), null);
    await closed.close();
  });
});

describe('the demo, when its store is in use', () => {
  it('does not start on the store of another process, and says whose it is', async (t) => {
    const store = temporaryStore(t);
    const first = runDemo(t, { PORT: '0', FHIR_STORE: store });
    await first.ready;
    const second = runDemo(t, { PORT: '0', FHIR_STORE: store });
    assert.equal((await second.ended).code, 1);
    assert.match(second.output(), new RegExp(`in use by process ${first.child.pid}`));
    assert.doesNotMatch(second.output(), /\n\s+at /);
    assert.equal((await post(await first.ready, aResponse())).status, 201);
  });

  it('knows a lock that nobody holds any more', async (t) => {
    for (const left of ['999999999 1\n', `${process.pid} 1\n`, '', 'what is this']) {
      const store = temporaryStore(t);
      await mkdir(store, { recursive: true });
      await writeFile(join(store, 'resources.ndjson.lock'), left);
      const demo = await startDemo({ port: 0, store });
      await demo.close();
    }
    const store = temporaryStore(t);
    const killed = runDemo(t, { PORT: '0', FHIR_STORE: store });
    await killed.ready;
    killed.child.kill('SIGKILL');
    await killed.ended;
    const next = runDemo(t, { PORT: '0', FHIR_STORE: store });
    await next.ready;
  });

  it('is one process’s, of many that start at once', { timeout: 60_000 }, async (t) => {
    const store = temporaryStore(t);
    await writeFile(join(store, 'resources.ndjson.lock'), '999999999 1\n');
    const demos = Array.from({ length: 4 }, () => runDemo(t, { PORT: '0', FHIR_STORE: store }));
    const started = await Promise.allSettled(demos.map(({ ready }) => ready));
    assert.equal(started.filter(({ status }) => status === 'fulfilled').length, 1);
  });
});
