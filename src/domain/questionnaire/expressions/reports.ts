import type { Problem } from '../model/model.js';
import { truth } from './convert.js';
import type { ExpressionRule } from './plan/definitions.js';

/** Tells the author of expressions that cannot be followed, each once. It is never told an answer. */
export class Reports {
  readonly #told = new Set<string>();
  readonly #hear: ((problem: Problem) => void) | undefined;

  constructor(hear?: (problem: Problem) => void) {
    this.#hear = hear;
  }

  readonly tell = (problem: Problem): void => {
    const key = [problem.code, problem.linkId, problem.message].join('\n');
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#hear?.(problem);
  };

  /** Whether results are true or false; tells where they are neither. */
  truth(rule: ExpressionRule, results: readonly unknown[]): boolean | undefined {
    const value = truth(results);
    if (value === undefined) this.#warn(rule, `an expression (${rule.kind}) should be true or false`);
    return value;
  }

  /** Results are not of the type that they should have. */
  noResult(rule: ExpressionRule, type: string): void {
    this.#warn(rule, `an expression (${rule.kind}) gives no ${type}`);
  }

  #warn({ item: { linkId } }: ExpressionRule, message: string): void {
    this.tell({ severity: 'warning', code: 'expression', message, linkId });
  }
}
