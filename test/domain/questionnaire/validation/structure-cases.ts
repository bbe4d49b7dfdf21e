// Cases from the rules of R4 and SDC about whole responses: what is where, how often, and when it has to be there.
import { ext } from './cases.js';

type Json = Record<string, unknown>;

export interface Case {
  title: string;
  /** Items of the Questionnaire. */
  items: Json[];
  /** Items of the response. */
  given?: unknown;
  /** As `severity code path`, without `error` and the resource's name. */
  expected?: string[];
  status?: unknown;
  questionnaire?: Json;
  response?: Json;
}

const q = (linkId: string, type = 'string', more: Json = {}): Json => ({ linkId, type, ...more });
const group = (linkId: string, item: Json[], more: Json = {}): Json => ({ linkId, type: 'group', item, ...more });
const a = (linkId: string, ...values: unknown[]): Json => ({
  linkId,
  answer: values.map((value) => (typeof value === 'object' ? value : { valueString: value })),
});
const of = (linkId: string, ...item: Json[]): Json => ({ linkId, item });
const must = { required: true };
const many = { repeats: true };
const occurs = (name: string, valueInteger: number): Json => ext(`questionnaire-${name}Occurs`, { valueInteger });
const when = (question: string, answer: Json): Json => ({ enableWhen: [{ question, operator: '=', ...answer }] });
const STATES = ['in-progress', 'stopped', 'entered-in-error'];

const required: Case[] = [
  { title: 'nothing given', items: [q('a', 'string', must)], expected: ['required'] },
  {
    title: 'an item without an answer',
    items: [q('a', 'string', must)],
    given: [{ linkId: 'a' }],
    expected: ['required item[0]'],
  },
  { title: 'an answer', items: [q('a', 'string', must)], given: [a('a', 'x')] },
  {
    title: 'in a group that is there',
    items: [group('g', [q('a', 'string', must), q('b')])],
    given: [of('g', a('b', 'x'))],
    expected: ['required item[0]'],
  },
  { title: 'in a group that is not there', items: [group('g', [q('a', 'string', must)])] },
  {
    title: 'each of two in a group without items',
    items: [group('g', [q('a', 'string', must), q('b', 'string', must)])],
    given: [{ linkId: 'g' }],
    expected: ['required item[0]', 'required item[0]'],
  },
  { title: 'a group that is not there', items: [group('g', [q('a')], must)], expected: ['required'] },
  {
    title: 'a group without items',
    items: [group('g', [q('a')], must)],
    given: [{ linkId: 'g' }],
    expected: ['required item[0]'],
  },
  {
    title: 'a group with a question that has no answer',
    items: [group('g', [q('a')], must)],
    given: [of('g', { linkId: 'a' })],
    expected: ['required item[0]'],
  },
  { title: 'a group with an answer', items: [group('g', [q('a')], must)], given: [of('g', a('a', 'x'))] },
  {
    title: 'a repeating group that is not there',
    items: [group('g', [q('a')], { ...must, ...many })],
    expected: ['required'],
  },
  {
    title: 'each instance of a repeating group',
    items: [group('g', [q('a', 'string', must), q('b')], many)],
    given: [of('g', a('b', 'x')), of('g', a('a', 'x')), of('g', a('b', 'x'))],
    expected: ['required item[0]', 'required item[2]'],
  },
  {
    title: 'below an answer',
    items: [q('a', 'string', { item: [q('b', 'string', must)] })],
    given: [a('a', 'x')],
    expected: ['required item[0].answer[0]'],
  },
  { title: 'below a question without an answer', items: [q('a', 'string', { item: [q('b', 'string', must)] })] },
  {
    title: 'below the second answer',
    items: [q('a', 'string', { ...many, item: [q('b', 'string', must)] })],
    given: [a('a', { valueString: 'x', item: [a('b', 'y')] }, 'z')],
    expected: ['required item[0].answer[1]'],
  },
  {
    title: 'hidden',
    items: [q('a', 'string', { ...must, extension: [ext('questionnaire-hidden', { valueBoolean: true })] })],
    expected: ['required'],
  },
  {
    title: 'an answer of a wrong type is one, and not missing',
    items: [q('a', 'string', must)],
    given: [a('a', { valueInteger: 1 })],
    expected: ['invalidAnswerType item[0].answer[0]'],
  },
  {
    title: 'an answer that says why it has no value is one',
    items: [q('a', 'string', must)],
    given: [a('a', { _valueString: { extension: [ext('data-absent-reason', { valueCode: 'asked-declined' })] } })],
  },
  {
    title: 'an extension of the answer itself is enough',
    items: [q('a', 'string', must)],
    given: [a('a', { extension: [ext('data-absent-reason', { valueCode: 'unknown' })] })],
  },
  ...STATES.flatMap((status): Case[] => [
    { title: `missing while ${status}`, status, items: [q('a', 'string', must)], expected: ['warning required'] },
    {
      title: `too few while ${status}`,
      status,
      items: [q('a', 'string', { ...many, extension: [occurs('min', 2)] })],
      given: [a('a', 'x')],
      expected: ['warning minCount item[0]'],
    },
    {
      title: `too many while ${status}`,
      status,
      items: [q('a')],
      given: [a('a', 'x', 'y')],
      expected: ['repeats item[0]'],
    },
    {
      title: `wrong while ${status}`,
      status,
      items: [q('a')],
      given: [a('a', { valueInteger: 1 })],
      expected: ['invalidAnswerType item[0].answer[0]'],
    },
  ]),
  { title: 'amended is complete', status: 'amended', items: [q('a', 'string', must)], expected: ['required'] },
];

