import { checkAnswers, checkOccurs } from '../model/checks.js';
import { isObject, text } from '../model/json.js';
import type { Json } from '../model/json.js';
import { isLost } from '../model/model.js';
import type { Item, Problem, Survey } from '../model/model.js';
import type { Node, QuestionNode } from '../model/node.js';
import { checkAnswer, valueSetOf } from './answer-rules.js';
import type { ValidationCode } from './codes.js';
import { IssueList } from './issue-list.js';
import type { ResponseIssue } from './issue.js';
import { isAnswered, lacksValue } from './shape.js';
import type { ValueSets } from './value-sets.js';

/** What a response is checked with. */
export interface Setting {
  readonly sets: ValueSets;
  /** Everything that is required should be there. */
  readonly isComplete: boolean;
  /** The response may be expected to use the words of the value sets. */
  readonly speaksSame: boolean;
}

/** A response item or an answer, with its path. */
type Entry = readonly [json: Json, path: string];

const CONSTRAINTS = ['targetConstraint', 'constraint'];
const NO_ITEM = { linkId: '' } as Item;

/** Compares the items of a response with the nodes of the state that was made from it. */
export class Validator {
  readonly #issues: IssueList;
  readonly #setting: Setting;
  /** Where the first item with each linkId is. */
  readonly #paths = new Map<string, string>();

  constructor(setting: Setting) {
    this.#setting = setting;
    this.#issues = new IssueList(setting.isComplete);
  }

  get issues(): readonly ResponseIssue[] {
    return this.#issues.all;
  }

