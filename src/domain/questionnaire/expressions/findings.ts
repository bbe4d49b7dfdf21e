import type { Finding, Item } from '../model/model.js';
import type { Node } from '../model/node.js';
import type { RulesHost } from '../model/rules.js';
import { plain } from './convert.js';
import type { ExpressionRule } from './plan/definitions.js';
import type { Evaluation } from './evaluation.js';
import type { Plan } from './plan/plan.js';

interface Found {
  readonly finding: Finding;
  readonly isWarning: boolean;
}

/** The first node of an item that is there. */
function nodeFor(item: Item, children: readonly Node[]): Node | undefined {
  const up = item.parent && nodeFor(item.parent, children);
  let among: readonly Node[] = item.parent ? [] : children;
  if (up?.kind === 'group') among = up.children;
  else if (up?.kind === 'repeat') among = up.groups[0]?.children ?? [];
  else if (up?.kind === 'question') among = up.answers[0]?.children ?? [];
  return among.find((node) => node.item === item && node.enabled);
}

/** What the author's own rules (`targetConstraint`) find wrong, at the nodes that they are about. */
export class Findings {
  /** By the node that shows it, and by the rule and the node that looks after that. */
  readonly #at = new WeakMap<Node, Map<Node, Map<ExpressionRule, Found>>>();
  /** Where a node's rules show what they found. */
  readonly #shown = new WeakMap<Node, Map<ExpressionRule, readonly Node[]>>();

  constructor(
    readonly host: RulesHost,
    readonly plan: Plan,
    readonly evaluation: Evaluation,
  ) {}

  of(node: Node, isWarning = false): Finding[] {
    const all = [...(this.#at.get(node)?.values() ?? [])].flatMap((rules) => [...rules.values()]);
    return all.flatMap((found) => (found.isWarning === isWarning ? found.finding : []));
  }

  /** Evaluates a rule. On an item it speaks only about answers that are there. */
  look(rule: ExpressionRule, owner: Node, truth: (results: readonly unknown[]) => boolean | undefined): void {
    const focus = rule.isRoot ? undefined : owner;
    // Whether there are any is looked at, too.
    if (owner.kind !== 'display') this.evaluation.snapshot.reread([owner]);
    const results =
      rule.isRoot || (owner.kind !== 'display' && owner.filled) ? (this.evaluation.run(rule, focus) ?? []) : [];
    // Nothing at all is not a broken rule: it cannot be told yet.
    const isBroken = results.length > 0 && truth(results) === false;
    this.#show(rule, owner, isBroken ? this.#targets(rule, owner) : []);
  }

  /** The node has lost its answers: its rules find nothing any more. */
  drop(owner: Node): void {
    for (const rule of this.#shown.get(owner)?.keys() ?? []) this.#show(rule, owner, []);
  }

  #show(rule: ExpressionRule, owner: Node, targets: readonly Node[]): void {
    const shown = this.#shown.get(owner) ?? new Map<ExpressionRule, readonly Node[]>();
    const before = shown.get(rule) ?? [];
    this.#shown.set(owner, shown.set(rule, targets));
    const { text, isWarning } = rule.constraint!;
    for (const target of new Set([...before, ...targets])) {
      const isThere = targets.includes(target);
      if (isThere === before.includes(target)) continue;
      const at = this.#at.get(target) ?? new Map<Node, Map<ExpressionRule, Found>>();
      const rules = at.get(owner) ?? new Map<ExpressionRule, Found>();
      this.#at.set(target, at.set(owner, rules));
      if (isThere) rules.set(rule, { finding: { code: 'invariant', params: {}, text: text || undefined }, isWarning });
      else rules.delete(rule);
      target.warnings = this.of(target, true);
      this.host.renew(target);
    }
  }

  #targets(rule: ExpressionRule, owner: Node): readonly Node[] {
    const focus = rule.isRoot ? undefined : owner;
    const named = rule.constraint!.locations.flatMap((path) =>
      (this.evaluation.run(rule, focus, path) ?? []).flatMap(
        (piece) => this.evaluation.snapshot.nodeOf(plain(piece)) ?? [],
      ),
    );
    if (named[0]) return named;
    if (!rule.isRoot) return [owner];
    return [nodeFor(this.plan.named(rule), this.host.children) ?? owner];
  }
}
