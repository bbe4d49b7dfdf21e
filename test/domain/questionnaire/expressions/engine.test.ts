import { expect } from '@open-wc/testing';
import type { AnswerValue } from '../../../../src/domain/questionnaire.js';
import { answerOf, computed, constraint, fhirpath, given, HL7, type Json, rule, run, SDC, variable } from './survey.js';

const integer = (linkId: string, extension: Json[] = [], more: Json = {}): Json => ({
  linkId,
  type: 'integer',
  extension,
  ...more,
});
const int = (valueInteger: number): AnswerValue => ({ valueInteger });
const option = (code: string): Json => ({ valueCoding: { system: 's', code, display: code.toUpperCase() } });
const codes = (options: readonly { value: AnswerValue }[]) =>
  options.map(({ value }) => value.valueCoding!.code).join();

describe('enableWhenExpression', () => {
  const item = [
    integer('a'),
    integer('b', [rule('enableWhenExpression', `${answerOf('a')} > 3`)], { initial: [int(7)] }),
  ];

  it('decides whether a question is there, and brings its initial answer', () => {
    const { state, q, values } = run(item);
    expect(q('b').enabled).to.equal(false);
    const changed = state.setAnswer(q('a'), 0, int(4));
    expect([...changed].map((node) => node.item.linkId)).to.include('b');
    expect([q('b').enabled, values('b')]).to.deep.equal([true, [7]]);
    state.setAnswer(q('a'), 0, int(3));
    expect([q('b').enabled, q('b').answers]).to.deep.equal([false, []]);
  });

  it('lets the answers of a given response in, whatever the order', () => {
    const response = given([
      { linkId: 'b', answer: [int(9)] },
      { linkId: 'a', answer: [int(5)] },
    ]);
    const { values } = run([...item].reverse(), { response });
    expect(values('b')).to.deep.equal([9]);
  });

  it('goes together with enableWhen', () => {
    const enableWhen = [{ question: 'a', operator: '<', answerInteger: 10 }];
    const { state, q } = run([item[0], { ...(item[1] as Json), enableWhen }]);
    for (const [value, enabled] of [
      [3, false],
      [5, true],
      [12, false],
    ] as const) {
      state.setAnswer(q('a'), 0, int(value));
      expect(q('b').enabled, String(value)).to.equal(enabled);
    }
  });

  it('shows the question if it cannot be evaluated, and tells the author', () => {
    const { q, problems } = run([integer('b', [rule('enableWhenExpression', 'nonsense((')])]);
    expect(q('b').enabled).to.equal(true);
    expect(problems.map(({ code, linkId }) => [code, linkId])).to.deep.equal([['expression', 'b']]);
  });

  it('looks at each instance of a repeating group by itself', () => {
    const group = {
      linkId: 'g',
      type: 'group',
      repeats: true,
      extension: [variable('own', "item.where(linkId='a').answer.value")],
      item: [integer('a'), integer('b', [rule('enableWhenExpression', '%own > 3')])],
    };
    const { state, q, all } = run([group]);
    state.addGroup(state.children[0] as never);
    state.setAnswer(q('a', 1), 0, int(5));
    expect(all('b').map(({ enabled }) => enabled)).to.deep.equal([false, true]);
    state.setAnswer(q('a', 0), 0, int(5));
    expect(all('b').map(({ enabled }) => enabled)).to.deep.equal([true, true]);
  });

  it('opens a repeating group as a whole', () => {
    const group = { linkId: 'g', type: 'group', repeats: true, item: [integer('x')] };
    const gate = [rule('enableWhenExpression', `${answerOf('a')} > 3`)];
    const { state, q, all } = run([integer('a'), { ...group, extension: gate }]);
    expect(all('x')).to.have.length(0);
    state.setAnswer(q('a'), 0, int(5));
    expect(all('x')).to.have.length(1);
  });

  it('never clears an answer that is there before and after', () => {
    // c stays, first because of a, then because of b, which a changes.
    const { state, q, values } = run([
      integer('a', [], { initial: [int(1)] }),
      integer('c', [rule('enableWhenExpression', `${answerOf('a')} = 1 or ${answerOf('b')} = 1`)]),
      integer('b', [rule('calculatedExpression', `1 - ${answerOf('a')}`)], { readOnly: true }),
    ]);
    state.setAnswer(q('c'), 0, int(42));
    state.setAnswer(q('a'), 0, int(0));
    expect([values('b'), values('c')]).to.deep.equal([[1], [42]]);
  });
});

