import { getSearchParameters } from '@medplum/core';

const INTERACTIONS = ['create', 'read', 'vread', 'update', 'search-type'];

/**
 * The server's CapabilityStatement, at `/metadata`.
 * @param {Iterable<string>} resourceTypes
 * @param {string} started instant at which the server was started
 */
export function capabilityStatement(resourceTypes, started) {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    experimental: true,
    date: started,
    kind: 'instance',
    software: { name: 'patient-partnership demo server' },
    implementation: { description: 'An example server for one machine. Not for real patients.' },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    rest: [
      {
        mode: 'server',
        security: { description: 'None: everyone who reaches this server reads and writes everything.' },
        resource: Array.from(resourceTypes, resourceCapability),
      },
    ],
  };
}

function resourceCapability(type) {
  const parameters = Object.values(getSearchParameters(type) ?? {});
  return {
    type,
    interaction: INTERACTIONS.map((code) => ({ code })),
    versioning: 'versioned',
    readHistory: true,
    updateCreate: true,
    conditionalCreate: true,
    ...(parameters.length > 0 && {
      searchParam: parameters.map(({ code, type: kind }) => ({ name: code, type: kind })),
    }),
  };
}
