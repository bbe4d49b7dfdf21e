import { isObject, text } from './json.js';
import type { Json } from './json.js';
import { link } from './link.js';
import type { Coding, Condition, Item, ItemType, Operator, Option, Problem, Survey, Unsupported } from './model.js';
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
  enableWhen: Condition[];
};

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

/** Reads the items of one Questionnaire. */
class Reader {
  readonly problems: Problem[] = [];
  readonly byLinkId = new Map<string, Draft>();
  readonly items: Draft[] = [];
  #contained: Json[] = [];

  constructor(readonly options: ParseOptions) {}

  report(severity: Problem['severity'], code: string, message: string, linkId?: string): void {
    this.problems.push({ severity, code, message, linkId });
  }

  /** A field of the type expected; another type is a problem and counts as missing. */
  get(from: Json, name: string, type: 'string' | 'boolean' | 'number'): unknown {
    const value = from[name];
    if (typeof value === type && value !== '') return value;
    if (value !== undefined) this.#wrong(from, name, type);
    return undefined;
  }

  #wrong(from: Json, name: string, type: string): void {
    this.report('warning', 'wrongType', `"${name}" should be a ${type}; it is left out.`, text(from['linkId']));
  }

  /** The objects in a list; anything else there is a problem. */
  list(from: Json, name: string): Json[] {
    const value = from[name];
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.#wrong(from, name, 'list');
      return [];
    }
    const good = value.filter(isObject);
    if (good.length < value.length) this.#wrong(from, name, 'list of objects');
    return good;
  }

  questionnaire(from: Json): Survey {
    this.#contained = this.list(from, 'contained');
    const status = this.get(from, 'status', 'string') as string | undefined;
    if (status === 'draft') this.report('warning', 'draft', 'This Questionnaire is a draft.');
    if (status === 'retired') this.report('warning', 'retired', 'This Questionnaire is retired.');
    const url = this.get(from, 'url', 'string') as string | undefined;
    const version = this.get(from, 'version', 'string') as string | undefined;
    const items = this.#children(from, undefined, 0);
    if (!items.length) this.report('warning', 'empty', 'This Questionnaire has no items.');
    link(this);
    return {
      questionnaire: from,
      canonical: url && version ? `${url}|${version}` : url,
      title: this.get(from, 'title', 'string') as string | undefined,
      language: this.get(from, 'language', 'string') as string | undefined,
      status,
      items,
      byLinkId: this.byLinkId,
    };
  }

  #children(from: Json, parent: Draft | undefined, depth: number): Draft[] {
    const definitions = this.list(from, 'item');
    if (depth > MAX_DEPTH && definitions.length) {
      this.report('error', 'tooDeep', `Items below level ${MAX_DEPTH} are left out.`, parent?.linkId);
      return [];
    }
    const children = definitions.map((definition) => this.#item(definition, parent, depth));
    const question = parent && parent.type !== 'group';
    const next = [0, 0];
    for (const child of children) child.slot = next[question && child.type === 'display' ? 0 : 1]!++;
    return children;
  }

  #item(definition: Json, parent: Draft | undefined, depth: number): Draft {
    const found = extensions(definition);
    const linkId = (this.get(definition, 'linkId', 'string') as string | undefined) ?? '';
    const code = text(definition['type']) as ItemType | undefined;
    const flag = (name: string): boolean => this.get(definition, name, 'boolean') === true;
    const known = code === 'group' || code === 'display' || (code && valueKey(code));
    const type = code ?? ('' as ItemType);
    let unsupported: Unsupported | undefined;
    if (!known) unsupported = 'type';
    else if (type === 'attachment' || type === 'reference') unsupported = type;
    if (type !== 'display' || unsupported) {
      if (!linkId) unsupported = 'linkId';
      else if (this.byLinkId.has(linkId)) unsupported = 'duplicate';
    }
    const repeats = flag('repeats') && type !== 'display';
    const initial = this.list(definition, 'initial');
    const units = ['unitOption', 'unit'].map((name) =>
      (found.get(name) ?? [])
        .map((unit) => unit['valueCoding'] as Coding)
        .filter((unit) => isValid('valueCoding', unit)),
    );
    const item: Draft = {
      linkId,
      type,
      text: this.get(definition, 'text', 'string') as string | undefined,
      prefix: this.get(definition, 'prefix', 'string') as string | undefined,
      required: flag('required'),
      repeats,
      readOnly: flag('readOnly'),
      hidden: extensionValue(found, 'hidden')?.valueBoolean === true,
      control: this.#control(found),
      maxLength: this.get(definition, 'maxLength', 'number') as number | undefined,
      minLength: extensionNumber(found, 'minLength'),
      minValue: extensionValue(found, 'minValue') ?? extensionValue(found, 'minQuantity'),
      maxValue: extensionValue(found, 'maxValue') ?? extensionValue(found, 'maxQuantity'),
      maxDecimalPlaces: extensionNumber(found, 'maxDecimalPlaces'),
      minOccurs: extensionNumber(found, 'minOccurs'),
      maxOccurs: extensionNumber(found, 'maxOccurs'),
      regex: extensionValue(found, 'regex')?.valueString,
      options: [],
      units: units[0]!.length ? units[0]! : units[1]!,
      closedUnits: units[0]!.length > 0,
      initial: [],
      enableWhen: [],
      enableBehavior: definition['enableBehavior'] === 'any' ? 'any' : 'all',
      dependents: [],
      parent,
      children: [],
      index: this.items.length,
      slot: 0,
      rank: 0,
      unchecked: UNCHECKED.filter((name) => found.has(name)),
      unsupported,
      extensions: found,
      definition,
    };
    this.items.push(item);
    if (linkId && unsupported !== 'duplicate' && !this.byLinkId.has(linkId)) this.byLinkId.set(linkId, item);
    item.enableWhen = this.list(definition, 'enableWhen').map((condition) => this.#condition(condition, linkId));
    if (type === 'choice' || type === 'open-choice') this.#options(item);
    else item.options = this.#answerOptions(definition);
    const start = initial.length
      ? initial.flatMap((one) => answer(one) ?? [])
      : item.options.filter((option) => option.initialSelected).map((option) => option.value);
    item.initial = repeats ? start : start.slice(0, 1);
    if (item.unsupported) {
      const reason = `"${code ?? 'no type'}" item cannot be shown (${item.unsupported}).`;
      this.report(/linkId|dup/.test(item.unsupported) ? 'error' : 'warning', item.unsupported, reason, linkId);
    }
    if (unsupported !== 'linkId' && unsupported !== 'duplicate')
      item.children = this.#children(definition, item, depth + 1);
    return item;
  }

  #control(found: ReadonlyMap<string, readonly Json[]>): string | undefined {
    const concept = found.get('itemControl')?.[0]?.['valueCodeableConcept'];
    const coding: unknown = isObject(concept) && Array.isArray(concept['coding']) && concept['coding'][0];
    return isObject(coding) ? text(coding['code']) : undefined;
  }

  #condition(from: Json, linkId: string): Condition {
    const { operator } = from;
    const key = Object.keys(from).find((name) => name.startsWith('answer'));
    const value = key && answer({ [key.replace('answer', 'value')]: from[key] });
    if (!OPERATORS.includes(operator as string) || !value) {
      this.report('error', 'enableWhen', 'An enableWhen needs an operator and an answer; it never holds.', linkId);
      return { question: '', operator: '=', answer: {} };
    }
    return { question: text(from['question']) ?? '', operator: operator as Operator, answer: value };
  }

  #answerOptions(definition: Json): Option[] {
    return this.list(definition, 'answerOption').flatMap((option) => readOption(option) ?? []);
  }

  #options(item: Draft): void {
    const reference = this.get(item.definition, 'answerValueSet', 'string') as string | undefined;
    item.options = this.#answerOptions(item.definition);
    if (item.options.length || item.unsupported) return;
    if (reference) {
      const set =
        this.#contained.find(
          (one) => (text(one['id']) && `#${one['id'] as string}` === reference) || one['url'] === reference.split('|')[0],
        ) ?? findValueSet(this.options.valueSets, reference);
      item.options = (set && readValueSet(set)) ?? [];
    }
    if (!item.options.length) item.unsupported = reference ? 'answerValueSet' : 'options';
  }
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
  const reader = new Reader(options);
  try {
    if (isObject(input) && input['resourceType'] === 'Questionnaire') {
      return { survey: reader.questionnaire(input), problems: reader.problems };
    }
    reader.report('error', 'notQuestionnaire', 'A FHIR Questionnaire (resourceType "Questionnaire") is expected.');
  } catch (error) {
    reader.report('error', 'tooComplex', `This Questionnaire cannot be read: ${String(error)}`);
  }
  return { survey: null, problems: reader.problems };
}