describe('calculatedExpression', () => {
  it('follows its inputs, through variables and other calculations', () => {
    const { state, q, values, evaluated } = run(
      [
        { linkId: 'w', type: 'decimal' },
        { linkId: 'h', type: 'decimal' },
        { linkId: 'n', type: 'string' },
        {
          linkId: 'class',
          type: 'string',
          readOnly: true,
          extension: [rule('calculatedExpression', `iif(${answerOf('bmi')} > 25, 'high', 'usual')`)],
        },
        {
          linkId: 'bmi',
          type: 'decimal',
          readOnly: true,
          extension: [rule('calculatedExpression', '(%w / (%m * %m)).round(1)')],
        },
      ],
      { root: { extension: [variable('w', answerOf('w')), variable('m', `${answerOf('h')} / 100`)] } },
    );
    state.setAnswer(q('w'), 0, { valueDecimal: 80 });
    expect(values('bmi')).to.deep.equal([]);
    state.setAnswer(q('h'), 0, { valueDecimal: 160 });
    expect([values('bmi'), values('class')]).to.deep.equal([[31.3], ['high']]);
    evaluated.length = 0;
    state.setAnswer(q('n'), 0, { valueString: 'x' });
    expect(evaluated, 'nothing looks at this one').to.deep.equal([]);
    state.setAnswer(q('w'), 0, { valueDecimal: 60 });
    expect(evaluated.sort()).to.deep.equal(
      [answerOf('w'), '(%w / (%m * %m)).round(1)', `iif(${answerOf('bmi')} > 25, 'high', 'usual')`].sort(),
    );
    state.setAnswer(q('h'), 0, null);
    expect([values('bmi'), values('class')], 'without its input it is empty').to.deep.equal([[], ['usual']]);
  });

  it('keeps what the person wrote instead until it gives something else', () => {
    const item = [integer('a'), integer('twice', [rule('calculatedExpression', `${answerOf('a')} * 2`)])];
    const { state, q, values } = run(item);
    state.setAnswer(q('a'), 0, int(2));
    state.setAnswer(q('twice'), 0, int(5));
    expect(values('twice')).to.deep.equal([5]);
    const again = run(item, { response: state.toResponse() });
    expect(again.values('twice'), 'also after loading').to.deep.equal([5]);
    again.state.setAnswer(again.q('a'), 0, int(3));
    expect(again.values('twice')).to.deep.equal([6]);
  });

  it('corrects a read-only answer of a given response, but not where answers are only checked', () => {
    const item = [
      integer('a'),
      integer('twice', [rule('calculatedExpression', `${answerOf('a')} * 2`)], { readOnly: true }),
    ];
    const response = given([
      { linkId: 'a', answer: [int(2)] },
      { linkId: 'twice', answer: [int(5)] },
    ]);
    expect(run(item, { response }).values('twice')).to.deep.equal([4]);
    expect(run(item, { response, checkOnly: true }).values('twice')).to.deep.equal([5]);
  });

  it('is there again when its question comes back', () => {
    const enableWhen = [{ question: 'x', operator: '=', answerInteger: 1 }];
    const { state, q, values } = run([
      integer('x'),
      integer('a', [], { initial: [int(2)] }),
      integer('twice', [rule('calculatedExpression', `${answerOf('a')} * 2`)], { readOnly: true, enableWhen }),
    ]);
    for (const [value, expected] of [
      [1, [4]],
      [2, []],
      [1, [4]],
    ] as const) {
      state.setAnswer(q('x'), 0, int(value));
      expect(values('twice')).to.deep.equal(expected);
    }
  });

  it('gives every type of answer', () => {
    const kg = { system: 'http://unitsofmeasure.org', code: 'kg', unit: 'kg' };
    const CASES: [string, string, AnswerValue | undefined, Json?][] = [
      ['boolean', '1 = 1', { valueBoolean: true }],
      ['integer', '7', { valueInteger: 7 }],
      ['integer', '7.5', undefined],
      ['decimal', '0.1 + 0.2', { valueDecimal: 0.3 }],
      ['string', "'a' & 'b'", { valueString: 'ab' }],
      ['string', '7', { valueString: '7' }],
      ['date', '@2024-02-28 + 1 day', { valueDate: '2024-02-29' }],
      ['dateTime', '@2024-02-28T10:00:00Z', { valueDateTime: '2024-02-28T10:00:00Z' }],
      ['time', '@T10:30:00', { valueTime: '10:30:00' }],
      ['quantity', "3 'kg'", { valueQuantity: { value: 3, ...kg } }],
      [
        'quantity',
        '3',
        { valueQuantity: { value: 3, ...kg } },
        { extension: [{ url: `${HL7}questionnaire-unit`, valueCoding: { ...kg, display: 'kg' } }] },
      ],
      ['choice', "'b'", option('b'), { answerOption: [option('a'), option('b')] }],
      ['choice', "'x'", undefined, { answerOption: [option('a'), option('b')] }],
      [
        'choice',
        "%qitem.answerOption.value.where(code = 'a')",
        option('a'),
        { answerOption: [option('a'), option('b')] },
      ],
      ['open-choice', "'mine'", { valueString: 'mine' }, { answerOption: [option('a')] }],
      ['url', "'http://example.org'", { valueUri: 'http://example.org' }],
    ];
    for (const [type, expression, expected, more = {}] of CASES) {
      const extension = [rule('calculatedExpression', expression), ...((more['extension'] as Json[]) ?? [])];
      const { q, problems } = run([{ linkId: 'a', type, readOnly: true, ...more, extension }]);
      const name = `${type} ${expression}`;
      expect(q('a').answers[0]!.value ?? undefined, name).to.deep.equal(expected);
      expect(problems.length, name).to.equal(expected ? 0 : 1);
    }
  });

  it('gives several answers where the question takes several', () => {
    const all = [rule('calculatedExpression', '(1 | 2 | 3)')];
    expect(run([integer('a', all, { repeats: true })]).values('a')).to.deep.equal([1, 2, 3]);
    const { values, problems } = run([integer('a', all)]);
    expect([values('a'), problems[0]!.message], 'and none is picked by chance').to.deep.equal([
      [],
      'an expression (calculate) gives no integer',
    ]);
  });

  it('is also said by an expression on the item, from the whole response', () => {
    const valueString = "QuestionnaireResponse.descendants().where(linkId='a').answer.value";
    const copy = integer('b', [{ url: `${HL7}cqf-expression`, valueString }], { readOnly: true });
    const { state, q, values } = run([integer('a'), copy]);
    state.setAnswer(q('a'), 0, int(7));
    expect(values('b')).to.deep.equal([7]);
  });

  it('adds up scores by ordinalValue', () => {
    const scored = (code: string, valueDecimal: number): Json => ({
      valueCoding: { code, extension: [{ url: `${HL7}ordinalValue`, valueDecimal }] },
    });
    const choice = (linkId: string): Json => ({
      linkId,
      type: 'choice',
      answerOption: [scored('a', 1), scored('b', 2)],
    });
    const sum = "%resource.item.where(linkId='g').item.answer.value.weight().sum()";
    const { state, q, values } = run([
      { linkId: 'g', type: 'group', item: [choice('x'), choice('y')] },
      { linkId: 'sum', type: 'decimal', readOnly: true, extension: [rule('calculatedExpression', sum)] },
    ]);
    state.toggleAnswer(q('x'), q('x').options[1]!.value, true);
    state.toggleAnswer(q('y'), q('y').options[1]!.value, true);
    expect(values('sum')).to.deep.equal([4]);
  });
});

