import { roles, type Role, type Syntax } from './fhirpath-costs.js';
import { library, type Run } from './fhirpath-library.js';
import { withParts } from './fhirpath-parts.js';

/** An expression that has been read. */
export interface Compiled {
  readonly run: Run;
  readonly roles: ReadonlyMap<Syntax, Role>;
}

/** What antlr calls SLL: for FHIRPath it reads the same as with all of antlr's looking ahead, many times as fast. */
const FAST = 0;

/**
 * Reads an expression as fhirpath.js does, and notes its syntax tree. What is changed for it is put back at once.
 *
 * @param hooks - Functions of ours, and who is told of steps. Given here, as to give them each time costs as much as a
 * small expression.
 */
export function read(expression: string, base: string, hooks: Readonly<Record<string, unknown>> = {}): Compiled {
  const { compile, grammar, parser } = library;
  const { parse } = parser;
  const { prototype } = grammar;
  const { entireExpression } = prototype;
  let tree: Syntax | undefined;
  try {
    parser.parse = (text) => (tree = withParts(parse(text) as Syntax));
    prototype.entireExpression = function () {
      this._interp.predictionMode = FAST;
      return entireExpression.call(this);
    };
    const run = compile(base ? { base, expression } : expression, hooks);
    // Without its tree nobody could stop it.
    if (!tree) throw new Error('fhirpath.js reads in another way now');
    return { run, roles: roles(tree) };
  } finally {
    parser.parse = parse;
    prototype.entireExpression = entireExpression;
  }
}
