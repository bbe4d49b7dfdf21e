import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  parseQuestionnaire,
  ResponseState,
  validateResponse,
  validationCodes,
} from '../../../../src/domain/questionnaire.js';
import type { QuestionNode, RepeatNode } from '../../../../src/domain/questionnaire.js';
import { apply, edits, questionnaires } from '../arbitrary.js';
import { pairs, valueSets } from './cases.js';
import { cases } from './structure-cases.js';
import { runs } from '../../../support/matrix.js';

type Json = Record<string, unknown>;

const questionnaireOf = (item: unknown, more: Json = {}): Json => ({
  resourceType: 'Questionnaire',
  status: 'active',
  item,
  ...more,
});
const responseTo = (item: unknown, more: Json = {}): Json => ({
  resourceType: 'QuestionnaireResponse',
  status: 'completed',
  item,
  ...more,
});
const short = (found: ReturnType<typeof validateResponse>): string[] =>
  found.map(({ severity, code, expression }) =>
    [severity === 'error' ? '' : severity, code, expression.join().replace(/^QuestionnaireResponse\.?/, '')]
      .filter(Boolean)
      .join(' '),
  );

describe('validateResponse, answer by answer', () => {
  for (const { code, item, bad, good, together } of pairs) {
    const questionnaire = questionnaireOf([{ linkId: 'a', ...item }]);
    const check = (answer: Json[]) =>
      validateResponse(questionnaire, responseTo([{ linkId: 'a', answer }]), { valueSets });
    const rows = (answers: Json[]): Json[][] => (together ? [answers] : answers.map((answer) => [answer]));
    it(`${code} of ${JSON.stringify(item)}`, () => {
      for (const answers of rows(bad)) {
        const found = check(answers);
        expect(
          found.map((one) => one.code),
          JSON.stringify(answers),
        ).to.deep.equal([code]);
        expect(found[0]!.severity).to.equal(validationCodes[code][0]);
        expect(found[0]!.linkId).to.equal('a');
        expect(found[0]!.expression[0]).to.match(
          /repeats|Count/.test(code) ? /\.item\[0\]$/ : /^QuestionnaireResponse\.item\[0\]\.answer\[\d\]$/,
        );
      }
      for (const answers of rows(good)) expect(short(check(answers)), JSON.stringify(answers)).to.deep.equal([]);
    });
  }
});

describe('validateResponse, case by case', () => {
  for (const { title, items, given, expected = [], status = 'completed', questionnaire, response } of cases) {
    it(`${expected.join(', ') || 'nothing'}: ${title}`, () => {
      // What is undefined is not in JSON.
      const asJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
      const found = validateResponse(
        asJson(questionnaireOf(items, questionnaire)),
        asJson(responseTo(given, { status, ...response })),
      );
      expect(short(found)).to.deep.equal(expected);
    });
  }

  it('has a case with and one without each code that is about answers or items', () => {
    const whole = ['questionnaireNotFound', 'invalidQuestionnaire', 'invalidResponse', 'tooComplex'];
    const rules = ['invariant', 'invariantExecution'];
    const told = new Set([
      ...pairs.map(({ code }) => code as string),
      ...cases.flatMap(({ expected = [] }) => expected.map((one) => one.replace(/^warning /, '').split(' ')[0]!)),
    ]);
    const missing = Object.keys(validationCodes).filter((code) => !told.has(code));
    expect(missing).to.have.members([...whole, ...rules]);
  });
});

describe('how often a repeating group is answered', () => {
  it('is said while a person answers, and by validateResponse', () => {
    const occurs = (name: string, valueInteger: number): Json => ({
      url: `http://hl7.org/fhir/StructureDefinition/questionnaire-${name}Occurs`,
      valueInteger,
    });
    const item = [{ linkId: 'a', type: 'string' }];
    const extension = [occurs('min', 2), occurs('max', 2)];
    const questionnaire = questionnaireOf([{ linkId: 'g', type: 'group', repeats: true, extension, item }]);
    const state = new ResponseState(parseQuestionnaire(questionnaire).survey!);
    const list = state.children[0] as RepeatNode;
    const codes = () => [
      list.issues.map(({ code }) => code),
      validateResponse(questionnaire, state.toResponse()).map(({ code }) => code),
    ];
    const answer = (at: number, value: string | null) =>
      state.setAnswer(list.groups[at]!.children[0] as QuestionNode, 0, value === null ? null : { valueString: value });
    expect(codes()).to.deep.equal([[], []]);
    answer(0, 'x');
    expect(codes()).to.deep.equal([['minCount'], ['minCount']]);
    state.addGroup(list);
    expect(codes()).to.deep.equal([['minCount'], ['minCount']]);
    answer(1, 'x');
    expect(codes()).to.deep.equal([[], []]);
    state.addGroup(list);
    answer(2, 'x');
    expect(codes()).to.deep.equal([['maxCount'], ['maxCount']]);
    expect(state.invalid).to.equal(1);
    state.removeGroup(list.groups[0]!);
    expect(codes()).to.deep.equal([[], []]);
    answer(0, null);
    expect(codes()).to.deep.equal([['minCount'], ['minCount']]);
    expect(state.invalid).to.equal(1);
  });
});

