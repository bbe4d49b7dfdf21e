// What an engineer reads on the console when answers do not get where they should.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, describe, it } from 'node:test';
import { MODULE, Portal, STRICT_POLICY } from '../support/portal.mjs';

const survey = JSON.stringify({
  resourceType: 'Questionnaire',
  status: 'active',
  item: [{ linkId: 'q', type: 'string', text: 'Question?' }],
});
const body = (attributes) =>
  `<pp-experience-survey layout="page" ${attributes}><script type="application/json">${survey}</script></pp-experience-survey>`;

describe('the console says', () => {
  let portal;
  before(async () => (portal = await Portal.start()));
  after(() => portal?.stop());

  /** Answers, sends with the button, and gives back what our elements said. */
  async function send(attributes, { policy, init } = {}) {
    const { page, log, settled, close } = await portal.open({ body: body(attributes), policy, init });
    await page.locator('pp-experience-survey input').fill('words');
    await page.getByRole('button', { name: 'Send my answers' }).click();
    await page
      .locator('pp-experience-survey #thanks, pp-experience-survey #queued, pp-experience-survey #failure')
      .waitFor();
    await settled();
    await page.waitForFunction(() => true, undefined, { polling: 'raf' });
    await close();
    return log.filter((line) => line.startsWith('<pp-experience-survey>'));
  }

  for (const [what, attributes, options, pattern] of [
    [
      'that the policy blocks',
      'endpoint="https://fhir.example.org/R4"',
      { policy: STRICT_POLICY },
      /blocked by the Content-Security-Policy.*connect-src has to allow https:\/\/fhir\.example\.org/,
    ],
    ['what may be the matter with another origin', 'endpoint="http://localhost:1/fhir"', {}, /CORS.*connect-src/],
    [
      'that a relative address leads nowhere',
      'endpoint="fhri"',
      {},
      /endpoint="fhri": POST http:\S+\/fhri\/QuestionnaireResponse was answered with 404.*relative/,
    ],
    [
      'that an endpoint has the resource type in it',
      'endpoint="/fhir/QuestionnaireResponse"',
      {},
      /without "QuestionnaireResponse"/,
    ],
    [
      'that an endpoint is no web address',
      'endpoint="ftp://example.org/fhir"',
      {},
      /"ftp:\/\/example.org\/fhir" is no web address/,
    ],
    ['that nobody keeps the answers', '', {}, /nobody keeps the answers: there is no endpoint/],
  ])
    it(`${what}, once`, async () => {
      const lines = (await send(attributes, options)).filter((line) => pattern.test(line));
      assert.equal(lines.length, 1, lines.join('\n'));
    });

  it('which header another origin does not allow, once, and nothing that may be', async () => {
    const server = http.createServer((request, response) => {
      const allow = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'Prefer, Content-Type' };
      response.writeHead(request.method === 'POST' ? 201 : 200, allow).end();
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const lines = await send(`endpoint="http://localhost:${server.address().port}/R4"`);
    server.close();
    server.closeAllConnections();
    assert.equal(lines.length, 1, lines.join('\n'));
    assert.match(lines[0], /POST http:\S+ could not be made.*does not allow If-None-Exist:/);
  });

  it('that a server answers with a page', async () => {
    portal.server.routes['/html/QuestionnaireResponse'] = () => ({
      headers: { 'content-type': 'text/html' },
      body: '<!doctype html><title>Sign in</title>',
    });
    const lines = await send('endpoint="/html"');
    assert.equal(lines.filter((line) => /was not answered with FHIR/.test(line)).length, 1, lines.join('\n'));
  });

  it('nothing where a listener takes the response', async () => {
    const init = () =>
      document.addEventListener('DOMContentLoaded', () =>
        document.querySelector('pp-experience-survey').addEventListener('pp-submitted', ({ detail }) => void detail),
      );
    assert.deepEqual(await send('', { init }), []);
  });

  it('which ids no text has, with the one that is meant', async () => {
    const { page, log, close } = await portal.open({ body: body('') });
    await page.evaluate(
      async (address) => {
        const { addStrings } = await import(address);
        addStrings('en', { 'survey.sned': 'Go', 'survey.send': 'Go', 'quite.another-thing-altogether': 'x' });
      },
      MODULE.match(/src="([^"]+)"/)[1],
    );
    const about = () => log.filter((line) => line.includes('addStrings'));
    while (about().length < 2) await page.waitForEvent('console');
    assert.match(about()[0], /"survey\.sned".*Did you mean "survey\.send"\?/);
    assert.doesNotMatch(about()[1], /Did you mean/);
    assert.equal(about().length, 2);
    await close();
  });
});
