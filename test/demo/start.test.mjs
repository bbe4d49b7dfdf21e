import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startDemo } from '../../demo/start.mjs';
import { runDemo, temporaryStore } from './support/demo-process.mjs';

describe('npm start', () => {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    // Long before the 30 s that a client may take for its request
    it(`stops on ${signal}, open connections or not`, { timeout: 25_000 }, async (t) => {
      const demo = runDemo(t, { PORT: '0', FHIR_STORE: temporaryStore(t) });
      const base = await demo.ready;
      await fetch(`${base}/metadata`);
      // A client that never finishes its request
      const agent = new Agent({ keepAlive: true });
      const stuck = request(`${base}/Patient`, {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/fhir+json', 'content-length': 10 },
      });
      stuck.on('error', () => undefined).write('{');
      await new Promise((resolve) => setTimeout(resolve, 50));
      demo.child.kill(signal);
      // npm passes on what the terminal has sent already
      demo.child.kill(signal);
      assert.deepEqual(await demo.ended, { code: 0, signal: null });
      agent.destroy();
    });
  }

  for (const host of ['127.0.0.1', '::1', undefined]) {
    it(`says that the port is taken (on ${host ?? 'every address'})`, async (t) => {
      const other = createServer();
      const listening = await new Promise((resolve) => {
        other.on('error', () => resolve(false)).listen(0, host, () => resolve(true));
      });
      t.after(() => other.close());
      if (!listening) return t.skip('no such address on this machine');
      const { port } = other.address();
      const demo = runDemo(t, { PORT: String(port), FHIR_STORE: temporaryStore(t) });
      assert.deepEqual(await demo.ended, { code: 1, signal: null });
      assert.match(demo.output(), new RegExp(`Port ${port} is taken`));
      assert.doesNotMatch(demo.output(), /\n\s+at /);
    });
  }

  for (const port of ['abc', '-1', '70000', '80.5']) {
    it(`says that ${port} is no port`, async (t) => {
      const demo = runDemo(t, { PORT: port, FHIR_STORE: temporaryStore(t) });
      assert.equal((await demo.ended).code, 1);
      assert.match(demo.output(), /PORT must be a number/);
    });
  }

  it('says so where it cannot keep anything', async (t) => {
    const file = join(temporaryStore(t), 'file');
    await writeFile(file, '');
    const demo = runDemo(t, { PORT: '0', FHIR_STORE: file });
    assert.equal((await demo.ended).code, 1);
    assert.match(demo.output(), /FHIR_STORE/);
  });
});

