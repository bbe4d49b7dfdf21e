import {
  control,
  cutWords,
  hasExpression,
  isComputed,
  isFhirPath,
  isHidden,
  readCondition,
  readType,
  units,
} from './item-parts.js';
import { isObject, text } from '../model/json.js';
import type { Json } from '../model/json.js';
import type { Draft, Report } from './report.js';
import { link } from './link.js';
import { searchWhereMany } from './many-options.js';
import { MOST_NODES } from '../state/size.js';
import { newItem, placed } from './new-item.js';
import { readOption, readValueSet } from './options.js';
import { membersReader } from './members.js';
import { isLost } from '../model/model.js';
import type { AnswerValue, Item, ItemType, Option, Problem, Survey, Unsupported } from '../model/model.js';
import { fitting } from '../model/checks.js';
import { checkFacets } from '../model/facets.js';
import { completed } from '../model/completed.js';
import { answer, extensionNumber, extensions, extensionValue } from '../model/extensions.js';
import { isAnswer, valueKey } from '../model/values.js';

export interface ReadOptions {
  /** Finds a value set from elsewhere by its canonical URL. */
  readonly findValueSet?: (url: string) => Json | undefined;
  /** Tries the regular expressions of items. Without it they are left unchecked: few surveys have any. */
  readonly matches?: Item['matches'];
  /** Converts quantities. Without it, those in different units are not compared: few surveys have any. */
  readonly convert?: Item['convert'];
  /** Expressions will be evaluated: what they decide is neither unsupported nor left unchecked. */
  readonly evaluates?: boolean;
  /** What becomes of an item with expressions where they are not evaluated. */
  readonly unfollowed?: (item: Draft) => void;
  /** Value sets from elsewhere will be brought (`ResponseState.setOptions`): such items are not unsupported. */
  readonly expands?: boolean;
  /** The options of these items are found by typing. With it, long lists are, too, where a form has more than can be drawn. */
  readonly isSearched?: (item: Item) => boolean;
}

const MAX_DEPTH = 60;

/** Forms in use have the control of a text on a question: it is there to be read, and nobody is to answer it. */
const isAside = (type: ItemType, code = ''): boolean =>
  (type === 'text' || type === 'string') && /^(help|flyover|inline|prompt)$/.test(code);

/** Why an item is not supported, for who wrote it. */
function whyNot(unsupported: Unsupported, given: string): string {
  if (unsupported === 'type') return `"${given}" is no item type of FHIR R4, nor one of R5 that can be answered here`;
  return given === 'coding' && unsupported === 'options'
    ? 'a "coding" item of FHIR R5 needs answerOption or answerValueSet'
    : 'this item is not supported';
}

