import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { answerOf, given, type Json, rule, run, variable } from './survey.js';
import { runs } from '../../../support/matrix.js';

const int = (valueInteger: number) => ({ valueInteger });
const calc = (linkId: string, expression: string, more: Json = {}): Json => ({
  linkId,
  type: 'integer',
  extension: [rule('calculatedExpression', expression)],
  ...more,
});
const asked = (linkId: string, more: Json = {}): Json => ({ linkId, type: 'integer', ...more });
const inG = (linkId: string): string => `%resource.item.where(linkId='g').item.where(linkId='${linkId}').answer.value`;
const range = (length: number): number[] => Array.from({ length }, (_, i) => i + 1);
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
const scores = (count = 20): Json[] => range(count).map((k) => calc(`s${k}`, `${inG('w')} * ${k}`));
const group = (item: unknown[], linkId = 'g'): Json => ({ linkId, type: 'group', item });

describe('totals', () => {
  const TOTALS: Record<string, string> = {
    descendants: "%resource.descendants().where(linkId.startsWith('s')).answer.value.sum()",
    nested: "%resource.item.where(linkId='g').item.where(linkId.startsWith('s')).answer.value.sum()",
    aggregate:
      "%resource.item.where(linkId='g').item.where(linkId.startsWith('s')).answer.value.aggregate($total + $this, 0)",
    list: `%resource.descendants().where(linkId in (${range(20)
      .map((k) => `'s${k}'`)
      .join('|')})).answer.value.sum()`,
    matches: "%resource.descendants().where(linkId.matches('^s[0-9]+$')).answer.value.sum()",
    repeat: "%resource.repeat(item).where(linkId.substring(0, 1) = 's').answer.value.sum()",
    type: "%resource.descendants().where(linkId != 'total' and linkId != 'w').answer.value.ofType(integer).sum()",
    context: "%context.item.where(linkId='g').item.select(iif(linkId.startsWith('s'), answer.value, {})).sum()",
  };
  for (const [name, expression] of Object.entries(TOTALS)) {
    it(`are right wherever they stand: ${name}`, () => {
      const isRoot = name === 'context';
      const text = isRoot ? expression.replace('%context', '%resource') : expression;
      const total = calc('total', text);
      for (const items of [
        [group([asked('w'), ...scores(), total])],
        [group([total, asked('w'), ...scores()])],
        [group([...scores().reverse(), asked('w')]), total],
        [total, group([asked('w'), ...scores()])],
      ]) {
        const { state, q, values, problems } = run(items);
        for (const w of [2, 5, 0, 2]) {
          state.setAnswer(q('w'), 0, int(w));
          expect(values('total'), `${w}`).to.deep.equal([210 * w]);
        }
        state.setAnswer(q('w'), 0, null);
        expect(values('s7')).to.deep.equal([]);
        expect(problems).to.deep.equal([]);
      }
    });
  }

  it('follow chains of 40 that run forward, with the total first', () => {
    for (const path of [
      answerOf,
      (linkId: string) => `%resource.item.where(linkId = ('' & '${linkId}')).answer.value`,
    ]) {
      const chain = range(40).map((k) => calc(`s${k}`, k === 40 ? path('w') : `${path(`s${k + 1}`)} + 1`));
      const { state, q, values, problems } = run([
        calc('total', "%resource.item.where(linkId.startsWith('s')).answer.value.sum()"),
        calc('other', "%resource.item.where(linkId.matches('^s')).answer.value.count()"),
        ...chain,
        asked('w'),
      ]);
      for (const w of [3, 10]) {
        state.setAnswer(q('w'), 0, int(w));
        expect([values('s1'), values('total'), values('other')]).to.deep.equal([
          [w + 39],
          [sum(range(40).map((k) => w + k - 1))],
          [40],
        ]);
      }
      expect(problems).to.deep.equal([]);
    }
  });

  it('of totals, through variables and in repeating groups', () => {
    const row: Json = {
      ...group([
        asked('x'),
        calc('double', '%mine * 2'),
        calc('triple', '%mine + %context.answer.value.count() * 0 + %mine * 2'),
      ]),
      linkId: 'row',
      repeats: true,
      extension: [variable('mine', "item.where(linkId='x').answer.value")],
    };
    const { state, q, values, problems } = run([calc('total', '%doubles.sum() + %triples'), row], {
      root: {
        extension: [
          variable('doubles', "%resource.descendants().where(linkId.startsWith('dou')).answer.value"),
          variable(
            'triples',
            "%resource.item.item.where(linkId.length() = 6).where(linkId.startsWith('t')).answer.value.sum()",
          ),
        ],
      },
    });
    const list = state.children[1] as never;
    for (const at of range(29)) {
      state.setAnswer(q('x', at - 1), 0, int(at));
      state.addGroup(list);
    }
    expect(values('total')).to.deep.equal([5 * sum(range(29))]);
    expect(problems).to.deep.equal([]);
  });

  it('come out of a given response as they are worked out', () => {
    const item = ['total', 's1', 's2'].map((linkId) => ({ linkId, answer: [int(1)] }));
    const { values } = run(
      [
        calc('total', "%resource.item.where(linkId.startsWith('s')).answer.value.sum()", { readOnly: true }),
        calc('s1', `${answerOf('s2')} * 2`, { readOnly: true }),
        calc('s2', `${answerOf('w')} * 2`, { readOnly: true }),
        asked('w'),
      ],
      { response: given([...item, { linkId: 'w', answer: [int(5)] }]) },
    );
    expect(values('total')).to.deep.equal([30]);
  });
});

