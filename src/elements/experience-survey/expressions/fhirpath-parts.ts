import { ExpressionFault } from '../../../domain/questionnaire/expressions/budget.js';
import type { Recall } from '../../../domain/questionnaire/expressions/shared-parts.js';
import type { Syntax } from './fhirpath-costs.js';

/** A part of expressions that depends on nothing but `%resource`. */
class Part {}

/** One for each text. */
const parts = new Map<string, Part>();

/** Syntax as a text of its own; where it stands in an expression makes no difference. */
const written = ({ type, text = '', children = [] }: Syntax): string =>
  `${type} ${text.length} ${text}(${children.map(written).join('')})`;

function partOf(syntax: Syntax): Part {
  const text = written(syntax);
  let part = parts.get(text);
  if (!part) parts.set(text, (part = new Part()));
  return part;
}

/** Functions whose first argument is evaluated for each of what they are called on, which is `$this` in there. */
const FOR_EACH = /^(?:where|select|exists|all|repeat)$/;
/** Functions that give the same each time, and look at nothing but what they are called on and their arguments. */
const PLAIN =
  /^(?:first|last|tail|single|skip|take|empty|not|hasValue|count|sum|min|max|avg|distinct|isDistinct|all(?:True|False)|any(?:True|False)|descendants|startsWith|endsWith|contains|toString|toInteger|toDecimal|round|(?:item|desc)?[wW]hereLinkId(?:Is|Starts))$/;
/** Their argument is the name of a type. */
const OF_TYPE = /^(?:ofType|as|is)$/;
/** Functions that only lead on to some of what is there. */
const LEADS = /^(?:first|last|(?:item|desc)?[wW]hereLinkId(?:Is|Starts))$/;
/** What is as closed as what is in it. */
const CLOSED =
  /^(?:Term|Invocation|Indexer|Equality|Inequality|Membership|And|Or|Union|Additive|Multiplicative)Expression$|^(?:InvocationTerm|ParenthesizedTerm|ParamList)$/;
const LITERAL = /^(?:String|Boolean|Number)Literal$/;
const PATH = /^(?:Invocation|Indexer)Expression$/;

const isResource = ({ type, text }: Syntax): boolean => type === 'ExternalConstantTerm' && text === 'resource';

/**
 * Whether a piece of syntax gives the same wherever it stands in an expression, and in which.
 *
 * @param isInside - It stands in an argument with a `$this` of its own.
 */
function isClosed(syntax: Syntax, isInside: boolean): boolean {
  const { type, children = [] } = syntax;
  const [only] = children;
  if (type === 'LiteralTerm') return !!only && LITERAL.test(only.type);
  if (type === 'MemberInvocation') return isInside || !('atRoot' in syntax);
  if (type === 'ThisInvocation') return isInside;
  // A function that nothing stands before is called on what is there.
  if (type === 'InvocationTerm' && only?.type === 'FunctionInvocation' && !isInside) return false;
  if (type === 'FunctionInvocation') {
    const [, given] = only?.children ?? [];
    const name = only?.text ?? '';
    if (OF_TYPE.test(name)) return true;
    return FOR_EACH.test(name)
      ? !given || isClosed(given, true)
      : PLAIN.test(name) && (!given || isClosed(given, isInside));
  }
  return isResource(syntax) || (CLOSED.test(type) && children.every((child) => isClosed(child, isInside)));
}

const looksAtResource = (syntax: Syntax): boolean => isResource(syntax) || !!syntax.children?.some(looksAtResource);

/** Whether a path that is closed only leads to pieces of the response. */
function leads(syntax: Syntax): boolean {
  const [from, step] = syntax.children ?? [];
  if (isResource(syntax)) return true;
  if (syntax.type === 'InvocationExpression') {
    const { type, children } = step!;
    return (type === 'MemberInvocation' || LEADS.test(children?.[0]?.text ?? '')) && leads(from!);
  }
  return /^(?:Indexer|Term)Expression$/.test(syntax.type) && leads(from!);
}

const NAME = 'recall';

/** `recall(part, path)`, which no author can write: a part is no text. */
function recalled(path: Syntax, inner: Syntax): Syntax {
  const given = { type: 'ParamList', children: [{ type: 'TermExpression', text: partOf(path) as string }, inner] };
  const called = { type: 'Functn', text: NAME, children: [{ type: 'Identifier', text: NAME }, given] };
  return { type: 'FunctionInvocation', text: NAME, children: [called] };
}

/**
 * Has paths that depend on nothing but `%resource` found by {@link recalling}: the longest, and in these what only leads
 * there, as others may go on from there in another way.
 */
export function withParts(syntax: Syntax, isRecalled = false): Syntax {
  const { type, children } = syntax;
  if (!children) return syntax;
  const isClosedPath = PATH.test(type) && isClosed(syntax, false) && looksAtResource(syntax);
  if (isClosedPath && leads(syntax)) return recalled(syntax, syntax);
  const isPart = isClosedPath && !isRecalled;
  const inner = { ...syntax, children: children.map((child) => withParts(child, isPart || isRecalled)) };
  return isPart ? recalled(syntax, inner) : inner;
}

/** The function that finds a part. */
export const recalling = (recall: Recall): Readonly<Record<string, object>> => ({
  [NAME]: {
    fn: (input: unknown, part: unknown, find: (input: unknown) => readonly unknown[]) => {
      if (!(part instanceof Part)) throw new ExpressionFault(`Not implemented: ${NAME}`);
      // A list of its own: fhirpath.js changes some lists.
      return [...recall(part, () => find(input))];
    },
    arity: { 2: ['Identifier', 'Expr'] },
  },
});