function read(from: Json, options: ReadOptions, report: Report): Survey {
  const { findValueSet, matches, convert, evaluates, unfollowed, expands, isSearched } = options;
  const byLinkId = new Map<string, Draft>();
  const found = extensions(from);
  let hasExpressions = isComputed(from) || hasExpression(found);
  const titleExtensions = extensions(from['_title']);
  let isTranslated = titleExtensions.has('translation');
  const all: Draft[] = [];

  const { get, list, words, fit } = membersReader(report);

  function readChildren(from: Json, parent?: Draft, depth = 0): Draft[] {
    const definitions = list(from, 'item');
    if (depth > MAX_DEPTH && definitions[0]) {
      report('tooDeep', `nothing below level ${MAX_DEPTH} is read`, parent?.linkId, 'error');
      return [];
    }
    return placed(
      definitions.map((definition) => readItem(definition, parent, depth)),
      parent,
    );
  }

  function readItem(definition: Json, parent: Draft | undefined, depth: number): Draft {
    const found = extensions(definition);
    cutWords(found as Map<string, Json[]>, fit, text(definition['linkId']));
    const linkId = get(definition, 'linkId', 'string') ?? '';
    // Of any type: an unknown one is unsupported, and its answers are kept.
    const given = get(definition, 'type', 'string') ?? '';
    const known = readType(given, definition);
    const asText = control(found);
    const type = isAside(known.type, asText) ? 'display' : known.type;
    const flag = (name: string): boolean => get(definition, name, 'boolean') === true;
    const textExtensions = extensions(definition['_text']);
    hasExpressions ||= hasExpression(found);
    const item: Draft = Object.assign(newItem(linkId, type, definition, all.length, parent), {
      takesOthers: known.takesOthers,
      text: words(definition, 'text'),
      prefix: words(definition, 'prefix'),
      textExtensions,
      prefixExtensions: extensions(definition['_prefix']),
      required: flag('required'),
      repeats: flag('repeats') && type !== 'display',
      readOnly: flag('readOnly'),
      hidden: isHidden(found),
      control: asText,
      maxLength: get(definition, 'maxLength', 'number'),
      minValue: extensionValue(found, 'minValue') ?? extensionValue(found, 'minQuantity'),
      maxValue: extensionValue(found, 'maxValue') ?? extensionValue(found, 'maxQuantity'),
      regex: extensionValue(found, 'regex')?.valueString,
      facets: checkFacets,
      matches,
      convert,
      options: list(definition, 'answerOption').flatMap(
        (option) => readOption(option, (label, name) => fit(label, name, linkId)) ?? [],
      ),
      enableWhen: list(definition, 'enableWhen').map((condition) => readCondition(condition, linkId, report)),
      enableBehavior: definition['enableBehavior'] === 'any' ? 'any' : 'all',
      unchecked: found.has('unitValueSet') ? ['unitValueSet'] : [],
      extensions: found,
    });
    Object.assign(item, units(found));
    for (const name of ['minLength', 'maxDecimalPlaces', 'minOccurs', 'maxOccurs'] as const) {
      item[name] = extensionNumber(found, name);
    }
    if (!evaluates) unfollowed?.(item);
    isTranslated ||= [textExtensions, item.options[0]?.textExtensions].some((words) => words?.has('translation'));
    if (all.push(item) > MOST_NODES) throw RangeError(`more than ${MOST_NODES} items; make several forms of it`);
    support(item);
    item.initial = readInitial(item);
    // Its own field takes them, too.
    if (item.takesOthers && type !== 'choice') item.options = [];
    const { unsupported } = item;
    if (given === 'question') report('question', `"question" of FHIR R5 is abstract; it is read as "${type}"`, linkId);
    if (unsupported) report(unsupported, whyNot(unsupported, given), linkId, isLost(item) ? 'error' : 'warning');
    if (!isLost(item)) {
      if (linkId && !byLinkId.has(linkId)) byLinkId.set(linkId, item);
      item.children = readChildren(definition, item, depth + 1);
    }
    return item;
  }

  /** Looks for the options of a choice, and for what cannot be supported. */
  function support(item: Draft): void {
    const { linkId, type, definition } = item;
    if (type === 'display') return;
    const needsOptions = /choice$/.test(type) && !item.options[0];
    if (type !== 'group' && !valueKey(type)) item.unsupported = 'type';
    else if (needsOptions) {
      const url = get(definition, 'answerValueSet', 'string');
      item.options = url ? valueSet(url) : [];
      const isMade =
        evaluates && item.extensions.get('answerExpression')?.some((one) => isFhirPath(one['valueExpression']));
      if (!item.options[0] && !isMade) {
        item.valueSet = url;
        if (!url) item.unsupported = 'options';
        else if (!expands || url.startsWith('#')) item.unsupported = 'answerValueSet';
      }
    }
    const unitSet = text(item.extensions.get('unitValueSet')?.[0]?.['valueCanonical']);
    if (type === 'quantity' && unitSet && !item.units[0]) {
      item.units = valueSet(unitSet).flatMap(({ value }) => value.valueCoding ?? []);
      item.closedUnits = !!item.units[0] && !item.unitOpen;
      if (!item.units[0]) report('unitValueSet', 'its units are elsewhere and cannot be chosen', linkId);
    }
    if (!linkId) item.unsupported = 'linkId';
    else if (byLinkId.has(linkId)) item.unsupported = 'duplicate';
  }

  function valueSet(url: string): readonly Option[] {
    let options = valueSets.get(url);
    if (!options) {
      const set = byId.get(url) ?? findValueSet?.(url);
      options = (set && readValueSet(set, contained, fit)) ?? [];
      valueSets.set(url, options);
    }
    return options;
  }

  /** What an item begins with. A value that could not be sent would only stand in the way of who answers. */
  function readInitial(item: Draft): AnswerValue[] {
    const { definition, options, repeats, linkId } = item;
    const initial = list(definition, 'initial');
    const given = initial[0]
      ? initial.flatMap((one) => answer(one) ?? [])
      : options.flatMap((option) => (option.initialSelected ? option.value : []));
    const [presets, values] = [false, true].map((isWanted) => given.filter((one) => isAnswer(one) === isWanted));
    const wanted = values!.map((value) => completed(value, options, true)).slice(0, repeats ? undefined : 1);
    const kept = fitting(item, wanted);
    if (kept.length < wanted.length || given.length < initial.length)
      report('initial', 'an initial value is not an answer that the item takes', linkId);
    return wanted[0] ? kept : presets!;
  }

  const contained = list(from, 'contained');
  // The first of several with one id is the one.
  const byId = new Map(contained.map((one): [string, Json] => [`#${text(one['id'])}`, one]).reverse());
  const valueSets = new Map<string, readonly Option[]>();
  const url = get(from, 'url', 'string');
  const version = get(from, 'version', 'string');
  const status = get(from, 'status', 'string');
  if (status === 'draft' || status === 'retired') report(status, `the Questionnaire is ${status}`);
  const items = readChildren(from);
  if (!items[0]) report('empty', 'no items');
  link(all, byLinkId, report);
  if (isSearched) searchWhereMany(all, isSearched, report);
  const language = get(from, 'language', 'string');
  isTranslated ||= !!contained[0] && JSON.stringify(contained).includes('"designation"');
  return {
    questionnaire: from,
    canonical: url && version ? `${url}|${version}` : url,
    title: words(from, 'title'),
    language,
    isTranslated,
    languages: language ? [language] : [],
    hasExpressions,
    extensions: found,
    titleExtensions,
    status,
    items,
    byLinkId,
  };
}

/**
 * Reads a FHIR R4 Questionnaire in its own language. Takes anything and never throws: what is wrong is a problem, and the rest works.
 *
 * @returns `survey` is null only if the input is no Questionnaire at all, or one of more than 10,000 items.
 */
export function readQuestionnaire(
  input: unknown,
  options: ReadOptions = {},
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
