import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';

/**
 * Writes, from the manifest, what editors know of elements and of the theme.
 * @param {{ outdir: string }} options folder of what is written
 */
export function editors({ outdir }) {
  return {
    name: 'editors',
    packageLinkPhase({ customElementsManifest: manifest }) {
      // Their CSS is of the whole page; beside an element, the theme would be longer than all that is the element's own
      const options = { outdir, hideLogs: true, descriptionSrc: 'description', hideCssPropertiesDocs: true };
      generateVsCodeCustomElementData(forEditors(manifest), options);
      generateJetBrainsWebTypes(forEditors(manifest), { ...options, packageJson: false });
    },
  };
}

/** A manifest in which each custom property and each part is named once, with its default in words. */
function forEditors(manifest) {
  const copy = structuredClone(manifest);
  const seen = new Set();
  const isFirst = (kind) => (entry) => !seen.has(`${kind} ${entry.name}`) && seen.add(`${kind} ${entry.name}`);
  for (const element of copy.modules.flatMap(({ declarations }) => declarations)) {
    element.cssParts = element.cssParts?.filter(isFirst('part'));
    element.cssProperties = element.cssProperties?.filter(isFirst('property')).map((property) => ({
      ...property,
      description: `${property.description} (default: \`${property.default}\`)`,
    }));
  }
  return copy;
}