const yes = { valueBoolean: true };
const follows = [q('a', 'boolean'), q('b', 'string', { ...must, ...when('a', { answerBoolean: true }) })];
const disabled: Case[] = [
  { title: 'required and enabled', items: follows, given: [a('a', yes)], expected: ['required'] },
  { title: 'required and not enabled', items: follows, given: [a('a', { valueBoolean: false })] },
  {
    title: 'answered and not enabled',
    items: follows,
    given: [a('a', { valueBoolean: false }), a('b', 'x')],
    expected: ['disabledAnswer item[1]'],
  },
  { title: 'there without an answer, and not enabled', items: follows, given: [{ linkId: 'b' }] },
  {
    title: 'a group that is not enabled, with answers',
    items: [q('a', 'boolean'), group('g', [q('b')], when('a', { answerBoolean: true }))],
    given: [of('g', a('b', 'x'))],
    expected: ['disabledAnswer item[0]'],
  },
  {
    title: 'a group that is not enabled, without',
    items: [q('a', 'boolean'), group('g', [q('b')], when('a', { answerBoolean: true }))],
    given: [of('g', { linkId: 'b' })],
  },
  {
    title: 'in one instance of two',
    items: [group('g', [q('a', 'boolean'), q('b', 'string', when('a', { answerBoolean: true }))], many)],
    given: [of('g', a('a', yes), a('b', 'x')), of('g', a('b', 'x'))],
    expected: ['disabledAnswer item[1].item[0]'],
  },
];

