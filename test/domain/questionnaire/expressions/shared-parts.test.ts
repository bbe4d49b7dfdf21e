import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { compile } from 'fhirpath';
import model from 'fhirpath/fhir-context/r4/index.js';
import type { GroupNode, RepeatNode } from '../../../../src/domain/questionnaire.js';
import { Budget } from '../../../../src/domain/questionnaire/expressions/budget.js';
import { plain } from '../../../../src/domain/questionnaire/expressions/convert.js';
import { evaluate } from '../../../../src/elements/experience-survey/expressions/fhirpath.js';
import { runs } from '../../../support/matrix.js';
import { walk } from '../arbitrary.js';
import { type Json, rule, run, type Run, variable } from './survey.js';

const calculated = (linkId: string, expression: string, type = 'integer'): Json => ({
  linkId,
  type,
  readOnly: true,
  repeats: type === 'string',
  extension: [rule('calculatedExpression', expression)],
});

/** The steps that a change takes, once all answers are there. */
function steps(state: Run, value: number): number {
  state.state.setAnswer(state.q('w'), 0, { valueInteger: value + 1 });
  const { renew } = Budget.prototype;
  let taken = 0;
  Budget.prototype.renew = function () {
    taken = this.taken;
    renew.call(this);
  };
  try {
    state.state.setAnswer(state.q('w'), 0, { valueInteger: value });
  } finally {
    Budget.prototype.renew = renew;
  }
  return taken;
}

/** Items that all read one answer, inside so many groups, and what becomes of that. */
function readers(count: number, depth: number, of: (path: string, at: number) => string): Run {
  let items: Json[] = [{ linkId: 'w', type: 'integer' }];
  let path = "item.where(linkId='w').answer.value";
  for (let at = 0; at < depth; at++) {
    items = [{ linkId: `g${at}`, type: 'group', item: items }];
    path = `item.where(linkId='g${at}').${path}`;
  }
  return run([
    ...items,
    ...Array.from({ length: count }, (_, at) => calculated(`s${at}`, of(`%resource.${path}`, at + 1))),
  ]);
}

describe('an answer that many expressions read', () => {
  const USES: Readonly<Record<string, (path: string, at: number) => string>> = {
    'multiply it': (path, at) => `${path} * ${at}`,
    'have it in a condition': (path, at) => `iif(${path} > 3, ${path} + ${at}, ${at})`,
    'go on from it': (path, at) => `${path}.select($this * ${at})`,
    'have it for each of a list': (path, at) => `(1 | 2).select($this * ${path} * ${at}).first()`,
  };
  for (const [name, use] of Object.entries(USES)) {
    it(`is looked up once a change, where they ${name}`, () => {
      /** What one more costs: however long the way to the answer is, nobody goes it again. */
      const one = (depth: number): number => {
        const [few, many] = [5, 45].map((count) => steps(readers(count, depth, use), 7));
        return (many! - few!) / 40;
      };
      const made = readers(20, 4, use);
      steps(made, 7);
      for (let at = 0; at < 20; at++) {
        const value = name.endsWith('condition') ? 8 + at : 7 * (at + 1);
        expect(made.values(`s${at}`)).to.deep.equal([value]);
      }
      expect(one(6)).to.equal(one(1));
    });
  }

  it('costs a step or two more for each reader, where all read a total of all', () => {
    const total = "%resource.item.where(linkId.startsWith('q')).answer.value.sum()";
    const form = (count: number): Run =>
      run([
        { linkId: 'w', type: 'integer' },
        ...Array.from({ length: count }, (_, at) => ({
          linkId: `q${at}`,
          type: 'integer',
          initial: [{ valueInteger: at }],
        })),
        ...Array.from({ length: count }, (_, at) =>
          calculated(`s${at}`, `${total} + %resource.item.where(linkId='w').answer.value * ${at}`),
        ),
      ]);
    const [small, large] = [20, 80].map((count) => steps(form(count), 3));
    expect(large! / small!).to.be.below(4.5);
    const [first, again] = [0, 1].map(() => steps(form(20), 3));
    expect(first, 'the same each time').to.equal(again);
  });
});

