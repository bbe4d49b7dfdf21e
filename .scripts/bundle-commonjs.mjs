import { build } from 'vite';

/** Packages in a format that browsers do not read, with what is imported from them by name. */
const PACKAGES = { fhirpath: ['compile'], 'fhirpath/fhir-context/r4/index.js': [] };
const PREFIX = '/__bundled__/';
const ENTRY = 'virtual:entry';

async function bundle(name) {
  const code = `import all from '${name}'; export default all; export const { ${PACKAGES[name].join()} } = all;`;
  const entry = {
    name: 'entry',
    resolveId: (id) => (id.endsWith(ENTRY) ? ENTRY : null),
    load: (id) => (id === ENTRY ? code : null),
  };
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [entry],
    build: { write: false, minify: false, lib: { entry: ENTRY, formats: ['es'], fileName: 'bundle' } },
  });
  return output[0].code;
}

/** A plugin for the test runner's server: puts each such package into one module when a test first asks for it. */
export function bundleCommonjs() {
  const bundles = new Map();
  return {
    name: 'bundle-commonjs',
    resolveImport: ({ source }) => (Object.hasOwn(PACKAGES, source) ? `${PREFIX}${source}.mjs` : undefined),
    async serve({ path }) {
      if (!path.startsWith(PREFIX)) return undefined;
      const name = path.slice(PREFIX.length, -4);
      if (!bundles.has(name)) bundles.set(name, bundle(name));
      return { body: await bundles.get(name), type: 'js' };
    },
  };
}
