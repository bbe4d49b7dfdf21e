// The recipe for Next: built and started as in earnest; a form from the server, taken over by React, sent with its token.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startBrowser } from '../../support/browser.mjs';
import { answerAndSend, freePort, openPage, resolve, startBuilt, startForms, unpack } from './support/workshop.mjs';

describe('the recipe for Next', () => {
  let forms, child, browser, origin;
  before(async () => {
    const at = unpack('next');
    forms = await startForms({ routes: { '/token': () => ({ type: 'text/plain', body: 'the-token' }) } });
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
    child = await startBuilt([next, 'start', at, '-p', String(port)], { env, cwd: at }, /Ready in/);
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
    const { page, log } = await openPage(browser, origin);
    assert.equal(await answerAndSend(page), 'QuestionnaireResponse/7');
    assert.deepEqual(
      forms.stored.map(({ token, response }) => [token, response.item[0].answer]),
      [['Bearer the-token', [{ valueBoolean: true }]]],
    );
    assert.equal(await page.evaluate(() => globalThis.sawDefault), false);
    assert.deepEqual(log, []);
    await page.close();
  });
});