describe('the demo over HTTP', () => {
  let demo;
  let folder;
  before(async () => {
    folder = temporaryStore({ after });
    demo = await startDemo({ port: 0, store: folder });
  });
  after(() => demo.close());

  /** Asks for a path as it stands, which `fetch` would tidy up. */
  const raw = (path, headers = {}, method = 'GET') =>
    new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port: demo.port, path, method, headers }, (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => {
          resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) });
        });
      });
      asked.on('error', reject).end();
    });

  for (const path of [
    '/widgets/../../package.json',
    '/widgets/..%2f..%2fpackage.json',
    '/widgets/%2e%2e/%2e%2e/package.json',
    '/widgets/..%5c..%5cpackage.json',
    '/portal/../server/app.mjs',
    '/portal//etc/passwd',
    '/data/../.store/resources.ndjson',
    '/data/.hidden.json',
    '/data/example-maturity.json%00.css',
    '/server/app.mjs',
    '/start.mjs',
    '/.store/resources.ndjson',
    '/demo/start.mjs',
    '/portal/pages',
    '/portal/%zz',
    '/portal/',
    '/__proto__',
    '/toString',
  ]) {
    it(`does not serve ${path}`, async () => {
      const { status, headers, body } = await raw(path);
      assert.equal(status, 404);
      assert.match(headers['content-type'], /^text\/html/);
      assert.match(body.toString(), /We cannot find this page/);
    });
  }

  it('sends the security headers with every answer', async () => {
    for (const path of ['/', '/portal/portal.css', '/nowhere', '/fhir/R4/metadata', '/fhir/R4/Nope']) {
      const { headers } = await raw(path);
      const policy = headers['content-security-policy'];
      for (const part of [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "require-trusted-types-for 'script'",
      ]) {
        assert.ok(policy.includes(part), `${path}: ${part}`);
      }
      assert.doesNotMatch(policy, /unsafe|data:|\*/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['referrer-policy'], 'same-origin');
    }
  });

  it('knows what it sends', async () => {
    for (const [path, type] of [
      ['/', 'text/html; charset=utf-8'],
      ['/portal/portal.js', 'text/javascript; charset=utf-8'],
      ['/portal/portal.css', 'text/css; charset=utf-8'],
      ['/portal/logo.svg', 'image/svg+xml'],
      ['/favicon.ico', 'image/svg+xml'],
      ['/themes/warm.css', 'text/css; charset=utf-8'],
      ['/data/example-decision.json', 'application/json; charset=utf-8'],
    ]) {
      const { status, headers } = await raw(path);
      assert.deepEqual([status, headers['content-type']], [200, type], path);
    }
  });

  it('compresses, and sends nothing twice', async () => {
    const plain = await raw('/portal/portal.css');
    assert.equal(plain.headers['content-encoding'], undefined);
    for (const [accepted, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip;q=0.5', 'gzip'],
      ['identity', undefined],
    ]) {
      const answer = await raw('/portal/portal.css', { 'accept-encoding': accepted });
      assert.equal(answer.headers['content-encoding'], encoding, accepted);
      assert.equal(Number(answer.headers['content-length']), answer.body.length);
      if (encoding) assert.ok(answer.body.length < plain.body.length / 2);
      const again = await raw('/portal/portal.css', {
        'accept-encoding': accepted,
        'if-none-match': answer.headers.etag,
      });
      assert.deepEqual([again.status, again.body.length], [304, 0]);
    }
    const head = await raw('/portal/portal.css', {}, 'HEAD');
    assert.deepEqual([head.status, head.body.length], [200, 0]);
  });

  it('takes other methods nowhere but where a form or FHIR needs them', async () => {
    for (const path of ['/', '/decision', '/portal/portal.css']) {
      const { status, headers } = await raw(path, {}, 'POST');
      assert.deepEqual([status, headers.allow], [405, 'GET, HEAD']);
    }
  });

  it('stores the short form that needs no script', async () => {
    const send = (body, headers) =>
      fetch(`${demo.url}visit-survey?lang=es`, { method: 'POST', body, redirect: 'manual', headers });
    const answer = await send(new URLSearchParams({ overall: 'Good', comment: ' <b>Kind</b> ', other: 'x' }));
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/thank-you?lang=es']);
    const search = `${demo.fhir}/QuestionnaireResponse?questionnaire=https://example.org/fhir/Questionnaire/visit-in-short|1.0.0`;
    const { total, entry } = await (await fetch(search)).json();
    assert.equal(total, 1);
    assert.deepEqual(entry[0].resource.item, [
      { linkId: 'overall', answer: [{ valueString: 'Good' }] },
      { linkId: 'comment', answer: [{ valueString: '<b>Kind</b>' }] },
    ]);
    await send(new URLSearchParams({ comment: 'From elsewhere' }), { origin: 'https://evil.example' });
    await send(new URLSearchParams({ comment: 'From a sandbox' }), { origin: 'null' });
    await send(new URLSearchParams({}));
    assert.equal((await (await fetch(search)).json()).total, 1);
    assert.equal((await send('x'.repeat(20_000))).status, 413);
  });

  it('renders every page in every language without a script, with nothing left open', async () => {
    for (const path of ['', 'visit-survey', 'clinic-survey', 'decision', 'team', 'thank-you', 'not-found']) {
      for (const [lang, dir] of [
        ['en', 'ltr'],
        ['es', 'ltr'],
        ['ar', 'rtl'],
      ]) {
        const html = await (await fetch(`${demo.url}${path}?lang=${lang}&theme=warm&scheme=dark`)).text();
        assert.match(html, new RegExp(`<html lang="${lang}" dir="${dir}" class="scheme-dark" data-theme="warm">`));
        assert.match(html, /href="\/themes\/warm\.css"/);
        assert.doesNotMatch(html, /data-t="[^"]*"[^>]*><\//, 'a text is missing');
        assert.doesNotMatch(html, /style="|<script(?! type="module" src)|\son\w+=/);
      }
    }
  });

  it('has the same texts in every language', async () => {
    const keys = async (lang) => Object.keys(await (await fetch(`${demo.url}portal/text/${lang}.json`)).json());
    const english = await keys('en');
    assert.deepEqual(await keys('es'), english);
    assert.deepEqual(await keys('ar'), english);
  });

  it('falls back to the defaults for choices that do not exist', async () => {
    const html = await (await fetch(`${demo.url}?lang="><script>&theme=../../x&scheme=__proto__`)).text();
    assert.match(html, /<html lang="en" dir="ltr" class="scheme-system" data-theme="teal">/);
    assert.doesNotMatch(html, /"><script>/);
  });
});