describe('validateResponse, with rules of the author', () => {
  const constraint = (url: string, expression: Json, severity = 'error'): Json => ({
    url,
    extension: [
      { url: 'key', valueId: 'k' },
      { url: 'severity', valueCode: severity },
      { url: 'human', valueString: 'Words of the author' },
      { url: 'expression', ...expression },
    ],
  });
  const OLD = 'http://hl7.org/fhir/StructureDefinition/questionnaire-constraint';
  const NEW = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-targetConstraint';
  const byItem = (extension: Json[]): Json => questionnaireOf([{ linkId: 'a', type: 'string', extension }]);
  const response = responseTo([{ linkId: 'a', answer: [{ valueString: 'x' }] }]);
  /** Each rule is one word, and says what it gives. */
  const evaluate = (word: string): unknown => {
    if (word === 'throws') throw new Error('x');
    return { broken: [false], holds: [true], bare: true, bareBroken: false, empty: [], several: [true, true] }[word];
  };
  const rule = (valueString: string, severity?: string): Json => byItem([constraint(OLD, { valueString }, severity)]);
  const found = (word: string, severity?: string) => validateResponse(rule(word, severity), response, { evaluate });

  it('finds those that do not hold, in the words of their author', () => {
    for (const good of ['holds', 'bare']) expect(short(found(good)), good).to.deep.equal([]);
    for (const bad of ['broken', 'bareBroken']) {
      expect(short(found(bad)), bad).to.deep.equal(['invariant item[0]']);
      expect(found(bad)[0]!.details.text).to.equal('"a": Words of the author');
    }
  });

  it('holds nothing against anybody that cannot be told yet', () => {
    expect(short(found('empty'))).to.deep.equal([]);
  });

  it('is as severe as its author says, and a warning where it cannot be evaluated', () => {
    expect(short(found('broken', 'warning'))).to.deep.equal(['warning invariant item[0]']);
    for (const bad of ['throws', 'several']) {
      expect(short(found(bad)), bad).to.deep.equal(['warning invariantExecution item[0]']);
      expect(found(bad)[0]!.linkId).to.equal('a');
    }
  });

  it('looks at items that are there, and at the whole', () => {
    const broken = { valueExpression: { language: 'text/fhirpath', expression: 'broken' } };
    const item = byItem([constraint(NEW, broken)]);
    const whole = { ...questionnaireOf([{ linkId: 'a', type: 'string' }]), extension: [constraint(NEW, broken)] };
    expect(short(validateResponse(item, response, { evaluate }))).to.deep.equal(['invariant item[0]']);
    expect(short(validateResponse(item, responseTo(undefined), { evaluate }))).to.deep.equal([]);
    expect(short(validateResponse(whole, response, { evaluate }))).to.deep.equal(['invariant item[0]']);
    expect(short(validateResponse(item, response))).to.deep.equal(['information notChecked item[0]']);
    expect(short(validateResponse(whole, response))).to.deep.equal(['information notChecked']);
  });

  it('goes by expressions that enable, limit and offer', () => {
    const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';
    const by = (name: string, expression: string): Json => ({
      url: `${SDC}${name}`,
      valueExpression: { language: 'text/fhirpath', expression },
    });
    const words = (word: string): unknown =>
      ({ no: [false], yes: [true], options: [{ code: 'x', system: 's' }] })[word];
    const check = (item: Json, answer?: Json) =>
      short(
        validateResponse(
          questionnaireOf([{ linkId: 'a', ...item }]),
          responseTo(answer && [{ linkId: 'a', answer: [answer] }]),
          {
            evaluate: words,
          },
        ),
      );
    const text = { type: 'string', required: true };
    expect(check({ ...text, extension: [by('enableWhenExpression', 'no')] }, { valueString: 'x' })).to.deep.equal([
      'disabledAnswer item[0]',
    ]);
    expect(check({ ...text, extension: [by('enableWhenExpression', 'no')] })).to.deep.equal([]);
    expect(check({ ...text, extension: [by('enableWhenExpression', 'yes')] })).to.deep.equal(['required']);
    const choice = { type: 'choice', extension: [by('answerExpression', 'options')] };
    expect(check(choice, { valueCoding: { code: 'x', system: 's' } })).to.deep.equal([]);
    expect(check(choice, { valueCoding: { code: 'y', system: 's' } })).to.deep.equal([
      'invalidAnswerOption item[0].answer[0]',
    ]);
    const calculated = { type: 'integer', extension: [by('calculatedExpression', 'number')] };
    expect(check(calculated, { valueInteger: 3 })).to.deep.equal([]);
  });

  it('asks for nothing in a group of which only an expression knows whether it is there', () => {
    const extension = [
      {
        url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression',
        valueExpression: { language: 'text/fhirpath', expression: 'x' },
      },
    ];
    const group = { linkId: 'g', type: 'group', required: true, extension, item: [{ linkId: 'a', type: 'string' }] };
    expect(short(validateResponse(questionnaireOf([group]), responseTo(undefined)))).to.deep.equal([]);
  });
});

