import { expect } from '@open-wc/testing';
import type { AnswerValue, Node, QuestionNode, RepeatNode } from '../../../../src/domain/questionnaire.js';
import { parseQuestionnaire, ResponseState } from '../../../../src/domain/questionnaire.js';
import { HIDDEN, walk } from '../arbitrary.js';

type Json = Record<string, unknown>;
function start(item: unknown[], response?: unknown): ResponseState {
  return new ResponseState(
    parseQuestionnaire({ resourceType: 'Questionnaire', url: 'u', version: '1', item }).survey!,
    response,
  );
}
const all = (state: ResponseState, linkId: string) =>
  walk(state.children).filter((node) => node.item.linkId === linkId);
const q = (state: ResponseState, linkId: string, at = 0) => all(state, linkId)[at] as QuestionNode;
const ids = (nodes: Iterable<Node>) =>
  [...nodes]
    .map((node) => node.item.linkId)
    .sort()
    .join();
const bool = (linkId: string, more: Json = {}) => ({ linkId, type: 'boolean', ...more });
const when = (question: string, operator: string, answer: Json) => ({
  enableWhen: [{ question, operator, ...answer }],
});
const given = (item: unknown[]) => ({ resourceType: 'QuestionnaireResponse', status: 'in-progress', item });
const YES: AnswerValue = { valueBoolean: true };
const NO: AnswerValue = { valueBoolean: false };
const coding = (code: string) => ({ valueCoding: { system: 's', code } });

