import { expect } from '@open-wc/testing';
import { Budget, MAX_LARGE, MAX_SHARE, MAX_STEPS } from '../../../../src/domain/questionnaire/expressions/budget.js';
import { ExpressionRules } from '../../../../src/domain/questionnaire/expressions/engine.js';
import { parseQuestionnaire, ResponseState, validateResponse } from '../../../../src/domain/questionnaire.js';
import { evaluate } from '../../../../src/elements/experience-survey/expressions/fhirpath.js';
import { isMatrix } from '../../../support/matrix.js';
import { answerOf, constraint, fhirpath, given, type Json, rule, run, type Run, SDC, variable } from './survey.js';

const questions = (count: number): Json[] =>
  Array.from({ length: count }, (_, i) => ({ linkId: `q${i}`, type: 'integer', initial: [{ valueInteger: i % 10 }] }));
const calculated = (linkId: string, expression: string, type = 'string'): Json => ({
  linkId,
  type,
  readOnly: true,
  extension: [rule('calculatedExpression', expression)],
});

/** The steps of each change while something runs. */
function stepsOf(act: () => void): number[] {
  const { renew } = Budget.prototype;
  const steps: number[] = [];
  Budget.prototype.renew = function () {
    steps.push(this.taken);
    renew.call(this);
  };
  try {
    act();
  } finally {
    Budget.prototype.renew = renew;
  }
  return steps;
}

const ALL = '%resource.descendants()';
const NUMBERS = `${ALL}.select($index)`;
const some = (count: number, of: (at: number) => string, by = ''): string =>
  Array.from({ length: count }, (_, at) => of(at)).join(by);
/** What grows: each time twice as much as before, 26 times. */
const grown = (by: string, from: string): string => `%resource.item.take(26).aggregate(${by}, ${from}).count()`;

/** Within all limits of length and depth; each kept the page waiting for seconds, or for ever. */
const HOSTILE: Readonly<Record<string, string>> = {
  '300 unions': `(${some(300, (at) => `(${at})`, ' | ')}).count()`,
  '300 unions for each item': `%resource.item.select(${some(300, String, ' | ')}).count()`,
  'aggregate without a call': `(${some(60, String, ' | ')}).aggregate($total | ${some(60, (at) => `($this + ${at})`, ' | ')}, 0)`,
  'a list doubled by combine': `(1 | 2)${some(26, (at) => `.defineVariable('v${at}').combine(%v${at})`)}.count()`,
  'a list doubled by aggregate': grown('$total.combine($total)', '1'),
  'a list doubled by select': grown('$total.select(1 | 2 | $total)', '1'),
  'lists in lists': `%resource.item${'.select(%resource.item'.repeat(10)}${')'.repeat(10)}.count()`,
  'all for each': `${ALL}.select(${ALL}).count()`,
  'where in where': `${ALL}.where(${ALL}.where($this = 'x').exists()).count()`,
  'all in all': `${ALL}.all(${ALL}.all(${ALL}.exists()))`,
  'aggregate in aggregate': `${ALL}.aggregate(${ALL}.aggregate($total + 1, 0) + $total, 0)`,
  'unions by aggregate': `${ALL}.aggregate($total | $this).count()`,
  'repeat of numbers': '(1).repeat($this + 1).count()',
  'repeat of texts': "('a').repeat($this & 'a').count()",
  'repeat of quantities': "(1 'kg').repeat($this + 1 'kg').count()",
  'repeat of days': '(@2020-01-01).repeat($this + 1 day).count()',
  'repeat by a name in quotes': '(1).`repeat`($this + 1).count()',
  'union of all': `(${ALL} | ${ALL}).count()`,
  'distinct numbers': `${NUMBERS}.distinct().count()`,
  intersect: `${NUMBERS}.intersect(${ALL}.select($index + 1)).count()`,
  exclude: `${NUMBERS}.exclude(${ALL}.select($index + 100000)).count()`,
  'subset of texts': `(${ALL}.select($index.toString() & 'a').subsetOf(${ALL}.select($index.toString() & 'b')) or ${ALL}.select($index.toString() & 'c').supersetOf(${ALL}.select($index.toString() & 'c'))).toString()`,
  'equality of all': `${ALL}.where(%resource = %resource).count()`,
  'equivalence of all': `%resource.item.where(${ALL} ~ ${ALL}).count()`,
  'membership in all': `${ALL}.where($index in ${NUMBERS}).count()`,
  powers: `${ALL}.select((1.5).power(2.7)).count()`,
  'trace in trace': `${"(1).trace('a', ".repeat(30)}1${')'.repeat(30)}`,
  operators: `${ALL}.select(${some(200, () => '1', ' + ')}).count()`,
  conditions: `${ALL}.where(${some(300, () => 'true', ' and ')}).count()`,
  indexers: `${ALL}.select($this${'[0]'.repeat(300)}).count()`,
  calls: `${ALL}.select(true${'.not()'.repeat(300)}).count()`,
  // By way of $this: what depends on %resource alone is looked up once
  members: `${ALL}.select(iif($this.exists(), %resource).item.item.item.answer.value).count()`,
  'a text doubled': "%resource.item.take(40).aggregate($total & $total, 'a').length()",
  'a text replaced': "%resource.item.take(30).aggregate($total.replace('a', 'aaaa'), 'a').length()",
  'a text with itself in it': "%resource.item.take(30).aggregate($total.replace('', $total), 'ab').length()",
  'a text before what is found': "%resource.item.take(30).aggregate($total.replace('a', '$`$&'), 'aaaa').length()",
  'a text joined': "%resource.item.take(30).aggregate($total.combine($total).join('xxxx'), 'a').length()",
  'a text encoded': "%resource.item.aggregate($total.encode('base64'), 'a').length()",
  'characters of a text': `${ALL}.select('${'x'.repeat(3000)}'.toChars()).count()`,
  'parts of a text': `${ALL}.select('${'x,'.repeat(3000)}'.split(',')).count()`,
  'a text searched': `${ALL}.select('${'a'.repeat(9000)}'.indexOf('b${'a'.repeat(4000)}')).count()`,
  'a long number': `${ALL}.select(${'9'.repeat(5000)} * 3).count()`,
  'a number squared': '%resource.item.aggregate($total * $total, 10L).toString()',
};

