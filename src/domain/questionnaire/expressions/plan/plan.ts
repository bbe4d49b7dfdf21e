import type { Item, Problem, Survey } from '../../model/model.js';
import { components } from './components.js';
import {
  type Complain,
  Definitions,
  isFilling,
  isFollowing,
  type ExpressionRule,
  type Variable,
} from './definitions.js';
import { inputs } from './dependencies.js';
import type { RoundEntry } from './rounds.js';

/** What a change of an item's answers makes out of date. */
export interface Affected {
  readonly rules: Set<ExpressionRule>;
  readonly variables: Set<Variable>;
}

/** Where an expression looks, through its variables too. */
interface Reach {
  readonly items: Set<Item>;
  everything: boolean;
  /** What it needs that only a server can tell: itself, or variables. */
  readonly foreign: Set<ExpressionRule | Variable>;
}

const nothing = (): Affected => ({ rules: new Set(), variables: new Set() });

/** The expressions of a survey: which there are, what each looks at, and in which order they settle. */
export class Plan {
  readonly rules = new Map<Item, ExpressionRule[]>();
  /** Affected by changes in an item, and in anything inside it. */
  readonly byItem = new Map<Item, Affected>();
  /** Affected by any change. */
  readonly byAnything = nothing();
  readonly #survey: Survey;
  readonly #report: (problem: Problem) => void;
  readonly #items: Item[] = [];
  readonly #variables = new Map<Item | undefined, Variable[]>();
  readonly #reach = new Map<ExpressionRule | Variable, Reach>();
  readonly #names = new Map<ExpressionRule | Variable, ReadonlySet<string>>();
  readonly #places = new Map<Item, RoundEntry>();

  constructor(survey: Survey, report: (problem: Problem) => void) {
    this.#survey = survey;
    this.#report = report;
    const complain: Complain = (code, message, linkId) => report({ severity: 'warning', code, message, linkId });
    const definitions = new Definitions(complain);
    this.#variables.set(undefined, definitions.variables(survey.extensions));
    const read = (item: Item): void => {
      this.#items.push(item);
      const variables = definitions.variables(item.extensions, item);
      if (variables[0]) this.#variables.set(item, variables);
      const rules = definitions.rules(item);
      if (rules[0]) this.rules.set(item, rules);
      item.children.forEach(read);
    };
    survey.items.forEach(read);
    const keeper = survey.items.find(({ type }) => type !== 'display');
    const rootJobs = keeper ? definitions.rootJobs(survey, keeper) : [];
    if (keeper && rootJobs[0]) this.rules.set(keeper, [...(this.rules.get(keeper) ?? []), ...rootJobs]);
    this.#index();
    this.#sort();
  }

  place(item: Item): RoundEntry {
    return this.#places.get(item)!;
  }

  /** The names that an expression uses. */
  names(from: ExpressionRule | Variable): ReadonlySet<string> {
    return this.#names.get(from)!;
  }

  /** The variable that a name means to an expression on this item: the nearest one around it, but not itself. */
  variable(name: string, item: Item | undefined, from?: ExpressionRule | Variable): Variable | undefined {
    for (let at = item; ; at = at.parent) {
      const found = this.#variables.get(at)?.find((variable) => variable.name === name && variable !== from);
      if (found || !at) return found;
    }
  }

  /** The last item that a rule of the whole Questionnaire names: where a person can do something about it. */
  named(rule: ExpressionRule): Item {
    const items = [...this.#reach.get(rule)!.items].filter(({ type }) => type !== 'display');
    return items.reduce((last, item) => (item.index > last.index ? item : last), items[0] ?? rule.item);
  }

  /** Does an expression need what only a server can tell? */
  isForeign(rule: ExpressionRule): boolean {
    return this.#reach.get(rule)!.foreign.size > 0;
  }

  /** Tells the author what an expression needs and nobody here can tell. */
  tellForeign(rule: ExpressionRule): void {
    for (const { item, foreign } of this.#reach.get(rule)!.foreign)
      this.#report({ severity: 'warning', code: 'expressionLanguage', message: foreign!, linkId: item?.linkId });
  }

  #reachOf(from: ExpressionRule | Variable): Reach {
    const known = this.#reach.get(from);
    if (known) return known;
    const reach: Reach = { items: new Set(), everything: false, foreign: new Set() };
    // Known before it is complete: variables may go round in circles.
    this.#reach.set(from, reach);
    const isRoot = 'kind' in from ? from.isRoot : !from.item;
    if (from.foreign) reach.foreign.add(from);
    const { linkIds, parts, names, everything, own } = inputs(from.expression ?? '', isRoot);
    reach.everything = everything;
    for (const part of parts) for (const item of this.#items) if (part(item.linkId)) reach.items.add(item);
    this.#names.set(from, names);
    for (const linkId of linkIds) {
      const item = this.#survey.byLinkId.get(linkId);
      if (item) reach.items.add(item);
    }
    // A rule speaks only about answers that are there.
    const isRule = 'kind' in from && from.kind === 'constraint';
    if (!isRoot && (own || isRule)) reach.items.add(from.item!);
    for (const name of names) {
      const variable = this.variable(name, isRoot ? undefined : from.item, from);
      if (!variable) continue;
      const inner = this.#reachOf(variable);
      inner.items.forEach((item) => reach.items.add(item));
      inner.foreign.forEach((one) => reach.foreign.add(one));
      reach.everything ||= inner.everything;
    }
    return reach;
  }

  #index(): void {
    const add = (from: ExpressionRule | Variable): void => {
      const { items, everything } = this.#reachOf(from);
      const affected = everything ? [this.byAnything] : [...items].map((item) => this.#affected(item));
      for (const { rules, variables } of affected) {
        if ('kind' in from) rules.add(from);
        else variables.add(from);
      }
      if ('kind' in from && !isFilling(from.kind)) this.tellForeign(from);
    };
    for (const rules of this.rules.values()) rules.forEach(add);
    for (const variables of this.#variables.values()) variables.forEach(add);
  }

  #affected(item: Item): Affected {
    let affected = this.byItem.get(item);
    if (!affected) this.byItem.set(item, (affected = nothing()));
    return affected;
  }

  /** What an expression looks at settles before it. What may look at each other makes a circle. */
  #sort(): void {
    const everything = { inside: this.#survey.items };
    const insides = new Map(this.#items.map((item) => [item, { inside: item.children, item }]));
    type Vertex = Item | { readonly inside: readonly Item[]; readonly item?: Item };
    const next = (vertex: Vertex): Vertex[] => {
      if ('inside' in vertex) {
        const below = vertex.inside.map((child) => insides.get(child)!);
        return vertex.item ? [vertex.item, ...below] : below;
      }
      const found: Vertex[] = vertex.enableWhen.flatMap(({ source }) => source ?? []);
      if (vertex.parent) found.push(vertex.parent);
      for (const rule of this.rules.get(vertex) ?? []) {
        if (isFollowing(rule.kind)) continue;
        const reach = this.#reach.get(rule)!;
        if (reach.everything) found.push(everything);
        else for (const item of reach.items) found.push(insides.get(item)!);
      }
      return found;
    };
    components<Vertex>(this.#items, next).forEach((component, circle) => {
      for (const vertex of component)
        if ('linkId' in vertex) this.#places.set(vertex, { rank: this.#places.size, circle });
    });
  }
}
