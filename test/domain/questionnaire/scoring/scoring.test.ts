import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  collaborate,
  collaborateFivePoint,
  parseQuestionnaire,
  ResponseState,
  scoreResponse,
  ScorerRegistry,
  sdmQ9,
  summarizeCollaborate,
  sure,
  weightOf,
} from '../../../../src/domain/questionnaire.js';
import type { AnswerValue, Scorer } from '../../../../src/domain/questionnaire.js';

type Json = Record<string, unknown>;
const HL7 = 'http://hl7.org/fhir/StructureDefinition/';
const ordinal = (valueDecimal: number): Json => ({ url: `${HL7}ordinalValue`, valueDecimal });
const itemWeight = (valueDecimal: number): Json => ({ url: `${HL7}itemWeight`, valueDecimal });
const coding = (code: string, more: Json = {}): AnswerValue => ({ valueCoding: { system: 's', code, ...more } });
/** Options a, b and c with weights 0, 1 and 3: on the option, on the coding, as either extension. */
const options = [
  { ...coding('a'), extension: [ordinal(0)] },
  coding('b', { extension: [itemWeight(1)] }),
  coding('c', { extension: [ordinal(3), itemWeight(9)] }),
];
const choice = (linkId: string, more: Json = {}): Json => ({ linkId, type: 'choice', answerOption: options, ...more });
const a = (linkId: string, ...answer: unknown[]): Json => ({ linkId, answer });
const questionnaire = (item: Json[], more: Json = {}): Json => ({
  resourceType: 'Questionnaire',
  status: 'active',
  item,
  ...more,
});
const response = (item?: Json[]): Json => ({ resourceType: 'QuestionnaireResponse', status: 'completed', item });

describe('weightOf', () => {
  const item = parseQuestionnaire(questionnaire([choice('q')])).survey!.byLinkId.get('q')!;

  it('finds a weight on the option or its coding, and is not 0 without one', () => {
    expect(['a', 'b', 'c', 'd'].map((code) => weightOf(item, coding(code)))).to.deep.equal([0, 1, 3, undefined]);
    expect(weightOf(item, { valueString: 'c' })).to.equal(undefined);
    expect(weightOf(item, {})).to.equal(undefined);
  });

  it('takes that of the answer before that of its value, and both before that of the option', () => {
    const valued = coding('c', { extension: [itemWeight(5)] });
    expect(weightOf(item, valued)).to.equal(5);
    expect(weightOf(item, { ...valued, extension: [itemWeight(7)] } as AnswerValue)).to.equal(7);
    expect(weightOf(item, { valueString: 'x', _valueString: { extension: [ordinal(2)] } } as AnswerValue)).to.equal(2);
  });
});

describe('scoreResponse', () => {
  const grouped = questionnaire([
    {
      linkId: 'g',
      type: 'group',
      text: 'First',
      item: [choice('q1'), choice('q2', { repeats: true }), { linkId: 't', type: 'string' }],
    },
    { linkId: 'h', type: 'group', repeats: true, item: [choice('q3')] },
    { linkId: 'n', type: 'group', item: [{ linkId: 'u', type: 'string' }] },
  ]);

  it('sums weights of a group, of each instance, and of the whole', () => {
    const scores = scoreResponse(
      grouped,
      response([
        { linkId: 'g', item: [a('q1', coding('c')), a('q2', coding('a'), coding('b')), a('t', { valueString: 'x' })] },
        { linkId: 'h', item: [a('q3', coding('b'))] },
        { linkId: 'h', item: [a('q3', coding('c'))] },
      ]),
    );
    expect(scores).to.deep.equal({
      total: 8,
      answered: 4,
      asked: 4,
      isComplete: true,
      groups: [
        { linkId: 'g', text: 'First', total: 4, answered: 2, asked: 2, isComplete: true },
        { linkId: 'h', text: undefined, total: 1, answered: 1, asked: 1, isComplete: true },
        { linkId: 'h', text: undefined, total: 3, answered: 1, asked: 1, isComplete: true },
      ],
      instruments: [],
    });
  });

  it('says how much is missing, and tells nothing from 0', () => {
    const part = scoreResponse(grouped, response([{ linkId: 'g', item: [a('q1', coding('a'))] }]));
    expect([part.total, part.answered, part.asked, part.isComplete]).to.deep.equal([0, 1, 3, false]);
    const none = scoreResponse(grouped, response());
    expect([none.total, none.answered, none.isComplete]).to.deep.equal([null, 0, false]);
  });

  it('does not ask what is not enabled, and asks below an answer', () => {
    const enableWhen = [{ question: 'q1', operator: '=', answerCoding: { system: 's', code: 'c' } }];
    const nested = { linkId: 'i', type: 'group', item: [choice('q3')] };
    const form = questionnaire([choice('q1', { item: [nested] }), choice('q2', { enableWhen })]);
    const score = (first: unknown) => {
      const { total, asked, groups } = scoreResponse(form, response([a('q1', first)]));
      return [total, asked, groups.length];
    };
    expect(score(coding('b'))).to.deep.equal([1, 2, 1]);
    expect(score(coding('c'))).to.deep.equal([3, 3, 1]);
    expect(score({ ...coding('b'), item: [{ linkId: 'i', item: [a('q3', coding('c'))] }] })).to.deep.equal([4, 2, 1]);
  });

  it('takes a survey that was read and a state that is being answered', () => {
    const survey = parseQuestionnaire(questionnaire([choice('q')])).survey!;
    const state = new ResponseState(survey);
    const [node] = state.children;
    expect(scoreResponse(survey, state).total).to.equal(null);
    state.setAnswer(node as never, 0, coding('c'));
    expect(scoreResponse(survey, state)).to.include({ total: 3, isComplete: true });
  });

  it('takes weights from a value set that the Questionnaire holds', () => {
    const concept = [{ code: 'x', display: 'X', extension: [ordinal(4)] }];
    const set = { resourceType: 'ValueSet', id: 'v', compose: { include: [{ system: 's', concept }] } };
    const form = questionnaire([{ linkId: 'q', type: 'choice', answerValueSet: '#v' }], { contained: [set] });
    expect(scoreResponse(form, response([a('q', coding('x'))])).total).to.equal(4);
  });

  it('scores nothing of garbage, and never throws', () => {
    const nothing = { total: null, answered: 0, asked: 0, isComplete: false, groups: [], instruments: [] };
    for (const garbage of [undefined, null, 1, 'x', [], {}]) {
      expect(scoreResponse(garbage, garbage)).to.deep.equal(nothing);
      expect(scoreResponse(questionnaire([choice('q')]), garbage)).to.deep.equal({ ...nothing, asked: 1 });
    }
  });
});