describe('the budget of expressions', () => {
  for (const [at, [name, expression]] of Object.entries(HOSTILE).entries()) {
    if (!isMatrix && at % 2) continue;
    it(`stops ${name}, names it once, and goes on with the others`, () => {
      let found!: Run;
      const act = (): void => {
        found = run([
          ...questions(300),
          calculated('hostile', expression),
          calculated('b', `(${answerOf('q3')} + 1).toString()`),
        ]);
        found.state.setAnswer(found.q('q3'), 0, { valueInteger: 8 });
      };
      const steps = stepsOf(act);
      const { problems, values } = found;
      expect(problems.map(({ code, linkId, message }) => [code, linkId, message.includes('too much: ')])).to.deep.equal(
        [['expression', 'hostile', true]],
      );
      expect(values('hostile')).to.deep.equal([]);
      expect(values('b')).to.deep.equal(['9']);
      for (const one of steps) expect(one).to.be.below(MAX_SHARE + 1000);
      if (isMatrix || at % 4 === 0) expect(stepsOf(act), 'the same each time').to.deep.equal(steps);
    }).timeout(20_000);
  }

  it('is one for the form: large ones together are stopped, and small ones after them go on', () => {
    let found!: Run;
    const steps = stepsOf(() => {
      found = run([
        ...questions(100),
        ...Array.from({ length: 16 }, (_, i) =>
          calculated(`h${i}`, `${ALL}.where(${ALL}.where($this = '${i}').exists()).count()`),
        ),
        calculated('b', `(${answerOf('q3')} + 1).toString()`),
      ]);
    });
    expect(found.problems.map(({ linkId }) => linkId)).to.have.members(Array.from({ length: 16 }, (_, i) => `h${i}`));
    const why = found.problems.map(({ message }) => /more than (\d+) steps/.exec(message)?.[1]);
    expect(new Set(why)).to.deep.equal(new Set([MAX_SHARE, MAX_LARGE].map(String)));
    expect(found.values('b')).to.deep.equal(['4']);
    expect(steps[0]).to.be.below(MAX_STEPS + 1);
  }).timeout(20_000);

  it('leaves nothing behind that was true before: answers, words, options, and what was given', () => {
    const grows = `iif(${answerOf('a')} > 5, ${ALL}.select(${ALL}.select(${ALL})).count(), 1)`;
    const number = `(${grows}).toString()`;
    const { state, q, problems, values } = run(
      [
        { linkId: 'a', type: 'integer' },
        ...questions(100),
        calculated('calculated', number),
        calculated('by variable', `('n' & %n.toString())`),
        {
          linkId: 'text',
          type: 'display',
          text: 'As it was',
          _text: {
            extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/cqf-expression', ...fhirpath(number) }],
          },
        },
        { linkId: 'options', type: 'choice', extension: [{ url: `${SDC}answerExpression`, ...fhirpath(grows) }] },
      ],
      { root: { extension: [variable('n', grows)] } },
    );
    const now = (): unknown[] => [
      values('calculated'),
      values('by variable'),
      q('text').text,
      q('options').options.length,
    ];
    state.setAnswer(q('a'), 0, { valueInteger: 1 });
    expect(now()).to.deep.equal([['1'], ['n1'], '1', 1]);
    state.setAnswer(q('a'), 0, { valueInteger: 6 });
    expect(now()).to.deep.equal([[], [], 'As it was', 0]);
    state.setAnswer(q('a'), 0, { valueInteger: 7 });
    expect(problems.map(({ message }) => message.replace(/ cannot.*/, ''))).to.have.length(5);
    state.setAnswer(q('a'), 0, { valueInteger: 2 });
    expect(now(), 'looked at again when its inputs change').to.deep.equal([['1'], ['n1'], '1', 1]);
  }).timeout(20_000);

  it('empties what a response came with, where that cannot be worked out', () => {
    const { values } = run([...questions(100), calculated('c', HOSTILE['all for each']!)], {
      response: given([
        { linkId: 'q1', answer: [{ valueInteger: 1 }] },
        { linkId: 'c', answer: [{ valueString: 'old' }] },
        ...questions(100)
          .slice(2)
          .map(({ linkId }) => ({ linkId, answer: [{ valueInteger: 1 }] })),
      ]),
    });
    expect(values('c')).to.deep.equal([]);
  });

  it('holds for validateResponse, which says what was not looked at', () => {
    const extension = [constraint(`${ALL}.select(${ALL}.select(${ALL})).count() > 0`)];
    const item = questions(100).map(({ linkId, type }) => ({ linkId, type }));
    const response = {
      ...given(item.map(({ linkId }) => ({ linkId, answer: [{ valueInteger: 1 }] }))),
      questionnaire: 'u',
    };
    const questionnaire = { resourceType: 'Questionnaire', url: 'u', status: 'active', item, extension };
    const steps = stepsOf(() => {
      const issues = validateResponse(questionnaire, response, { evaluate });
      expect(issues.map(({ code }) => code)).to.deep.equal(['invariantExecution']);
    });
    expect(Math.max(...steps)).to.be.below(MAX_STEPS);
  });

  it('is far away for honest forms', () => {
    const answer = (at: number): string => answerOf(`q${at}`);
    const total = (rest: string): string => `%resource.item.where(linkId.startsWith('q')).answer.value.${rest}`;
    const forms: Record<string, Json[]> = {
      '200 calculations': Array.from({ length: 200 }, (_, i) =>
        calculated(`c${i}`, `${answer(i)} * 2 + ${answer((i + 1) % 200)}`, 'decimal'),
      ),
      totals: [calculated('sum', total('sum()'), 'integer'), calculated('mean', total('avg()'), 'decimal')],
      'a total of 200 that are listed': [
        calculated(
          'sum',
          `${ALL}.where(linkId in (${some(200, (at) => `'q${at}'`, ' | ')})).answer.value.sum()`,
          'integer',
        ),
      ],
      'a total of 200 that are added up': [calculated('sum', some(200, answer, ' + '), 'integer')],
      '200 that all look at one': Array.from({ length: 200 }, (_, i) =>
        calculated(`c${i}`, `${ALL}.where(linkId = 'q1').answer.value * ${i}`, 'decimal'),
      ),
    };
    for (const [name, items] of Object.entries(forms)) {
      let problems!: Run['problems'];
      const steps = stepsOf(() => {
        const made = run([...questions(name === 'totals' ? 1000 : 200), ...items]);
        made.state.setAnswer(made.q('q1'), 0, { valueInteger: 5 });
        ({ problems } = made);
      });
      expect(problems, name).to.deep.equal([]);
      for (const one of steps) expect(one, name).to.be.below(MAX_STEPS / 10);
    }
  }).timeout(20_000);

  it('is the same however fast a device is', () => {
    const { now } = performance;
    const survey = parseQuestionnaire(
      {
        resourceType: 'Questionnaire',
        url: 'u',
        item: [...questions(50), calculated('a', `${ALL}.select(1 | 2).count().toString()`)],
      },
      { evaluates: true },
    ).survey!;
    const act = (): void => void new ResponseState(survey, undefined, new ExpressionRules(evaluate));
    const fast = stepsOf(act);
    let time = 0;
    performance.now = () => (time += 10_000);
    try {
      expect(stepsOf(act)).to.deep.equal(fast);
    } finally {
      performance.now = now;
    }
  });
});