const [W, D, A] = [
  "item.where(linkId='g').item.where(linkId='w')",
  "item.where(linkId = 'g').item.where(linkId = 'd')",
  "item.where(linkId='r').item.where(linkId='a')",
];
const PATHS = [
  `%resource.${W}.answer.value`,
  `%resource.${D}.answer.value`,
  `%resource.${A}.answer.value`,
  `%resource.${A}.answer[1].value`,
  `%resource.${W}.answer.value.ofType(integer)`,
  "%resource.item.where(linkId in ('g' | 'r')).item.where(linkId.startsWith('a') or linkId = 'w').answer.value",
  "%resource.descendants().where(linkId='a').answer.value",
  "%resource.item.where(linkId='r')[1].item.where(linkId='a').answer.value",
  "%resource.item.where(linkId='r').where(item.where(linkId='a').answer.value > 2).item.where(linkId='a').answer.value",
  "(%resource.descendants().where(linkId='w') | %resource.descendants().where(linkId='d')).answer.value",
  "%resource.item.where(linkId='t').answer.value.select(%resource.descendants().where(linkId='a').answer.value.first())",
  `%resource.item.where(linkId='r').select($index + item.where(linkId='a').answer.value.first())`,
  "%context.item.where(linkId='a').answer.value",
  '%qitem.linkId',
];
const USES: readonly ((one: string, other: string) => string)[] = [
  (one) => one,
  (one) => `${one}.sum()`,
  (one) => `${one}.count() * 3`,
  (one) => `${one}.first() * 2`,
  (one, other) => `${one}.first() + ${other}.last()`,
  (one, other) => `(${one} | ${other}).count()`,
  (one, other) => `iif(${one}.exists(), ${other}, 'none')`,
  (one) => `-${one}.sum() + ${one}.sum()`,
  (one) => `-${one}.count() - ${one}.count()`,
  (one, other) => `${one}.where($this in ${other})`,
  (one, other) => `${one}.select($this.toString() & ${other}.count().toString())`,
  (one) => `${one}.aggregate($total + $this, 0)`,
  (one) => `${one}.empty() and today() <= today()`,
  (one) => `${one}.repeat(%resource.item.where(linkId='t')).answer.value.first()`,
  (one, other) => `${one}.all($this > 1) = ${other}.exists($this > 2)`,
  (one) => `${one} > 3`,
  (one) => `(1 | 2 | 3).where($this > ${one}.count())`,
  (one) => `${one}.single() + 1`,
  (one, other) => `%known.count() + ${one}.count() + ${other}.distinct().count()`,
];
const expressions = fc.array(
  fc
    .tuple(fc.constantFrom(...USES), fc.constantFrom(...PATHS), fc.constantFrom(...PATHS))
    .map(([use, one, other]) => use(one, other)),
  { minLength: 2, maxLength: 8 },
);
const changes = fc.array(fc.record({ of: fc.nat(5), to: fc.option(fc.nat(6), { freq: 3 }), at: fc.nat() }), {
  maxLength: 8,
});

