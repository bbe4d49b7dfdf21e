import type { Steps } from '../../../domain/questionnaire/expressions/budget.js';

/** Members of a list. What an engine does with all at once has to fit on the stack of a phone. */
const MAX_LIST = 50_000;
/** Characters of a text, and digits of a number. */
const MAX_TEXT = 100_000;
const MAX_DIGITS = 400;

/** A node of the syntax tree of fhirpath.js. */
export interface Syntax {
  readonly type: string;
  readonly text?: string;
  readonly children?: readonly Syntax[];
}

/** What a node is to the one around it, where that has to pay before it goes on with what the node gave. */
export type Role =
  | { readonly kind: 'member' }
  | { readonly kind: 'operand'; readonly of: Syntax; readonly isLast: boolean }
  | { readonly kind: 'argument'; readonly of: Syntax; readonly isLast: boolean };

type List = readonly unknown[];

const OPERATION = /^(?:Multiplicative|Additive|Union|Inequality|Equality|Membership|And|Or|Implies)Expression$/;

/** What each node of an expression is to the one around it. */
export function roles(tree: Syntax): Map<Syntax, Role> {
  const found = new Map<Syntax, Role>();
  const open = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    const { type, children = [] } = node;
    for (const child of children) open.push(child);
    if (type === 'MemberInvocation') found.set(children[0]!, { kind: 'member' });
    else if (OPERATION.test(type))
      children.forEach((child, at) => found.set(child, { kind: 'operand', of: node, isLast: at > 0 }));
    else if (type === 'Functn') {
      const given = children.find((child) => child.type === 'ParamList')?.children ?? [];
      given.forEach((child, at) => found.set(child, { kind: 'argument', of: node, isLast: at === given.length - 1 }));
    }
  }
  return found;
}

/** A value that may be in a node of the engine's own. */
function bare(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'fhirNodeDataType' in value
    ? (value as unknown as { readonly data: unknown }).data
    : value;
}

const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);

/** The text that a list is, or its length where that is all that matters. */
function textOf(list: List | undefined): string {
  const value = bare(list?.[0]);
  return typeof value === 'string' ? value : '';
}

const sum = (list: List, cost: (one: unknown) => number): number =>
  list.reduce<number>((all, one) => all + cost(one), 0);

/** Numbers, moments and quantities are objects of the engine's own. */
const isPlain = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype || !Object.getPrototypeOf(value));

const digits = (value: unknown): string | undefined => (value as { readonly asStr?: string } | null)?.asStr;

/** What it costs to compare two simple values; moments and quantities are read for it. */
function compared(one: unknown): number {
  const value = bare(one);
  if (typeof value === 'string') {
    const { path } = one as { readonly path?: unknown };
    return typeof path === 'string' && /date|time|instant/i.test(path) ? 1 : 1 / 16;
  }
  return typeof value === 'object' && digits(value) === undefined ? 2 : 1;
}

/** Functions that cost more than to look at what they are given. */
const MATHS = /^(?:exp|ln|log|power|sqrt)$/;
const TWO_LISTS = /^(?:intersect|exclude|subsetOf|supersetOf)$/;
const TWO_TEXTS = /^(?:indexOf|lastIndexOf|contains|startsWith|endsWith|split)$/;

interface Call {
  readonly name: string;
  readonly input: List;
  readonly given: List[];
  /** How much its argument has given, each time. */
  made: number;
  /** Something of that was simple. */
  isSimple: boolean;
}

const mostOptions = new WeakMap<object, number>();

/** How many options the question with the most has. */
function optionsOf(questionnaire: object): number {
  let most = mostOptions.get(questionnaire);
  if (most === undefined) {
    most = 0;
    const open: unknown[] = [questionnaire];
    for (let part = open.pop(); part; part = open.pop()) {
      const { item, answerOption } = part as { item?: unknown; answerOption?: unknown };
      if (Array.isArray(answerOption)) most = Math.max(most, answerOption.length);
      if (Array.isArray(item)) for (const one of item) open.push(one);
    }
    mostOptions.set(questionnaire, most);
  }
  return most;
}