describe('initialExpression', () => {
  const extension = [{ url: `${SDC}launchContext`, extension: [{ url: 'name', valueCoding: { code: 'patient' } }] }];
  const patient = Object.freeze({ resourceType: 'Patient', birthDate: '1970-05-01', name: [{ given: ['Ada'] }] });
  const item = [
    { linkId: 'name', type: 'string', extension: [rule('initialExpression', '%patient.name.given.first()')] },
    { linkId: 'born', type: 'date', extension: [rule('initialExpression', '%patient.birthDate')] },
  ];

  it('fills in what the page gives, once', () => {
    const { state, q, values } = run(item, { root: { extension }, launchContext: { patient } });
    expect([values('name'), values('born')]).to.deep.equal([['Ada'], ['1970-05-01']]);
    state.setAnswer(q('name'), 0, null);
    expect(values('name')).to.deep.equal([]);
  });

  it('is nothing, and no fault, where the page gives nothing', () => {
    const { values, problems } = run(item, { root: { extension } });
    expect([values('name'), problems]).to.deep.equal([[], []]);
  });

  it('does not fill in what a given response left open', () => {
    const { values } = run(item, { root: { extension }, launchContext: { patient }, response: given([]) });
    expect(values('name')).to.deep.equal([]);
  });
});

describe('answerExpression and answerOptionsToggleExpression', () => {
  it('make the options', () => {
    const choice = { linkId: 'c', type: 'choice', extension: [rule('answerExpression', answerOf('many'))] };
    const many = { linkId: 'many', type: 'choice', repeats: true, answerOption: ['a', 'b', 'c'].map(option) };
    const { state, q } = run([many, choice]);
    expect(q('c').item.unsupported).to.equal(undefined);
    state.toggleAnswer(q('many'), option('a'), true);
    state.toggleAnswer(q('many'), option('c'), true);
    expect([codes(q('c').options), q('c').options[0]!.label]).to.deep.equal(['a,c', 'A']);
    state.setAnswer(q('c'), 0, option('c'));
    expect(state.invalid).to.equal(0);
    state.toggleAnswer(q('many'), option('c'), false);
    expect(q('c').issues.map(({ code }) => code)).to.deep.equal(['invalidAnswerOption']);
    state.toggleAnswer(q('c'), option('c'), false);
    expect(state.invalid, 'a stale answer can be taken away').to.equal(0);
  });

  it('switch options on and off; those that are not listed stay', () => {
    const toggle = (list: string[], expression: string): Json => ({
      url: `${SDC}answerOptionsToggleExpression`,
      extension: [
        ...list.map((code) => ({ url: 'option', ...option(code) })),
        { url: 'expression', ...fhirpath(expression) },
      ],
    });
    const { state, q } = run([
      integer('a'),
      {
        linkId: 'c',
        type: 'choice',
        answerOption: ['a', 'b', 'c'].map(option),
        extension: [toggle(['b', 'c'], `${answerOf('a')} > 3`), toggle(['c'], `${answerOf('a')} = 1`)],
      },
    ]);
    expect(codes(q('c').options)).to.equal('a');
    const changed = state.setAnswer(q('a'), 0, int(1));
    expect([codes(q('c').options), changed.has(q('c'))]).to.deep.equal(['a,c', true]);
    state.setAnswer(q('a'), 0, int(4));
    expect(codes(q('c').options)).to.equal('a,b,c');
    const later = ['a', 'c', 'd'].map((code) => ({
      ...{ value: option(code), label: code },
      ...{ initialSelected: false, exclusive: false },
    }));
    state.setAnswer(q('a'), 0, null);
    state.setOptions(q('c').item, later);
    expect(codes(q('c').options), 'also those that come later').to.equal('a,d');
  });

  it('are looked at again when an answer gets its words with options that come later', () => {
    const coded = (more: Json = {}) => ({ valueCoding: { system: 's', code: 'a', ...more } });
    const { state, q, values } = run(
      [
        { linkId: 'c', type: 'choice', answerOption: [coded()] },
        {
          linkId: 'words',
          type: 'string',
          readOnly: true,
          extension: [rule('calculatedExpression', `${answerOf('c')}.display`)],
        },
      ],
      { response: { item: [{ linkId: 'c', answer: [coded()] }] } },
    );
    expect(values('words')).to.deep.equal([]);
    state.setOptions(q('c').item, [
      { value: coded({ display: 'A' }), label: 'A', initialSelected: false, exclusive: false },
    ]);
    expect(values('words')).to.deep.equal(['A']);
  });
});

