import { isObject, text } from './json.js';
import type { Json } from './json.js';
import { link } from './link.js';
import type { AnswerValue, Coding, Condition, Item, ItemType, Operator, Option, Problem, Survey } from './model.js';
import {
  answer,
  extensionNumber,
  extensions,
  extensionValue,
  findValueSet,
  readOption,
  readValueSet,
} from './options.js';
import { isValid, valueKey } from './values.js';

/** While reading, before everything that looks at other items is known. */
export type Draft = { -readonly [K in keyof Item]: Item[K] } & {
  children: Draft[];
  dependents: Draft[];
  parent?: Draft;
};

export type Report = (code: string, message: string, linkId?: string, severity?: Problem['severity']) => void;

export interface ParseOptions {
  /** Value sets from elsewhere, by canonical URL: a map, a record, a list of ValueSet resources, or a function. */
  readonly valueSets?: unknown;
}

const MAX_DEPTH = 60;
const OPERATORS = ['exists', '=', '!=', '>', '<', '>=', '<='];
/** Rules that need FHIRPath or a terminology server. */
const UNCHECKED = [
  'cqf-expression',
  'constraint',
  'targetConstraint',
  'enableWhenExpression',
  'answerExpression',
  'answerOptionsToggleExpression',
  'unitValueSet',
];

function control(found: Item['extensions']): string | undefined {
  const concept = found.get('itemControl')?.[0]?.['valueCodeableConcept'];
  const coding: unknown = isObject(concept) && Array.isArray(concept['coding']) && concept['coding'][0];
  return isObject(coding) ? text(coding['code']) : undefined;
}

