import { expect, fixture, html } from '@open-wc/testing';
import { said } from '../console.js';
import { errorsOf, next, nextTask, until } from '../events.js';
import type { DataProbe } from '../probe.js';
import '../probe.js';

type Answer = Response | Error | Promise<Response>;

/** Stands in for the network: answers by path, and notes what was asked. */
class Network {
  readonly requests: { path: string; headers: Headers; signal: AbortSignal; redirect: string | undefined }[] = [];
  answers: Answer[] = [];
  readonly #fetch = window.fetch;

  start(): void {
    window.fetch = (input, init) => {
      const { pathname } = new URL(input as URL, document.baseURI);
      const signal = init!.signal!;
      this.requests.push({ path: pathname, headers: new Headers(init?.headers), signal, redirect: init?.redirect });
      const answer = this.answers.shift() ?? json({ name: pathname });
      if (answer instanceof Error) return Promise.reject(answer);
      return new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
        void Promise.resolve(answer).then(resolve);
      });
    };
  }

  stop(): void {
    window.fetch = this.#fetch;
  }
}

const json = (body: unknown, init?: ResponseInit) => new Response(JSON.stringify(body), init);
const never = new Promise<Response>(() => undefined);

const shown = (probe: DataProbe) => probe.shadowRoot!.querySelector('#title')?.textContent ?? null;
const script = (text: string) =>
  Object.assign(document.createElement('script'), { type: 'application/json', textContent: text });