describe('limits and words that are worked out', () => {
  it('are those of the moment', () => {
    const limit = (name: string, expression: string): Json => ({ url: HL7 + name, _valueDate: computed(expression) });
    const { state, q } = run([
      { linkId: 'from', type: 'date' },
      { linkId: 'to', type: 'date', extension: [limit('minValue', answerOf('from')), limit('maxValue', 'today()')] },
    ]);
    state.setAnswer(q('to'), 0, { valueDate: '2024-01-01' });
    expect(q('to').issues).to.deep.equal([]);
    state.setAnswer(q('from'), 0, { valueDate: '2024-06-01' });
    expect(q('to').issues.map(({ code, params }) => [code, params])).to.deep.equal([
      ['minValue', { min: '2024-06-01' }],
    ]);
    state.setAnswer(q('to'), 0, { valueDate: '2999-01-01' });
    expect(q('to').issues.map(({ code }) => code)).to.deep.equal(['maxValue']);
    expect(state.invalid).to.equal(1);
  });

  it('change the words of a question, and of a display', () => {
    const text = { text: 'Hello', _text: computed(`'Hello ' & ${answerOf('name')}`) };
    const { state, q, all } = run([
      { linkId: 'name', type: 'string' },
      { linkId: 'hello', type: 'display', ...text },
    ]);
    const changed = state.setAnswer(q('name'), 0, { valueString: 'Ada' });
    const [hello] = all('hello');
    expect([hello!.text, changed.has(hello!)]).to.deep.equal(['Hello Ada', true]);
  });
});

