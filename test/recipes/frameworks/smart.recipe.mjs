// The recipe for SMART: launched from a record, filled in from it, sent with its token, which is renewed on the way.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../../.scripts/elements.mjs';
import cors from '../../../stories/recipes/code/fhir-servers/cors.mjs';
import { startBrowser } from '../../support/browser.mjs';
import { startServer } from '../../support/server.mjs';
import { watchForDefault } from '../support/form.mjs';
import { bodyOf, bundle, fhir, unpack } from './support/workshop.mjs';

const expression = { language: 'text/fhirpath', expression: '%patient.birthDate' };
const launchContext = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-launchContext';
const questionnaire = {
  resourceType: 'Questionnaire',
  status: 'active',
  url: 'https://example.org/Questionnaire/knee-check',
  extension: [
    {
      url: launchContext,
      extension: [
        { url: 'name', valueId: 'patient' },
        { url: 'type', valueCode: 'Patient' },
      ],
    },
  ],
  item: [
    {
      linkId: 'born',
      type: 'date',
      text: 'Date of birth',
      extension: [{ url: launchContext.replace('launchContext', 'initialExpression'), valueExpression: expression }],
    },
    { linkId: 'stairs', type: 'boolean', text: 'Can you climb stairs?' },
  ],
};

/** A record: it lets in who comes with the code that it gave, and takes answers with the token of the moment. */
async function startRecord() {
  const record = { token: 'first', tokens: [], authorized: [], refused: [], stored: [] };
  const server = await startServer();
  record.close = server.close;
  record.base = `${server.origin}/fhir`;
  const headers = { 'Access-Control-Allow-Origin': '*', ...cors };
  const route = (path, answer) =>
    (server.routes[path] = async (request) => {
      if (request.method === 'OPTIONS') return { status: 204, headers };
      return { ...(await answer(request)), headers };
    });
  const guarded = (path, answer) =>
    route(path, (request) => {
      if (request.headers.authorization === `Bearer ${record.token}`) return answer(request);
      record.refused.push(`${request.method} ${request.headers.authorization}`);
      return fhir({ resourceType: 'OperationOutcome', issue: [] }, 401);
    });
  route('/fhir/.well-known/smart-configuration', () =>
    fhir({
      authorization_endpoint: `${server.origin}/authorize`,
      token_endpoint: `${server.origin}/token`,
      code_challenge_methods_supported: ['S256'],
      capabilities: ['launch-ehr', 'client-public', 'context-ehr-patient', 'context-ehr-encounter'],
    }),
  );
  server.routes['/authorize'] = ({ url }) => {
    const { searchParams } = new URL(url, server.origin);
    record.authorized.push(searchParams);
    const back = new URL(searchParams.get('redirect_uri'));
    back.search = new URLSearchParams({ code: 'the-code', state: searchParams.get('state') });
    return { status: 302, headers: { location: back.href } };
  };
  route('/token', async (request) => {
    const given = new URLSearchParams(await bodyOf(request));
    record.tokens.push(given.get('grant_type'));
    const isFirst = given.get('grant_type') === 'authorization_code';
    assert.equal(given.get(isFirst ? 'code' : 'refresh_token'), isFirst ? 'the-code' : 'renew');
    const context = { patient: 'p', encounter: 'e', scope: record.authorized[0].get('scope'), token_type: 'Bearer' };
    return fhir({ ...context, access_token: record.token, refresh_token: 'renew', expires_in: 3600 });
  });
  guarded('/fhir/Patient/p', () => fhir({ resourceType: 'Patient', id: 'p', birthDate: '1948-02-29' }));
  guarded('/fhir/Questionnaire/knee-check', () => fhir(questionnaire));
  guarded('/fhir/QuestionnaireResponse', async (request) => {
    record.stored.push(JSON.parse(await bodyOf(request)));
    return fhir({ ...record.stored.at(-1), id: '1' }, 201);
  });
  return record;
}

describe('the recipe for SMART', () => {
  let portal, browser, record;
  before(async () => {
    const at = unpack('smart');
    const routes = {};
    for (const name of ['launch', 'survey']) {
      const code = await bundle(readFileSync(join(root, `stories/recipes/code/smart/${name}.js`), 'utf8'), at);
      routes[`/${name}.js`] = () => ({ type: 'text/javascript', body: code });
      const body =
        name === 'survey' ? '<pp-experience-survey defer-hydration layout="page"></pp-experience-survey>' : '';
      routes[`/${name}.html`] = () => ({
        body: `<!doctype html><html lang="en"><title>Portal</title><script type="module" src="/${name}.js"></script>${body}</html>`,
      });
    }
    portal = await startServer({ routes });
    record = await startRecord();
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await portal?.close();
    await record?.close();
  });

  it('fills in, renews its token and sends', async () => {
    const page = await browser.newPage();
    const log = [];
    page.on('console', (message) => message.type() === 'error' && log.push(message.text()));
    page.on('pageerror', (error) => log.push(String(error)));
    await page.addInitScript(watchForDefault);
    await page.goto(`${portal.origin}/launch.html?${new URLSearchParams({ iss: record.base, launch: 'l' })}`);
    const survey = page.locator('pp-experience-survey');
    await survey.getByText('Can you climb stairs?').first().waitFor();
    const [asked] = record.authorized;
    assert.deepEqual([asked.get('launch'), asked.get('aud')], ['l', record.base]);
    await survey.locator('input[type=radio]').first().check();
    record.token = 'second';
    await survey.locator('[part=send]').click();
    await survey.locator('#thanks').waitFor();
    assert.deepEqual(record.tokens, ['authorization_code', 'refresh_token']);
    assert.deepEqual(record.refused, ['POST Bearer first']);
    assert.deepEqual(
      record.stored.map(({ subject, encounter, item }) => [subject, encounter, item.map(({ answer }) => answer[0])]),
      [
        [
          { reference: 'Patient/p' },
          { reference: 'Encounter/e' },
          [{ valueDate: '1948-02-29' }, { valueBoolean: true }],
        ],
      ],
    );
    assert.equal(await page.evaluate(() => globalThis.sawDefault), false);
    assert.deepEqual(
      log.filter((text) => !/401/.test(text)),
      [],
    );
    await page.close();
  });
});