const places: Case[] = [
  { title: 'an unknown linkId', items: [q('a')], given: [a('z', 'x')], expected: ['invalidLinkId item[0]'] },
  {
    title: 'no linkId',
    items: [q('a')],
    given: [{ answer: [{ valueString: 'x' }] }],
    expected: ['invalidLinkId item[0]'],
  },
  { title: 'a linkId that is a number', items: [q('1')], given: [{ linkId: 1 }], expected: ['invalidLinkId item[0]'] },
  {
    title: 'linkIds are told apart by case',
    items: [q('a')],
    given: [a('A', 'x')],
    expected: ['invalidLinkId item[0]'],
  },
  {
    title: 'outside of its group',
    items: [group('g', [q('a')])],
    given: [a('a', 'x')],
    expected: ['invalidLinkId item[0]'],
  },
  {
    title: 'in a group that is not its own',
    items: [group('g', [q('a')]), q('b')],
    given: [of('g', a('b', 'x'))],
    expected: ['invalidLinkId item[0].item[0]'],
  },
  {
    title: 'a wrong group hides what is in it, and asks for nothing',
    items: [group('g', [q('a', 'string', must)])],
    given: [of('h', a('a', 'x'))],
    expected: ['invalidLinkId item[0]'],
  },
  { title: 'in the order of the Questionnaire', items: [q('a'), q('b'), q('c')], given: [a('a', 'x'), a('c', 'x')] },
  {
    title: 'in another order',
    items: [q('a'), q('b')],
    given: [a('b', 'x'), a('a', 'x')],
    expected: ['invalidOrder item[1]'],
  },
  {
    title: 'instances of a group that are not together',
    items: [group('g', [q('a')], many), q('b')],
    given: [of('g', a('a', 'x')), a('b', 'x'), of('g', a('a', 'x'))],
    expected: ['invalidOrder item[2]'],
  },
  {
    title: 'items right below a question',
    items: [q('a', 'string', { item: [q('b')] })],
    given: [{ ...a('a', 'x'), item: [a('b', 'y')] }],
    expected: ['invalidType item[0]'],
  },
  {
    title: 'items below its answer',
    items: [q('a', 'string', { item: [q('b')] })],
    given: [a('a', { valueString: 'x', item: [a('b', 'y')] })],
  },
  {
    title: 'items below a display',
    items: [q('a', 'display')],
    given: [of('a', a('b', 'x'))],
    expected: ['invalidType item[0]'],
  },
  // What R5 calls a question without saying what it asks for takes words.
  { title: 'a question without a type of its own', items: [q('a', 'question', must)], given: [a('a', 'x')] },
  { title: 'the same, left out', items: [q('a', 'question')] },
  {
    title: 'answers of a group',
    items: [group('g', [q('a')])],
    given: [a('g', 'x')],
    expected: ['groupShouldNotHaveAnswers item[0]'],
  },
  {
    title: 'answers and items of a group',
    items: [group('g', [q('a')])],
    given: [{ ...of('g', a('a', 'x')), answer: [{ valueString: 'y' }] }],
    expected: ['groupShouldNotHaveAnswers item[0]'],
  },
  {
    title: 'items below an answer of a group are not in it',
    items: [group('g', [q('a', 'string', must)])],
    given: [{ linkId: 'g', answer: [{ item: [a('a', 'x')] }] }],
    expected: ['groupShouldNotHaveAnswers item[0]', 'required item[0]'],
  },
  {
    title: 'an answer of a display',
    items: [q('a', 'display')],
    given: [a('a', 'x')],
    expected: ['displayAnswer item[0]'],
  },
  { title: 'a display that is there', items: [q('a', 'display'), q('b')], given: [{ linkId: 'a' }, a('b', 'x')] },
  { title: 'no items at all', items: [q('a')] },
  { title: 'items that are no list', items: [q('a')], given: { linkId: 'a' }, expected: ['invalidStructure'] },
  { title: 'an empty list of items', items: [q('a')], given: [], expected: ['invalidStructure'] },
  {
    title: 'an item that is no object',
    items: [q('a')],
    given: ['a', null],
    expected: ['invalidStructure item[0]', 'invalidStructure item[1]'],
  },
  {
    title: 'an empty list of answers',
    items: [q('a')],
    given: [{ linkId: 'a', answer: [] }],
    expected: ['invalidStructure item[0]'],
  },
  {
    title: 'answers that are no list',
    items: [q('a')],
    given: [{ linkId: 'a', answer: { valueString: 'x' } }],
    expected: ['invalidStructure item[0]'],
  },
  {
    title: 'an answer that is no object',
    items: [q('a')],
    given: [{ linkId: 'a', answer: ['x'] }],
    expected: ['invalidAnswerType item[0].answer[0]'],
  },
  {
    title: 'ids, extensions and other words are no matter',
    items: [q('a', 'string', { text: 'A?' })],
    given: [{ ...a('a', 'x'), id: '1', extension: [], text: 'Other?' }],
  },
];

