import { roles, type Role, type Syntax } from './fhirpath-costs.js';
import { library, type Run } from './fhirpath-library.js';

/** An expression that has been read. */
export interface Compiled {
  readonly run: Run;
  readonly roles: ReadonlyMap<Syntax, Role>;
}

/** What antlr calls SLL: for FHIRPath it reads the same as with all of antlr's looking ahead, many times as fast. */
const FAST = 0;

/** Reads an expression as fhirpath.js does, and notes its syntax tree. What is changed for it is put back at once. */
export function read(expression: string, base: string): Compiled {
  const { compile, grammar, parser } = library;
  const { parse } = parser;
  const { prototype } = grammar;
  const { entireExpression } = prototype;
  let tree: object | undefined;
  try {
    parser.parse = (text) => (tree = parse(text));
    prototype.entireExpression = function () {
      this._interp.predictionMode = FAST;
      return entireExpression.call(this);
    };
    const run = compile(base ? { base, expression } : expression);
    // Without its tree nobody could stop it.
    if (!tree) throw new Error('fhirpath.js reads in another way now');
    return { run, roles: roles(tree as Syntax) };
  } finally {
    parser.parse = parse;
    prototype.entireExpression = entireExpression;
  }
}
