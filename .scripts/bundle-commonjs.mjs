import { build } from 'vite';

/** Packages in a format that browsers do not read, with what is imported from them by name. */
const PACKAGES = {
  fhirpath: ['compile'],
  'fhirpath/fhir-context/r4/index.js': [],
  'fhirpath/src/navigation.js': [],
  'fhirpath/src/parser/index.js': [],
  'fhirpath/src/parser/generated/FHIRPathParser.js': [],
  'fhirpath/src/utilities.js': [],
};
const NAMES = Object.keys(PACKAGES);
const PREFIX = '/__bundled__/';
const ENTRY = 'virtual:entry';

/** All in one, as they share modules. */
async function bundle() {
  const code = NAMES.map((name, at) => `export { default as p${at} } from '${name}';`).join('');
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

/** A plugin for the test runner's server: puts such packages into one module when a test first asks for it. */
export function bundleCommonjs() {
  let all;
  return {
    name: 'bundle-commonjs',
    resolveImport: ({ source }) => (Object.hasOwn(PACKAGES, source) ? `${PREFIX}${source}.mjs` : undefined),
    async serve({ path }) {
      if (!path.startsWith(PREFIX)) return undefined;
      const name = path.slice(PREFIX.length, -4);
      if (name === 'all') return { body: await (all ??= bundle()), type: 'js' };
      const names = PACKAGES[name].join();
      const body = `import { p${NAMES.indexOf(name)} as it } from '${PREFIX}all.mjs'; export default it; export const { ${names} } = it;`;
      return { body, type: 'js' };
    },
  };
}
