import { expect } from '@open-wc/testing';
import { corsFault } from '../../../src/transport/delivery/cors.js';
import type { Entry } from '../../../src/transport/storage/store.js';

const entry: Entry = { identifier: 'urn:uuid:1', body: '{"resourceType":"QuestionnaireResponse"}', about: '' };
const ENDPOINT = 'https://fhir.example/R4';
const ORIGIN = 'https://portal.example';
const own = new Headers({ Authorization: 'Bearer x' });

/** A server of another origin, as a browser lets a page see it. */
class Other {
  isThere = true;
  allows = new Set(['if-none-exist', 'prefer', 'content-type', 'authorization']);
  /** Whether an answer may be read at all. */
  isReadable: (headers: Headers, asked: number) => boolean = () => true;
  asked: string[] = [];

  readonly fetch = (url: string, { mode, headers, method = 'GET' }: RequestInit): Promise<Response> => {
    const names = [...new Headers(headers).keys()];
    this.asked.push(`${mode ?? 'cors'} ${method} ${url.slice(ENDPOINT.length).split('?')[0]} ${names.join()}`.trim());
    const isAllowed =
      mode === 'no-cors' ||
      (names.every((name) => this.allows.has(name)) && this.isReadable(new Headers(headers), this.asked.length));
    return this.isThere && isAllowed ? Promise.resolve(new Response('{}')) : Promise.reject(new TypeError('Failed'));
  };

  fault = () => corsFault(this.fetch, ENDPOINT, ORIGIN, entry, own);
}

describe('what another origin does not allow', () => {
  it('is nothing where everything is allowed; nothing is created to find out', async () => {
    const server = new Other();
    expect(await server.fault()).to.equal(undefined);
    expect(server.asked.every((one) => / GET /.test(one))).to.equal(true);
    expect(server.asked[0]).to.equal('no-cors GET /metadata');
    expect(server.asked).to.include('cors GET /QuestionnaireResponse if-none-exist');
  });

  for (const name of ['If-None-Exist', 'Prefer', 'Content-Type', 'Authorization'])
    it(`is proven of ${name}`, async () => {
      const server = new Other();
      server.allows.delete(name.toLowerCase());
      const fault = await server.fault();
      expect(fault).to.deep.include({ isProof: true });
      expect((fault as { message: string }).message).to.contain(`does not allow ${name}:`);
    });

  it('is every header where the preflight is refused', async () => {
    const server = new Other();
    server.allows.clear();
    expect(((await server.fault()) as { message: string }).message).to.contain(
      'Authorization, Content-Type, If-None-Exist, Prefer',
    );
  });

  it('is the origin where no answer can be read: the create may have arrived all the same', async () => {
    const server = new Other();
    server.isReadable = () => false;
    const fault = await server.fault();
    expect(fault).to.deep.include({ isProof: false });
    expect((fault as { message: string }).message).to.contain(`Access-Control-Allow-Origin for ${ORIGIN}`);
  });

  it('is no fault where only who is signed in may read', async () => {
    const server = new Other();
    server.isReadable = (headers) => headers.has('Authorization');
    expect(await server.fault()).to.equal(undefined);
    server.allows.delete('if-none-exist');
    expect(await server.fault()).to.deep.include({ isProof: true });
  });

  it('is not said of a gateway that fails for a moment', async () => {
    const server = new Other();
    // The first look goes through, and then nothing does.
    server.isReadable = (_headers, asked) => asked <= 2;
    expect(await server.fault()).to.equal('unreachable');
    const blip = new Other();
    blip.isReadable = (_headers, asked) => asked !== 4;
    expect(await blip.fault(), 'one that failed once').to.equal(undefined);
  });

  it('cannot be said of a server that is not there', async () => {
    const server = new Other();
    server.isThere = false;
    expect(await server.fault()).to.equal('unreachable');
    expect(server.asked).to.have.length(1);
  });
});