describe('targetConstraint', () => {
  const texts = ({
    issues,
    warnings,
  }: {
    issues: readonly { text?: string }[];
    warnings: readonly { text?: string }[];
  }) => [issues.map(({ text }) => text).join(), warnings.map(({ text }) => text).join()];

  it('says the author’s own words at the item, once there is an answer', () => {
    const { state, q } = run([integer('a', [constraint('answer.value mod 2 = 0', [], 'An even number, please.')])]);
    expect(state.invalid).to.equal(0);
    state.setAnswer(q('a'), 0, int(3));
    expect([state.invalid, ...texts(q('a'))]).to.deep.equal([1, 'An even number, please.', '']);
    expect(q('a').issues[0]!.code).to.equal('invariant');
    state.setAnswer(q('a'), 0, int(4));
    expect(state.invalid).to.equal(0);
  });

  it('only warns where its severity says so', () => {
    const { state, q } = run([
      integer('a', [constraint('answer.value < 9', [{ url: 'severity', valueCode: 'warning' }])]),
    ]);
    state.setAnswer(q('a'), 0, int(10));
    expect([state.invalid, ...texts(q('a'))]).to.deep.equal([0, '', 'Not like this.']);
    state.setAnswer(q('a'), 0, int(8));
    expect(texts(q('a'))).to.deep.equal(['', '']);
  });

  it('of the whole form speaks at the last question that it names, or where its location says', () => {
    const expression = `${answerOf('a')} < ${answerOf('b')}`;
    const start = (...more: Json[]) =>
      run([integer('a'), integer('b')], { root: { extension: [constraint(expression, more)] } });
    for (const [{ state, q }, at] of [
      [start(), 'b'],
      [start({ url: 'location', valueString: "item.where(linkId='a')" }), 'a'],
    ] as const) {
      state.setAnswer(q('a'), 0, int(2));
      expect(state.invalid, 'it cannot be told yet').to.equal(0);
      state.setAnswer(q('b'), 0, int(1));
      expect([state.invalid, q(at).issues.length]).to.deep.equal([1, 1]);
      state.setAnswer(q('a'), 0, int(0));
      expect([state.invalid, q('a').issues.length, q('b').issues.length]).to.deep.equal([0, 0, 0]);
    }
  });

  it('looks at one instance of a repeating group at a time, and is gone with it', () => {
    const extension = [constraint("item.where(linkId='a').answer.value > item.where(linkId='b').answer.value")];
    const { state, q } = run([
      { linkId: 'g', type: 'group', repeats: true, extension, item: [integer('a'), integer('b')] },
    ]);
    state.addGroup(state.children[0] as never);
    state.setAnswer(q('a', 1), 0, int(1));
    state.setAnswer(q('b', 1), 0, int(2));
    const [list] = state.children;
    const groups = list!.kind === 'repeat' ? list!.groups : [];
    expect(groups.map(({ issues }) => issues.length)).to.deep.equal([0, 1]);
    state.removeGroup(groups[1]!);
    expect(state.invalid).to.equal(0);
  });

  it('of a question that is not there any more finds nothing', () => {
    const enableWhen = [{ question: 'a', operator: '=', answerInteger: 1 }];
    const location = { url: 'location', valueString: "%resource.item.where(linkId='a')" };
    const { state, q } = run([
      integer('a'),
      integer('b', [constraint('answer.value > 5', [location])], { enableWhen }),
    ]);
    state.setAnswer(q('a'), 0, int(1));
    state.setAnswer(q('b'), 0, int(2));
    expect(q('a').issues).to.have.length(1);
    state.setAnswer(q('a'), 0, int(3));
    expect([q('a').issues.length, state.invalid]).to.deep.equal([0, 0]);
  });
});

