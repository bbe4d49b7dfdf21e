import { compile } from 'fhirpath';
import model from 'fhirpath/fhir-context/r4/index.js';
import { type Evaluate, ExpressionFault } from '../../domain/questionnaire/expressions/evaluation.js';
import { isAffordable } from '../../domain/questionnaire/pattern.js';
import { addLateStyles } from '../../kernel/late-styles.js';
import { ruleStyles } from './rules.css.js';

addLateStyles(ruleStyles);

/** How long one expression may take, in milliseconds. */
const MAX_TIME = 1000;

type Compiled = (
  focus: unknown,
  variables: Readonly<Record<string, unknown>>,
  options: Readonly<Record<string, unknown>>,
) => unknown[];

const compiled = new Map<string, Compiled>();

function compilation(expression: string, base = ''): Compiled {
  const key = `${base}\n${expression}`;
  let known = compiled.get(key);
  if (!known) {
    known = compile(base ? { base, expression } : expression, model, {
      resolveInternalTypes: false,
      preciseMath: true,
    }) as Compiled;
    compiled.set(key, known);
  }
  return known;
}

const unquoted = (given: unknown): string => String(Array.isArray(given) ? given[0] : given);

/** Patterns come from outside, and a browser cannot stop one that takes too long. */
function pattern(given: unknown, found: unknown, flags?: unknown): RegExp {
  const [source, text] = [unquoted(given), unquoted(found)];
  if (!isAffordable(source, text.length)) throw new ExpressionFault('a pattern could take too long');
  return new RegExp(source, `u${typeof flags === 'string' ? flags.replace(/[^ims]/g, '') : 's'}`);
}

const isEmpty = (given: unknown): boolean => Array.isArray(given) && given.length === 0;

/** Functions in the place of fhirpath.js's own: patterns that end, and nothing written to the console. */
const functions: Readonly<Record<string, object>> = {
  matches: {
    fn: (text: unknown, source: unknown, flags?: unknown) =>
      isEmpty(text) || isEmpty(source) ? [] : pattern(source, text, flags).test(unquoted(text)),
    arity: { 1: ['String'], 2: ['String', 'String'] },
  },
  matchesFull: {
    fn: (text: unknown, source: unknown, flags?: unknown) =>
      isEmpty(text) || isEmpty(source) ? [] : pattern(`^(?:${unquoted(source)})$`, text, flags).test(unquoted(text)),
    arity: { 1: ['String'], 2: ['String', 'String'] },
  },
  replaceMatches: {
    fn: (text: unknown, source: unknown, by: unknown) =>
      isEmpty(text) || isEmpty(source) || isEmpty(by)
        ? []
        : unquoted(text).replace(new RegExp(pattern(source, text), 'gu'), unquoted(by)),
    arity: { 2: ['String', 'String'] },
  },
};

/** fhirpath.js looks here at each call of a function: the only place at which it can be stopped. */
function stoppable(deadline: number): object {
  return new Proxy(functions, {
    getOwnPropertyDescriptor(target, name) {
      if (performance.now() > deadline) throw new ExpressionFault('it takes too long', true);
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
  });
}

/** What may be said of a fault: fhirpath.js puts values into some of its messages. */
const HARMLESS = /^(?:line: |Attempting to access an undefined environment variable|Not implemented)/;

/** FHIRPath for FHIR R4, by fhirpath.js. */
export const evaluate: Evaluate = (expression, focus, variables, base) => {
  try {
    // Reading an expression for the first time is not its fault.
    const run = compilation(expression, base);
    const options = { userInvocationTable: stoppable(performance.now() + MAX_TIME), traceFn: () => undefined };
    return run(focus, variables, options);
  } catch (error) {
    if (error instanceof ExpressionFault || !(error instanceof Error)) throw error;
    throw HARMLESS.test(error.message) ? new ExpressionFault(error.message) : error;
  }
};

export { ExpressionRules } from '../../domain/questionnaire/expressions/engine.js';