/**
 * Has each step of one evaluation paid before it is taken. fhirpath.js tells after each node what it gave: that comes
 * before the node around it goes on, so that one is paid then, by the sizes of what it goes on with.
 */
export class Meter {
  readonly #budget: Steps;
  readonly #roles: ReadonlyMap<Syntax, Role>;
  readonly #calls = new Map<Syntax, Call>();
  readonly #left = new Map<Syntax, List>();
  /** Variables that the expression defined are copied for each of its parts. */
  #defined = 0;

  constructor(budget: Steps, roles: ReadonlyMap<Syntax, Role>) {
    this.#budget = budget;
    this.#roles = roles;
  }

  /** As fhirpath.js calls it. */
  readonly after = (
    { vars }: { readonly vars: { readonly questionnaire?: object } },
    input: List | undefined,
    result: unknown,
    node: Syntax,
  ): void => {
    this.#pay(1 + this.#defined / 8 + (/Literal$/.test(node.type) ? (node.text?.length ?? 0) / 16 : 0));
    if (node.type === 'QuantityLiteral') this.#pay(20);
    if (!Array.isArray(result)) return;
    if (node.type === 'Functn') return this.#call(node, String(result[0]), input ?? [], vars.questionnaire);
    this.#limit(result);
    const role = this.#roles.get(node);
    if (node.type === 'ExternalConstantTerm' && !this.#left.has(node)) {
      this.#left.set(node, result);
      this.#pay(result.length / 4);
    }
    if (role?.kind === 'member') this.#members(String(result[0]), input ?? []);
    else if (role?.kind === 'argument') this.#argument(role, result);
    else if (role?.isLast) this.#operate(role.of, this.#left.get(role.of) ?? [], result);
    else if (role) this.#left.set(role.of, result);
  };

