import { isObject, text } from './json.js';
import type { Json } from './json.js';
import type { Coding, Condition, Extensions, Operator } from './model.js';
import { answer, extensionValue } from './options.js';
import type { Report } from './parse.js';
import { isValid } from './values.js';

const OPERATORS = ['exists', '=', '!=', '>', '<', '>=', '<='];

/** The names of extensions with rules in FHIRPath; of those, the ones that only fill in answers leave no rule open. */
const EXPRESSION = /xpression$|onstraint$/;
const FILLING = /^(initial|calculated)/;
const LIMITS = /^(min|max)[VQ]/;

/** An expression in a language that is evaluated here; others (queries, CQL) need a server. */
export const isFhirPath = (expression: unknown): expression is Json & { readonly expression: string } =>
  isObject(expression) && expression['language'] === 'text/fhirpath' && !!text(expression['expression']);

/**
 * The names of rules in FHIRPath, also in limits that are worked out:
 * `{"url": ".../minValue", "_valueDate": {"extension": [cqf-expression]}}`.
 */
const expressions = (found: Extensions): string[] =>
  [...found.keys()].filter(
    (name) =>
      EXPRESSION.test(name) || (LIMITS.test(name) && Object.keys(found.get(name)![0]!).some((key) => key[0] === '_')),
  );

/** Has an element anything for FHIRPath? */
export const hasExpression = (found: Extensions, words?: Extensions): boolean =>
  found.has('variable') || words?.has('cqf-expression') || expressions(found).length > 0;

/** The rules of an item that nothing here can tell, by the last part of their extension's URL. */
export function uncheckedRules(found: Extensions, evaluates = false): string[] {
  const open = evaluates ? [] : expressions(found).filter((name) => !FILLING.test(name));
  return found.has('unitValueSet') ? [...open, 'unitValueSet'] : open;
}

/** The code of the itemControl, if there is one. */
export function control(found: Extensions): string | undefined {
  const concept = found.get('itemControl')?.[0]?.['valueCodeableConcept'];
  const coding: unknown = isObject(concept) && Array.isArray(concept['coding']) && concept['coding'][0];
  return isObject(coding) ? text(coding['code']) : undefined;
}

/** The units of a quantity, and whether they are a closed list. */
export function units(found: Extensions): { units: Coding[]; closedUnits: boolean } {
  const [closed, open] = ['unitOption', 'unit'].map((name) =>
    (found.get(name) ?? []).map((unit) => unit['valueCoding'] as Coding).filter((unit) => isValid('valueCoding', unit)),
  ) as [Coding[], Coding[]];
  return closed[0] ? { units: closed, closedUnits: true } : { units: open, closedUnits: false };
}

export const isHidden = (found: Extensions): boolean => extensionValue(found, 'hidden')?.valueBoolean === true;

export function readCondition(from: Json, linkId: string, report: Report): Condition {
  const key = Object.keys(from).find((name) => name.startsWith('answer')) ?? '';
  const value = answer({ [key.replace('answer', 'value')]: from[key] });
  const operator = text(from['operator']) ?? '';
  if (value && OPERATORS.includes(operator)) {
    return { question: text(from['question']) ?? '', operator: operator as Operator, answer: value };
  }
  report('enableWhen', 'needs a question, an operator and an answer; it never holds', linkId, 'error');
  return { question: '', operator: '=', answer: {} };
}
