// The folder in which a recipe is built, with the frameworks and our package as it would be published; and what a portal
// that is written by a server needs around it.
import { spawn } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from '../../../../.scripts/elements.mjs';
import { startServer } from '../../../support/server.mjs';
import { questionnaire, watchForDefault } from '../../support/form.mjs';

const folder = join(root, 'test-results/recipes');

/** Finds what is installed there. */
export const { resolve } = createRequire(join(folder, 'package.json'));

/** Puts the code of a recipe there, as its page shows it. */
export function unpack(recipe) {
  const to = join(folder, recipe);
  rmSync(to, { recursive: true, force: true });
  cpSync(join(root, 'stories/recipes/code', recipe), to, { recursive: true });
  return to;
}

/** One module of a page's own code, which stands in the folder of a recipe. */
export async function bundle(code, at) {
  const { build } = await import(resolve('esbuild'));
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: at, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    logLevel: 'error',
  });
  return outputFiles[0].text;
}

/** The body of a request. */
export async function bodyOf(request) {
  let body = '';
  for await (const part of request) body += part;
  return body;
}

/** Answers as a FHIR server does. */
export const fhir = (resource, status = 200) => ({
  status,
  type: 'application/fhir+json',
  body: JSON.stringify(resource),
});

/** A port that nobody listens on. */
export function freePort() {
  const server = createServer();
  return new Promise((done) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    }),
  );
}

/**
 * A server that has the form and takes in what is sent.
 * @param {object} [more]
 * @param {Record<string, string>} [more.headers] of all that it says to what is sent
 * @param {Parameters<typeof startServer>[0]['routes']} [more.routes]
 * @returns {Promise<Awaited<ReturnType<typeof startServer>> & { stored: { token?: string, response: object }[] }>}
 */
export async function startForms({ headers = {}, routes = {} } = {}) {
  const stored = [];
  const server = await startServer({
    routes: {
      '/knee-check.json': () => ({ type: 'application/json', body: JSON.stringify(questionnaire) }),
      '/fhir/QuestionnaireResponse': async (request) => {
        if (request.method === 'OPTIONS') return { status: 204, headers };
        const response = JSON.parse(await bodyOf(request));
        stored.push({ token: request.headers.authorization, response });
        return { ...fhir({ ...response, id: '7' }, 201), headers: { ...headers, location: 'QuestionnaireResponse/7' } };
      },
      ...routes,
    },
  });
  return Object.assign(server, { stored });
}

/** Starts what a recipe built. Settles when it says that it is there. */
export async function startBuilt(args, options, isThere) {
  const child = spawn(process.execPath, args, options);
  await new Promise((done, fail) => {
    child.stdout.on('data', (text) => isThere.test(text) && done());
    child.on('exit', (code) => fail(new Error(`the server ended with ${code}`)));
  });
  return child;
}

/** A page, and what its console says. */
export async function openPage(browser, url) {
  const page = await browser.newPage();
  const log = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && log.push(message.text()));
  page.on('pageerror', (error) => log.push(String(error)));
  await page.addInitScript(watchForDefault);
  await page.goto(url);
  return { page, log };
}

/** Answers the form and sends it. Gives the address under which the page was told that it is stored. */
export async function answerAndSend(page) {
  const survey = page.locator('pp-experience-survey');
  await survey.getByText('Can you climb stairs?').first().waitFor();
  await survey.locator('input[type=radio]').first().check();
  await survey.locator('[part=send]').click();
  await page.locator('#stored').waitFor();
  return page.locator('#stored').textContent();
}
