import { expect } from '@open-wc/testing';
import { autoloader } from '../../../src/kernel/page/autoload.js';
import { said } from '../console.js';
import { until } from '../events.js';

let count = 0;
/** Tags that no other test has. */
const tag = (): string => `pp-loaded-${count++}`;
const define = (name: string) => (): Promise<void> => {
  customElements.define(name, class extends HTMLElement {});
  return Promise.resolve();
};

describe('an autoloader', () => {
  const asked: string[] = [];
  let hosts: HTMLElement[] = [];
  const loaderOf = (name: string, load = define(name)) => ({ [name]: () => (asked.push(name), load()) });
  const add = (markup: string, into: Node = document.body): HTMLElement => {
    const host = document.createElement('div');
    host.innerHTML = markup;
    into.appendChild(host);
    hosts.push(host);
    return host;
  };
  beforeEach(() => (asked.length = 0));
  afterEach(() => {
    for (const host of hosts) host.remove();
    hosts = [];
  });

  it('loads what a tree uses, once, and nothing else', async () => {
    const [used, unused] = [tag(), tag()];
    const discover = autoloader({ ...loaderOf(used), ...loaderOf(unused) });
    add(`<p><${used}></${used}><${used}></${used}></p><template><${unused}></${unused}></template>`);
    await discover(document);
    await discover(document);
    expect(asked).to.deep.equal([used]);
    expect(customElements.get(used)).not.to.equal(undefined);
  });

  it('loads what comes later, by itself or deep in something', async () => {
    const [one, two] = [tag(), tag()];
    const discover = autoloader({ ...loaderOf(one), ...loaderOf(two) });
    await discover(document);
    expect(asked).to.deep.equal([]);
    document.body.append(add('').appendChild(document.createElement(one)));
    await until(() => customElements.get(one));
    add(`<section><p><${two}></${two}></p></section>`);
    await until(() => customElements.get(two));
    expect(asked).to.deep.equal([one, two]);
    document.querySelector(one)!.remove();
  });

  it('leaves a tag alone that is defined already', async () => {
    const name = tag();
    await define(name)();
    add(`<${name}></${name}>`);
    await autoloader(loaderOf(name))(document);
    expect(asked).to.deep.equal([]);
  });

  it('looks into shadow roots and fragments that it is given, and into no others', async () => {
    const [inRoot, later, inFragment, itself] = [tag(), tag(), tag(), tag()];
    const discover = autoloader({
      ...loaderOf(inRoot),
      ...loaderOf(later),
      ...loaderOf(inFragment),
      ...loaderOf(itself),
    });
    const root = add('').attachShadow({ mode: 'open' });
    add(`<${inRoot}></${inRoot}>`, root);
    await discover(document);
    expect(asked).to.deep.equal([]);
    await discover(root);
    expect(asked).to.deep.equal([inRoot]);
    add(`<${later}></${later}>`, root);
    await until(() => customElements.get(later));
    const fragment = document.createDocumentFragment();
    add(`<${inFragment}></${inFragment}>`, fragment);
    await discover(fragment);
    await discover(document.createElement(itself));
    expect(asked).to.deep.equal([inRoot, later, inFragment, itself]);
  });

  it('tells of one that could not be loaded, and tries again when its tag comes again or the device is online again', async () => {
    const name = tag();
    let fails = 2;
    const discover = autoloader(
      loaderOf(name, () => (fails-- > 0 ? Promise.reject(new Error('no network')) : define(name)())),
    );
    const codes: unknown[] = [];
    const listen = (host: Element): void =>
      host.firstElementChild!.addEventListener('pp-error', (event) => {
        const { phase, code, retryable, message } = (event as CustomEvent<Record<string, string>>).detail;
        codes.push([phase, code, retryable, message!.includes(name)]);
      });
    listen(add(`<${name}></${name}>`));
    const lines = await said(async () => {
      await discover(document);
      const again = document.createElement('div');
      again.append(document.createElement(name));
      listen(again);
      document.body.append(again);
      hosts.push(again);
      await until(() => codes.length === 2);
    });
    expect(codes).to.deep.equal([
      ['data', 'network', true, true],
      ['data', 'network', true, true],
    ]);
    expect(lines.filter((line) => line.includes('no network'))).to.have.length(2);
    dispatchEvent(new Event('online'));
    await until(() => customElements.get(name));
    expect(asked).to.have.length(3);
  });
});
