import { checkAnswers } from './checks.js';
import { isObject, text } from './json.js';
import type { Json } from './json.js';
import type { Finding, Survey } from './model.js';
import type { Node, QuestionNode } from './node.js';
import { parseQuestionnaire } from './parse.js';
import type { ParseOptions } from './parse.js';
import { ResponseState } from './state.js';
import { compare } from './values.js';

/** Like an issue of a FHIR OperationOutcome. The text is English and holds no answer. */
export interface ResponseIssue {
  severity: 'error' | 'warning' | 'information';
  code: string;
  /** Such as `QuestionnaireResponse.item[0].answer[0].item[1]`; something missing points to what should hold it. */
  expression: string[];
  details: { text: string };
  /** The question or group it is about, if there is one. */
  linkId?: string;
}

export interface ValidateOptions extends ParseOptions {
  /** Evaluates FHIRPath. Expressions are not evaluated in this version: they are reported as `notChecked`. */
  readonly evaluate?: (expression: string, context: unknown) => unknown;
}

/** `invalidAnswerType` → `invalid answer type`: the codes say in words what is wrong. */
const words = (code: string): string => code.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Deeper than any Questionnaire that is read. */
const MAX_DEPTH = 130;

/** A response item with its path. */
type Entry = readonly [item: Json, path: string];

function hasAnswer(value: unknown, depth = 0): boolean {
  if (!Array.isArray(value) || depth > MAX_DEPTH) return false;
  return value.some(
    (item) =>
      isObject(item) &&
      ((Array.isArray(item['answer']) && item['answer'].length) || hasAnswer(item['item'], depth + 1)),
  );
}

class Validator {
  readonly issues: ResponseIssue[] = [];

  constructor(readonly complete: boolean) {}

  add(code: string, path: string, about: string, severity: ResponseIssue['severity'] = 'error', linkId?: string): void {
    this.issues.push({ severity, code, expression: [path], details: { text: about }, linkId });
  }