const numbers: Case[] = [
  {
    title: 'two items for one question',
    items: [q('a')],
    given: [a('a', 'x'), a('a', 'y')],
    expected: ['repeats item[1]'],
  },
  {
    title: 'two items for a repeating question',
    items: [q('a', 'string', many)],
    given: [a('a', 'x'), a('a', 'y')],
    expected: ['warning repeats item[1]'],
  },
  { title: 'two answers of a repeating question', items: [q('a', 'string', many)], given: [a('a', 'x', 'y')] },
  {
    title: 'a group twice',
    items: [group('g', [q('a')])],
    given: [of('g', a('a', 'x')), of('g', a('a', 'x'))],
    expected: ['repeats item[1]'],
  },
  {
    title: 'a display twice',
    items: [q('a', 'display')],
    given: [{ linkId: 'a' }, { linkId: 'a' }],
    expected: ['repeats item[1]'],
  },
  {
    title: 'a repeating group twice',
    items: [group('g', [q('a')], many)],
    given: [of('g', a('a', 'x')), of('g', a('a', 'x'))],
  },
  {
    title: 'minOccurs without an answer',
    items: [q('a', 'string', { ...many, extension: [occurs('min', 2)] })],
    given: [{ linkId: 'a' }],
    expected: ['minCount item[0]'],
  },
  {
    title: 'minOccurs without an item',
    items: [q('a', 'string', { ...many, extension: [occurs('min', 2)] })],
    expected: ['minCount'],
  },
  {
    title: 'required and minOccurs, without an answer',
    items: [q('a', 'string', { ...must, ...many, extension: [occurs('min', 2)] })],
    given: [{ linkId: 'a' }],
    expected: ['required item[0]', 'minCount item[0]'],
  },
  {
    title: 'minOccurs of a group',
    items: [group('g', [q('a')], { ...many, extension: [occurs('min', 2)] })],
    given: [of('g', a('a', 'x'))],
    expected: ['minCount'],
  },
  {
    title: 'minOccurs of a group that is left out',
    items: [group('g', [q('a')], { ...many, extension: [occurs('min', 2)] })],
  },
  {
    title: 'maxOccurs of a group',
    items: [group('g', [q('a')], { ...many, extension: [occurs('max', 1)] })],
    given: [of('g', a('a', 'x')), of('g', a('a', 'y'))],
    expected: ['maxCount item[1]'],
  },
];

const url = 'http://example.org/q';
const header: Case[] = [
  {
    title: 'a draft',
    items: [q('a')],
    questionnaire: { status: 'draft' },
    expected: ['warning questionnaireDraft questionnaire'],
  },
  {
    title: 'retired',
    items: [q('a')],
    questionnaire: { status: 'retired' },
    expected: ['warning questionnaireRetired questionnaire'],
  },
  { title: 'active', items: [q('a')], questionnaire: { status: 'active' } },
  { title: 'of unknown status', items: [q('a')], questionnaire: { status: 'unknown' } },
  ...(
    [
      [{ start: '2024' }, '2023-12-31', true],
      [{ start: '2024' }, '2024-01-01', false],
      [{ end: '2024-06-10' }, '2024-06-11', true],
      [{ end: '2024-06-10' }, '2024-06-10T23:00:00Z', false],
      [{ start: '2024-01-01T12:00:00Z' }, '2024-01-01T12:30:00+01:00', true],
      [{ start: '2024' }, undefined, false],
    ] as const
  ).map(([effectivePeriod, authored, isOut]): Case => ({
    title: `authored ${authored} in ${JSON.stringify(effectivePeriod)}`,
    items: [q('a')],
    questionnaire: { effectivePeriod },
    response: { authored },
    expected: isOut ? ['warning questionnaireInactive authored'] : [],
  })),
  ...(
    [
      ['http://example.org/q', false],
      ['http://example.org/q|2', false],
      ['http://example.org/q|3', true],
      ['http://example.org/q#part', false],
      ['http://example.org/q|3#part', true],
      ['http://example.org/Q', true],
      [undefined, false],
      ['#own', false],
      ['Questionnaire/id-1', false],
      ['Questionnaire/id-2', true],
    ] as const
  ).map(([questionnaire, isOther]): Case => ({
    title: `an answer to ${questionnaire}`,
    items: [q('a')],
    questionnaire: { url, version: '2', id: 'id-1' },
    response: { questionnaire },
    expected: isOther ? ['questionnaireMismatch questionnaire'] : [],
  })),
  ...['completed', 'amended', ...STATES].map((status): Case => ({ title: status, status, items: [q('a')] })),
  ...[undefined, 'draft', 1].map((status): Case => ({
    title: `status ${status}`,
    response: { status },
    items: [q('a')],
    expected: ['invalidStatus status'],
  })),
];

const names: Case[] = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'].flatMap((name): Case[] => [
  { title: `a question called ${name}`, items: [q(name, 'string', must)], given: [a(name, 'x')] },
  { title: `no question called ${name}`, items: [q('a')], given: [a(name, 'x')], expected: ['invalidLinkId item[0]'] },
]);

export const cases: readonly Case[] = [...required, ...disabled, ...places, ...numbers, ...header, ...names];