describe('validateResponse, by chance', () => {
  const RUNS = { numRuns: runs(300) };
  /** The first answered question, with its path. */
  type Found = { item: Json; answer: Json[]; path: string };
  const firstOf = (owner: Json, path: string): Found | undefined => {
    for (const [i, item] of ((owner['item'] ?? []) as Json[]).entries()) {
      const at = `${path}${path && '.'}item[${i}]`;
      if (item['answer']) return { item, answer: item['answer'] as Json[], path: at };
      const inner = firstOf(item, at);
      if (inner) return inner;
    }
    return undefined;
  };
  /** Each spoils a response in one way, and says what has to be found for it. */
  const mutations: ((found: Found) => string)[] = [
    ({ answer, path }) => {
      answer[0] = { valueFoo: 1 };
      return `invalidAnswerType ${path}.answer[0]`;
    },
    ({ item, path }) => {
      item['linkId'] = 'nobody';
      return `invalidLinkId ${path}`;
    },
    ({ item, path }) => {
      item['item'] = [{ linkId: 'x' }];
      return `invalidType ${path}`;
    },
    ({ item, path }) => {
      item['answer'] = [];
      return `invalidStructure ${path}`;
    },
    ({ answer, path }) => {
      answer[0] = 'x' as unknown as Json;
      return `invalidAnswerType ${path}.answer[0]`;
    },
  ];

  it('finds in a spoilt response what was spoilt', () => {
    fc.assert(
      fc.property(questionnaires, edits, fc.nat(mutations.length - 1), (questionnaire, list, which) => {
        const state = new ResponseState(parseQuestionnaire(questionnaire).survey!);
        for (const edit of list) apply(state, edit);
        const response = state.toResponse() as Json;
        const found = firstOf(response, '');
        fc.pre(found !== undefined);
        const before = short(validateResponse(questionnaire, response));
        fc.pre(!before.includes(mutations[which]!(structuredClone(found))));
        const expected = mutations[which]!(found);
        expect(short(validateResponse(questionnaire, response))).to.include(expected);
      }),
      RUNS,
    );
  });

  it('takes any JSON, and never throws', () => {
    const json = fc.jsonValue();
    const answer = fc.dictionary(
      fc.constantFrom('valueString', 'valueCoding', 'valueQuantity', 'valueAttachment'),
      json,
    );
    const itemOf = (inner: fc.Arbitrary<unknown>) =>
      fc.record(
        {
          linkId: fc.oneof(fc.constant('q0'), json),
          answer: fc.oneof(json, fc.array(fc.oneof(json, answer), { maxLength: 3 })),
          item: inner,
        },
        { requiredKeys: [] },
      );
    const part = itemOf(fc.oneof(json, fc.array(itemOf(json), { maxLength: 3 })));
    fc.assert(
      fc.property(questionnaires, fc.array(part), json, (questionnaire, item, junk) => {
        for (const one of validateResponse(questionnaire, responseTo(item))) {
          expect(one.expression).to.have.length(1);
          expect(validationCodes).to.have.property(one.code);
        }
        validateResponse(junk, responseTo(item));
        validateResponse(questionnaire, junk);
        validateResponse(questionnaireOf(junk), responseTo(junk));
      }),
      RUNS,
    );
  });

  it('refuses what is too large or too deep to be looked through', () => {
    const questionnaire = questionnaireOf([{ linkId: 'a', type: 'string', repeats: true }]);
    const answer = Array.from({ length: 300_000 }, () => ({ valueString: 'x' }));
    expect(short(validateResponse(questionnaire, responseTo([{ linkId: 'a', answer }])))).to.deep.equal(['tooComplex']);
    let deep: Json = { linkId: 'a' };
    for (let i = 0; i < 5000; i++) deep = { linkId: 'a', item: [deep] };
    expect(short(validateResponse(questionnaire, responseTo([deep])))).to.deep.equal(['tooComplex']);
  });

  it('reads four times as much for four times as many questions', () => {
    let reads = 0;
    const counted = <T>(json: T): T => {
      if (typeof json !== 'object' || json === null) return json;
      const get = (target: object, name: string | symbol, self: unknown): unknown => {
        reads++;
        return counted(Reflect.get(target, name, self));
      };
      return new Proxy<T & object>(json, { get });
    };
    const readsFor = (count: number): number => {
      const items = Array.from({ length: count }, (_, i) => ({
        linkId: `q${i}`,
        type: 'choice',
        required: true,
        answerOption: ['a', 'b', 'c', 'd', 'e'].map((code) => ({ valueCoding: { system: 's', code } })),
        ...(i ? { enableWhen: [{ question: `q${i - 1}`, operator: 'exists', answerBoolean: true }] } : {}),
      }));
      const answers = items.map(({ linkId }) => ({ linkId, answer: [{ valueCoding: { system: 's', code: 'e' } }] }));
      reads = 0;
      expect(validateResponse(counted(questionnaireOf(items)), counted(responseTo(answers)))).to.deep.equal([]);
      return reads;
    };
    expect(readsFor(800) / readsFor(200)).to.be.within(3.9, 4.1);
  });
});
