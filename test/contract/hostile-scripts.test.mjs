// Old scripts change what every script on the page stands on.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { elements, everything } from '../support/examples.mjs';
import { CLASSIC, MODULE, Portal } from '../support/portal.mjs';

/** What Prototype.js 1.6 does: arrays become strings inside of JSON. */
function prototypeJs() {
  const toJSON = function () {
    return `[${this.map((value) => JSON.stringify(value)).join(', ')}]`;
  };
  Object.defineProperty(Array.prototype, 'toJSON', {
    value: toJSON,
    enumerable: true,
    writable: true,
    configurable: true,
  });
  Object.defineProperty(String.prototype, 'toJSON', {
    value() {
      return `"${this}"`;
    },
    enumerable: true,
    configurable: true,
  });
}

/** What RequireJS leaves on a page. */
function requireJs() {
  globalThis.__defined = [];
  globalThis.define = (...args) => globalThis.__defined.push(args);
  globalThis.define.amd = {};
}

/** Lit shares this table, keyed by class, with whatever Lit the host has. */
const SHARED = 'litPropertyMetadata';

describe('scripts of the host', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  for (const { tag, examples } of elements)
    it(`with Array.prototype.toJSON do not change what ${tag} gives to a form`, async () => {
      for (const { title, html } of examples) {
        const [clean, hostile] = [await formValue(portal, tag, html), await formValue(portal, tag, html, prototypeJs)];
        assert.equal(hostile, clean, title);
      }
    });

  it('with Array.prototype.toJSON do not change what is sent to a server', async () => {
    const sent = [];
    portal.server.routes['/fhir/QuestionnaireResponse'] = async (request) => {
      let body = '';
      for await (const part of request) body += part;
      sent.push(body);
      return { status: 201, type: 'application/fhir+json', headers: { location: '/fhir/QuestionnaireResponse/1' } };
    };
    for (const init of [undefined, prototypeJs]) {
      const body = '<pp-experience-survey endpoint="/fhir" layout="page"></pp-experience-survey>';
      const { page, close } = await portal.open({ body, init });
      await page.locator('pp-experience-survey input[type=radio]').first().check();
      const { status } = await page.evaluate(async () => {
        const result = await document.querySelector('pp-experience-survey').submit();
        return { status: result.status };
      });
      assert.equal(status, 'submitted');
      await close();
    }
    const [clean, hostile] = sent.map((text) => JSON.parse(text));
    assert.ok(Array.isArray(hostile.item) && hostile.item.length > 0, 'item is an array');
    const shape = ({ identifier, authored, ...rest }) => [typeof identifier.value, typeof authored, rest];
    assert.deepEqual(shape(hostile), shape(clean));
  });

  for (const [kind, head] of Object.entries({ module: MODULE, 'classic script': CLASSIC }))
    it(`such as RequireJS are not called by the ${kind}`, async () => {
      const { page, log, close } = await portal.open({ head, body: everything, init: requireJs });
      assert.deepEqual(log, []);
      assert.deepEqual(await page.evaluate(() => globalThis.__defined), []);
      const missing = await page.evaluate(
        (tags) => tags.filter((tag) => !customElements.get(tag)),
        elements.map(({ tag }) => tag),
      );
      assert.deepEqual(missing, []);
      await close();
    });

  it('find one name of ours in their scope, and only of the classic script', async () => {
    const globals = async (head) => {
      const { page, close } = await portal.open({ head, body: everything });
      const names = await page.evaluate(() => Object.getOwnPropertyNames(globalThis));
      await close();
      return new Set(names);
    };
    const clean = await globals('');
    const added = async (head) => [...(await globals(head))].filter((name) => !clean.has(name) && name !== SHARED);
    assert.deepEqual(await added(MODULE), []);
    // What a module exports, a classic script can only offer in this way
    assert.deepEqual(await added(CLASSIC), ['PatientPartnership']);
  });
});

/** What a form around the element holds after the person has chosen the first answer, without what is new each time. */
async function formValue(portal, tag, html, init) {
  const body = `<form id="form">${html.replace(`<${tag}`, `<${tag} name="given"`)}</form>`;
  const { page, close } = await portal.open({ body, init });
  const answer = page.locator(`${tag} input[type=radio]`).first();
  if (await answer.count()) await answer.check();
  const value = await page.evaluate(() => new FormData(document.getElementById('form')).get('given'));
  await close();
  return value?.replace(/urn:uuid:[0-9a-f-]+/, 'urn:uuid:').replace(/"authored":"[^"]+"/, '"authored":""');
}
