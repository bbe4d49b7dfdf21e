// The folder in which a recipe is built, with the frameworks and our package as it would be published.
import { cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from '../../../../.scripts/elements.mjs';

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
