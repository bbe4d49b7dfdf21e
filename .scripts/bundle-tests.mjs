import { readdirSync } from 'node:fs';
import { build } from 'vite';
import { root } from './elements.mjs';

/** What the test runner's own server answers. */
const OF_RUNNER = /^\/?__web/;
const isOwn = (id) => /\/(?:src|test)\//.test(id) && !id.endsWith('.test.ts') && !id.includes('/node_modules/');

/** All tests by path, and what they share. */
async function bundle(define) {
  const tests = readdirSync(`${root}test`, { recursive: true })
    .map((file) => `test/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'));
  const { output } = await build({
    configFile: false,
    root,
    logLevel: 'error',
    define,
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      sourcemap: true,
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(tests.map((file) => [file, root + file])),
        external: OF_RUNNER,
        // A test may import what only does something
        treeshake: false,
        output: {
          // What a test does not import does not run, although it stands in a file that it loads
          strictExecutionOrder: true,
          entryFileNames: '[name]',
          chunkFileNames: 'test/shared/[name]-[hash].js',
          codeSplitting: {
            groups: [
              { name: 'packages', test: /\/node_modules\//, minShareCount: 15 },
              { name: 'own', test: isOwn, minShareCount: 10 },
            ],
          },
        },
      },
    },
  });
  return new Map(output.map(({ fileName, code, source }) => [`/${fileName}`, code ?? source]));
}

/**
 * A plugin for the test runner's server: all tests are built at once, so that a page asks for a few files and not for
 * hundreds of modules, one by one.
 * @param {Record<string, string>} define what is replaced in the sources
 */
export function bundleTests(define) {
  let files;
  return {
    name: 'bundle-tests',
    async serverStart() {
      files = await bundle(define);
    },
    serve({ path }) {
      const body = files.get(path);
      return body === undefined ? undefined : { body, type: path.endsWith('.map') ? 'json' : 'js' };
    },
  };
}
