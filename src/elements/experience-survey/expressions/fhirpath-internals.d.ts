/** Parts of fhirpath.js beside what it exports and describes; its version is pinned. */
declare module 'fhirpath/src/*' {
  const part: unknown;
  export = part;
}