describe('enableWhen', () => {
  /** Answers to `q`, condition, holds? The definitions of R4's questionnaire-enable-operator. */
  const CASES: [Json[], string, Json, boolean][] = [
    [[], 'exists', { answerBoolean: true }, false],
    [[], 'exists', { answerBoolean: false }, true],
    [[{ valueInteger: 1 }], 'exists', { answerBoolean: true }, true],
    [[{ valueInteger: 1 }], '=', { answerInteger: 1 }, true],
    [[{ valueInteger: 1 }], '=', { answerDecimal: 1 }, true],
    [[{ valueInteger: 1 }, { valueInteger: 2 }], '=', { answerInteger: 2 }, true],
    [[], '=', { answerInteger: 1 }, false],
    [[], '!=', { answerInteger: 1 }, true],
    [[{ valueInteger: 1 }, { valueInteger: 2 }], '!=', { answerInteger: 2 }, false],
    [[{ valueInteger: 1 }, { valueInteger: 5 }], '>', { answerInteger: 4 }, true],
    [[{ valueInteger: 4 }], '>', { answerInteger: 4 }, false],
    [[{ valueInteger: 4 }], '>=', { answerInteger: 4 }, true],
    [[{ valueInteger: 4 }], '<', { answerInteger: 4 }, false],
    [[{ valueInteger: 4 }], '<=', { answerInteger: 4 }, true],
    [[], '<=', { answerInteger: 4 }, false],
    [[{ valueDate: '2024-03-01' }], '>', { answerDate: '2024-02' }, true],
    [[{ valueDate: '2024-03' }], '>', { answerDate: '2024-03-01' }, false],
    [[{ valueDate: '2024-03' }], '=', { answerDate: '2024-03-01' }, false],
    [[{ valueDateTime: '2024-03-01T10:00:00+02:00' }], '=', { answerDateTime: '2024-03-01T08:00:00Z' }, true],
    [[{ valueTime: '09:30:00' }], '<', { answerTime: '10:00:00' }, true],
    [[{ valueTime: '09:30:00.0' }], '=', { answerTime: '09:30:00' }, true],
    [[{ valueTime: '09:30:00.050' }], '=', { answerTime: '09:30:00.05' }, true],
    [[{ valueTime: '09:30:10' }], '<', { answerTime: '09:30:10.5' }, true],
    [[{ valueString: '1.0' }], '=', { answerString: '1' }, false],
    [[{ valueString: 'a' }], '=', { answerString: 'a' }, true],
    [[{ valueString: 'A' }], '=', { answerString: 'a' }, false],
    [[coding('a')], '=', { answerCoding: { system: 's', code: 'a' } }, true],
    [[coding('a')], '=', { answerCoding: { system: 't', code: 'a' } }, false],
    [[coding('a')], '=', { answerCoding: { code: 'a' } }, true],
    [[{ valueQuantity: { value: 5, unit: 'kg' } }], '>', { answerQuantity: { value: 4, unit: 'kg' } }, true],
    [[{ valueQuantity: { value: 5, unit: 'g' } }], '>', { answerQuantity: { value: 4, unit: 'kg' } }, false],
    [[{ valueQuantity: { value: 5000, unit: 'g' } }], '>', { answerQuantity: { value: 4, unit: 'kg' } }, true],
    [[{ valueQuantity: { value: 300, code: 'mg' } }], '=', { answerQuantity: { value: 0.3, code: 'g' } }, true],
    [[{ valueQuantity: { value: 5, code: 'm' } }], '>', { answerQuantity: { value: 4, code: 'kg' } }, false],
    [[YES as Json], '=', { answerBoolean: true }, true],
  ];
  const types: Record<string, string> = { valueCoding: 'choice', valueQuantity: 'quantity', valueDateTime: 'dateTime' };
  for (const [answers, operator, answer, expected] of CASES) {
    it(`${JSON.stringify(answers)} ${operator} ${JSON.stringify(answer)}: ${expected}`, () => {
      const key = Object.keys(answers[0] ?? { valueInteger: 1 })[0]!;
      const type = types[key] ?? key.slice(5).toLowerCase();
      const source = { linkId: 'q', type, repeats: true, answerOption: type === 'choice' ? answers : undefined };
      const state = start([source, bool('w', when('q', operator, answer))], given([{ linkId: 'q', answer: answers }]));
      expect(q(state, 'w').enabled).to.equal(expected);
    });
  }

  it('joins conditions with all or any', () => {
    const enableWhen = ['a', 'b'].map((question) => ({ question, operator: '=', answerBoolean: true }));
    const state = start([
      bool('a'),
      bool('b'),
      bool('all', { enableWhen }),
      bool('any', { enableWhen, enableBehavior: 'any' }),
    ]);
    expect(ids(state.setAnswer(q(state, 'a'), 0, YES))).to.equal('a,any');
    expect(ids(state.setAnswer(q(state, 'b'), 0, YES))).to.equal('all,b');
    expect(ids(state.setAnswer(q(state, 'a'), 0, NO))).to.equal('a,all');
  });

  it('clears what is disabled, along chains, and brings initial values back', () => {
    const state = start([
      bool('a'),
      bool('b', { ...when('a', '=', { answerBoolean: true }), initial: [YES] }),
      bool('c', when('b', '=', { answerBoolean: true })),
    ]);
    expect(q(state, 'b').enabled).to.equal(false);
    expect(ids(state.setAnswer(q(state, 'a'), 0, YES))).to.equal('a,b,c');
    expect(q(state, 'c').enabled).to.equal(true);
    state.setAnswer(q(state, 'c'), 0, YES);
    state.setAnswer(q(state, 'b'), 0, NO);
    expect(q(state, 'c').answers).to.have.length(0);
    state.setAnswer(q(state, 'a'), 0, NO);
    state.setAnswer(q(state, 'a'), 0, YES);
    expect(q(state, 'b').answers[0]!.value).to.deep.equal(YES);
    expect(q(state, 'c').answers[0]!.value).to.equal(null);
  });

  it('never clears an answer that is enabled before and after', () => {
    // c stays enabled, first because of a, then because of b, which a enables.
    const enableWhen = [
      { question: 'a', operator: '=', answerBoolean: true },
      { question: 'b', operator: '=', answerBoolean: true },
    ];
    const state = start([
      bool('a', { initial: [YES] }),
      bool('c', { enableWhen, enableBehavior: 'any' }),
      bool('b', { ...when('a', '=', { answerBoolean: false }), initial: [YES] }),
    ]);
    state.setAnswer(q(state, 'c'), 0, NO);
    expect(ids(state.setAnswer(q(state, 'a'), 0, NO))).to.equal('a,b');
    expect(q(state, 'c').answers[0]!.value).to.deep.equal(NO);
  });

  it('looks at the same instance of a group first, else at the nearest answered one before, then after', () => {
    const group = {
      linkId: 'g',
      type: 'group',
      repeats: true,
      item: [bool('a'), bool('same', when('a', '=', { answerBoolean: true }))],
    };
    const state = start([
      bool('before', when('a', '=', { answerBoolean: true })),
      group,
      bool('after', when('a', '=', { answerBoolean: true })),
    ]);
    state.addGroup(all(state, 'g')[0] as RepeatNode);
    expect(ids(state.setAnswer(q(state, 'a', 1), 0, YES))).to.equal('a,after,before,same');
    expect(q(state, 'same', 0).enabled).to.equal(false);
    state.setAnswer(q(state, 'a', 0), 0, NO);
    expect([q(state, 'before').enabled, q(state, 'after').enabled]).to.deep.equal([false, true]);
  });

  it('gives each ticked option its own nested items', () => {
    const nested = { linkId: 'n', type: 'string', ...when('c', '=', { answerCoding: { system: 's', code: 'b' } }) };
    const choice = {
      linkId: 'c',
      type: 'choice',
      repeats: true,
      answerOption: [coding('a'), coding('b')],
      item: [nested],
    };
    const state = start([choice]);
    state.setAnswers(q(state, 'c'), [coding('a'), coding('b')]);
    expect(all(state, 'n').map((node) => node.enabled)).to.deep.equal([false, true]);
    state.setAnswer(q(state, 'n', 1), 0, { valueString: 'x' });
    state.setAnswers(q(state, 'c'), [coding('b')]);
    expect(q(state, 'n').answers[0]!.value).to.deep.equal({ valueString: 'x' });
  });

  it('comes to rest when conditions go round in a circle', () => {
    const state = start([
      bool('a', { ...when('b', 'exists', { answerBoolean: false }), initial: [YES] }),
      bool('b', { ...when('a', 'exists', { answerBoolean: true }), initial: [YES] }),
    ]);
    expect(walk(state.children)).to.have.length(2);
  });
});