  #pay(steps: number): void {
    this.#budget.spend(steps);
  }

  #limit(result: List): void {
    if (result.length > MAX_LIST) this.#budget.stop(`a list has more than ${MAX_LIST} members`);
    if (result.length !== 1) return;
    const value = bare(result[0]);
    this.#limitText(lengthOf(value));
    if (typeof value === 'bigint' ? value >> 64n > 0n || -value >> 64n > 0n : (digits(value)?.length ?? 0) > MAX_DIGITS)
      this.#budget.stop(`a number has more than ${MAX_DIGITS} digits`);
  }

  #limitText(length: number): void {
    if (length > MAX_TEXT) this.#budget.stop(`a text has more than ${MAX_TEXT} characters`);
  }

  #limitList(length: number): void {
    if (length > MAX_LIST) this.#budget.stop(`a list has more than ${MAX_LIST} members`);
  }

  /** Pays for all pieces of values, which are to be read as a whole. */
  #weigh(value: unknown, each = 1 / 4): void {
    const piece = bare(value);
    this.#pay(each + lengthOf(piece) / 128);
    if (Array.isArray(piece)) for (const one of piece) this.#weigh(one, each);
    else if (isPlain(piece)) for (const one of Object.values(piece)) this.#weigh(one, each);
  }

  /** Looks which members of a list are the same: by a table, if there are none that are simple. */
  #distinguish(list: List): void {
    if (list.every((one) => isPlain(bare(one)))) return this.#weigh(list);
    const kinds = new Set(list.map((one) => digits(bare(one)) ?? bare(one))).size;
    this.#pay(
      (kinds * list.length - (kinds * (kinds - 1)) / 2) *
        list.reduce<number>((most, one) => Math.max(most, compared(one)), 0),
    );
  }

  /** Looks which members of a list are in another one. */
  #cross(one: List, other: List): void {
    if ([...one, ...other].every((value) => isPlain(bare(value)))) return this.#weigh([one, other]);
    this.#pay(one.length * sum(other, compared) + other.length * sum(one, compared));
  }

  /** Goes from each of a list to a member. */
  #members(name: string, input: List): void {
    let found = 0;
    for (const one of input) {
      const value = (bare(one) as Readonly<Record<string, unknown>> | null | undefined)?.[name];
      found += Array.isArray(value) ? value.length : 1;
    }
    this.#pay((input.length + found) / 2);
    this.#limitList(found);
  }

  #call(node: Syntax, name: string, input: List, questionnaire?: object): void {
    // Names in quotes reach operators, too.
    if (!/^[a-z]\w*$/i.test(name) || /Op$/.test(name)) this.#budget.stop('a function has an unknown name');
    const { length } = input;
    this.#calls.set(node, { name, input, given: [], made: 0, isSimple: false });
    this.#pay(length / 8 + sum(input.slice(0, 1), (one) => lengthOf(bare(one)) / 64));
    if (MATHS.test(name)) this.#pay(600);
    else if (name === 'children' || name === 'descendants') this.#weigh(input, 2);
    else if (name === 'ofType') this.#pay(length * 2);
    else if (name === 'distinct' || name === 'isDistinct') this.#distinguish(input);
    else if (name === 'sum' || name === 'avg') this.#pay(length * 12);
    else if (name === 'sort') this.#pay(sum(input, (one) => 1 + lengthOf(bare(one)) / 128) * Math.log2(length + 2));
    else if (name === 'toQuantity') this.#pay(20 + textOf(input).length);
    else if (name === 'defineVariable') this.#defined++;
    else if (name === 'join') this.#limitText(sum(input, (one) => lengthOf(bare(one))));
    else if (/^(?:weight|ordinal)$/.test(name))
      this.#pay(length * (20 + (questionnaire ? optionsOf(questionnaire) / 16 : 0)));
  }

  #argument({ of, isLast }: Role & { kind: 'argument' }, result: List): void {
    const call = this.#calls.get(of);
    if (!call) return;
    const { name, input } = call;
    if (name === 'repeat') this.#again(call, result);
    else if (name === 'select') this.#limitList((call.made += result.length));
    call.given.push(result);
    if (!isLast) return;
    const given = call.given.splice(0);
    const [text, size] = [textOf(input), textOf(result).length];
    if (name === 'union') this.#distinguish([...input, ...result]);
    else if (name === 'combine') this.#limitList(input.length + result.length);
    else if (TWO_LISTS.test(name)) this.#cross(input, result);
    else if (TWO_TEXTS.test(name)) this.#pay((text.length * size) / 1024);
    else if (name === 'join') this.#limitText(sum(input, (one) => lengthOf(bare(one)) + size));
    else if (/^(?:matches|matchesFull)$/.test(name)) this.#pay(20 + (text.length * textOf(given[0]).length) / 16);
    else if (/^replace/.test(name)) this.#replace(text, textOf(given[0]), textOf(result));
    // A factory puts what it is given into what it makes.
    else if (input[0] && typeof input[0] === 'function') this.#weigh(given);
  }

  /** `repeat()` compares what it finds with all that it found before. */
  #again(call: Call, result: List): void {
    call.made += result.length;
    this.#limitList(call.made);
    this.#pay(1);
    call.isSimple ||= !result.every((one) => isPlain(bare(one)));
    if (!call.isSimple) this.#weigh(result);
    else this.#pay(sum(result, compared) * call.made);
  }

  #replace(text: string, pattern: string, by: string): void {
    // What stands before or after it, in the place of each thing found.
    if (/\$[`']/.test(by)) this.#limitText(text.length * text.length);
    const found = pattern ? text.length + 1 : 0;
    const inserted = (by.match(/\$/g)?.length ?? 0) * text.length + found * by.length;
    this.#pay(20 + (text.length * pattern.length) / 1024);
    this.#limitText(inserted);
  }

  #operate({ type, text }: Syntax, left: List, right: List): void {
    const isSimple = left.length + right.length < 3;
    if (type === 'UnionExpression') this.#distinguish([...left, ...right]);
    else if (type === 'MembershipExpression') this.#weigh(text === 'in' ? right : left);
    else if (/Equality|Membership/.test(type)) {
      if (left.length === right.length) this.#weigh(left, text?.includes('~') ? 1 : undefined);
      this.#pay((left.length + right.length) / 4);
    } else if (isSimple && /Additive|Multiplicative|^Inequality/.test(type)) {
      this.#limitText(lengthOf(bare(left[0])) + lengthOf(bare(right[0])));
      if (typeof bare(left[0]) !== 'string') this.#pay(14);
    }
  }
}
