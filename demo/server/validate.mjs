import { OperationOutcomeError, validateResource } from '@medplum/core';
import { elementsOf } from './definitions.mjs';
import { FhirError, issue } from './outcome.mjs';

/**
 * Says what is wrong with a resource, or nothing.
 * - **400** when it does not have the shape that FHIR gives its type: a missing, unknown or empty element, a wrong JSON type.
 * - **422** when the shape is right and a rule is broken: a code outside a required value set, an invariant.
 *
 * medplum checks shapes and invariants; it does not check codes, empty values, or that of `value[x]` there is one.
 * @param {object} resource
 * @param {(valueSet: string) => Set<string> | undefined} codesOf
 * @throws {FhirError} with an `expression` for each issue
 */
export function assertValid(resource, codesOf) {
  const shape = [...emptyValues(resource, resource.resourceType), ...structureIssues(resource)];
  const wrongShape = shape.filter(({ code }) => code !== 'invariant');
  if (wrongShape.length > 0) throw new FhirError(400, wrongShape);

  const rules = [...elementIssues(resource, resource.resourceType, resource.resourceType, codesOf)];
  const conflicts = rules.filter(({ code }) => code === 'structure');
  if (conflicts.length > 0) throw new FhirError(400, conflicts);
  const broken = [...shape, ...rules];
  if (broken.length > 0) throw new FhirError(422, broken);
}

function structureIssues(resource) {
  try {
    validateResource(resource);
    return [];
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error;
    return error.outcome.issue.map(({ expression, ...rest }) => ({
      ...rest,
      // In FHIRPath an element with a choice of types has no type in its name.
      ...(expression && { expression: expression.map((path) => path.replaceAll('[x]', '')) }),
    }));
  }
}

/** FHIR has no empty arrays, objects or strings: what is not known is left out. */
function* emptyValues(value, path) {
  if (value === '') yield issue('structure', 'An empty string is not a value: leave the element out', path);
  if (value === null || typeof value !== 'object') return;
  if (Object.keys(value).length === 0) yield issue('structure', 'An empty element: leave it out', path);
  for (const [key, child] of Object.entries(value)) {
    yield* emptyValues(child, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`);
  }
}

function* elementIssues(value, type, path, codesOf) {
  for (const [name, element] of Object.entries(elementsOf(type) ?? {})) {
    const base = name.replace('[x]', '');
    const present = element.type.filter(({ code }) => Object.hasOwn(value, propertyName(name, code)));
    if (name.endsWith('[x]') && present.length > 1) {
      yield issue('structure', `Only one of ${base}[x] may be given`, `${path}.${base}`);
    }
    for (const { code } of present) {
      const child = value[propertyName(name, code)];
      const children = Array.isArray(child) ? child : [child];
      for (const [index, item] of children.entries()) {
        if (item === null) continue;
        const at = Array.isArray(child) ? `${path}.${base}[${index}]` : `${path}.${base}`;
        if (code === 'code') yield* codeIssues(item, element, at, codesOf);
        else if (typeof item === 'object') yield* elementIssues(item, item.resourceType ?? code, at, codesOf);
      }
    }
  }
}

function* codeIssues(code, { binding }, path, codesOf) {
  if (binding?.strength !== 'required' || !binding.valueSet) return;
  const allowed = codesOf(binding.valueSet);
  if (!allowed || allowed.has(code)) return;
  const list = allowed.size <= 12 ? `; it must be one of ${[...allowed].join(', ')}` : '';
  yield issue('code-invalid', `${JSON.stringify(code)} is not in ${binding.valueSet}${list}`, path);
}

function propertyName(name, type) {
  return name.endsWith('[x]') ? name.slice(0, -3) + type[0].toUpperCase() + type.slice(1) : name;
}
