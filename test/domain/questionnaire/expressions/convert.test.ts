import { expect } from '@open-wc/testing';
import { type Json, rule, run } from './survey.js';

const kg = { value: 5, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' };
const coding = { valueCoding: { system: 's', code: 'a' } };

/** Type of the item, expression, answer; undefined: none, and the author is told; null: none, and that is right. */
const CASES: [type: string, expression: string, expected: unknown, more?: Json][] = [
  ['integer', "''", undefined],
  ['integer', "' '", undefined],
  ['integer', "'abc'", undefined],
  ['integer', "'1e3'", undefined],
  ['integer', "'0x10'", undefined],
  ['integer', "'12.0'", undefined],
  ['integer', "' 12'", undefined],
  ['integer', "'12'", 12],
  ['integer', "'-7'", -7],
  ['integer', "'5 kg'", undefined],
  ['integer', 'true', undefined],
  ['integer', '2.5', undefined],
  ['integer', '4 / 2', 2],
  ['integer', "'99999999999'", undefined],
  ['integer', "5 'kg'", undefined],
  ['integer', '@2024-01-01', undefined],
  ['integer', '{}', null],
  ['integer', '1 / 0', null],
  ['integer', '(1 | 2)', undefined],
  ['decimal', "''", undefined],
  ['decimal', "'1.5'", 1.5],
  ['decimal', "'1,5'", undefined],
  ['decimal', "'Infinity'", undefined],
  ['decimal', "'NaN'", undefined],
  ['decimal', 'false', undefined],
  ['decimal', '3', 3],
  ['boolean', "'true'", true],
  ['boolean', "'No'", false],
  ['boolean', "'maybe'", undefined],
  ['boolean', "''", undefined],
  ['boolean', '1', undefined],
  ['date', "'2024-02-03T10:00:00Z'", '2024-02-03'],
  ['date', '@2024-02-03T10:00', '2024-02-03'],
  ['date', "'2024-02-03 or so'", undefined],
  ['date', "'2024-02-30'", undefined],
  ['date', '20240203', undefined],
  ['date', "''", undefined],
  ['dateTime', '@2024-02-03', '2024-02-03'],
  ['dateTime', "'2024-02-03T10:00Z'", '2024-02-03T10:00:00Z'],
  ['dateTime', "'soon'", undefined],
  ['time', '@T10:30', '10:30:00'],
  ['time', "'10:30:15'", '10:30:15'],
  ['time', "'10.30'", undefined],
  ['time', '@2024-02-03T10:00:00', undefined],
  ['string', "''", null],
  ['string', "' '", null],
  ['string', '12', '12'],
  ['string', 'true', 'true'],
  ['text', '@2024-02-03', '2024-02-03'],
  ['string', "('a' | 'b')", undefined],
  ['quantity', "5 'kg'", kg],
  ['quantity', "'5 \\'kg\\''", kg],
  ['quantity', "'5 kg'", undefined],
  ['quantity', "'5'", { value: 5 }],
  ['quantity', "''", undefined],
  ['quantity', 'true', undefined],
  ['choice', "'a'", coding.valueCoding, { answerOption: [coding] }],
  ['choice', "'z'", undefined, { answerOption: [coding] }],
  ['choice', "''", undefined, { answerOption: [coding] }],
  ['choice', "5 'kg'", undefined, { answerOption: [coding] }],
  ['attachment', "'file'", undefined],
  ['reference', "'Patient/1'", undefined],
];

describe('the result of an expression as an answer', () => {
  for (const [type, expression, expected, more] of CASES) {
    const what = expected === undefined ? 'none, and named' : JSON.stringify(expected);
    it(`${type}: ${expression} is ${what}`, () => {
      const extension = [rule('calculatedExpression', expression)];
      const { values, problems } = run([{ linkId: 'a', type, extension, ...more }]);
      expect(values('a')).to.deep.equal(expected === undefined || expected === null ? [] : [expected]);
      const message = `an expression (calculate) gives no ${type}`;
      expect(problems.map((problem) => problem.message)).to.deep.equal(expected === undefined ? [message] : []);
    });
  }

  it('is none any more where it was one', () => {
    const text = "%resource.item.where(linkId='w').answer.value";
    for (const expression of [text, `iif(${text} = '1', 1, 'x' + 1)`]) {
      const { state, q, values } = run([
        { linkId: 'w', type: 'string' },
        { linkId: 'a', type: 'integer', extension: [rule('calculatedExpression', expression)] },
      ]);
      state.setAnswer(q('w'), 0, { valueString: '1' });
      expect(values('a')).to.deep.equal([1]);
      state.setAnswer(q('w'), 0, { valueString: 'one' });
      expect(values('a')).to.deep.equal([]);
    }
  });
});
