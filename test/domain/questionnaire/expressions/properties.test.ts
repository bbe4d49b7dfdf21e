import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Node, QuestionNode, ResponseState } from '../../../../src/domain/questionnaire.js';
import { evaluate } from '../../../../src/elements/experience-survey/expressions/fhirpath.js';
import { apply, edits, walk } from '../arbitrary.js';
import { answerOf, type Json, rule, run, variable } from './survey.js';
import { runs } from '../../../support/matrix.js';

const seed = fc.record({
  kind: fc.nat(5),
  source: fc.nat(),
  other: fc.nat(),
  shape: fc.nat(6),
  flags: fc.nat(15),
});

/** Ways to look at answers of earlier questions, so that nothing goes round in a circle. */
function look(shape: number, a: string, b: string, group: string): string {
  const deep = (linkId: string): string => `%resource.descendants().where(linkId='${linkId}').answer.value`;
  return [
    `${deep(a)}.sum()`,
    `(${deep(a)} | ${deep(b)}).count()`,
    `${answerOf(a)}.first()`,
    `%total + ${deep(b)}.count()`,
    // Nobody can tell from this what it looks at.
    `%resource.descendants().where(linkId in ('${a}' | '${b}')).answer.value.sum()`,
    `iif(${deep(a)}.exists(), ${deep(b)}.sum(), 0)`,
    `%resource.descendants().where(linkId='${group}').item.answer.value.count()`,
  ][shape]!;
}

/** Questionnaires of whole numbers: asked, worked out, shown under a condition, in groups and in repeating groups. */
const surveys = fc.array(seed, { minLength: 3, maxLength: 9 }).map((seeds) => {
  const root: Json = {
    extension: [variable('total', "%resource.descendants().where(linkId='q0').answer.value.sum()")],
  };
  const items: Json[] = [{ linkId: 'q0', type: 'integer', repeats: true }];
  const groups: string[] = [];
  seeds.forEach(({ kind, source, other, shape, flags }, at) => {
    const index = at + 1;
    const [a, b] = [`q${source % index}`, `q${other % index}`];
    const expression = look(shape, a, b, groups[source % (groups.length || 1)] ?? 'none');
    const item: Json = { linkId: `q${index}`, type: 'integer', repeats: (flags & 1) === 1 };
    if (kind === 1 || kind === 2) {
      item['extension'] = [rule('calculatedExpression', expression)];
      item['readOnly'] = true;
    }
    // Worked out, and there only under a condition.
    if (kind === 2) (item['extension'] as Json[]).push(rule('enableWhenExpression', `${answerOf(a)}.exists()`));
    if (kind >= 3) item['extension'] = [rule('enableWhenExpression', `${expression} > ${flags % 3}`)];
    if (kind < 5) items.push(item);
    else groups.push(`g${index}`);
    if (kind === 5) items.push({ linkId: `g${index}`, type: 'group', repeats: (flags & 2) === 2, item: [item] });
  });
  // What is looked at may also come after what looks at it.
  return { root, items: seeds[0]!.flags & 8 ? items.reverse() : items };
});

const extension = (node: Node, name: string): string | undefined => {
  const [found] = node.item.extensions.get(name) ?? [];
  return (found?.['valueExpression'] as { expression: string } | undefined)?.expression;
};

/** Evaluates everything anew, from the response alone. */
function expectSettled(state: ResponseState): void {
  const resource = state.toResponse({}, 'in-progress');
  const total = evaluate("%resource.descendants().where(linkId='q0').answer.value.sum()", resource, { resource });
  const results = (expression: string) =>
    evaluate(expression, resource, { resource, total }).map((result) => Number(JSON.stringify(result)));
  for (const node of walk(state.children)) {
    const condition = extension(node, 'enableWhenExpression');
    if (condition) {
      const [holds] = evaluate(condition, resource, { resource, total });
      expect(node.enabled, `${node.id} ${condition}`).to.equal(holds ?? false);
    }
    const calculation = extension(node, 'calculatedExpression');
    if (!calculation || !node.enabled) continue;
    const given = (node as QuestionNode).answers.flatMap(({ value }) => value?.valueInteger ?? []);
    const expected = results(calculation).slice(0, node.item.repeats ? undefined : 1);
    expect(given, `${node.id} ${calculation}`).to.deep.equal(expected);
  }
}

/** What can be seen of a node, apart from its children. */
const view = (node: Node): string =>
  JSON.stringify([
    node.enabled,
    node.issues,
    node.kind === 'question' && node.answers.map(({ id, value }) => [id, value]),
  ]);

describe('any survey with expressions, any edits', () => {
  it('is after each edit what evaluating everything anew gives', () => {
    fc.assert(
      fc.property(surveys, edits, ({ items, root }, list) => {
        const { state, problems } = run(items, { root });
        expectSettled(state);
        for (const edit of list) {
          const nodes = walk(state.children).filter(({ enabled }) => enabled);
          // People do not write into what is worked out.
          if (nodes[edit.node % nodes.length]?.item.readOnly) continue;
          const before = new Map(walk(state.children).map((node) => [node, view(node)]));
          const changed = apply(state, edit);
          expectSettled(state);
          for (const [node, old] of before) {
            if (state.find(node.id) === node && view(node) !== old) expect(changed.has(node), node.id).to.equal(true);
          }
        }
        expect(problems).to.deep.equal([]);
        const again = run(items, { root, response: state.toResponse({}, 'in-progress') });
        expect(again.state.toResponse({}, 'in-progress')).to.deep.equal(state.toResponse({}, 'in-progress'));
      }),
      { numRuns: runs(150) },
    );
  }).timeout(60_000);
});