  #item(code: string, path: string, linkId: string, params: Finding['params'] = {}): void {
    const about = [`"${linkId}": ${words(code)}`, ...Object.values(params)].join(', ');
    this.add(code, path, about, code === 'notChecked' ? 'information' : 'error', linkId);
  }

  #list(owner: Json, name: 'item' | 'answer', path: string): readonly unknown[] {
    const list = owner[name];
    if (list === undefined) return [];
    if (Array.isArray(list) && list.length) return list;
    this.add('invalidStructure', path, `"${name}" has to be a list that is not empty.`);
    return [];
  }

  /** Compares the items of `owner` with the nodes that belong there. */
  items(nodes: readonly Node[], owner: Json, path: string): void {
    const byLinkId = new Map<string, Node>();
    for (const node of nodes) {
      if (node.item.unsupported !== 'linkId' && node.item.unsupported !== 'duplicate')
        byLinkId.set(node.item.linkId, node);
    }
    const entries = new Map<Node, Entry[]>();
    let last = -1;
    this.#list(owner, 'item', path).forEach((item, index) => {
      const at = `${path}.item[${index}]`;
      if (!isObject(item)) return this.add('invalidStructure', at, 'An item has to be an object.');
      const node = byLinkId.get(item['linkId'] as string);
      if (!node) return this.#item('invalidLinkId', at, text(item['linkId']) ?? '');
      if (node.item.index < last) this.#item('invalidOrder', at, node.item.linkId);
      last = Math.max(last, node.item.index);
      const known = entries.get(node);
      if (known) known.push([item, at]);
      else entries.set(node, [[item, at]]);
    });
    for (const node of nodes) this.#node(node, entries.get(node) ?? [], path);
  }

  #node(node: Node, entries: readonly Entry[], parentPath: string): void {
    const { linkId, repeats } = node.item;
    const isGroup = node.kind === 'group' || node.kind === 'repeat';
    if (entries[1] && (!isGroup || !repeats)) this.#item('repeats', entries[1][1], linkId);
    if (!node.enabled) {
      for (const [item, path] of entries) if (hasAnswer([item])) this.#item('disabledAnswer', path, linkId);
    } else if (node.kind === 'question') this.#question(node, entries, parentPath);
    else {
      for (const [item, path] of entries) {
        if (item['answer'] !== undefined)
          this.#item(isGroup ? 'groupShouldNotHaveAnswers' : 'displayAnswer', path, linkId);
      }
      if (this.complete && node.issues.length) this.#item('required', entries[0]?.[1] ?? parentPath, linkId);
      if (node.kind === 'group' && entries[0]) this.items(node.children, ...entries[0]);
      if (node.kind === 'repeat') entries.forEach((entry, i) => this.items(node.groups[i]!.children, ...entry));
    }
  }

  #question(node: QuestionNode, entries: readonly Entry[], parentPath: string): void {
    const { item, answers } = node;
    const given: Entry[] = [];
    for (const [entry, path] of entries) {
      if (entry['item'] !== undefined) this.#item('questionShouldNotHaveItems', path, item.linkId);
      this.#list(entry, 'answer', path).forEach((answer, i) => {
        given.push([isObject(answer) ? answer : {}, `${path}.answer[${i}]`]);
      });
    }
    const path = entries[0]?.[1] ?? parentPath;
    const values = answers.map((answer) => answer.value);
    for (const { code, index, params } of checkAnswers(
      item,
      values,
      answers.map((answer) => answer.raw),
    )) {
      // Several items for one question have been reported already.
      if (code === 'repeats' && entries[1]) continue;
      if (this.complete || (code !== 'required' && code !== 'minCount')) {
        this.#item(code, given[index ?? -1]?.[1] ?? path, item.linkId, params);
      }
    }
    answers.forEach((answer, i) => {
      if (answer.value && given[i]) this.items([...node.notes, ...answer.children], ...given[i]);
    });
  }

  /** What is said of the response as a whole. */
  header(survey: Survey, response: Json): void {
    const path = 'QuestionnaireResponse.questionnaire';
    const { status } = survey;
    if (status === 'draft' || status === 'retired') {
      const code = status === 'draft' ? 'questionnaireDraft' : 'questionnaireRetired';
      this.add(code, path, `The Questionnaire is ${status}.`, 'warning');
    }
    const period = survey.questionnaire['effectivePeriod'];
    const authored = text(response['authored']);
    if (isObject(period) && authored) {
      const valueDateTime = authored;
      const differs = (limit: unknown): number =>
        compare({ valueDateTime }, { valueDateTime: text(limit) ?? authored }) ?? 0;
      if (differs(period['start']) < 0 || differs(period['end']) > 0) {
        const path = 'QuestionnaireResponse.authored';
        this.add('questionnaireInactive', path, 'Authored outside the effectivePeriod.', 'warning');
      }
    }
    const [url, version] = (text(response['questionnaire']) ?? '').split('|');
    const [ownUrl, ownVersion] = (survey.canonical ?? '').split('|');
    if (url && ownUrl && (url !== ownUrl || (version && ownVersion && version !== ownVersion))) {
      this.add('questionnaireMismatch', path, 'Another Questionnaire.');
    }
    const states = ['in-progress', 'completed', 'amended', 'entered-in-error', 'stopped'];
    if (!states.includes(response['status'] as string)) {
      this.add('invalidStatus', 'QuestionnaireResponse.status', `One of ${states.join(', ')}.`);
    }
  }
}

/**
 * Checks a QuestionnaireResponse against its Questionnaire (R4). Takes anything and never throws. The same rules
 * (`checkAnswers`) serve the survey while a person types. Required items are demanded once a response is completed or
 * amended; those in a group that is not there are not, as that group may be left out.
 */
export function validateResponse(
  questionnaire: unknown,
  response: unknown,
  options: ValidateOptions = {},
): ResponseIssue[] {
  const status = isObject(response) ? response['status'] : '';
  const validator = new Validator(status === 'completed' || status === 'amended');
  const root = 'QuestionnaireResponse';
  try {
    const { survey, problems } = parseQuestionnaire(questionnaire, options);
    if (!survey) validator.add('invalidQuestionnaire', root, problems[0]!.message);
    else if (!isObject(response) || response['resourceType'] !== root) {
      validator.add('invalidResponse', root, 'A FHIR QuestionnaireResponse is expected.');
    } else {
      validator.header(survey, response);
      validator.items(new ResponseState(survey, response).children, response, root);
    }
  } catch (error) {
    validator.add('tooComplex', root, `This response cannot be checked: ${String(error)}`);
  }
  return validator.issues;
}