describe('an answer in a form of calculations', () => {
  const OPEN = "%resource.item.item.where(linkId.matches('^s')).answer.value.sum()";
  const each = (count: number): Json[] => [
    ...range(count).map((k) => asked(`x${k}`)),
    group(range(count).map((k) => calc(`s${k}`, `${answerOf(`x${k}`)} * ${k}`))),
    calc('total', OPEN),
  ];
  const all = (count: number): Json[] => [group([asked('x1'), ...scores(count).map(fromX), calc('total', OPEN)])];
  const fromX = (item: Json, at: number): Json => calc(item['linkId'] as string, `${inG('x1')} * ${at + 1}`);
  const evaluations = (items: Json[]): number => {
    const { state, q, evaluated } = run(items);
    state.setAnswer(q('x1'), 0, int(1));
    evaluated.length = 0;
    state.setAnswer(q('x1'), 0, int(2));
    return evaluated.length;
  };

  it('costs what it touches, with a total that looks at everything', () => {
    expect([evaluations(each(10)), evaluations(each(200))]).to.deep.equal([2, 2]);
  });

  it('costs each calculation that it touches once', () => {
    expect([evaluations(all(10)), evaluations(all(200))]).to.deep.equal([11, 201]);
  });
});

describe('a circle', () => {
  const bystander = [asked('w'), calc('right', `${answerOf('w')} + 1`)];
  const CIRCLES: Record<string, [items: Json[], linkIds: string[], root?: Json]> = {
    'of two': [
      [calc('a', `${answerOf('b')} + ${answerOf('w')}`), calc('b', `(${answerOf('a')} | 0).sum() + 1`)],
      ['a', 'b'],
    ],
    'of a total with itself': [
      [calc('a', "%resource.descendants().where(linkId != 'after').answer.value.sum()")],
      ['a'],
    ],
    'of a value with itself': [[calc('a', `(${answerOf('a')} | 0).sum() + ${answerOf('w')}`)], ['a']],
    'through a condition': [
      [
        asked('a', {
          extension: [rule('enableWhenExpression', `${answerOf('b')}.exists().not()`)],
          initial: [int(1)],
        }),
        calc('b', `iif(${answerOf('a')}.exists() and ${answerOf('w')} > 0, 1, {})`),
      ],
      ['a', 'b'],
    ],
    'through enableWhen': [
      [
        asked('a', { enableWhen: [{ question: 'b', operator: 'exists', answerBoolean: false }], initial: [int(1)] }),
        calc('b', `iif(${answerOf('a')}.exists() and ${answerOf('w')} > 0, 1, {})`),
      ],
      ['a', 'b'],
    ],
    'through a variable': [
      [calc('a', `%v + ${answerOf('w')}`)],
      ['a'],
      { extension: [variable('v', `(${answerOf('a')} | 0).sum()`)] },
    ],
  };
  for (const [name, [items, linkIds, root]] of Object.entries(CIRCLES)) {
    it(`${name} is named once, holds nothing, and blocks nothing else`, () => {
      const after = calc('after', `(${answerOf('a')} | 7).sum() + ${answerOf('w')}`);
      const { state, q, all, values, problems } = run([...items, ...bystander, after], { root });
      for (const w of [3, 4, 3]) {
        state.setAnswer(q('w'), 0, int(w));
        expect(values('right')).to.deep.equal([w + 1]);
        for (const node of linkIds.flatMap(all)) {
          const answers = node.kind === 'question' ? node.answers : [];
          const isInitial =
            name.includes('enableWhen') || name.includes('condition') ? node.item.linkId === 'a' : false;
          if (!isInitial)
            expect(
              answers.flatMap(({ value }) => value ?? []),
              node.item.linkId,
            ).to.deep.equal([]);
        }
      }
      const about = `expressions go round in a circle: ${linkIds.map((linkId) => `"${linkId}"`).join(', ')}`;
      expect(problems.map(({ code, message }) => [code, message])).to.deep.equal([['expressionCycle', about]]);
      if (!name.includes('hrough')) expect(values('after')).to.deep.equal([10]);
    });
  }

  it('of variables is named', () => {
    const { problems, values } = run([calc('a', `%v`), ...bystander], {
      root: { extension: [variable('v', '%u + 1'), variable('u', '%v + 1')] },
    });
    expect(values('a')).to.deep.equal([]);
    expect(problems.map(({ code }) => code)).to.include('expressionCycle');
  });

  it('is none where a value comes to rest', () => {
    const { state, q, values, problems } = run([
      asked('w'),
      calc('kept', `iif(${answerOf('kept')}.exists(), ${answerOf('kept')}, 5)`),
      calc('most', `(${answerOf('most')} | ${answerOf('w')}).max()`),
      { ...calc('kg', `${answerOf('g')} / 1000`), type: 'decimal' },
      { ...calc('g', `${answerOf('kg')} * 1000`), type: 'decimal' },
      calc('count', '%resource.descendants().answer.count()'),
    ]);
    state.setAnswer(q('w'), 0, int(9));
    state.setAnswer(q('w'), 0, int(4));
    state.setAnswer(q('kg'), 0, { valueDecimal: 2 });
    expect([values('kept'), values('most'), values('g'), values('count')]).to.deep.equal([[5], [9], [2000], [6]]);
    state.setAnswer(q('g'), 0, { valueDecimal: 500 });
    expect(values('kg')).to.deep.equal([0.5]);
    expect(problems).to.deep.equal([]);
  });
});

