import { build } from 'vite';
import { FHIRPATH } from './fhirpath.mjs';
import { root } from './elements.mjs';

/** The one module that imports what browsers do not read, with all of that in it. */
async function bundle() {
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: root + FHIRPATH, formats: ['es'], fileName: 'bundle' } },
  });
  return output[0].code;
}

/** A plugin for the test runner's server: bundles that module when a test first asks for it. */
export function bundleCommonjs() {
  let code;
  return {
    name: 'bundle-commonjs',
    async serve({ path }) {
      if (path.replace(/\.js$/, '.ts') !== `/${FHIRPATH}`) return undefined;
      return { body: await (code ??= bundle()), type: 'js' };
    },
  };
}
