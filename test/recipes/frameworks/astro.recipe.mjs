// The recipe for Astro: a page that its server writes, with a widget that is an island without a framework.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import cors from '../../../stories/recipes/code/fhir-servers/cors.mjs';
import { startBrowser } from '../../support/browser.mjs';
import { startServer } from '../../support/server.mjs';
import { questionnaire, watchForDefault } from '../support/form.mjs';
import { bodyOf, fhir, freePort, resolve, unpack } from './support/workshop.mjs';

describe('the recipe for Astro', () => {
  let server, child, browser, origin;
  const stored = [];

  before(async () => {
    const at = unpack('astro');
    server = await startServer({
      routes: {
        '/knee-check.json': () => ({ type: 'application/json', body: JSON.stringify(questionnaire) }),
        '/fhir/QuestionnaireResponse': async (request) => {
          const headers = { ...cors, 'access-control-allow-origin': '*', location: 'QuestionnaireResponse/7' };
          if (request.method === 'OPTIONS') return { status: 204, headers };
          stored.push(JSON.parse(await bodyOf(request)));
          const answer = fhir({ ...stored.at(-1), id: '7' }, 201);
          return { ...answer, headers };
        },
      },
    });
    writeFileSync(join(at, 'package.json'), '{ "type": "module" }');
    writeFileSync(
      join(at, 'src/pages/wrong.astro'),
      "<html><body><pp-experience-survey kiosk={false} /><script>import 'patient-partnership/elements/experience-survey.js';</script></body></html>",
    );
    const astro = join(resolve('astro/package.json'), '../astro.js');
    const env = { ...process.env, FORMS: server.origin, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
    await new Promise((done, fail) => {
      execFile(process.execPath, [astro, 'build', '--root', at], { env, cwd: at }, (error, out, told) =>
        error ? fail(new Error(out + told)) : done(),
      );
    });
    const port = await freePort();
    origin = `http://localhost:${port}`;
    child = spawn(process.execPath, [join(at, 'dist/server/entry.mjs')], {
      env: { ...env, HOST: 'localhost', PORT: String(port) },
    });
    await new Promise((done, fail) => {
      child.stdout.on('data', (text) => /listening/i.test(text) && done());
      child.on('exit', (code) => fail(new Error(`the server ended with ${code}`)));
    });
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    child?.kill();
    await server?.close();
  });

  /** A page, and what its console says. */
  async function open(path) {
    const page = await browser.newPage();
    const log = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && log.push(message.text()));
    page.on('pageerror', (error) => log.push(String(error)));
    await page.addInitScript(watchForDefault);
    await page.goto(origin + path);
    return { page, log };
  }

  it('is written by the server, without what is false', async () => {
    const html = await (await fetch(origin)).text();
    const [tag] = /<pp-experience-survey[^>]*>/.exec(html);
    assert.doesNotMatch(tag, /kiosk/);
    assert.match(tag, /defer-hydration/);
    assert.match(html, /Please ask at the desk/);
  });

  it('asks what the server gave, and sends', async () => {
    const { page, log } = await open('/');
    const survey = page.locator('pp-experience-survey');
    await survey.getByText('Can you climb stairs?').first().waitFor();
    await survey.locator('input[type=radio]').first().check();
    await survey.locator('[part=send]').click();
    await page.locator('#stored').waitFor();
    assert.equal(await page.locator('#stored').textContent(), 'QuestionnaireResponse/7');
    assert.deepEqual(
      stored.map(({ item }) => item[0].answer),
      [[{ valueBoolean: true }]],
    );
    assert.equal(await page.evaluate(() => globalThis.sawDefault), false);
    assert.deepEqual(log, []);
    await page.close();
  });

  it('warns of a boolean that is written as text', async () => {
    const { page, log } = await open('/wrong');
    await page.locator('pp-experience-survey input').first().waitFor();
    assert.match(log.join('\n'), /kiosk="false"/);
    await page.close();
  });
});
