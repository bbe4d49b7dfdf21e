import { expect } from '@open-wc/testing';
import { found, search } from '../../../src/transport/delivery/look-up.js';

const FHIR = 'application/fhir+json';
const ID = 'urn:uuid:3f6c1f0e-8a1c-4f52-9d0f-0c0ffee00001';
const item = [{ linkId: 'a', answer: [{ valueString: 'x' }] }];
const entry = { identifier: ID, about: '', body: JSON.stringify({ resourceType: 'QuestionnaireResponse', item }) };
const resource = (more: object = {}) => ({
  resourceType: 'QuestionnaireResponse',
  id: '17',
  identifier: { system: 'urn:ietf:rfc:3986', value: ID },
  item,
  ...more,
});
const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: resources.length,
  ...(resources.length > 0 && { entry: resources.map((one) => ({ resource: one })) }),
});
const reply = (body: object | string, status = 200, type = FHIR) =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers: { 'Content-Type': type } });

describe('search()', () => {
  it('asks by identifier alone, for FHIR, and never a cache', () => {
    const [url, { headers, cache, method, redirect }] = search('https://fhir.example/R4', ID, {
      Authorization: 'Bearer x',
    });
    expect(url).to.equal(
      `https://fhir.example/R4/QuestionnaireResponse?identifier=${encodeURIComponent(`urn:ietf:rfc:3986|${ID}`)}`,
    );
    expect(Object.fromEntries(headers as Headers)).to.deep.equal({ accept: FHIR, authorization: 'Bearer x' });
    expect(cache).to.equal('no-store');
    expect(redirect).to.equal('manual');
    expect(method).to.equal(undefined);
  });
});

describe('found()', () => {
  it('sees what is there', async () => {
    const result = await found(reply(bundle(resource())), entry);
    expect(result).to.deep.equal({ location: 'QuestionnaireResponse/17', isDuplicate: false, isEqual: true });
  });

  it('sees that it is there more than once', async () => {
    expect(await found(reply(bundle(resource(), resource({ id: '18' }))), entry)).to.include({ isDuplicate: true });
  });

  it('compares what was answered, in whatever order a server writes it', async () => {
    const reordered = [{ answer: [{ valueString: 'x' }], linkId: 'a' }];
    expect(await found(reply(bundle(resource({ item: reordered, text: 'x' }))), entry)).to.include({ isEqual: true });
    const other = [{ linkId: 'a', answer: [{ valueString: 'y' }] }];
    expect(await found(reply(bundle(resource({ item: other }))), entry)).to.include({ isEqual: false });
  });

  it('sees that nothing is there', async () => {
    expect(await found(reply(bundle()), entry)).to.equal(null);
    expect(await found(reply({ resourceType: 'Bundle', type: 'searchset', total: 0 }), entry)).to.equal(null);
    const outcome = { resourceType: 'OperationOutcome', issue: [] };
    expect(await found(reply({ ...bundle(outcome), total: 0 }), entry)).to.equal(null);
  });

  describe('does not know after', () => {
    const cases: [string, Response][] = [
      ['a fault of the server', reply(bundle(), 500)],
      ['a busy server', reply('', 429)],
      ['a web page', reply('<p>Sign in', 200, 'text/html')],
      ['a bundle said to be a web page', reply(bundle(), 200, 'text/html')],
      ['a bundle that is cut off', reply('{"resourceType":"Bundle","type":"searchs')],
      ['JSON of somebody else', reply({ ok: true })],
    ];
    for (const [name, response] of cases)
      it(name, async () => expect(await found(response, entry)).to.equal(undefined));
  });

  it('sees that somebody has to sign in', async () => {
    expect(await found(reply('', 401), entry)).to.equal('auth-needed');
  });

  describe('sees that the server does not let itself be asked by', () => {
    const cases: [string, Response][] = [
      ['a refusal', reply(bundle(), 403)],
      ['a search that it does not have', reply({ resourceType: 'OperationOutcome', issue: [] }, 404)],
      ['a bundle of another kind', reply({ resourceType: 'Bundle', type: 'history' })],
      ['another resource', reply(resource())],
      ['entries that are no list', reply({ resourceType: 'Bundle', type: 'searchset', entry: {} })],
      ['responses of others: the server did not look at the identifier', reply(bundle(resource({ identifier: {} })))],
      ['a total without the entries', reply({ resourceType: 'Bundle', type: 'searchset', total: 1 })],
    ];
    for (const [name, response] of cases)
      it(name, async () => expect(await found(response, entry)).to.equal('refused'));
  });
});
