import type { Node, Problem, QuestionNode } from '../../../../src/domain/questionnaire.js';
import { parseQuestionnaire, ResponseState } from '../../../../src/domain/questionnaire.js';
import { ExpressionRules } from '../../../../src/domain/questionnaire/expressions/engine.js';
import { evaluate } from '../../../../src/elements/experience-survey/expressions/fhirpath.js';
import { walk } from '../arbitrary.js';

export type Json = Record<string, unknown>;
export const HL7 = 'http://hl7.org/fhir/StructureDefinition/';
export const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';

export const fhirpath = (expression: string, more: Json = {}): Json => ({
  valueExpression: { language: 'text/fhirpath', expression, ...more },
});
/** An SDC extension with an expression. */
export const rule = (name: string, expression: string, more?: Json): Json => ({
  url: SDC + name,
  ...fhirpath(expression, more),
});
export const variable = (name: string, expression: string): Json => ({
  ...rule('variable', expression, { name }),
  url: `${HL7}variable`,
});
/** Beside a member of an element. */
export const computed = (expression: string): Json => ({
  extension: [{ url: `${HL7}cqf-expression`, ...fhirpath(expression) }],
});
export const constraint = (expression: string, more: Json[] = [], human = 'Not like this.'): Json => ({
  url: `${HL7}targetConstraint`,
  extension: [
    { url: 'key', valueId: 'k' },
    { url: 'human', valueString: human },
    { url: 'expression', ...fhirpath(expression) },
    ...more,
  ],
});
/** The answers of a top-level question. */
export const answerOf = (linkId: string): string => `%resource.item.where(linkId='${linkId}').answer.value`;

export interface Run {
  state: ResponseState;
  problems: Problem[];
  /** Expressions that were evaluated since this was last set to nothing. */
  evaluated: string[];
  q: (linkId: string, at?: number) => QuestionNode;
  all: (linkId: string) => Node[];
  /** The plain values of the answers to a question. */
  values: (linkId: string, at?: number) => unknown[];
}

export interface Given {
  response?: unknown;
  root?: Json;
  launchContext?: Json;
  checkOnly?: boolean;
}

/** A state of a survey, with its expressions followed. */
export function run(item: unknown[], { response, root, launchContext, checkOnly }: Given = {}): Run {
  const problems: Problem[] = [];
  const evaluated: string[] = [];
  const parsed = parseQuestionnaire({ resourceType: 'Questionnaire', url: 'u', item, ...root }, { evaluates: true });
  const rules = new ExpressionRules(
    (expression, ...rest) => {
      evaluated.push(expression);
      return evaluate(expression, ...rest);
    },
    { launchContext, checkOnly, report: (problem) => problems.push(problem) },
  );
  const state = new ResponseState(parsed.survey!, response, rules);
  const all = (linkId: string): Node[] => walk(state.children).filter((node) => node.item.linkId === linkId);
  const q = (linkId: string, at = 0): QuestionNode => all(linkId)[at] as QuestionNode;
  const values = (linkId: string, at = 0): unknown[] =>
    q(linkId, at).answers.flatMap(({ value }) => (value ? [Object.values(value)[0] as unknown] : []));
  return { state, problems, evaluated, q, all, values };
}

export const given = (item: unknown[]): Json => ({
  resourceType: 'QuestionnaireResponse',
  status: 'in-progress',
  item,
});
