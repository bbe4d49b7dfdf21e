import { Budget, ExpressionFault } from '../../../domain/questionnaire/expressions/budget.js';
import { plain } from '../../../domain/questionnaire/expressions/convert.js';
import type { Evaluate } from '../../../domain/questionnaire/expressions/evaluation.js';
import type { Recall } from '../../../domain/questionnaire/expressions/shared-parts.js';
import { Pattern, PatternFault } from '../../../domain/questionnaire/patterns/pattern.js';
import { lateSurveyStyles } from '../late-styles.js';
import { Meter } from './fhirpath-costs.js';
import { finders, withFinders } from './fhirpath-finders.js';
import { recalling } from './fhirpath-parts.js';
import { type Compiled, read } from './fhirpath-reader.js';
import { ruleStyles } from '../issues/rules.css.js';

lateSurveyStyles.add(ruleStyles);

/** A text; one that was found in the response is in an object of the engine's own. */
const unquoted = (given: unknown): string => String(plain(Array.isArray(given) ? given[0] : given));

const isEmpty = (given: unknown): boolean => Array.isArray(given) && given.length === 0;

/** Tries a pattern, which comes from outside, within bounds. */
function tried<T>(source: unknown, flags: unknown, use: (pattern: Pattern) => T): T {
  try {
    return use(new Pattern(unquoted(source), `u${typeof flags === 'string' ? flags.replace(/[^ims]/g, '') : 's'}`));
  } catch (error) {
    throw error instanceof PatternFault ? new ExpressionFault(error.message) : error;
  }
}

/** Functions beside and in the place of fhirpath.js's own: patterns that end. */
const functions: Readonly<Record<string, object>> = {
  ...finders,
  matches: {
    fn: (text: unknown, source: unknown, flags?: unknown) =>
      isEmpty(text) || isEmpty(source) ? [] : tried(source, flags, (pattern) => pattern.test(unquoted(text))),
    arity: { 1: ['String'], 2: ['String', 'String'] },
  },
  matchesFull: {
    fn: (text: unknown, source: unknown, flags?: unknown) =>
      isEmpty(text) || isEmpty(source) ? [] : tried(source, flags, (pattern) => pattern.testWhole(unquoted(text))),
    arity: { 1: ['String'], 2: ['String', 'String'] },
  },
  replaceMatches: {
    fn: (text: unknown, source: unknown, by: unknown) =>
      isEmpty(text) || isEmpty(source) || isEmpty(by)
        ? []
        : tried(source, '', (pattern) => pattern.replace(unquoted(text), unquoted(by))),
    arity: { 2: ['String', 'String'] },
  },
};

/** Who counts the steps of the present evaluation, and who recalls parts for it. */
interface Present {
  readonly meter: Meter;
  readonly recall: Recall;
}
let present: Present | undefined;

/** Recalls nothing. */
const anew: Recall = (_part, find) => find();

/** What fhirpath.js is given with each expression that it reads. */
const hooks = {
  userInvocationTable: Object.fromEntries(
    Object.entries({ ...functions, ...recalling((part, find) => present!.recall(part, find)) }).map(([name, one]) => [
      name,
      // As fhirpath.js has its own: with nodes, not only their data.
      { ...one, internalStructures: true },
    ]),
  ),
  traceFn: () => undefined,
  debugger: (...step: Parameters<Meter['after']>) => present!.meter.after(...step),
};

/** By the type of what they start from. */
const compiled = new Map<string, Map<string, Compiled>>();

function compilation(expression: string, base = ''): Compiled {
  let known = compiled.get(base);
  if (!known) compiled.set(base, (known = new Map<string, Compiled>()));
  let one = known.get(expression);
  if (!one) known.set(expression, (one = read(withFinders(expression), base, hooks)));
  return one;
}

/** What may be said of a fault: fhirpath.js puts values into some of its messages. */
const HARMLESS = /^(?:line: |Attempting to access an undefined environment variable|Not implemented)/;

/** FHIRPath for FHIR R4, by fhirpath.js. */
export const evaluate: Evaluate = (expression, focus, variables, base, budget = new Budget(), recall = anew) => {
  const outer = present;
  try {
    const { run, roles } = compilation(expression, base);
    present = { meter: new Meter(budget, roles), recall };
    return run(focus, variables);
  } catch (error) {
    if (error instanceof ExpressionFault || !(error instanceof Error)) throw error;
    throw HARMLESS.test(error.message) ? new ExpressionFault(error.message) : error;
  } finally {
    // Nothing of an evaluation is kept when it is over.
    present = outer;
  }
};

export { ExpressionRules } from '../../../domain/questionnaire/expressions/engine.js';
