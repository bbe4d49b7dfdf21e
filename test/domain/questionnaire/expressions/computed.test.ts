import { expect } from '@open-wc/testing';
import { validateResponse } from '../../../../src/domain/questionnaire.js';
import { evaluate } from '../../../../src/elements/experience-survey/expressions/fhirpath.js';
import { answerOf, computed, fhirpath, given, HL7, type Json, run } from './survey.js';

const int = (valueInteger: number) => ({ valueInteger });
const asked = (linkId: string, more: Json = {}): Json => ({ linkId, type: 'integer', ...more });
const W = answerOf('w');
/** Both extensions say the same. */
const calculated = (expression: string): Json => ({
  extension: [{ url: `${HL7}cqf-calculatedValue`, ...fhirpath(expression) }],
});
const limit = (name: string, expression: string, key = '_valueInteger', how = computed): Json => ({
  extension: [{ url: HL7 + name, [key]: how(expression) }],
});

describe('rules that are worked out', () => {
  /** An item, its answer, and what is wrong with it for w = 1 and w = 5. */
  const CASES: [name: string, item: Json, answers: Json[], codes: [string, string]][] = [
    ['required', asked('a', { _required: computed(`${W} > 3`) }), [], ['', 'required']],
    ['required, by the other extension', asked('a', { _required: calculated(`${W} > 3`) }), [], ['', 'required']],
    [
      'required, over what stands there',
      asked('a', { required: true, _required: computed(`${W} < 3`) }),
      [],
      ['required', ''],
    ],
    ['minValue', asked('a', limit('minValue', W)), [int(3)], ['', 'minValue']],
    ['maxValue', asked('a', limit('maxValue', `10 - ${W}`, '_valueInteger', calculated)), [int(7)], ['', 'maxValue']],
    [
      'minLength',
      { linkId: 'a', type: 'string', ...limit('minLength', W) },
      [{ valueString: 'abc' }],
      ['', 'minLength'],
    ],
    [
      'maxLength',
      { linkId: 'a', type: 'string', _maxLength: computed(`8 - ${W}`) },
      [{ valueString: 'abcd' }],
      ['', 'maxLength'],
    ],
    [
      'maxDecimalPlaces',
      { linkId: 'a', type: 'decimal', ...limit('maxDecimalPlaces', `5 - ${W}`) },
      [{ valueDecimal: 1.25 }],
      ['', 'maxDecimalPlaces'],
    ],
    [
      'minOccurs',
      asked('a', { repeats: true, ...limit('questionnaire-minOccurs', W) }),
      [int(1), int(2)],
      ['', 'minCount'],
    ],
    [
      'maxOccurs',
      asked('a', { repeats: true, ...limit('questionnaire-maxOccurs', `6 - ${W}`) }),
      [int(1), int(2)],
      ['', 'maxCount'],
    ],
    [
      'minQuantity',
      {
        linkId: 'a',
        type: 'quantity',
        extension: [
          { url: `${HL7}sdc-questionnaire-minQuantity`, valueQuantity: computed(`${W}.toString() + ' \\'kg\\''`) },
        ],
      },
      [{ valueQuantity: { value: 3, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' } }],
      ['', 'minValue'],
    ],
  ];
  for (const [name, item, answers, codes] of CASES) {
    it(`decide while a person answers, and in the check of a response: ${name}`, () => {
      const items = [asked('w'), item];
      const { state, q, problems } = run(items);
      [1, 5].forEach((w, at) => {
        state.setAnswer(q('w'), 0, int(w));
        state.setAnswers(q('a'), answers);
        const found = q('a')
          .issues.map(({ code }) => code)
          .join();
        expect([found, state.invalid], `w = ${w}`).to.deep.equal([codes[at], codes[at] ? 1 : 0]);
        const questionnaire = { resourceType: 'Questionnaire', status: 'active', item: items };
        const response = state.toResponse();
        const issues = validateResponse(questionnaire, response, { evaluate: (...rest) => [...evaluate(...rest)] });
        expect(
          issues
            .filter(({ severity }) => severity !== 'information')
            .map(({ code }) => code)
            .join(),
        ).to.equal(codes[at]);
        const unsure = validateResponse(questionnaire, response);
        expect(
          unsure.filter(({ severity }) => severity === 'error'),
          'what nobody evaluates is not demanded',
        ).to.deep.equal([]);
      });
      expect(problems).to.deep.equal([]);
    });
  }

  it('are those of groups, too, and of how often one is there', () => {
    const item = [asked('x')];
    const { state, q, all } = run([
      asked('w'),
      { linkId: 'g', type: 'group', _required: computed(`${W} > 3`), item },
      { linkId: 'r', type: 'group', repeats: true, ...limit('questionnaire-minOccurs', W), item: [asked('y')] },
    ]);
    state.setAnswer(q('y'), 0, int(1));
    state.setAnswer(q('w'), 0, int(5));
    expect(state.children.slice(1).map(({ issues }) => issues.map(({ code }) => code).join())).to.deep.equal([
      'required',
      'minCount',
    ]);
    expect(all('r')[0]!.now.minOccurs).to.equal(5);
    state.setAnswer(q('w'), 0, int(1));
    expect(state.invalid).to.equal(0);
  });

  it('say what can be answered, and count it', () => {
    const { state, q } = run([asked('w'), asked('a', { _readOnly: computed(`${W} > 3`), required: true })]);
    expect([state.answerable, state.invalid]).to.deep.equal([2, 1]);
    const changed = state.setAnswer(q('w'), 0, int(5));
    expect([state.answerable, state.answered, state.invalid]).to.deep.equal([1, 1, 0]);
    expect([q('a').now.readOnly, changed.has(q('a'))]).to.deep.equal([true, true]);
    state.setAnswer(q('w'), 0, int(1));
    expect([state.answerable, state.answered, state.invalid]).to.deep.equal([2, 1, 1]);
  });

  it('give words', () => {
    const { state, q } = run([
      asked('w'),
      asked('a', {
        prefix: '1',
        _prefix: computed(`${W}.toString() & '.'`),
        text: 'T',
        _text: calculated(`'W ' & ${W}.toString()`),
      }),
    ]);
    state.setAnswer(q('w'), 0, int(5));
    expect([q('a').now.prefix, q('a').text]).to.deep.equal(['5.', 'W 5']);
  });

  it('are named where they cannot be followed, or give nothing of use', () => {
    const option = { valueCoding: { code: 'x', _display: computed("'X'") } };
    const { problems, q } = run([
      asked('a', { _repeats: computed('true'), ...limit('maxSize', '5') }),
      { linkId: 'b', type: 'choice', answerOption: [option] },
      asked('c', { required: true, _required: computed("'yes'") }),
      asked('d', limit('minValue', "'low'")),
      asked('e', { _maxLength: computed('-1') }),
      asked('f', {
        _maxLength: {
          extension: [{ url: `${HL7}cqf-expression`, valueExpression: { language: 'text/cql', expression: 'X' } }],
        },
      }),
    ]);
    expect(problems.map(({ code, linkId, message }) => `${code} ${linkId}: ${message}`)).to.have.members([
      'expression a: an expression for "repeats" is not followed here',
      'expression a: an expression for "maxSize" is not followed here',
      'expression b: an expression for "answerOption" is not followed here',
      'expression c: an expression (required) gives no boolean',
      'expression d: an expression (minValue) gives no integer',
      'expression e: an expression (maxLength) gives no count',
      'expressionLanguage f: maxLength: text/cql is not evaluated here',
    ]);
    expect(q('c').now.required, 'the form’s own stays').to.equal(true);
  });

  it('of the whole form are named', () => {
    const { problems } = run([asked('a')], { root: { title: 'T', _title: computed("'X'") } });
    expect(problems.map(({ message }) => message)).to.deep.equal(['an expression for "title" is not followed here']);
  });

  it('reach a form that has no other expression', () => {
    const { state, q } = run([asked('a', { _required: computed('true') })], { response: given([]) });
    expect([q('a').now.required, state.invalid]).to.deep.equal([true, 1]);
  });
});