  #list(owner: Json, name: 'item' | 'answer', path: string): readonly unknown[] {
    const list = owner[name];
    if (list === undefined) return [];
    if (Array.isArray(list) && list.length) return list;
    this.#issues.addStructure(path, `"${name}" has to be a list that is not empty.`);
    return [];
  }

  /** Compares the items of `owner` with the nodes that belong there. */
  items(nodes: readonly Node[], owner: Json, path: string): void {
    const byLinkId = new Map<string, Node>();
    for (const node of nodes) {
      if (!isLost(node.item)) byLinkId.set(node.item.linkId, node);
    }
    const entries = new Map<Node, Entry[]>();
    let last = -1;
    this.#list(owner, 'item', path).forEach((item, index) => {
      const at = `${path}.item[${index}]`;
      if (!isObject(item)) return this.#issues.addStructure(at, 'An item has to be an object.');
      const node = byLinkId.get(item['linkId'] as string);
      if (!node) return this.#issues.add('invalidLinkId', at, { linkId: text(item['linkId']) ?? '' } as Item);
      if (node.item.index < last) this.#issues.add('invalidOrder', at, node.item);
      last = Math.max(last, node.item.index);
      const known = entries.get(node);
      if (known) known.push([item, at]);
      else entries.set(node, [[item, at]]);
    });
    for (const node of nodes) this.#node(node, entries.get(node) ?? [], path);
  }

  #node(node: Node, entries: readonly Entry[], parentPath: string): void {
    const { item } = node;
    if (entries[0] && !this.#paths.has(item.linkId)) this.#paths.set(item.linkId, entries[0][1]);
    const second = entries[1]?.[1];
    if (!node.enabled) {
      if (second && !item.repeats) this.#issues.add('repeats', second, item);
      for (const [json, path] of entries) if (isAnswered([json])) this.#issues.add('disabledAnswer', path, item);
      return;
    }
    if (node.kind === 'question') this.#question(node, entries, parentPath);
    else if (node.kind === 'display') this.#display(item, entries);
    else {
      for (const rule of item.unchecked)
        for (const [, path] of entries) this.#issues.add('notChecked', path, item, { rule });
      for (const [json, path] of entries) {
        if (json['answer'] !== undefined) this.#issues.add('groupShouldNotHaveAnswers', path, item);
      }
      if (second && !item.repeats) this.#issues.add('repeats', second, item);
      // Whether an expression enables it cannot be told.
      const isOpen = item.unchecked.includes('enableWhenExpression');
      if (!isOpen && node.issues.some(({ code }) => code === 'required')) {
        this.#issues.add('required', entries[0]?.[1] ?? parentPath, item);
      }
      if (node.kind === 'repeat') this.#count(node.now, entries, parentPath);
      const groups = node.kind === 'repeat' ? node.groups : [node];
      entries.slice(0, groups.length).forEach((entry, i) => {
        this.#rules(groups[i]!, entry[1]);
        this.items(groups[i]!.children, ...entry);
      });
    }
  }

  #display(item: Item, entries: readonly Entry[]): void {
    if (entries[1]) this.#issues.add('repeats', entries[1][1], item);
    for (const [json, path] of entries) {
      if (json['answer'] !== undefined) this.#issues.add('displayAnswer', path, item);
      if (json['item'] !== undefined) this.#issues.add('invalidType', path, item);
    }
  }

  /** How often a repeating group is there. */
  #count(item: Item, entries: readonly Entry[], parentPath: string): void {
    for (const { code, params } of checkOccurs(item, entries.length)) {
      const path = (code === 'maxCount' && entries[item.maxOccurs!]?.[1]) || parentPath;
      this.#issues.add(code as ValidationCode, path, item, params);
    }
  }

  #question(node: QuestionNode, entries: readonly Entry[], parentPath: string): void {
    const { now: item, answers } = node;
    const given: Entry[] = [];
    for (const [json, path] of entries) {
      if (json['item'] !== undefined) this.#issues.add('invalidType', path, item);
      this.#list(json, 'answer', path).forEach((answer, i) => {
        given.push([isObject(answer) ? answer : {}, `${path}.answer[${i}]`]);
      });
    }
    this.#spread(item, entries);
    const path = entries[0]?.[1] ?? parentPath;
    const values = answers.map(({ value }) => value);
    const without = given.map(([json]) => lacksValue(json));
    const raw = answers.map(({ raw: text = '', preset }, i) => (given[i] && !without[i] && !preset ? text : undefined));
    for (const { code, index, params } of checkAnswers(item, values, raw, node.options)) {
      // The units that a value set has are looked at below.
      if (params['rule'] === 'unitValueSet' || (code === 'invalidUnit' && item.extensions.has('unitValueSet')))
        continue;
      const isMissing = code === 'required' || code === 'minCount';
      // An answer that says why it has no value is one; several items for one question have been reported.
      if ((isMissing && without.includes(true)) || (code === 'repeats' && entries[1])) continue;
      const at = given[index ?? -1]?.[1] ?? path;
      const set = code === 'invalidAnswerOption' && valueSetOf(item);
      if (!set) this.#issues.add(code as ValidationCode, at, item, params);
      else if (this.#setting.sets.isWhole(set)) this.#issues.add('invalidCoding', at, item, params);
      else this.#issues.add('notChecked', at, item, { rule: 'answerValueSet' });
      if (code === 'required' && entries[0] && item.minOccurs! > 1) {
        this.#issues.add('minCount', path, item, { min: item.minOccurs! });
      }
    }
    this.#rules(node, path);
    answers.forEach((answer, i) => {
      const entry = given[i];
      const value = answer.value ?? answer.preset;
      if (!value || !entry) return;
      const { sets, speaksSame } = this.#setting;
      checkAnswer({ item, sets, speaksSame }, value, (code, params, severity) =>
        this.#issues.add(code, entry[1], item, params, severity && { severity }),
      );
      this.items([...node.notes, ...answer.children], ...entry);
    });
  }

  /** One item a question; answers that may repeat are taken from several, too, but belong in one. */
  #spread(item: Item, entries: readonly Entry[]): void {
    if (entries[1]) this.#issues.add('repeats', entries[1][1], item, {}, item.repeats ? { severity: 'warning' } : {});
  }

  /** What the rules of the author find wrong with a question, a group, or one instance of it. */
  #rules({ item, issues, warnings }: Node, path: string): void {
    const found = [
      ...issues.map((one) => ['error', one] as const),
      ...warnings.map((one) => ['warning', one] as const),
    ];
    for (const [severity, { code, text }] of found) {
      const details = text ? { details: { text: `"${item.linkId}": ${text}` } } : {};
      if (code === 'invariant') this.#issues.add('invariant', path, item, {}, { severity, ...details });
    }
  }

  /** Expressions that failed, and rules on the whole that nobody looked at. */
  expressions(faults: readonly Problem[], { extensions, byLinkId }: Survey, areEvaluated: boolean): void {
    for (const { linkId = '', message } of faults) {
      const code = message.includes('(constraint)') ? 'invariantExecution' : 'notChecked';
      const path = this.#paths.get(linkId) ?? 'QuestionnaireResponse';
      this.#issues.add(
        code,
        path,
        byLinkId.get(linkId) ?? NO_ITEM,
        {},
        { details: { text: message }, linkId: linkId || undefined },
      );
    }
    const isUnchecked = !areEvaluated && CONSTRAINTS.some((name) => extensions.has(name));
    if (isUnchecked) this.#issues.add('notChecked', 'QuestionnaireResponse', NO_ITEM, {}, { linkId: undefined });
  }
}
