import { copy, isObject, text } from '../model/json.js';
import type { Item, Problem, Survey } from '../model/model.js';
import type { Node, Parent, QuestionNode } from '../model/node.js';
import type { RulesHost } from '../model/rules.js';
import { Budget, ExpressionFault, type Steps } from './budget.js';
import type { ExpressionRule, Variable } from './plan/definitions.js';
import { inputs } from './plan/dependencies.js';
import type { NodeRecord } from './node-records.js';
import { ResponseSnapshot, type Reads, type Source } from './response-snapshot.js';
import { type Recall, SharedParts } from './shared-parts.js';
import type { Plan } from './plan/plan.js';

/**
 * Evaluates FHIRPath (R4).
 *
 * @param focus - What paths in the expression start from, and `%context`: like `%resource` a live view of the answers,
 * which notes what is read of it. So it has to be read each time.
 * @param variables - Values by name, without `%`. They may be results of earlier evaluations.
 * @param base - The type of the focus, if it is no resource: `QuestionnaireResponse.item` or `Questionnaire.item`.
 * @param budget - To be told of steps before they are taken: throws, at each that is too much.
 * @param recall - Gives what parts of it are that look at nothing but `%resource`, which is then the same for all
 * expressions that have it. Not given where that is not the response.
 * @returns The results; objects that an engine has of its own give their JSON by `toJSON`.
 * @throws If it cannot be evaluated. Only the message of an {@link ExpressionFault} is passed on.
 */
export type Evaluate = (
  expression: string,
  focus: unknown,
  variables: Readonly<Record<string, unknown>>,
  base?: string,
  budget?: Steps,
  recall?: Recall,
) => readonly unknown[];

const ITEM = 'QuestionnaireResponse.item';

/** What a variable has where it stands, and what of the response that comes from. */
interface Value {
  readonly results: readonly unknown[];
  readonly reads: Reads;
  /** It was stopped: what it has cannot be told. */
  readonly isStopped?: boolean;
}