describe('DataSource', () => {
  let network: Network;
  beforeEach(() => {
    network = new Network();
    network.start();
  });
  afterEach(() => network.stop());

  /** An element with attributes and a JSON child, once it knows what it has. */
  async function open(markup: string, prepare?: (probe: DataProbe) => void): Promise<DataProbe> {
    const template = document.createElement('template');
    template.innerHTML = markup;
    const probe = document.importNode(template.content, true).firstElementChild as DataProbe;
    prepare?.(probe);
    await fixture(html`<div>${probe}</div>`);
    await until(() => !['waiting', 'loading'].includes(probe.source.state));
    await probe.updateComplete;
    return probe;
  }

  describe('the three ways', () => {
    it('property', async () => {
      const probe = await open('<pp-data-probe></pp-data-probe>', (p) => (p.data = { name: 'property' }));
      expect(shown(probe)).to.equal('property');
    });

    it('src', async () => {
      const probe = await open('<pp-data-probe src="/some/data.json"></pp-data-probe>');
      expect(shown(probe)).to.equal('/some/data.json');
      expect(network.requests).to.have.length(1);
      expect(network.requests[0]!.headers.get('Accept')).to.equal('application/fhir+json, application/json');
    });

    it('a JSON child', async () => {
      const probe = await open(
        '<pp-data-probe><script type="application/json">{"name": "child"}</script></pp-data-probe>',
      );
      expect(shown(probe)).to.equal('child');
    });

    it('a table, for an element that reads one', async () => {
      const probe = await open('<pp-data-probe><table><tr><td>cell</td></tr></table></pp-data-probe>');
      expect(shown(probe)).to.equal('cell');
    });

    it('none: empty, after the page was parsed and one task more', async () => {
      const probe = await open('<pp-data-probe></pp-data-probe>');
      expect(probe.source.state).to.equal('empty');
      expect(probe.shadowRoot!.querySelector('#empty')).to.exist;
    });
  });

  describe('which one wins', () => {
    const child = '<script type="application/json">{"name": "child"}</script>';

    it('the property, with one warning', async () => {
      let probe!: DataProbe;
      const lines = await said(async () => {
        probe = await open(`<pp-data-probe src="/src.json">${child}</pp-data-probe>`, (p) => {
          p.data = { name: 'property' };
        });
        probe.requestUpdate();
        await probe.updateComplete;
      });
      expect(shown(probe)).to.equal('property');
      expect(network.requests).to.deep.equal([]);
      expect(lines).to.have.length(1);
      expect(lines[0]).to.contain('two ways');
    });

    it('src over the child', async () => {
      const probe = await open(`<pp-data-probe src="/src.json">${child}</pp-data-probe>`);
      expect(shown(probe)).to.equal('/src.json');
    });

    it('undefined falls back to the next one', async () => {
      const probe = await open(`<pp-data-probe>${child}</pp-data-probe>`, (p) => (p.data = { name: 'property' }));
      probe.data = undefined;
      await until(() => shown(probe) === 'child');
    });

    it('null waits, whatever else there is', async () => {
      const probe = await open(`<pp-data-probe>${child}</pp-data-probe>`);
      await said(async () => {
        probe.data = null;
        await probe.updateComplete;
      });
      expect(probe.source.state).to.equal('waiting');
      expect(shown(probe)).to.equal(null);
      await nextTask();
      probe.data = { name: 'at last' };
      await probe.updateComplete;
      expect(shown(probe)).to.equal('at last');
    });
  });

  describe('a child', () => {
    it('may come late', async () => {
      const probe = await open('<pp-data-probe></pp-data-probe>');
      probe.append(script('{"name": "late"}'));
      await until(() => shown(probe) === 'late');
    });

    it('may be replaced, rewritten and taken away', async () => {
      const probe = await open(
        '<pp-data-probe><script type="application/json">{"name": "first"}</script></pp-data-probe>',
      );
      probe.firstElementChild!.replaceWith(script('{"name": "second"}'));
      await until(() => shown(probe) === 'second');
      probe.firstElementChild!.firstChild!.nodeValue = '{"name": "third"}';
      await until(() => shown(probe) === 'third');
      probe.firstElementChild!.remove();
      await until(() => probe.source.state === 'empty');
    });

    it('is read only when the page was parsed: half a script is no error', async () => {
      const frame = await fixture<HTMLIFrameElement>(html`<iframe title="Page"></iframe>`);
      const page = frame.contentDocument!;
      page.open();
      page.write('<!doctype html><pp-data-probe><script type="application/json">{"na');
      const state = Object.getOwnPropertyDescriptor(Document.prototype, 'readyState')!;
      Object.defineProperty(document, 'readyState', { configurable: true, get: () => 'loading' });
      const probe = document.createElement('pp-data-probe') as DataProbe;
      const errors = errorsOf(probe);
      const half = script('{"na');
      probe.append(half);
      document.body.append(probe);
      await probe.updateComplete;
      await nextTask();
      await probe.updateComplete;
      expect(probe.source.state).to.equal('waiting');
      half.textContent = '{"name": "whole"}';
      Object.defineProperty(document, 'readyState', state);
      delete (document as { readyState?: unknown }).readyState;
      document.dispatchEvent(new Event('DOMContentLoaded'));
      await until(() => shown(probe) === 'whole');
      expect(errors).to.deep.equal([]);
      probe.remove();
      page.close();
    });

    it('that is no JSON says so', async () => {
      const errors: unknown[] = [];
      const probe = await open('<pp-data-probe><script type="application/json">{oops</script></pp-data-probe>', (p) =>
        p.addEventListener('pp-error', ({ detail }) => errors.push(detail.code)),
      );
      expect(errors).to.deep.equal(['not-json']);
      expect(probe.source.error).to.include({ phase: 'data', retryable: false });
      expect(probe.shadowRoot!.querySelector('[role="alert"]')).to.exist;
    });
  });

  describe('data that is not good', () => {
    it('is an error: shown, and told by pp-error', async () => {
      const probe = await open('<pp-data-probe></pp-data-probe>');
      const heard = next<CustomEvent<unknown>>(probe, 'pp-error');
      probe.data = { title: 1 };
      const { detail, bubbles, composed } = await heard;
      expect(detail).to.deep.equal({
        phase: 'data',
        code: 'invalid-data',
        message: 'There is no name.',
        retryable: false,
      });
      expect([bubbles, composed]).to.deep.equal([false, false]);
      await probe.updateComplete;
      const alert = probe.shadowRoot!.querySelector('[role="alert"]')!;
      expect(alert.querySelector('h2')!.textContent).to.equal('This part of the page could not be shown.');
      expect(alert.textContent, 'words for engineers').not.to.contain('There is no name.');
      expect(probe.shadowRoot!.querySelector('button')).to.equal(null);
    });

    it('is gone when good data come', async () => {
      const probe = await open('<pp-data-probe></pp-data-probe>', (p) => (p.data = {}));
      expect(probe.source.state).to.equal('error');
      probe.data = { name: 'good' };
      await probe.updateComplete;
      expect(shown(probe)).to.equal('good');
      expect(probe.source.error).to.equal(undefined);
    });

    it('with a mere warning works, and the warning goes to the console', async () => {
      const probe = await open('<pp-data-probe></pp-data-probe>');
      const errors = errorsOf(probe);
      const lines = await said(async () => {
        probe.data = { name: 'odd one', odd: true };
        await probe.updateComplete;
      });
      expect(shown(probe)).to.equal('odd one');
      expect(lines).to.deep.equal(['<pp-data-probe>: This is odd.']);
      expect(errors).to.deep.equal([]);
    });
  });

  describe('src that fails', () => {
    const cases: { name: string; answer: Answer; code: string; retryable: boolean }[] = [
      { name: 'no network', answer: new TypeError('Failed to fetch'), code: 'network', retryable: true },
      { name: '404', answer: json({}, { status: 404 }), code: 'http-404', retryable: false },
      { name: '403', answer: json({}, { status: 403 }), code: 'http-403', retryable: false },
      { name: '429', answer: json({}, { status: 429 }), code: 'http-429', retryable: true },
      { name: '500', answer: json({}, { status: 500 }), code: 'http-500', retryable: true },
      { name: '503', answer: json({}, { status: 503 }), code: 'http-503', retryable: true },
      { name: 'a login page', answer: new Response('<!doctype html>'), code: 'not-json', retryable: false },
      { name: 'the wrong JSON', answer: json({ title: 1 }), code: 'invalid-data', retryable: false },
    ];
    for (const { name, answer, code, retryable } of cases)
      it(`${name}: ${code}`, async () => {
        network.answers = [answer];
        const errors: unknown[] = [];
        const probe = await open('<pp-data-probe src="/x"></pp-data-probe>', (p) =>
          p.addEventListener('pp-error', ({ detail }) => errors.push(detail)),
        );
        expect(errors).to.have.length(1);
        expect(errors[0]).to.include({ phase: 'data', code, retryable });
        expect(probe.shadowRoot!.querySelector('button') !== null).to.equal(retryable);
      });

    for (const address of [
      'javascript:alert(1)',
      'data:application/json,{"name":"x"}',
      'file:///etc/hosts',
      'http://[',
    ])
      it(`${address} is refused without a request`, async () => {
        const probe = await open(`<pp-data-probe src='${address}'></pp-data-probe>`);
        expect(network.requests).to.deep.equal([]);
        expect(probe.source.error).to.include({ code: 'invalid-src', retryable: false });
      });

    it('can be tried again', async () => {
      network.answers = [new TypeError('offline')];
      const probe = await open('<pp-data-probe src="/x"></pp-data-probe>');
      probe.shadowRoot!.querySelector('button')!.click();
      await until(() => shown(probe) === '/x');
      expect(network.requests).to.have.length(2);
    });
  });

  describe('headers', () => {
    it('of the host go with the request', async () => {
      await open('<pp-data-probe src="/x"></pp-data-probe>', (p) => {
        p.headers = () => Promise.resolve({ Authorization: 'Bearer 1' });
      });
      expect(network.requests[0]!.headers.get('Authorization')).to.equal('Bearer 1');
    });

    it('are asked for once more after 401, and not a third time', async () => {
      network.answers = [json({}, { status: 401 }), json({}, { status: 401 })];
      const probe = await open('<pp-data-probe src="/x"></pp-data-probe>');
      expect(probe.reasons).to.deep.equal(['load', 'expired']);
      expect(network.requests).to.have.length(2);
      expect(probe.source.error).to.include({ code: 'http-401' });
    });

    it('follow no redirect: it may lead to another origin', async () => {
      network.answers = [Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' })];
      const probe = await open('<pp-data-probe src="/x"></pp-data-probe>', (p) => {
        p.headers = () => Promise.resolve({ 'X-Key': 'secret' });
      });
      expect(network.requests[0]!.redirect).to.equal('manual');
      expect(probe.source.error).to.include({ code: 'redirect', retryable: false });
      await open('<pp-data-probe src="/y"></pp-data-probe>');
      expect(network.requests[1]!.redirect, 'without them it is as anywhere').to.equal('follow');
    });

    it('that cannot be had are an error that may pass', async () => {
      const probe = await open('<pp-data-probe src="/x"></pp-data-probe>', (p) => {
        p.headers = () => Promise.reject(new Error('signed out'));
      });
      expect(probe.source.error).to.include({ retryable: true });
      expect(network.requests).to.deep.equal([]);
    });
  });

  describe('a request', () => {
    it('is given up when src changes', async () => {
      network.answers = [never];
      const probe = await fixture<DataProbe>(html`<pp-data-probe src="/slow"></pp-data-probe>`);
      await until(() => network.requests.length === 1);
      const errors = errorsOf(probe);
      probe.src = '/fast';
      await until(() => shown(probe) === '/fast');
      expect(network.requests[0]!.signal.aborted).to.equal(true);
      expect(errors).to.deep.equal([]);
    });

    it('is given up when a property comes, and the answer changes nothing', async () => {
      let answer!: (response: Response) => void;
      network.answers = [new Promise((resolve) => (answer = resolve))];
      const probe = await fixture<DataProbe>(html`<pp-data-probe src="/slow"></pp-data-probe>`);
      await until(() => network.requests.length === 1);
      await said(async () => {
        probe.data = { name: 'property' };
        await probe.updateComplete;
      });
      answer(json({ name: 'too late' }));
      await nextTask();
      await probe.updateComplete;
      expect(shown(probe)).to.equal('property');
    });

    it('is given up when the element leaves, and made again when it is back', async () => {
      network.answers = [never];
      await fixture(html`<pp-data-probe .data=${{ name: 'another element on the page' }}></pp-data-probe>`);
      const probe = await fixture<DataProbe>(html`<pp-data-probe src="/x"></pp-data-probe>`);
      await until(() => network.requests.length === 1);
      await nextTask();
      const errors = errorsOf(probe);
      const home = probe.parentElement!;
      probe.remove();
      expect(network.requests[0]!.signal.aborted).to.equal(true);
      await nextTask();
      expect(errors).to.deep.equal([]);
      home.append(probe);
      await until(() => shown(probe) === '/x');
    });

    it('is not made again for data that are there', async () => {
      const probe = await open('<pp-data-probe src="/x"></pp-data-probe>');
      const home = probe.parentElement!;
      probe.remove();
      await nextTask();
      home.append(probe);
      await probe.updateComplete;
      await nextTask();
      expect(shown(probe)).to.equal('/x');
      expect(network.requests).to.have.length(1);
    });
  });

  it('reads what changed inside while the element was off the page', async () => {
    await fixture(html`<pp-data-probe .data=${{ name: 'another element on the page' }}></pp-data-probe>`);
    const probe = await open(
      '<pp-data-probe><script type="application/json">{"name": "before"}</script></pp-data-probe>',
    );
    const home = probe.parentElement!;
    await nextTask();
    probe.remove();
    probe.firstElementChild!.textContent = '{"name": "after"}';
    await nextTask();
    home.append(probe);
    await until(() => shown(probe) === 'after');
  });

  it('tells its host before each drawing, and only of changes', async () => {
    const probe = await open('<pp-data-probe></pp-data-probe>', (p) => (p.data = { name: 'once' }));
    const { changes } = probe;
    probe.requestUpdate();
    await probe.updateComplete;
    expect(probe.changes).to.equal(changes);
    probe.data = { name: 'again' };
    await probe.updateComplete;
    expect(probe.changes).to.be.greaterThan(changes);
  });
});