describe('any expressions that look at the same answers', () => {
  it('give what fhirpath.js gives for each by itself, after any changes', () => {
    const KNOWN = "%resource.item.where(linkId='g').item.where(linkId='w').answer.value";
    const known = new Map<string, ReturnType<typeof compile>>();
    const alone = (expression: string, base?: string): ReturnType<typeof compile> => {
      const key = `${base} ${expression}`;
      let found = known.get(key);
      if (!found)
        known.set(
          key,
          (found = compile(base ? { base, expression } : expression, model, {
            resolveInternalTypes: false,
            preciseMath: true,
          })),
        );
      return found;
    };
    const results = (run: ReturnType<typeof compile>, focus: unknown, variables: Json): string[] => {
      try {
        return (run(focus, variables) as unknown[]).map((one) => String(plain(one)));
      } catch {
        return [];
      }
    };
    fc.assert(
      fc.property(expressions, changes, (list, edits) => {
        const { state, all, q } = run(
          [
            { linkId: 't', type: 'string' },
            {
              linkId: 'g',
              type: 'group',
              item: [
                { linkId: 'w', type: 'integer' },
                { linkId: 'd', type: 'decimal' },
              ],
            },
            {
              linkId: 'r',
              type: 'group',
              repeats: true,
              item: [
                { linkId: 'a', type: 'integer', repeats: true, initial: [{ valueInteger: 1 }] },
                ...list.map((expression, at) => calculated(`in${at}`, expression, 'string')),
              ],
            },
            ...list.map((expression, at) => calculated(`out${at}`, expression, 'string')),
          ],
          { root: { extension: [variable('known', KNOWN)] } },
        );
        const expectSettled = (): void => {
          const resource = state.toResponse({}, 'in-progress') as Json;
          const variables = (item?: object): Json => ({
            resource,
            known: results(alone(KNOWN), resource, { resource }),
            ...(item && { qitem: [item] }),
          });
          for (const node of walk(state.children)) {
            const [, at] = /^(?:in|out)(\d+)$/.exec(node.item.linkId) ?? [];
            if (!at || node.kind !== 'question') continue;
            const { linkId, type } = node.item;
            // In an instance the item is looked at where it stands; what it has itself is no input.
            const expected = results(
              alone(list[Number(at)]!, 'QuestionnaireResponse.item'),
              { linkId },
              variables({ linkId, type }),
            );
            const given = node.answers.flatMap(({ value }) => value?.valueString ?? []);
            expect(given, `${linkId} ${list[Number(at)]}`).to.deep.equal(expected.filter((one) => one.trim()));
          }
        };
        expectSettled();
        for (const { of, to, at } of edits) {
          const groups = all('r').filter((node): node is GroupNode => node.kind === 'group');
          const group = groups[at % groups.length]!;
          const value = to ?? undefined;
          if (of === 0) state.setAnswer(q('w'), 0, value === undefined ? null : { valueInteger: value });
          if (of === 1) state.setAnswer(q('d'), 0, value === undefined ? null : { valueDecimal: value / 2 });
          if (of === 2) state.setAnswer(q('t'), 0, value === undefined ? null : { valueString: `t${value}` });
          if (of === 3) state.addGroup(all('r').find((node): node is RepeatNode => node.kind === 'repeat')!);
          if (of === 4) state.removeGroup(group);
          if (of === 5) {
            const question = group.children[0]!;
            if (question.kind === 'question')
              state.setAnswers(
                question,
                value === undefined ? [] : [{ valueInteger: value }, { valueInteger: at % 5 }],
              );
          }
          expectSettled();
        }
      }),
      { numRuns: runs(120), seed: 7 },
    );
  }).timeout(60_000);
});