/** The values that expressions see: variables, each worked out once until something that it looks at has changed. */
export class Evaluation {
  readonly snapshot: ResponseSnapshot;
  readonly budget = new Budget();
  readonly #survey: Survey;
  readonly #plan: Plan;
  readonly #evaluate: Evaluate;
  readonly #report: (problem: Problem) => void;
  readonly #parts: SharedParts;
  #values = new Map<Variable, Map<Node | undefined, Value>>();
  /** Expressions that were named as over the budget. */
  readonly #named = new Set<ExpressionRule | Variable>();
  /** Variables that are being worked out. */
  readonly #open = new Set<Variable>();
  readonly #items = new Map<Item, readonly unknown[]>();
  readonly #given = new Map<string, unknown>([
    ['sct', 'http://snomed.info/sct'],
    ['loinc', 'http://loinc.org'],
  ]);

  constructor(
    host: RulesHost,
    plan: Plan,
    evaluate: Evaluate,
    launchContext: Readonly<Record<string, unknown>>,
    report: (problem: Problem) => void,
  ) {
    this.snapshot = new ResponseSnapshot(host);
    this.#parts = new SharedParts(this.snapshot, this.budget);
    this.#survey = host.survey;
    this.#plan = plan;
    this.#evaluate = evaluate;
    this.#report = report;
    for (const { extension } of host.survey.extensions.get('launchContext') ?? []) {
      for (const part of Array.isArray(extension) ? extension.filter(isObject) : []) {
        const coding = part['valueCoding'];
        const name = text(isObject(coding) ? coding['code'] : part['valueId']);
        // What the page does not give is empty, not a mistake.
        if (part['url'] === 'name' && name) this.#given.set(name, []);
      }
    }
    for (const [name, value] of Object.entries(launchContext)) this.#given.set(name, copy(value));
  }

  /** The results of an expression that belongs to a node (none: to the whole Questionnaire); undefined if it fails. */
  run(
    from: ExpressionRule | Variable,
    node: Node | undefined,
    expression = from.expression!,
  ): readonly unknown[] | undefined {
    const { budget } = this;
    budget.fault = undefined;
    try {
      const focus = node ? this.snapshot.item(node) : this.snapshot.response;
      const variables = this.#variables(from, node, expression);
      budget.begin();
      const recall = variables['resource'] === this.snapshot.response ? this.#parts.recall : undefined;
      return this.#evaluate(expression, focus, variables, node && ITEM, budget, recall);
    } catch (caught) {
      const error = budget.fault ?? caught;
      if (budget.fault) {
        if (this.#named.has(from)) return undefined;
        this.#named.add(from);
      }
      const why = error instanceof ExpressionFault ? `: ${error.message}` : '';
      const name = 'kind' in from ? from.kind : `variable "${from.name}"`;
      const message = `an expression (${name}) cannot be evaluated${why}`;
      this.#report({ severity: 'warning', code: 'expression', message, linkId: from.item?.linkId });
      return undefined;
    }
  }

  /** Evaluates a rule, and notes what that reads. */
  watch<T>(rule: ExpressionRule, record: NodeRecord, evaluate: () => T): T {
    const reads: Reads = new Set();
    record.reads.set(rule, reads);
    const result = this.snapshot.observe(reads, evaluate);
    if (this.isStopped) reads.clear();
    return result;
  }

  /** The last expression was stopped, over the budget: what it read is not all that it would have. */
  get isStopped(): boolean {
    return this.budget.fault !== undefined;
  }

  /** The answers of a question have changed. @returns everything that is not as it was. */
  changed(question: QuestionNode): Source[] {
    const sources = this.snapshot.changed(question);
    this.#parts.forget(sources);
    return sources;
  }

  /** Something has changed that these variables may look at; without `sources` any of it. */
  forget(variables: Iterable<Variable>, sources?: readonly Source[]): void {
    for (const variable of variables) {
      const values = this.#values.get(variable);
      for (const [at, { reads, isStopped }] of values ?? [])
        if (isStopped || (sources?.some((one) => reads.has(one)) ?? true)) values!.delete(at);
    }
  }

  /** Evaluates as if an item had no answers. */
  without<T>(item: Item, run: () => T): T {
    const values = this.#values;
    this.#values = new Map();
    try {
      return this.snapshot.without(item, () => this.#parts.without(run));
    } finally {
      this.#values = values;
    }
  }

  #variables(from: ExpressionRule | Variable, node: Node | undefined, expression: string): Record<string, unknown> {
    const variables: Record<string, unknown> = {};
    const names = expression === from.expression ? this.#plan.names(from) : inputs(expression, !node).names;
    for (const name of names) {
      const variable = this.#plan.variable(name, node?.item, from);
      if (variable) {
        const { results, isStopped } = this.#value(variable, node);
        if (isStopped) this.budget.stop(`variable "${name}", which it needs, was stopped`);
        variables[name] = results;
      } else if (name === 'resource' || name === 'rootResource') variables[name] = this.snapshot.response;
      else if (name === 'questionnaire') variables[name] = this.#questionnaire;
      else if (name === 'qitem' && node) variables[name] = this.#definition(node.item);
      else if (this.#given.has(name)) variables[name] = this.#given.get(name);
    }
    return variables;
  }

  #value(variable: Variable, node: Node | undefined): Value {
    let at: Node | undefined;
    for (let up: Node | Parent | null | undefined = variable.item && node; up && !at; up = up.parent) {
      if (up.item === variable.item && up.kind !== 'answer') at = up;
    }
    let values = this.#values.get(variable);
    if (!values) this.#values.set(variable, (values = new Map<Node | undefined, Value>()));
    let value = values.get(at);
    if (!value) {
      const reads: Reads = new Set();
      // Until it is known, for variables that go round in circles.
      values.set(at, { results: [], reads });
      this.#open.add(variable);
      this.budget.fault = undefined;
      const results = (variable.expression && this.snapshot.observe(reads, () => this.run(variable, at))) || [];
      this.#open.delete(variable);
      values.set(at, (value = { results, reads, isStopped: this.budget.fault !== undefined }));
    } else if (this.#open.has(variable)) this.#reportCircle(variable);
    this.snapshot.reread(value.reads);
    return value;
  }

  #reportCircle({ name, item }: Variable): void {
    const message = `variable "${name}" goes round in a circle`;
    this.#report({ severity: 'error', code: 'expressionCycle', message, linkId: item?.linkId });
  }

  get #questionnaire(): unknown {
    if (!this.#given.has('questionnaire')) this.#given.set('questionnaire', copy(this.#survey.questionnaire));
    return this.#given.get('questionnaire');
  }

  /** The item as it stands in the Questionnaire, as the engine's own object: so it knows the types of its members. */
  #definition(item: Item): readonly unknown[] {
    let found = this.#items.get(item);
    if (!found) {
      found = this.#evaluate('$this', copy(item.definition), {}, 'Questionnaire.item');
      this.#items.set(item, found);
    }
    return found;
  }
}