function read(from: Json, { valueSets }: ParseOptions, report: Report): Survey {
  const byLinkId = new Map<string, Draft>();
  const all: Draft[] = [];

  /** A field of the type expected; another type is a problem and counts as missing. */
  function get(from: Json, name: string, type: 'string'): string | undefined;
  function get(from: Json, name: string, type: 'number'): number | undefined;
  function get(from: Json, name: string, type: 'boolean' | 'list'): unknown;
  function get(from: Json, name: string, type: string): unknown {
    const value = from[name];
    if (value === undefined || (typeof value === type && value !== '') || (type === 'list' && Array.isArray(value))) {
      return value;
    }
    report('wrongType', `${name} should be a ${type}`, text(from['linkId']));
    return undefined;
  }

  /** The objects in a list; anything else there is a problem. */
  function list(from: Json, name: string): Json[] {
    const value = (get(from, name, 'list') ?? []) as unknown[];
    const good = value.filter(isObject);
    if (good.length < value.length) report('wrongType', `${name} should have objects only`, text(from['linkId']));
    return good;
  }

  function readChildren(from: Json, parent?: Draft, depth = 0): Draft[] {
    const definitions = list(from, 'item');
    if (depth > MAX_DEPTH && definitions[0]) {
      report('tooDeep', `nothing below level ${MAX_DEPTH} is read`, parent?.linkId, 'error');
      return [];
    }
    const children = definitions.map((definition) => readItem(definition, parent, depth));
    // The displays of a question are on the question, its other items under each answer.
    const next = [0, 0];
    const split = parent && parent.type !== 'group';
    for (const child of children) child.slot = next[split && child.type === 'display' ? 0 : 1]!++;
    return children;
  }

  function readItem(definition: Json, parent: Draft | undefined, depth: number): Draft {
    const found = extensions(definition);
    const linkId = get(definition, 'linkId', 'string') ?? '';
    // Of any type: an unknown one is unsupported, and its answers are kept.
    const type = (get(definition, 'type', 'string') ?? '') as ItemType;
    const flag = (name: string): boolean => get(definition, name, 'boolean') === true;
    const units = ['unitOption', 'unit'].map((name) =>
      (found.get(name) ?? [])
        .map((unit) => unit['valueCoding'] as Coding)
        .filter((unit) => isValid('valueCoding', unit)),
    );
    const closedUnits = !!units[0]![0];
    const item: Draft = {
      linkId,
      type,
      text: get(definition, 'text', 'string'),
      prefix: get(definition, 'prefix', 'string'),
      required: flag('required'),
      repeats: flag('repeats') && type !== 'display',
      readOnly: flag('readOnly'),
      hidden: extensionValue(found, 'hidden')?.valueBoolean === true,
      control: control(found),
      maxLength: get(definition, 'maxLength', 'number'),
      minValue: extensionValue(found, 'minValue') ?? extensionValue(found, 'minQuantity'),
      maxValue: extensionValue(found, 'maxValue') ?? extensionValue(found, 'maxQuantity'),
      regex: extensionValue(found, 'regex')?.valueString,
      options: list(definition, 'answerOption').flatMap((option) => readOption(option) ?? []),
      units: units[closedUnits ? 0 : 1]!,
      closedUnits,
      initial: [],
      enableWhen: list(definition, 'enableWhen').map((condition) => readCondition(condition, linkId)),
      enableBehavior: definition['enableBehavior'] === 'any' ? 'any' : 'all',
      dependents: [],
      parent,
      children: [],
      index: all.length,
      slot: 0,
      rank: 0,
      unchecked: UNCHECKED.filter((name) => found.has(name)),
      extensions: found,
      definition,
    };
    for (const name of ['minLength', 'maxDecimalPlaces', 'minOccurs', 'maxOccurs'] as const) {
      item[name] = extensionNumber(found, name);
    }
    all.push(item);
    support(item);
    item.initial = readInitial(item).slice(0, item.repeats ? undefined : 1);
    const { unsupported } = item;
    const isLost = unsupported === 'linkId' || unsupported === 'duplicate';
    if (unsupported) report(unsupported, 'this item is not supported', linkId, isLost ? 'error' : 'warning');
    if (!isLost) {
      if (linkId && !byLinkId.has(linkId)) byLinkId.set(linkId, item);
      item.children = readChildren(definition, item, depth + 1);
    }
    return item;
  }

  /** Looks for the options of a choice, and for what cannot be supported. */
  function support(item: Draft): void {
    const { linkId, type, definition } = item;
    if (type === 'display') return;
    if (type === 'attachment' || type === 'reference') item.unsupported = type;
    else if (type !== 'group' && !valueKey(type)) item.unsupported = 'type';
    else if (/choice$/.test(type) && !item.options[0]) {
      const url = get(definition, 'answerValueSet', 'string');
      item.options = url ? valueSet(url) : [];
      if (!item.options[0]) item.unsupported = url ? 'answerValueSet' : 'options';
    }
    if (!linkId) item.unsupported = 'linkId';
    else if (byLinkId.has(linkId)) item.unsupported = 'duplicate';
  }

  function valueSet(url: string): readonly Option[] {
    const set = contained.find((one) => url === `#${text(one['id'])}`) ?? findValueSet(valueSets, url);
    return (set && readValueSet(set)) ?? [];
  }

  function readInitial({ definition, options }: Draft): AnswerValue[] {
    const initial = list(definition, 'initial');
    if (initial[0]) return initial.flatMap((one) => answer(one) ?? []);
    return options.flatMap((option) => (option.initialSelected ? option.value : []));
  }

  function readCondition(from: Json, linkId: string): Condition {
    const key = Object.keys(from).find((name) => name.startsWith('answer')) ?? '';
    const value = answer({ [key.replace('answer', 'value')]: from[key] });
    const operator = text(from['operator']) ?? '';
    if (value && OPERATORS.includes(operator)) {
      return { question: text(from['question']) ?? '', operator: operator as Operator, answer: value };
    }
    report('enableWhen', 'needs a question, an operator and an answer; it never holds', linkId, 'error');
    return { question: '', operator: '=', answer: {} };
  }

  const contained = list(from, 'contained');
  const url = get(from, 'url', 'string');
  const version = get(from, 'version', 'string');
  const status = get(from, 'status', 'string');
  if (status === 'draft' || status === 'retired') report(status, `the Questionnaire is ${status}`);
  const items = readChildren(from);
  if (!items[0]) report('empty', 'no items');
  link(all, byLinkId, report);
  return {
    questionnaire: from,
    canonical: url && version ? `${url}|${version}` : url,
    title: get(from, 'title', 'string'),
    language: get(from, 'language', 'string'),
    status,
    items,
    byLinkId,
  };
}

/**
 * Reads a FHIR R4 Questionnaire. Takes anything and never throws: what is wrong is a problem, and the rest works.
 *
 * @returns `survey` is null only if the input is no Questionnaire at all.
 */
export function parseQuestionnaire(
  input: unknown,
  options: ParseOptions = {},
): { survey: Survey | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const report: Report = (code, message, linkId, severity = 'warning') => {
    problems.push({ severity, code, message, linkId });
  };
  let survey: Survey | null = null;
  try {
    if (isObject(input) && input['resourceType'] === 'Questionnaire') survey = read(input, options, report);
    else report('notQuestionnaire', 'resourceType should be Questionnaire', undefined, 'error');
  } catch (error) {
    report('tooComplex', String(error), undefined, 'error');
  }
  return { survey, problems };
}
