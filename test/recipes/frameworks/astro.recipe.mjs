// The recipe for Astro: a page that its server writes, with a widget that is an island without a framework.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import cors from '../../../stories/recipes/code/fhir-servers/cors.mjs';
import { startBrowser } from '../../support/browser.mjs';
import { answerAndSend, freePort, openPage, resolve, startBuilt, startForms, unpack } from './support/workshop.mjs';

describe('the recipe for Astro', () => {
  let forms, child, browser, origin;

  before(async () => {
    const at = unpack('astro');
    forms = await startForms({ headers: { ...cors, 'access-control-allow-origin': '*' } });
    writeFileSync(join(at, 'package.json'), '{ "type": "module" }');
    writeFileSync(
      join(at, 'src/pages/wrong.astro'),
      "<html><body><pp-experience-survey kiosk={false} /><script>import 'patient-partnership/elements/experience-survey.js';</script></body></html>",
    );
    const astro = join(resolve('astro/package.json'), '../astro.js');
    const env = { ...process.env, FORMS: forms.origin, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
    await new Promise((done, fail) => {
      execFile(process.execPath, [astro, 'build', '--root', at], { env, cwd: at }, (error, out, told) =>
        error ? fail(new Error(out + told)) : done(),
      );
    });
    const port = await freePort();
    origin = `http://localhost:${port}`;
    child = await startBuilt(
      [join(at, 'dist/server/entry.mjs')],
      { env: { ...env, HOST: 'localhost', PORT: String(port) } },
      /listening/i,
    );
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    child?.kill();
    await forms?.close();
  });

  it('is written by the server, without what is false', async () => {
    const html = await (await fetch(origin)).text();
    const [tag] = /<pp-experience-survey[^>]*>/.exec(html);
    assert.doesNotMatch(tag, /kiosk/);
    assert.match(tag, /defer-hydration/);
    assert.match(html, /Please ask at the desk/);
  });

  it('asks what the server gave, and sends', async () => {
    const { page, log } = await openPage(browser, origin);
    assert.equal(await answerAndSend(page), 'QuestionnaireResponse/7');
    assert.deepEqual(
      forms.stored.map(({ response }) => response.item[0].answer),
      [[{ valueBoolean: true }]],
    );
    assert.equal(await page.evaluate(() => globalThis.sawDefault), false);
    assert.deepEqual(log, []);
    await page.close();
  });

  it('warns of a boolean that is written as text', async () => {
    const { page, log } = await openPage(browser, `${origin}/wrong`);
    await page.locator('pp-experience-survey input').first().waitFor();
    assert.match(log.join('\n'), /kiosk="false"/);
    await page.close();
  });
});
