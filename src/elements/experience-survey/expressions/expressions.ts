import type { Item, Node, Problem, ResponseState, Rules, Survey } from '../../../domain/questionnaire.js';
import type { LateModule } from '../../../fields/late-module.js';
import type * as Fhirpath from './fhirpath.js';

/** False in the classic script, which is one file and leaves FHIRPath out. */
declare const __EXPRESSIONS__: boolean | undefined;
export const evaluatesExpressions = typeof __EXPRESSIONS__ === 'undefined' || __EXPRESSIONS__;

/** FHIRPath, where a survey has expressions. */
export const fhirpath: LateModule<typeof Fhirpath> = {};

/** The rules of a survey with expressions, once {@link fhirpath} is there. */
export function expressionRules(
  survey: Survey,
  launchContext: Readonly<Record<string, unknown>>,
  report: (problem: Problem) => void,
): Rules | undefined {
  const { module } = fhirpath;
  if (!module || !survey.hasExpressions) return undefined;
  return new module.ExpressionRules(module.evaluate, { launchContext, report });
}

/** The items of questions that are there and have no answer. */
function* unanswered(nodes: readonly Node[]): Generator<Item> {
  for (const node of nodes) {
    if (node.kind === 'question') {
      if (node.enabled && !node.filled) yield node.item;
      for (const { children } of node.answers) yield* unanswered(children);
    } else yield* unanswered(node.kind === 'repeat' ? node.groups : node.kind === 'group' ? node.children : []);
  }
}

/** Tells the author what is not followed here: rules, and what would have filled in an answer that is not there. */
export function tellUnfollowed(state: ResponseState, report: (problem: Problem) => void): void {
  if (evaluatesExpressions) return;
  const empty = new Set(unanswered(state.children));
  const message = 'its expressions are not followed in the classic script; the modules follow them';
  for (const item of state.survey.byLinkId.values()) {
    const { linkId, unchecked, extensions } = item;
    const fillsIn = extensions.has('calculatedExpression') || extensions.has('initialExpression');
    if (unchecked[0] || (fillsIn && empty.has(item)))
      report({ severity: 'warning', code: 'unsupported-item', message, linkId });
  }
}
