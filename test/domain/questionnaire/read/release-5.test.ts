import { expect } from '@open-wc/testing';
import { parseQuestionnaire, validateResponse } from '../../../../src/domain/questionnaire.js';

type Json = Record<string, unknown>;

const coded = (code: string) => ({ valueCoding: { system: 'https://example.org/fruit', code, display: code } });
const fruit = [coded('apple'), coded('pear')];
const strange = { valueCoding: { system: 'https://example.org/fruit', code: 'durian' } };
const own = { valueString: 'A fruit of my garden' };

const questionnaire = (item: Json, more: Json = {}) => ({
  resourceType: 'Questionnaire',
  status: 'active',
  versionAlgorithmString: 'semver',
  version: '1',
  url: 'https://example.org/Questionnaire/fruit',
  item: [{ linkId: 'a', text: 'Which fruit do you like?', ...item }],
  ...more,
});

function read(item: Json, more: Json = {}) {
  const { survey, problems } = parseQuestionnaire(questionnaire(item, more));
  const [first] = survey!.items;
  return {
    ...first!,
    codes: problems.map(({ code }) => code),
    messages: problems.map(({ message }) => message).join(),
  };
}

const faults = (item: Json, answer: Json, more: Json = {}) =>
  validateResponse(questionnaire(item, more), {
    resourceType: 'QuestionnaireResponse',
    status: 'completed',
    questionnaire: 'https://example.org/Questionnaire/fruit|1',
    item: [{ linkId: 'a', answer: [answer] }],
  }).map(({ code }) => code);

const OPTION = ['invalidAnswerOption'];
const TYPE = ['invalidAnswerType'];

