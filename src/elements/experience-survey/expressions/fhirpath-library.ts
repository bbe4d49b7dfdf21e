import { compile } from 'fhirpath';
import model from 'fhirpath/fhir-context/r4/index.js';
import navigation from 'fhirpath/src/navigation.js';
import grammar from 'fhirpath/src/parser/generated/FHIRPathParser.js';
import parser from 'fhirpath/src/parser/index.js';
import utilities from 'fhirpath/src/utilities.js';

/** An expression that has been read, to be evaluated as often as there is need. */
export type Run = (focus: unknown, variables: Readonly<Record<string, unknown>>) => unknown[];

/** What is used of fhirpath.js, for FHIR R4. */
export interface Library {
  readonly compile: (
    path: string | { readonly base: string; readonly expression: string },
    options: Readonly<Record<string, unknown>>,
  ) => Run;
  readonly navigation: { readonly descendants: (this: object, nodes: readonly unknown[]) => unknown[] };
  readonly grammar: {
    readonly prototype: { readonly _interp: { predictionMode: number }; entireExpression(): object };
  };
  readonly parser: { parse(expression: string): object };
  readonly utilities: {
    makeChildResNodes(context: object, parent: object, name: string, model: object): unknown[];
  };
}

/**
 * The only place that imports fhirpath.js, which is in a format that browsers do not read: the build puts it, with all that
 * it needs, into this module, so that no bundler of a page ever meets it. Its types name nothing of it, for the same reason.
 */
export const library: Library = {
  compile: (path, options) =>
    compile(path, model, { ...options, resolveInternalTypes: false, preciseMath: true } as const) as Run,
  navigation: navigation as Library['navigation'],
  grammar: grammar as Library['grammar'],
  parser: parser as Library['parser'],
  utilities: utilities as Library['utilities'],
};
