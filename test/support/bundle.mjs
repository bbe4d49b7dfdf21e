import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles a portal's own code with a tool of its own, which knows us as a package.
 * @param {string} code the entry
 * @param {object} [settings]
 * @param {Record<string, string>} [settings.packages] a package that stands in for another one, by that one's name
 * @returns {Promise<string>} one ES module
 */
export async function bundle(code, { packages = {} } = {}) {
  const [{ output }] = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"development"' },
    resolve: {
      alias: [
        ...Object.entries(packages).map(([name, replacement]) => ({
          find: new RegExp(`^${name}(?=$|/)`),
          replacement,
        })),
        { find: /^patient-partnership\/react$/, replacement: `${root}dist/react.js` },
        { find: /^patient-partnership$/, replacement: `${root}dist/index.js` },
        { find: /^patient-partnership\//, replacement: `${root}dist/` },
      ],
    },
    plugins: [
      {
        name: 'portal',
        resolveId: (id, importer) =>
          id === 'portal' ? `${root}portal.js` : importer === undefined ? `${root}portal.js` : undefined,
        load: (id) => (id === `${root}portal.js` ? code : undefined),
      },
    ],
    build: {
      write: false,
      lib: { entry: 'portal', formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  return output[0].code;
}