describe('scorers', () => {
  const value = (scorer: Scorer, ...values: (number | null)[]) => scorer.score(values).value;

  it('CollaboRATE: the mean of three, a top score when all are the highest, nothing when one is missing', () => {
    expect(collaborate.score([9, 9, 9])).to.deep.include({ value: 9, details: { isTopScore: true }, answered: 3 });
    expect(collaborate.score([9, 9, 8])).to.deep.include({ value: 26 / 3, details: { isTopScore: false } });
    expect(collaborate.score([9, null, 9])).to.deep.include({ value: null, details: {}, answered: 2, asked: 3 });
    expect(collaborateFivePoint.score([4, 4, 4]).details).to.deep.equal({ isTopScore: true });
    expect(collaborate.score([4, 4, 4]).details).to.deep.equal({ isTopScore: false });
  });

  it('CollaboRATE of several: percent of top scores among those that are complete, and enough of them', () => {
    const scores = [
      [9, 9, 9],
      [9, 9, 9],
      [9, 0, 9],
      [0, 0, 0],
      [9, 9, null],
    ].map((values) => collaborate.score(values));
    expect(summarizeCollaborate(scores)).to.deep.equal({
      n: 4,
      incomplete: 1,
      topScore: 50,
      mean: 6,
      isReportable: false,
    });
    expect(summarizeCollaborate([])).to.deep.equal({
      n: 0,
      incomplete: 0,
      topScore: null,
      mean: null,
      isReportable: false,
    });
    const many = Array.from({ length: 25 }, () => collaborate.score([9, 9, 9]));
    expect(summarizeCollaborate(many)).to.include({ topScore: 100, isReportable: true });
    expect(summarizeCollaborate(many.slice(1)).isReportable).to.equal(false);
  });

  it('SURE: how many yes; three or fewer is decisional conflict', () => {
    expect(sure.score([1, 1, 1, 1])).to.deep.include({ value: 4, details: { hasDecisionalConflict: false } });
    expect(sure.score([1, 1, 0, 1])).to.deep.include({ value: 3, details: { hasDecisionalConflict: true } });
    expect(sure.score([0, 0, 0, 0])).to.deep.include({ value: 0, details: { hasDecisionalConflict: true } });
    expect(value(sure, 1, 1, 1, null)).to.equal(null);
  });

  it('SDM-Q-9: the sum times 20/9', () => {
    // An item of 5 is 11.11 of 100: published tables of its items go from 0 to that.
    expect(value(sdmQ9(), 5, 0, 0, 0, 0, 0, 0, 0, 0)).to.be.closeTo(11.11, 0.002);
    expect(value(sdmQ9(), 5, 5, 5, 5, 5, 5, 5, 5, 5)).to.equal(100);
    expect(value(sdmQ9(), 0, 0, 0, 0, 0, 0, 0, 0, 0)).to.equal(0);
    expect(sdmQ9().score([3, 3, 3, 3, 3, 3, 3, 3, 3])).to.deep.include({ value: 60, details: { raw: 27, imputed: 0 } });
    expect(value(sdmQ9(), 3, 3, 3, 3, 3, 3, 3, 3, null)).to.equal(null);
  });

  it('SDM-Q-9: puts in the mean of the others only where it is told to', () => {
    const lenient = sdmQ9({ imputeUpTo: 2 });
    const two = [4, 4, 4, 4, 4, 4, 4, null, null];
    expect(lenient.score(two)).to.deep.include({ value: 80, details: { raw: 36, imputed: 2 } });
    expect(value(lenient, 4, 4, 4, 4, 4, 4, null, null, null)).to.equal(null);
    expect(value(sdmQ9({ imputeUpTo: 9 }), ...Array<null>(9).fill(null))).to.equal(null);
  });

  it('stay in their range, whatever the answers', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(collaborate, collaborateFivePoint, sure, sdmQ9({ imputeUpTo: 4 })),
        fc.infiniteStream(fc.nat(9)),
        (scorer, stream) => {
          const [min, max] = scorer.answers;
          const values = [...stream.take(scorer.items)].map((n) => (n === 7 ? null : min + (n % (max - min + 1))));
          const { value, range, answered } = scorer.score(values);
          expect(answered).to.equal(values.filter((one) => one !== null).length);
          if (value !== null) expect(value).to.be.within(...range);
          if (answered === scorer.items) expect(value).not.to.equal(null);
        },
      ),
    );
  });
});

