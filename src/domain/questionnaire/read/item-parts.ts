import { LONGEST_WORD } from '../../format/long-text.js';
import { isObject, objects, text } from '../model/json.js';
import type { Json } from '../model/json.js';
import type { Coding, Condition, Extensions, Item, ItemType, Operator } from '../model/model.js';
import { answer, extensionValue } from '../model/extensions.js';
import type { Report } from './report.js';
import { isValid, typeOf, valueKey } from '../model/values.js';

const OPERATORS = ['exists', '=', '!=', '>', '<', '>=', '<='];

/** The names of extensions with rules in FHIRPath. */
const EXPRESSION = /(?<!cqf-e)xpression$|onstraint$/;
/** An extension that works out what it stands beside. */
export const COMPUTED = /\/cqf-(?:expression|calculatedValue)(?="|$)/;

/** An expression in a language that is evaluated here; others (queries, CQL) need a server. */
export const isFhirPath = (expression: unknown): expression is Json & { readonly expression: string } =>
  isObject(expression) && expression['language'] === 'text/fhirpath' && !!text(expression['expression']);

/** The names of rules in FHIRPath. */
export const expressions = (found: Extensions): string[] => [...found.keys()].filter((name) => EXPRESSION.test(name));

/** Has an element anything for FHIRPath? Members that are worked out are looked for in all at once ({@link isComputed}). */
export const hasExpression = (found: Extensions): boolean => found.has('variable') || expressions(found).length > 0;

/** Is anything worked out in a Questionnaire by what stands beside a member? */
export function isComputed(questionnaire: Json): boolean {
  try {
    return COMPUTED.test(JSON.stringify(questionnaire));
  } catch {
    // Nested too deep to be looked through at once.
    return true;
  }
}

/** The code of the itemControl, if there is one. */
export function control(found: Extensions): string | undefined {
  const concept = found.get('itemControl')?.[0]?.['valueCodeableConcept'];
  const coding: unknown = isObject(concept) && Array.isArray(concept['coding']) && concept['coding'][0];
  return isObject(coding) ? text(coding['code']) : undefined;
}

/**
 * The type in R4 for one of R5, where choices are `coding`, `answerConstraint` says what may be answered beside the
 * options, and the options say what a `question` takes. Where that is anything of the type, its own field takes it.
 */
export function readType(given: string, from: Json): Pick<Item, 'type' | 'takesOthers'> {
  const [first] = objects(from['answerOption']);
  const hasList = !!first || !!from['answerValueSet'];
  const isCoded = given === 'coding' || (given === 'question' && hasList && !first);
  const type = isCoded
    ? 'choice'
    : given === 'question'
      ? (typeOf(first ?? objects(from['initial'])[0] ?? {}) ?? 'text')
      : (given as ItemType);
  const constraint = hasList && valueKey(type) ? from['answerConstraint'] : undefined;
  if (constraint !== 'optionsOrString' && constraint !== 'optionsOrType') return { type };
  const isOpen =
    constraint === 'optionsOrString' ? !!first || type === 'choice' : !!first && valueKey(type) === 'valueString';
  return isOpen ? { type: 'open-choice' } : { type, takesOthers: true };
}

/** Extensions with words that stand on the page as they are. */
const WORDS = ['entryFormat', 'shortText'];

/** Leaves of the words in extensions what can be shown. A unit whose name cannot is none: it would be sent, too. */
export function cutWords(
  found: Map<string, Json[]>,
  fit: (words: string, name: string, linkId?: string) => string,
  linkId?: string,
): void {
  for (const name of WORDS) {
    const [first] = found.get(name) ?? [];
    const words = text(first?.['valueString']);
    if (words) found.set(name, [{ ...first, valueString: fit(words, name, linkId) }]);
  }
  for (const name of ['unit', 'unitOption']) {
    const list = found.get(name);
    const fits = ({ valueCoding }: Json): boolean => {
      const words = isObject(valueCoding) ? text(valueCoding['display'] ?? valueCoding['code']) : undefined;
      return !words || words.length <= LONGEST_WORD || fit(words, name, linkId) === words;
    };
    if (list) found.set(name, list.filter(fits));
  }
}

/** The units of a quantity, and whether they are a closed list. */
export function units(found: Extensions): Pick<Item, 'units' | 'closedUnits' | 'unitOpen'> {
  const [options, hints] = ['unitOption', 'unit'].map((name) =>
    (found.get(name) ?? []).map((unit) => unit['valueCoding'] as Coding).filter((unit) => isValid('valueCoding', unit)),
  ) as [Coding[], Coding[]];
  const open = found.get('unitOpen')?.[0]?.['valueCode'];
  const unitOpen = open === 'optionsOrString' || open === 'optionsOrType' ? open : undefined;
  const list = options[0] ? options : hints;
  return { units: list, closedUnits: !unitOpen && !!list[0] && (list === options || open === 'optionsOnly'), unitOpen };
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
