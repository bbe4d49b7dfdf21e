/** The only module that imports fhirpath.js, which is in a format that browsers do not read: it is bundled with all of that. */
export const FHIRPATH = 'src/elements/experience-survey/expressions/fhirpath-library.ts';

/** As other modules import it. */
const NAME = './fhirpath-library.js';

/**
 * Leaves that module out: it is a bundle of its own, which stands beside those that import it.
 * @returns {import('vite').Plugin}
 */
export function fhirpathApart() {
  return {
    name: 'fhirpath-apart',
    enforce: 'pre',
    resolveId: {
      filter: { id: /fhirpath-library\.js$/ },
      handler: (id) => (id === NAME ? { id, external: 'relative' } : undefined),
    },
  };
}
