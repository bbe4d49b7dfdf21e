import type { Problem, Rules, Survey } from '../../domain/questionnaire.js';
import type { ReadOptions } from '../../domain/questionnaire/parse.js';
import { unfollowed } from '../../domain/questionnaire/unfollowed.js';
import type * as Fhirpath from './fhirpath.js';

/** False in the classic script, which is one file and leaves FHIRPath out. */
declare const __EXPRESSIONS__: boolean | undefined;
export const evaluatesExpressions = typeof __EXPRESSIONS__ === 'undefined' || __EXPRESSIONS__;

/** How a Questionnaire is read. Written out here once more: so the bundler sees what the modules never need. */
export const reading: Pick<ReadOptions, 'evaluates' | 'unfollowed'> =
  typeof __EXPRESSIONS__ === 'undefined' || __EXPRESSIONS__ ? { evaluates: true } : { evaluates: false, unfollowed };

let loaded: typeof Fhirpath | undefined;

/** Brings FHIRPath, if a survey has expressions and it is not there yet. */
export function loadExpressions(survey: Survey): Promise<void> | undefined {
  if (!evaluatesExpressions || loaded || !survey.hasExpressions) return undefined;
  return import('./fhirpath.js').then((module) => {
    loaded = module;
  });
}

/** The rules of a survey with expressions, once {@link loadExpressions} has brought what they need. */
export function expressionRules(
  survey: Survey,
  launchContext: Readonly<Record<string, unknown>>,
  report: (problem: Problem) => void,
): Rules | undefined {
  if (!evaluatesExpressions) {
    const message = 'its expressions are not followed in the classic script; the modules follow them';
    for (const { linkId, unchecked, extensions } of survey.byLinkId.values()) {
      if (unchecked[0] || extensions.has('calculatedExpression') || extensions.has('initialExpression')) {
        report({ severity: 'warning', code: 'unsupported-item', message, linkId });
      }
    }
  }
  if (!loaded || !survey.hasExpressions) return undefined;
  return new loaded.ExpressionRules(loaded.evaluate, { launchContext, report });
}