describe('what is recalled of an expression', () => {
  const resource = {
    resourceType: 'QuestionnaireResponse',
    item: [{ linkId: 'a', answer: [{ valueInteger: 4 }] }],
  };
  const answer = "%resource.item.where(linkId='a').answer.value";
  /** How many different parts, and the results. */
  function parts(expression: string): [number, unknown[]] {
    const known = new Map<object, readonly unknown[]>();
    const recall = (part: object, find: () => readonly unknown[]): readonly unknown[] => {
      const found = known.get(part) ?? find();
      known.set(part, found);
      return found;
    };
    const focus = { linkId: 'b', answer: [{ valueInteger: 1 }] };
    const act = (): unknown[] =>
      evaluate(expression, focus, { resource, x: 3 }, 'QuestionnaireResponse.item', undefined, recall).map(plain);
    const first = act().map(String);
    expect(act().map(String), 'the same again').to.deep.equal(first);
    return [known.size, first];
  }

  it('depends on nothing but the response', () => {
    expect(parts(`${answer} * 2`)).to.deep.equal([1, ['8']]);
    expect(parts(`${answer} + ${answer}`), 'the same twice').to.deep.equal([1, ['8']]);
    expect(parts(`${answer}.sum() + %x`), 'a total, and what leads there').to.deep.equal([2, ['7']]);
    expect(parts(`-${answer}.count() + ${answer}.count()`), 'a list that is changed').to.deep.equal([2, ['0']]);
    expect(parts(`${answer}.select($this + %x)`), 'only what leads there').to.deep.equal([1, ['7']]);
    expect(parts(`${answer}.where(now() > @2020)`)).to.deep.equal([1, ['4']]);
    expect(parts(`(1 | 2).select($this + ${answer})`), 'all of it, too').to.deep.equal([2, ['5', '6']]);
    expect(parts(`(1 | 2).select($this + ${answer} + %x)`)).to.deep.equal([1, ['8', '9']]);
    for (const expression of [
      '%context.answer.value',
      'answer.value + %x',
      '%x * 2',
      "'%resource.item'",
      'today() = today()',
    ])
      expect(parts(expression)[0], expression).to.equal(0);
  });

  it('is the same wherever it stands, with whatever is around it', () => {
    const all = `(${answer} | ${answer}.count())`;
    for (const expression of [
      `(descendants().count() + %resource.item.count()).toString()`,
      `(count() + %resource.item.count()).toString()`,
      `(exists() and %resource.item.exists()).toString()`,
      `(where(linkId = 'b').count() + %resource.item.count()).toString()`,
      `($this.linkId | %resource.item.linkId).first()`,
      `%resource.item[%x].linkId`,
      `%resource.item[%context.answer.value - 1].linkId`,
      `(0 | 1).select(%resource.item[$index].linkId)`,
      `(0 | 1).select(%resource.item[$this].linkId & $index.toString())`,
      `(1 | 2).aggregate($total + ${all}.where($this > $total).count(), 0)`,
      `%resource.item.where(linkId = %context.linkId).answer.value`,
      `%resource.item.where(linkId = %x.toString()).answer.value`,
      `%resource.item.itemWhereLinkIdIs(%context.linkId).exists()`,
      `%resource.item.select(linkId & %context.linkId)`,
      `%resource.item.where(descendants().exists() and answer.value > %x).linkId`,
      `${all}.where($this = %x)`,
      `${all}.contains(%x)`,
      `${all}.take(%x)`,
      `item.where(linkId = 'a').answer.value | ${answer}`,
      `%resource.item.where(linkId = 'a' or linkId='b').answer.value.ofType(integer).sum()`,
      `defineVariable('y', ${answer}).select(%y + %x)`,
      `%resource.item.iif(count() > %x, 'more', linkId)`,
      `iif(%x > 1, ${answer}, %context.linkId)`,
      `${answer}.repeat($this + 1).take(%x)`,
    ]) {
      const known = new Map<object, readonly unknown[]>();
      const recall = (part: object, find: () => readonly unknown[]): readonly unknown[] => {
        const found = known.get(part) ?? find();
        known.set(part, found);
        return found;
      };
      const more = {
        resourceType: 'QuestionnaireResponse',
        item: [...resource.item, { linkId: 'b', answer: [{ valueInteger: 1 }] }, { linkId: '2' }],
      };
      const results = (focus: Json, x: number, isRecalled: boolean): unknown[] => {
        try {
          const given = [expression, focus, { resource: more, x }, 'QuestionnaireResponse.item', undefined] as const;
          return evaluate(...given, isRecalled ? recall : undefined).map((one) => String(plain(one)));
        } catch (error) {
          return [String(error)];
        }
      };
      for (const x of [0, 1, 2, 0]) {
        for (const focus of [{ linkId: 'a' }, { linkId: 'b', answer: [{ valueInteger: 2 }] }])
          expect(results(focus, x, true), `${expression} ${x} ${focus.linkId}`).to.deep.equal(results(focus, x, false));
      }
    }
  });

  it('is nothing that an author can ask for', () => {
    for (const expression of [
      'recall(a, 1)',
      "recall('a', 1)",
      '`recall`(%resource, 1)',
      'recall(item, %resource.item)',
    ])
      expect(() => parts(expression), expression).to.throw(/Not implemented: recall/);
  });

  it('is not the response where an author has called something else so', () => {
    const { values, state, q } = run([
      { linkId: 'a', type: 'integer' },
      {
        linkId: 'g',
        type: 'group',
        extension: [variable('resource', "%context.item.where(linkId='c')")],
        item: [{ linkId: 'c', type: 'integer' }, calculated('d', '%resource.answer.value + 1')],
      },
    ]);
    for (const value of [1, 2]) {
      state.setAnswer(q('c'), 0, { valueInteger: value });
      expect(values('d')).to.deep.equal([value + 1]);
    }
  });
});