describe('expressions that cannot be evaluated', () => {
  it('are told to the author, and leave the rest as it is', () => {
    const query = { ...rule('variable', 'Observation?code=1', { name: 'obs', language: 'application/x-fhir-query' }) };
    const { q, problems } = run([
      integer('a', [query, rule('calculatedExpression', '%obs.count()')], { readOnly: true }),
      integer('b', [rule('calculatedExpression', '%unknown + 1')], { initial: [int(1)] }),
      integer('c', [rule('calculatedExpression', '(1).repeat($this + 1)')]),
      integer('d', [rule('enableWhenExpression', "'yes'")]),
    ]);
    expect(problems.map(({ code, linkId }) => `${code} ${linkId}`)).to.deep.equal([
      'expressionLanguage a',
      'expression b',
      'expression c',
      'expression d',
    ]);
    expect(q('b').answers[0]!.value).to.deep.equal(int(1));
    expect(q('d').enabled).to.equal(true);
  });

  describe('since only a server can', () => {
    const query = (name: string, more: Json = {}): Json =>
      rule(name, 'Observation?code=1', { language: 'application/x-fhir-query', ...more });
    const faults = (item: unknown[], more: Parameters<typeof run>[1] = {}): string[] =>
      run(item, more).problems.map(({ code, linkId }) => `${code} ${linkId}`);
    const answered = (...linkIds: string[]): Json => given(linkIds.map((linkId) => ({ linkId, answer: [int(3)] })));

    for (const name of ['initialExpression', 'calculatedExpression']) {
      it(`are no fault where the answer is there already (${name})`, () => {
        const item = [integer('a', [query(name)]), integer('b', [query(name)])];
        expect(faults(item)).to.deep.equal(['expressionLanguage a', 'expressionLanguage b']);
        expect(faults(item, { response: answered('a') })).to.deep.equal(['expressionLanguage b']);
        expect(faults(item, { response: answered('a', 'b') })).to.deep.equal([]);
        expect(faults([integer('a', [query(name)], { initial: [int(1)] })])).to.deep.equal([]);
      });

      it(`are no fault where a variable of theirs is missing and the answer is not (${name})`, () => {
        const root = { extension: [query('variable', { name: 'obs' }), variable('half', '%obs.value / 2')] };
        const item = [integer('a', [rule(name, '%half')]), integer('b', [], { required: true })];
        expect(faults(item, { root })).to.deep.equal(['expressionLanguage undefined']);
        expect(faults(item, { root, response: answered('a') })).to.deep.equal([]);
      });
    }

    it('leave the answer that is there, and work it out once they can', () => {
      const root = { extension: [query('variable', { name: 'obs' })] };
      const extension = [rule('calculatedExpression', `%obs.count() + ${answerOf('b')}.count()`)];
      const item = [integer('a', extension, { readOnly: true }), integer('b')];
      const { state, q, values, problems } = run(item, { root, response: answered('a') });
      expect([values('a'), problems]).to.deep.equal([[3], []]);
      state.setAnswer(q('b'), 0, int(9));
      expect(values('a')).to.deep.equal([1]);
    });

    it('are a fault once a question is there that has no answer', () => {
      const enableWhen = [{ question: 'a', operator: '=', answerInteger: 1 }];
      const { state, q, problems } = run([integer('a'), integer('b', [query('initialExpression')], { enableWhen })]);
      expect(problems).to.deep.equal([]);
      state.setAnswer(q('a'), 0, int(1));
      expect(problems.map(({ linkId }) => linkId)).to.deep.equal(['b']);
    });

    it('are a fault whatever is answered where they are a rule', () => {
      const item = [
        integer('a', [query('enableWhenExpression')]),
        integer('b', [query('variable', { name: 'obs' }), constraint('%obs.exists()')]),
        integer('c', [query('answerExpression')]),
      ];
      const all = ['expressionLanguage a', 'expressionLanguage c', 'expressionLanguage b'];
      expect(faults(item, { response: answered('a', 'b', 'c') })).to.deep.equal(all);
    });

    it('are a fault of no answer that is only checked', () => {
      const item = [integer('a', [query('initialExpression'), query('calculatedExpression')])];
      expect(faults(item, { response: given([]), checkOnly: true })).to.deep.equal([]);
    });
  });

  it('that begin an answer are not looked at where there is one', () => {
    const item = [integer('a', [rule('initialExpression', '%fromServer.value')])];
    const { problems } = run(item, { response: given([{ linkId: 'a', answer: [int(3)] }]) });
    expect(problems).to.deep.equal([]);
    expect(run(item).problems.map(({ code }) => code)).to.deep.equal(['expression']);
  });

  it('are told without an answer in the message', () => {
    const { state, q, problems } = run([
      { linkId: 'a', type: 'string', repeats: true },
      integer('b', [rule('calculatedExpression', `${answerOf('a')}.length()`)]),
    ]);
    state.setAnswers(q('a'), [{ valueString: 'secret' }, { valueString: 'words' }]);
    expect(problems).to.have.length(1);
    expect(JSON.stringify(problems)).not.to.include('secret');
  });

  it('are not evaluated where a pattern could take too long', () => {
    const { problems } = run([
      { linkId: 's', type: 'string', initial: [{ valueString: `${'a'.repeat(40)}!` }] },
      integer('pattern', [rule('calculatedExpression', `iif(${answerOf('s')}.matches('^(a+)\\\\1$'), 1, 2)`)]),
    ]);
    expect(problems.map(({ linkId, message }) => [linkId, /too long|refers back/.test(message)])).to.deep.equal([
      ['pattern', true],
    ]);
  });

  it('write nothing to the console', () => {
    const log = console.log;
    const said: unknown[] = [];
    console.log = (...args) => said.push(args);
    try {
      expect(run([integer('a', [rule('calculatedExpression', "(1 + 1).trace('x')")])]).values('a')).to.deep.equal([2]);
    } finally {
      console.log = log;
    }
    expect(said).to.deep.equal([]);
  });
});