describe('a Questionnaire of FHIR R5', () => {
  const cases: [title: string, item: Json, type: string, answers: [Json, string[]][]][] = [
    [
      'coding, options only',
      { type: 'coding', answerOption: fruit },
      'choice',
      [
        [fruit[0]!, []],
        [strange, OPTION],
        [own, TYPE],
      ],
    ],
    [
      'coding, said so',
      { type: 'coding', answerOption: fruit, answerConstraint: 'optionsOnly' },
      'choice',
      [
        [fruit[1]!, []],
        [strange, OPTION],
        [own, TYPE],
      ],
    ],
    [
      'coding or words',
      { type: 'coding', answerOption: fruit, answerConstraint: 'optionsOrString' },
      'open-choice',
      [
        [fruit[0]!, []],
        [strange, OPTION],
        [own, []],
      ],
    ],
    [
      'coding or another coding',
      { type: 'coding', answerOption: fruit, answerConstraint: 'optionsOrType' },
      'choice',
      [
        [fruit[0]!, []],
        [strange, []],
        [own, TYPE],
      ],
    ],
    [
      'whole numbers only',
      { type: 'integer', answerOption: [{ valueInteger: 1 }, { valueInteger: 2 }] },
      'integer',
      [
        [{ valueInteger: 2 }, []],
        [{ valueInteger: 3 }, OPTION],
      ],
    ],
    [
      'whole numbers or words',
      { type: 'integer', answerOption: [{ valueInteger: 1 }], answerConstraint: 'optionsOrString' },
      'open-choice',
      [
        [{ valueInteger: 1 }, []],
        [{ valueInteger: 3 }, OPTION],
        [own, []],
      ],
    ],
    [
      'whole numbers or others',
      { type: 'integer', answerOption: [{ valueInteger: 1 }], answerConstraint: 'optionsOrType' },
      'integer',
      [
        [{ valueInteger: 1 }, []],
        [{ valueInteger: 3 }, []],
        [own, TYPE],
      ],
    ],
    [
      'words only',
      { type: 'string', answerOption: [{ valueString: 'red' }] },
      'string',
      [
        [{ valueString: 'red' }, []],
        [own, OPTION],
      ],
    ],
    [
      'words or others',
      { type: 'string', answerOption: [{ valueString: 'red' }], answerConstraint: 'optionsOrType' },
      'open-choice',
      [
        [{ valueString: 'red' }, []],
        [own, []],
      ],
    ],
    [
      'a question with codings',
      { type: 'question', answerOption: fruit },
      'choice',
      [
        [fruit[0]!, []],
        [strange, OPTION],
      ],
    ],
    [
      'a question with dates or others',
      { type: 'question', answerOption: [{ valueDate: '2024-01-01' }], answerConstraint: 'optionsOrType' },
      'date',
      [
        [{ valueDate: '2025-01-01' }, []],
        [own, TYPE],
      ],
    ],
    ['a question with nothing', { type: 'question' }, 'text', [[own, []]]],
    [
      'a number begun with',
      { type: 'question', initial: [{ valueDecimal: 1.5 }] },
      'decimal',
      [[{ valueDecimal: 2.5 }, []]],
    ],
  ];
  for (const [title, item, type, answers] of cases)
    it(`is read as its R4 counterpart, and its answers checked so: ${title}`, () => {
      const found = read(item);
      expect(found.type).to.equal(type);
      expect(found.unsupported).to.equal(undefined);
      expect(found.codes).to.deep.equal(item['type'] === 'question' ? ['question'] : []);
      for (const [answer, codes] of answers) expect(faults(item, answer), JSON.stringify(answer)).to.deep.equal(codes);
    });

  const contained = [
    {
      resourceType: 'ValueSet',
      id: 'fruit',
      compose: { include: [{ system: 'https://example.org/fruit', concept: [{ code: 'apple', display: 'apple' }] }] },
    },
  ];
  const set = { answerValueSet: '#fruit' };
  for (const [answerConstraint, type, wanted] of [
    ['optionsOnly', 'choice', [['invalidCoding'], TYPE]],
    ['optionsOrString', 'open-choice', [['invalidCoding'], []]],
    ['optionsOrType', 'choice', [[], TYPE]],
  ] as const)
    it(`takes its codings from a value set: ${answerConstraint}`, () => {
      const item = { type: 'coding', ...set, answerConstraint };
      expect(read(item, { contained }).type).to.equal(type);
      expect(read(item, { contained }).options).to.have.length(1);
      expect(faults(item, coded('apple'), { contained })).to.deep.equal([]);
      expect([faults(item, strange, { contained }), faults(item, own, { contained })]).to.deep.equal(wanted);
    });

  it('lets words stand beside those of a value set', () => {
    const item = { type: 'string', ...set };
    expect(faults(item, own, { contained })).to.deep.equal(['invalidCoding']);
    for (const answerConstraint of ['optionsOrString', 'optionsOrType'])
      expect(faults({ ...item, answerConstraint }, own, { contained })).to.deep.equal([]);
  });

  it('begins with what it says, also beside its options', () => {
    const item = { type: 'coding', answerOption: fruit, answerConstraint: 'optionsOrType', initial: [strange] };
    expect(read(item).initial).to.deep.equal([strange]);
    const number = {
      type: 'integer',
      answerOption: [{ valueInteger: 4, initialSelected: true }],
      answerConstraint: 'optionsOrType',
    };
    expect(read(number).initial).to.deep.equal([{ valueInteger: 4 }]);
    expect(read(number).options).to.deep.equal([]);
  });

  it('names R5 where it cannot be read', () => {
    expect(read({ type: 'coding' })).to.include({ unsupported: 'options' });
    expect(read({ type: 'coding' }).messages).to.contain('FHIR R5');
    expect(read({ type: 'signature' })).to.include({ unsupported: 'type' });
    expect(read({ type: 'signature' }).messages)
      .to.contain('"signature"')
      .and.contain('R5');
  });

  it('that says more of a group, a text or something of no use than there is keeps its types', () => {
    for (const type of ['group', 'display', 'signature'])
      expect(read({ type, answerOption: fruit, answerConstraint: 'optionsOrString' }).type).to.equal(type);
    for (const answerConstraint of [null, 5, {}, 'any'])
      expect(read({ type: 'coding', answerOption: fruit, answerConstraint }).type).to.equal('choice');
  });
});
