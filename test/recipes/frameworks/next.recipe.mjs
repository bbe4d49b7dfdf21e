// The recipe for Next: built and started as in earnest; a form from the server, taken over by React, sent with its token.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startBrowser } from '../../support/browser.mjs';
import { startServer } from '../../support/server.mjs';
import { questionnaire, watchForDefault } from '../support/form.mjs';
import { bodyOf, fhir, freePort, resolve, unpack } from './support/workshop.mjs';

describe('the recipe for Next', () => {
  let forms, child, browser, origin;
  const stored = [];
  before(async () => {
    const at = unpack('next');
    forms = await startServer({
      routes: {
        '/knee-check.json': () => ({ type: 'application/json', body: JSON.stringify(questionnaire) }),
        '/token': () => ({ type: 'text/plain', body: 'the-token' }),
        '/fhir/QuestionnaireResponse': async (request) => {
          stored.push([request.headers.authorization, JSON.parse(await bodyOf(request))]);
          const answer = fhir({ ...stored.at(-1)[1], id: '7' }, 201);
          return { ...answer, headers: { location: 'QuestionnaireResponse/7' } };
        },
      },
    });
    // The portal's own FHIR server and tokens, under the address of the page
    const rewrites = ['/token', '/fhir/:path*'].map((source) => ({ source, destination: forms.origin + source }));
    writeFileSync(
      join(at, 'next.config.mjs'),
      `export default { rewrites: async () => (${JSON.stringify(rewrites)}) };`,
    );
    const env = { ...process.env, FORMS: forms.origin, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
    const next = resolve('next/dist/bin/next');
    execFileSync(process.execPath, [next, 'build', at], { env, cwd: at, stdio: ['ignore', 'pipe', 'pipe'] });
    const port = await freePort();
    origin = `http://localhost:${port}`;
    child = spawn(process.execPath, [next, 'start', at, '-p', String(port)], { env, cwd: at });
    await new Promise((done, fail) => {
      child.stdout.on('data', (text) => /Ready in/.test(text) && done());
      child.on('exit', (code) => fail(new Error(`next start ended with ${code}`)));
    });
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    child?.kill();
    await forms?.close();
  });

  it('is written by the server, waiting', async () => {
    const html = await (await fetch(origin)).text();
    assert.match(html, /<pp-experience-survey[^>]* defer-hydration/);
  });

  it('asks what the server gave, sends with the token, and lets the page hear of it', async () => {
    const page = await browser.newPage();
    const log = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && log.push(message.text()));
    page.on('pageerror', (error) => log.push(String(error)));
    await page.addInitScript(watchForDefault);
    await page.goto(origin);
    const survey = page.locator('pp-experience-survey');
    await survey.getByText('Can you climb stairs?').first().waitFor();
    await survey.locator('input[type=radio]').first().check();
    await survey.locator('[part=send]').click();
    await page.locator('#stored').waitFor();
    assert.equal(await page.locator('#stored').textContent(), 'QuestionnaireResponse/7');
    assert.deepEqual(
      stored.map(([token, { item }]) => [token, item[0].answer]),
      [['Bearer the-token', [{ valueBoolean: true }]]],
    );
    assert.equal(await page.evaluate(() => globalThis.sawDefault), false);
    assert.deepEqual(log, []);
    await page.close();
  });
});
