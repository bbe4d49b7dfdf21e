import { serialize } from '../../format/serialize.js';
import { fitting } from '../model/checks.js';
import type { AnswerValue, Option } from '../model/model.js';
import type { QuestionNode } from '../model/node.js';
import type { RulesHost } from '../model/rules.js';
import { sameValue } from '../model/values.js';
import { toAnswers, toOption } from './convert.js';
import type { Evaluation } from './evaluation.js';
import type { NodeRecord } from './node-records.js';
import { type ExpressionRule, isFilling } from './plan/definitions.js';
import type { Plan } from './plan/plan.js';
import type { Reports } from './reports.js';

/** Answers as a text, to compare them. Most pages leave JSON as it is, and then this is many times as fast. */
const written = (values: readonly AnswerValue[]): string =>
  'toJSON' in values ? serialize(values) : JSON.stringify(values);

/** What expressions give a question: its answers, and what may be chosen. */
export class Filling {
  constructor(
    readonly host: RulesHost,
    readonly plan: Plan,
    readonly evaluation: Evaluation,
    readonly reports: Reports,
    readonly checksOnly: boolean,
  ) {}

  /** Does what one of its rules says. */
  perform(rule: ExpressionRule, node: QuestionNode, record: NodeRecord): void {
    const { kind } = rule;
    const isFill = isFilling(kind);
    if (isFill && this.checksOnly) return;
    if (isFill && !node.filled) this.plan.tellForeign(rule);
    // What begins an answer has nothing to say where there is one.
    if (rule.foreign || (kind === 'initial' && node.filled)) return;
    const results = this.evaluation.run(rule, rule.isRoot ? undefined : node);
    if (isFill) return this.#fill(rule, node, record, results);
    // What cannot be evaluated offers and hides nothing.
    if (kind === 'options') record.made = results?.flatMap((result) => toOption(result, node.item) ?? []);
    else record.off.set(rule, !!results && this.reports.truth(rule, results) === false);
    this.#offer(node, record);
  }

  /** Initial and calculated answers. What a person wrote instead stays until the calculation gives something else. */
  #fill(rule: ExpressionRule, node: QuestionNode, record: NodeRecord, results: readonly unknown[] | undefined): void {
    const { kind, item } = rule;
    // What cannot be evaluated any more has no answer; what never could leaves alone what is there, unless it was stopped.
    if (!results && record.calculated === undefined) {
      if (!this.evaluation.isStopped || !node.now.readOnly || kind === 'initial') return;
      record.calculated = '';
    }
    const values = toAnswers(results ?? [], item, node.options);
    if (!values) this.reports.noResult(rule, item.type);
    this.#put(rule, node, record, values ?? []);
  }

  #put(rule: ExpressionRule, node: QuestionNode, record: NodeRecord, values: readonly AnswerValue[]): void {
    if (rule.kind === 'initial') {
      const kept = fitting(node.now, values, node.options);
      if (kept.length < values.length) {
        const message = 'an expression (initial) gives an answer that the item does not take';
        this.reports.tell({ severity: 'warning', code: 'initial', message, linkId: node.item.linkId });
      }
      if (record.isFresh && kept[0]) this.host.putAnswers(node, kept);
      return;
    }
    const before = record.calculated;
    const now = written(values);
    record.calculated = now;
    if (before === now) return;
    // An answer that was given stays: a person's, and what a server knew more about.
    const isKept = !record.isFresh && node.filled && (!node.now.readOnly || this.plan.isForeign(rule));
    if (before === undefined && (!values[0] || isKept)) return;
    const given = node.answers.flatMap(({ value }) => value ?? []);
    if (written(given) !== now) this.host.putAnswers(node, values);
  }

  /** What may be chosen: the options there are, without those that are switched off. */
  #offer(node: QuestionNode, { made, off, due, calculated }: NodeRecord): void {
    const among = (list: readonly AnswerValue[], { value }: Option): boolean =>
      list.some((one) => sameValue(one, value));
    const options = (made ?? this.host.optionsOf(node.item)).filter((option) => {
      const toggles = [...off].filter(([rule]) => among(rule.options, option));
      return !toggles[0] || toggles.some(([, isOff]) => !isOff);
    });
    const same =
      options.length === node.options.length &&
      options.every((option, at) => sameValue(option.value, node.options[at]!.value));
    if (same) return;
    node.options = options;
    this.host.renew(node);
    // A code that is worked out may be one of those.
    for (const rule of this.plan.rules.get(node.item)!) if (rule.kind === 'calculate' && calculated) due.add(rule);
  }
}