/** Calculations without a circle, in any order, at any depth, and said in many ways. */
const graphs = fc.record({
  order: fc.array(fc.nat(), { minLength: 25, maxLength: 25 }),
  edges: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(5)), { minLength: 3, maxLength: 25 }),
  answers: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 4 }),
});

describe('any calculations without a circle', () => {
  it('give what arithmetic gives', () => {
    fc.assert(
      fc.property(graphs, ({ order, edges, answers }) => {
        const calculations = edges.map(([a, b, how], at) => {
          // Each looks at two before it, the first at the answer.
          const [x, y] = [a % (at + 1), b % (at + 1)];
          const deep = (of: string): string => `%resource.descendants().where(${of}).answer.value`;
          const [i, j] = [`linkId='n${x}'`, `linkId='n${y}'`];
          const expression = [
            `${deep(i)} + ${deep(j)}`,
            `%resource.repeat(item).where(linkId & '' = 'n${x}').answer.value + ${deep(j)}`,
            `${deep(`linkId.matches('^n${x}$')`)} + %resource.descendants().where(${j}).answer.value`,
            `${deep(`linkId.endsWith('n${x}') and linkId.length() < 9`)} + ${deep(j)}`,
            `%resource.descendants().where(linkId = 'n' & '${x}').answer.value + ${deep(`linkId in ('n${y}'|'zz')`)}`,
            `%v${x} + ${deep(j)}`,
          ][how]!;
          return { linkId: `n${at + 1}`, expression, x, y };
        });
        const nodes = [asked('n0'), ...calculations.map(({ linkId, expression }) => calc(linkId, expression))];
        const shuffled = nodes
          .map((node, at) => [order[at % 25]! % 97, node] as const)
          .sort(([one], [other]) => one - other)
          .map(([key, node]) => (key % 3 ? node : group([node], `g-${node['linkId'] as string}`)));
        const root = {
          extension: nodes.map(({ linkId }, at) =>
            variable(`v${at}`, `%resource.descendants().where('${linkId as string}' = linkId).answer.value`),
          ),
        };
        const { state, q, values, problems } = run(shuffled, { root });
        for (const answer of answers) {
          state.setAnswer(q('n0'), 0, int(answer));
          const expected = [answer];
          for (const { x, y } of calculations) expected.push(expected[x]! + expected[y]!);
          expect(nodes.map(({ linkId }) => values(linkId as string)[0])).to.deep.equal(expected);
        }
        expect(problems).to.deep.equal([]);
      }),
      { numRuns: runs(60) },
    );
  }).timeout(60_000);
});
