import { isObject, objects, text } from '../json.js';
import type { Json } from '../json.js';
import type { Extensions } from '../model.js';

/** A rule of the Questionnaire's author, in FHIRPath: `targetConstraint` of SDC, or the older `questionnaire-constraint`. */
export interface Constraint {
  readonly key: string;
  readonly expression: string;
  readonly severity: 'error' | 'warning';
  /** What the author says when it does not hold. */
  readonly human: string;
}

/** Evaluates FHIRPath on an item of the response, or on the whole of it. */
export type Evaluate = (expression: string, context: unknown, variables: Readonly<Record<string, unknown>>) => unknown;

function read(extension: Json): Constraint | undefined {
  const parts = new Map(objects(extension['extension']).map((part) => [part['url'], part]));
  const value = (name: string): unknown =>
    Object.entries(parts.get(name) ?? {}).find(([key]) => key.startsWith('value'))?.[1];
  const given = value('expression');
  const expression = text(isObject(given) ? given['expression'] : given);
  if (!expression) return undefined;
  const severity = value('severity') === 'warning' ? 'warning' : 'error';
  return { key: text(value('key')) ?? '', expression, severity, human: text(value('human')) ?? expression };
}

export function constraintsOf(found: Extensions): Constraint[] {
  return ['targetConstraint', 'constraint'].flatMap((name) =>
    (found.get(name) ?? []).flatMap((one) => read(one) ?? []),
  );
}

/** Does it hold? Anything but a single `true` does not. @throws what the evaluation throws */
export function holds({ expression }: Constraint, context: unknown, variables: Json, evaluate: Evaluate): boolean {
  const result = evaluate(expression, context, variables);
  const list: readonly unknown[] = Array.isArray(result) ? result : [result];
  return list.length === 1 && list[0] === true;
}
