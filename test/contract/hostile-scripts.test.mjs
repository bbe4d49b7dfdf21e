// Old scripts change what every script on the page stands on.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { elements, everything } from '../support/examples.mjs';
import { hosts } from '../support/hosts.mjs';
import { isMatrix } from '../support/matrix.mjs';
import { CLASSIC, MODULE, Portal } from '../support/portal.mjs';
import { wholeForm } from '../support/whole-form.mjs';

const { 'Prototype.js': prototypeJs, 'a loader of AMD modules': requireJs } = hosts;

/** The first of the hosts are what whole libraries leave behind; each of the others changes one thing. */
const LIBRARIES = 10;

/** Lit shares this table, keyed by class, with whatever Lit the host has. */
const SHARED = 'litPropertyMetadata';

describe('scripts of the host', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  for (const { tag, examples } of elements)
    it(`with Array.prototype.toJSON do not change what ${tag} gives to a form`, async () => {
      const htmls = examples.map(({ html }) => html);
      const [clean, hostile] = [
        await formValues(portal, tag, htmls),
        await formValues(portal, tag, htmls, prototypeJs),
      ];
      for (const [at, { title }] of examples.entries()) assert.equal(hostile[at], clean[at], title);
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

  for (const [kind, head] of Object.entries({ module: MODULE, 'classic script': CLASSIC }))
    describe(`beside a form with everything, as a ${kind}`, () => {
      let clean;
      before(async () => (clean = await answered(portal, head)));

      it('shows all of it on a clean page', () => {
        // The classic script follows no expressions, and says so
        if (kind === 'module') assert.deepEqual(clean.log, []);
        assert.deepEqual(
          clean.shown,
          kind === 'module' ? ['2.5', 'ANN/yes/2020-03-02/4', 'February 29, 2020', '2,000'] : [],
        );
      });

      it('finds the functions of the page as they were', () => {
        assert.deepEqual(clean.natives.after, clean.natives.before);
      });

      // The classic script carries the same code: it is tried with what only a script can meet.
      const tried = Object.entries(hosts).filter(
        ([host], at) => isMatrix || (kind === 'module' ? at < LIBRARIES || at % 10 === 0 : /AMD|Node|names/.test(host)),
      );
      for (const [at, [host, init]] of tried.entries())
        it(`works with ${host}`, async () => {
          // Beside the whole form, each host meets one of the elements; the classic script says which it does not follow
          const one = elements[at % elements.length].examples.map(({ html }) => html).join('');
          const hostile = await answered(portal, head, init, isMatrix || kind !== 'module' ? everything : one);
          // Where the tab keeps nothing, drafts of the tab are off, and whoever built the page is told.
          const expected = (line) => host === 'storage that throws' && line.includes('drafts are off');
          assert.deepEqual(
            hostile.log.filter((line) => !expected(line)),
            clean.log,
          );
          assert.deepEqual(hostile.shown, clean.shown);
          assert.deepEqual(hostile.sent, clean.sent);
          assert.deepEqual(hostile.defined, []);
        });
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

/** What a form around each element holds after the person has chosen the first answer, without what is new each time. */
async function formValues(portal, tag, htmls, init) {
  const inForms = htmls.map((html) => `<form>${html.replace(`<${tag}`, `<${tag} name="given"`)}</form>`);
  const { page, close } = await portal.open({ body: inForms.join(''), init });
  for (const form of await page.locator('body > form').all()) {
    const answer = form.locator(`${tag} input[type=radio]`).first();
    if (await answer.count()) await answer.check();
  }
  const values = await page.evaluate(() => [...document.forms].map((form) => new FormData(form).get('given')));
  await close();
  return values.map((value) =>
    value?.replace(/urn:uuid:[0-9a-f-]+/, 'urn:uuid:').replace(/"authored":"[^"]+"/, '"authored":""'),
  );
}

/** Runs in the page first: notes what the functions of the page are. */
function noteNatives() {
  globalThis.__natives = () =>
    [Object, Function, Array, String, Number, Boolean, Date, RegExp, Promise, Map, Set, Element, Node, Event].map(
      (one) => [one, one.prototype].map((part) => Object.getOwnPropertyNames(part).sort().join()),
    );
  globalThis.__before = globalThis.__natives();
}

/** Answers a form for which each piece of code that comes late is needed, and sends it. */
async function answered(portal, head, init, beside = everything) {
  const json = (body) => () => ({ type: 'application/json', body: JSON.stringify(body) });
  const contains = [{ system: 'https://example.org/fruit', code: 'p', display: 'Plum' }];
  portal.server.routes['/form'] = json(wholeForm);
  portal.server.routes['/terms/ValueSet/$expand'] = json({ resourceType: 'ValueSet', expansion: { contains } });
  let sent = '';
  portal.server.routes['/fhir/QuestionnaireResponse'] = async (request) => {
    for await (const part of request) sent += part;
    return { status: 201, type: 'application/fhir+json', headers: { location: '/fhir/QuestionnaireResponse/1' } };
  };
  const body =
    '<pp-experience-survey src="/form" endpoint="/fhir" terminology-server="/terms" drafts="session" layout="page" proxy seen-by="us"></pp-experience-survey>' +
    beside;
  const { page, log, close } = await portal.open({
    head,
    body,
    init: { content: `(${noteNatives})();(${init ?? (() => {})})()` },
    // Each of them is another one: nobody else could use its tab
    isNew: true,
  });
  const survey = page.locator('pp-experience-survey').first();
  const inputs = (linkId) => survey.locator(`[data-link-id="${linkId}"] input`);
  await inputs('yes').first().check();
  await inputs('a').first().fill('4');
  await inputs('name').first().fill('Ann');
  for (const [at, part] of ['3', '2', '2020'].entries()) await inputs('on').nth(at).fill(part);
  await inputs('search').first().fill('Ban');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await inputs('set').nth(0).check();
  await inputs('table-x').nth(1).check();
  await inputs('file')
    .first()
    .setInputFiles({ name: 'f.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') });
  await survey.getByText('f.txt').first().waitFor();
  const shown = await survey
    .locator(':is([data-link-id=sum], [data-link-id=texts], [data-link-id=since], [data-link-id=weight]) .answer-text')
    .allInnerTexts();
  await survey.locator('[part=send]').click();
  await survey.locator('#thanks').waitFor();
  const after = await page.evaluate(() => globalThis.__natives());
  const { before, defined } = await page.evaluate(() => ({
    before: globalThis.__before,
    defined: globalThis.__defined ?? [],
  }));
  await close();
  const { identifier, authored, ...rest } = JSON.parse(sent);
  return { shown, log, natives: { before, after }, defined, sent: [typeof identifier.value, typeof authored, rest] };
}