describe('ResponseState', () => {
  it('starts with initial values, and without them on an earlier response', () => {
    const items = [
      bool('a', { initial: [YES] }),
      { linkId: 'c', type: 'choice', answerOption: [{ ...coding('x'), initialSelected: true }] },
    ];
    expect(start(items).answered).to.equal(2);
    const state = start(items, given([{ linkId: 'a', answer: [NO] }]));
    expect(state.answered).to.equal(1);
    expect(q(state, 'a').answers[0]!.value).to.deep.equal(NO);
  });

  it('keeps what was typed and is no value, as an issue and out of the response', () => {
    const state = start([{ linkId: 'n', type: 'integer', required: true }]);
    expect(state.invalid).to.equal(1);
    state.setAnswer(q(state, 'n'), 0, null, 'abc');
    expect(q(state, 'n').answers[0]!.raw).to.equal('abc');
    expect(q(state, 'n').issues.map(({ code }) => code)).to.deep.equal(['invalidAnswerType']);
    expect(state.toResponse()['item']).to.equal(undefined);
    state.setAnswer(q(state, 'n'), 0, { valueInteger: 1 });
    expect([state.invalid, q(state, 'n').answers[0]!.raw]).to.deep.equal([0, undefined]);
    const broken = start(
      [{ linkId: 'n', type: 'integer' }],
      given([{ linkId: 'n', answer: [{ valueInteger: 'ten' }] }]),
    );
    expect(q(broken, 'n').answers[0]!.raw).to.equal('ten');
  });

  it('counts a false as an answer, and only what a person can answer', () => {
    const state = start([
      bool('a'),
      bool('h', { extension: [HIDDEN], required: true }),
      bool('r', { readOnly: true, initial: [YES] }),
      { linkId: 'f', type: 'choice', required: true },
      { linkId: 'd', type: 'display' },
    ]);
    expect([state.answerable, state.answered, state.invalid]).to.deep.equal([1, 0, 0]);
    state.setAnswer(q(state, 'a'), 0, NO);
    expect(state.answered).to.equal(1);
  });

  it('adds and removes answers and groups, at least one of each', () => {
    const state = start([
      { linkId: 's', type: 'string', repeats: true },
      { linkId: 'g', type: 'group', repeats: true, item: [bool('a')] },
    ]);
    const list = all(state, 'g')[0] as RepeatNode;
    expect(ids(state.addAnswer(q(state, 's')))).to.equal('s');
    state.setAnswer(q(state, 's'), 1, { valueString: 'b' });
    state.setAnswer(q(state, 's'), 2, { valueString: 'c' });
    state.removeAnswer(q(state, 's'), 0);
    expect(q(state, 's').answers.map(({ value }) => value?.valueString)).to.deep.equal(['b', 'c']);
    expect(ids(state.addGroup(list))).to.equal('g');
    state.setAnswer(q(state, 'a', 1), 0, YES);
    state.removeGroup(list.groups[0]!);
    expect(state.toResponse()['item']).to.deep.equal([
      { linkId: 's', answer: [{ valueString: 'b' }, { valueString: 'c' }] },
      { linkId: 'g', item: [{ linkId: 'a', answer: [YES] }] },
    ]);
    state.removeGroup(list.groups[0]!);
    expect(list.groups).to.have.length(1);
    expect(state.answered).to.equal(1);
  });

  it('lets an exclusive option stand alone', () => {
    const url = 'http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive';
    const none = { ...coding('none'), extension: [{ url, valueBoolean: true }] };
    const state = start([
      { linkId: 'c', type: 'choice', repeats: true, answerOption: [coding('a'), coding('b'), none] },
    ]);
    const codes = () =>
      q(state, 'c')
        .answers.map(({ value }) => value?.valueCoding?.code)
        .join();
    state.toggleAnswer(q(state, 'c'), coding('a'), true);
    state.toggleAnswer(q(state, 'c'), coding('b'), true);
    expect(codes()).to.equal('a,b');
    state.toggleAnswer(q(state, 'c'), coding('none'), true);
    expect(codes()).to.equal('none');
    state.toggleAnswer(q(state, 'c'), coding('a'), true);
    expect(codes()).to.equal('a');
    state.toggleAnswer(q(state, 'c'), coding('a'), false);
    expect([codes(), state.answered]).to.deep.equal(['', 0]);
  });

  it('asks for an answer in a required group as long as anything is asked there', () => {
    const item = [bool('a', when('s', '=', { answerBoolean: true }))];
    const state = start([bool('s'), { linkId: 'g', type: 'group', required: true, item }]);
    expect(state.invalid).to.equal(0);
    expect(ids(state.setAnswer(q(state, 's'), 0, YES))).to.equal('a,g,s');
    expect(state.invalid).to.equal(1);
    expect(ids(state.setAnswer(q(state, 'a'), 0, NO))).to.equal('a,g');
    expect(state.invalid).to.equal(0);
  });

  it('writes a response in the order of the Questionnaire, with options as they are defined', () => {
    const option = { valueCoding: { system: 's', code: 'a', extension: [{ url: 'ordinal', valueDecimal: 1 }] } };
    const state = start([
      {
        linkId: 'g',
        type: 'group',
        text: 'G',
        item: [{ linkId: 'empty', type: 'group', item: [bool('e')] }, bool('b', { text: 'B' })],
      },
      {
        linkId: 'c',
        type: 'choice',
        answerOption: [option],
        item: [
          { linkId: 'n', type: 'string' },
          { linkId: 'd', type: 'display' },
        ],
      },
      bool('h', { extension: [HIDDEN], initial: [YES] }),
    ]);
    state.setAnswer(q(state, 'c'), 0, option);
    state.setAnswer(q(state, 'n'), 0, { valueString: 'why' });
    state.setAnswer(q(state, 'b'), 0, NO);
    const identifier = { system: 'urn:ietf:rfc:3986', value: 'urn:uuid:1' };
    const response = state.toResponse({
      identifier,
      authored: '2025-01-01T00:00:00Z',
      subject: { reference: 'Patient/1' },
    });
    expect(response).to.deep.equal({
      resourceType: 'QuestionnaireResponse',
      identifier,
      questionnaire: 'u|1',
      status: 'completed',
      authored: '2025-01-01T00:00:00Z',
      subject: { reference: 'Patient/1' },
      item: [
        { linkId: 'g', text: 'G', item: [{ linkId: 'b', text: 'B', answer: [NO] }] },
        { linkId: 'c', answer: [{ ...option, item: [{ linkId: 'n', answer: [{ valueString: 'why' }] }] }] },
        { linkId: 'h', answer: [YES] },
      ],
    });
    (response['item'] as Json[])[1]!['answer'] = [];
    expect(JSON.stringify(state.toResponse())).to.contain('ordinal');
  });

  for (const [type, empty, full] of [
    ['quantity', { valueQuantity: { unit: 'kg', code: 'kg' } }, { valueQuantity: { value: 0 } }],
    [
      'attachment',
      { valueAttachment: { contentType: 'image/png', title: 'x' } },
      { valueAttachment: { data: 'AAAA' } },
    ],
    ['reference', { valueReference: { type: 'Patient' } }, { valueReference: { identifier: { value: '1' } } }],
    ['open-choice', { valueCoding: { system: 'http://example.org' } }, { valueString: 'x' }],
    ['string', { valueString: ' ' }, { valueString: 'x' }],
    ['text', { valueString: '' }, { valueString: 'x' }],
  ] as const)
    it(`takes no ${JSON.stringify(empty)} for an answer, wherever it comes from`, () => {
      const items = [
        { linkId: 'q', type, required: true, answerOption: type === 'open-choice' ? [coding('a')] : undefined },
        { linkId: 'then', type: 'boolean', ...when('q', 'exists', { answerBoolean: true }) },
      ];
      const begun = start([{ ...items[0], initial: [empty] }, items[1]!] as never);
      const prefilled = start(items, given([{ linkId: 'q', answer: [empty] }]));
      const put = start(items);
      put.setAnswers(q(put, 'q'), [empty]);
      for (const state of [begun, prefilled, put]) {
        expect(state.toResponse()['item']).to.equal(undefined);
        expect(q(state, 'q').issues.map(({ code }) => code)).to.deep.equal(['required']);
        expect(state.answered).to.equal(0);
        expect(q(state, 'then').enabled).to.equal(false);
        state.setAnswers(q(state, 'q'), [full]);
        expect(q(state, 'q').issues).to.deep.equal([]);
        expect(q(state, 'then').enabled).to.equal(true);
      }
    });

  it('keeps a unit that came without a number in a draft, and out of the response', () => {
    const unit = { valueQuantity: { unit: 'g', code: 'g' } };
    const state = start([{ linkId: 'q', type: 'quantity' }], given([{ linkId: 'q', answer: [unit] }]));
    expect(state.toResponse().item).to.equal(undefined);
    const again = start([{ linkId: 'q', type: 'quantity' }], { ...given([]), ...state.toDraft() });
    const { value, preset } = q(again, 'q').answers[0]!;
    expect([value, preset]).to.deep.equal([null, unit]);
  });

  it('sends the words of an option, however it was answered', () => {
    const option = { system: 's', code: 'a', display: 'A', extension: [{ url: 'urn:x', valueString: 'x' }] };
    const item = { linkId: 'q', type: 'choice', answerOption: [{ valueCoding: option }] };
    const sent = (state: ResponseState) => state.toResponse()['item'];
    const wanted = [{ linkId: 'q', answer: [{ valueCoding: option }] }];
    expect(sent(start([{ ...item, initial: [coding('a')] }]))).to.deep.equal(wanted);
    expect(sent(start([item], given([{ linkId: 'q', answer: [coding('a')] }])))).to.deep.equal(wanted);
    const put = start([item]);
    put.setAnswers(q(put, 'q'), [coding('a')]);
    expect(sent(put)).to.deep.equal(wanted);
    // What is there already stays, and what is no option is left alone.
    const own = { system: 's', code: 'a', display: 'Ah', userSelected: true };
    const kept = start([item], given([{ linkId: 'q', answer: [{ valueCoding: own }] }]));
    expect(sent(kept)).to.deep.equal([{ linkId: 'q', answer: [{ valueCoding: { ...option, ...own } }] }]);
    const other = given([{ linkId: 'q', answer: [coding('b')] }]);
    expect(sent(start([item], other))).to.deep.equal(other.item);
  });

  it('lets go of what it began with, when the options come and it is none of them', () => {
    const items = ['a', 'gone'].map((code) => ({
      linkId: code,
      type: 'choice',
      answerValueSet: 'urn:later',
      initial: [coding(code)],
    }));
    const { survey } = parseQuestionnaire({ resourceType: 'Questionnaire', item: items }, { expands: true });
    const state = new ResponseState(survey!);
    const valueCoding = { system: 's', code: 'a', display: 'A' };
    const options = [{ value: { valueCoding }, label: 'A', initialSelected: false, exclusive: false }];
    for (const item of survey!.items) state.setOptions(item, options);
    expect(state.toResponse()['item']).to.deep.equal([{ linkId: 'a', answer: [{ valueCoding }] }]);
    expect(q(state, 'gone').issues).to.deep.equal([]);
  });

  it('keeps the answers to what it cannot show', () => {
    const items = [
      { linkId: 'f', type: 'attachment' },
      { linkId: 'x', type: 'hologram' },
      { linkId: 'v', type: 'choice', answerValueSet: 'http://example.org/vs' },
    ];
    const item = [
      { linkId: 'f', answer: [{ valueAttachment: { title: 't', url: 'urn:t' } }] },
      { linkId: 'x', answer: [{ valueString: 's' }] },
      { linkId: 'v', answer: [coding('a')] },
    ];
    expect(start(items, given(item)).toResponse()['item']).to.deep.equal(item);
  });

  it('ignores edits of nodes that are gone', () => {
    const state = start([{ linkId: 'g', type: 'group', repeats: true, item: [bool('a')] }]);
    const old = q(state, 'a');
    state.removeGroup((all(state, 'g')[0] as RepeatNode).groups[0]!);
    expect(state.setAnswer(old, 0, YES).size).to.equal(0);
    expect([state.answered, state.answerable]).to.deep.equal([0, 1]);
  });

  it('touches no more items at 1,000 questions than at 10', () => {
    const reads = (count: number): number => {
      const items = Array.from({ length: count }, (_, i) => ({
        linkId: `q${i}`,
        type: 'boolean',
        required: true,
        ...(i % 5 === 1 ? when(`q${i - 1}`, '=', { answerBoolean: true }) : {}),
      }));
      const { survey } = parseQuestionnaire({
        resourceType: 'Questionnaire',
        item: [{ linkId: 'g', type: 'group', item: items }],
      });
      const state = new ResponseState(survey!);
      const question = q(state, 'q5');
      let total = 0;
      for (const item of survey!.byLinkId.values()) {
        for (const [key, value] of Object.entries(item) as [string, unknown][]) {
          Object.defineProperty(item, key, { get: () => (total++, value) });
        }
      }
      expect(state.setAnswer(question, 0, YES).size).to.equal(2);
      return total;
    };
    expect(reads(10)).to.be.greaterThan(0);
    expect(reads(1000)).to.equal(reads(10));
  });
});