describe('ScorerRegistry', () => {
  const url = 'http://example.org/licensed';
  const code = (name: string): Json => ({ code: [{ system: 'http://example.org/codes', code: name }] });
  const form = (type: string, more: Json = {}): Json =>
    questionnaire(
      ['x', 'y', 'z'].map((linkId) => ({ linkId, type, ...code(`c-${linkId}`), ...more })),
      { url, version: '1' },
    );
  const scored = (items: unknown[], q: Json, answers: unknown[], values?: Record<string, number>) => {
    const registry = new ScorerRegistry();
    registry.register(url, collaborate, { items: items as string[], values });
    const given = ['x', 'y', 'z'].map((linkId, i) => a(linkId, answers[i]));
    return scoreResponse(q, response(given), registry).instruments.map(({ value, answered }) => [value, answered]);
  };
  const numbers = [9, 0, 3].map((valueInteger) => ({ valueInteger }));

  it('finds items by linkId or by code', () => {
    expect(scored(['x', 'y', 'z'], form('integer'), numbers)).to.deep.equal([[4, 3]]);
    expect(
      scored([{ code: 'c-x' }, { system: 'http://example.org/codes', code: 'c-y' }, 'z'], form('integer'), numbers),
    ).to.deep.equal([[4, 3]]);
    expect(scored([{ system: 'urn:other', code: 'c-x' }, 'y', 'z'], form('integer'), numbers)).to.deep.equal([
      [null, 2],
    ]);
  });

  it('counts numbers in the range of the instrument, weights, and codes that the page names', () => {
    expect(
      scored(['x', 'y', 'z'], form('integer'), [{ valueInteger: 10 }, { valueInteger: 9 }, { valueInteger: 9 }]),
    ).to.deep.equal([[null, 2]]);
    expect(
      scored(['x', 'y', 'z'], form('decimal'), [{ valueDecimal: 8.5 }, { valueDecimal: 9 }, { valueDecimal: 9 }]),
    ).to.deep.equal([[null, 2]]);
    expect(
      scored(['x', 'y', 'z'], form('choice', { answerOption: options }), [coding('c'), coding('c'), coding('c')]),
    ).to.deep.equal([[3, 3]]);
    const plain = { answerOption: [coding('n'), coding('constructor')] };
    expect(
      scored(['x', 'y', 'z'], form('choice', plain), [coding('n'), coding('n'), coding('n')], { n: 6 }),
    ).to.deep.equal([[6, 3]]);
    expect(
      scored(['x', 'y', 'z'], form('choice', plain), [coding('constructor'), coding('n'), coding('n')], { n: 6 }),
    ).to.deep.equal([[null, 2]]);
  });

  it('leaves other Questionnaires alone, and takes a test of its own', () => {
    const registry = new ScorerRegistry();
    registry.register('http://example.org/other', sure, { items: ['x', 'y', 'z', 'w'] });
    registry.register(({ items }) => items.length === 3, collaborate, { items: ['x', 'y', 'z'] });
    const { instruments } = scoreResponse(form('boolean'), response(), registry);
    expect(instruments.map(({ name, value }) => [name, value])).to.deep.equal([['CollaboRATE', null]]);
  });

  it('refuses another number of items than the instrument has', () => {
    expect(() => new ScorerRegistry().register(url, sure, { items: ['x'] })).to.throw(RangeError, 'SURE has 4 items');
  });
});
