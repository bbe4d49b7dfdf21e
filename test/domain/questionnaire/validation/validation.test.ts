import { expect } from '@open-wc/testing';
import { validateResponse } from '../../../../src/domain/questionnaire.js';

type Json = Record<string, unknown>;
const RESOURCE = 'QuestionnaireResponse';
const questionnaire = (item: unknown, more: Json = {}) => ({
  resourceType: 'Questionnaire',
  status: 'active',
  url: 'http://example.org/q',
  version: '2',
  item,
  ...more,
});
const response = (item: unknown, more: Json = {}) => ({
  resourceType: RESOURCE,
  status: 'completed',
  questionnaire: 'http://example.org/q|2',
  item,
  ...more,
});
/** Issues as `code path`, without the resource's name, errors only unless told. */
function issues(q: unknown, r: unknown, options = {}): string[] {
  return validateResponse(q, r, options).map(({ severity, code, expression, details }) => {
    expect(details.text).to.be.a('string');
    expect(expression).to.have.length(1);
    const path = expression[0]!.replace(/^QuestionnaireResponse\.?/, '');
    return `${severity === 'error' ? '' : `${severity} `}${code}${path ? ` ${path}` : ''}`;
  });
}

const yes = { linkId: 'yes', type: 'boolean' };
const why = {
  linkId: 'why',
  type: 'string',
  required: true,
  enableWhen: [{ question: 'yes', operator: '=', answerBoolean: true }],
};
const answered = (linkId: string, value: Json, more: Json = {}) => ({ linkId, answer: [{ ...value, ...more }] });
const isYes = answered('yes', { valueBoolean: true });
const isNo = answered('yes', { valueBoolean: false });
const because = answered('why', { valueString: 'x' });

describe('validateResponse', () => {
  it('warns of a file whose size depends on what the limit is in: megabytes up to R4, bytes since', () => {
    const url = 'http://hl7.org/fhir/StructureDefinition/maxSize';
    const item = [{ linkId: 'q', type: 'attachment', extension: [{ url, valueDecimal: 5 }] }];
    const severity = (size: number) =>
      validateResponse(
        { resourceType: 'Questionnaire', status: 'active', item },
        {
          resourceType: 'QuestionnaireResponse',
          status: 'completed',
          item: [{ linkId: 'q', answer: [{ valueAttachment: { url: 'urn:a', size } }] }],
        },
      ).map((issue) => `${issue.severity} ${issue.code}`);
    expect(severity(5)).to.deep.equal([]);
    expect(severity(5_000_000)).to.deep.equal(['warning maxAttachmentSize']);
    expect(severity(5_000_001)).to.deep.equal(['error maxAttachmentSize']);
  });

  it('accepts a good response', () => {
    expect(issues(questionnaire([yes, why]), response([isYes, because]))).to.deep.equal([]);
    expect(issues(questionnaire([yes, why]), response([isNo]))).to.deep.equal([]);
  });

  it('demands what is required once it is enabled, and points to where it should be', () => {
    expect(issues(questionnaire([yes, why]), response([isYes]))).to.deep.equal(['required']);
    const nested = questionnaire([{ linkId: 'g', type: 'group', item: [yes, why] }]);
    expect(issues(nested, response([{ linkId: 'g', item: [isYes] }]))).to.deep.equal(['required item[0]']);
    const below = questionnaire([{ ...yes, item: [{ linkId: 'why', type: 'string', required: true }] }]);
    expect(issues(below, response([isYes]))).to.deep.equal(['required item[0].answer[0]']);
    expect(issues(below, response([answered('yes', { valueBoolean: true }, { item: [because] })]))).to.deep.equal([]);
    expect(issues(below, response(undefined))).to.deep.equal([]);
  });

  it('only warns of what is missing in a response that is not complete, but checks what is there', () => {
    const draft = { status: 'in-progress' };
    expect(issues(questionnaire([yes, why]), response([isYes], draft))).to.deep.equal(['warning required']);
    expect(issues(questionnaire([yes]), response([answered('yes', { valueString: 'a' })], draft))).to.deep.equal([
      'invalidAnswerType item[0].answer[0]',
    ]);
  });

  it('demands an answer in a required group, and nothing of a group that may be left out', () => {
    const group = {
      linkId: 'g',
      type: 'group',
      required: true,
      item: [yes, { linkId: 'a', type: 'string', required: true }],
    };
    expect(issues(questionnaire([group]), response([]))[0]).to.equal('invalidStructure');
    expect(issues(questionnaire([group]), response(undefined))).to.deep.equal(['required']);
    expect(issues(questionnaire([{ ...group, required: false }]), response(undefined))).to.deep.equal([]);
  });

  it('refuses answers of disabled items, with their own code', () => {
    expect(issues(questionnaire([yes, why]), response([isNo, because]))).to.deep.equal(['disabledAnswer item[1]']);
    const group = { linkId: 'g', type: 'group', enableWhen: why.enableWhen, item: [{ linkId: 'a', type: 'string' }] };
    const inside = { linkId: 'g', item: [answered('a', { valueString: 'x' })] };
    expect(issues(questionnaire([yes, group]), response([isNo, inside]))).to.deep.equal(['disabledAnswer item[1]']);
    expect(issues(questionnaire([yes, group]), response([isYes, inside]))).to.deep.equal([]);
  });

  it('does not count the answers of a disabled item as answers for others', () => {
    const third = {
      linkId: 'c',
      type: 'string',
      enableWhen: [{ question: 'why', operator: 'exists', answerBoolean: true }],
    };
    const q = questionnaire([yes, why, third]);
    expect(issues(q, response([isNo, because, answered('c', { valueString: 'x' })]))).to.deep.equal([
      'disabledAnswer item[1]',
      'disabledAnswer item[2]',
    ]);
  });

  it('checks the structure', () => {
    const group = { linkId: 'g', type: 'group', item: [yes] };
    const display = { linkId: 'd', type: 'display', text: 'x' };
    const q = questionnaire([group, display, { linkId: 'a', type: 'string' }]);
    const a = answered('a', { valueString: 'x' });
    expect(issues(q, response([answered('z', { valueString: 'x' })]))).to.deep.equal(['invalidLinkId item[0]']);
    expect(issues(q, response([isYes]))).to.deep.equal(['invalidLinkId item[0]']);
    expect(issues(q, response([a, { linkId: 'g', item: [isYes] }]))).to.deep.equal(['invalidOrder item[1]']);
    expect(issues(q, response([answered('g', { valueString: 'x' })]))).to.deep.equal([
      'groupShouldNotHaveAnswers item[0]',
    ]);
    expect(issues(q, response([answered('d', { valueString: 'x' })]))).to.deep.equal(['displayAnswer item[0]']);
    expect(issues(q, response([{ linkId: 'd' }]))).to.deep.equal([]);
    expect(issues(q, response([a, a]))).to.deep.equal(['repeats item[1]']);
    expect(
      issues(
        q,
        response([
          { linkId: 'g', item: [isYes] },
          { linkId: 'g', item: [isYes] },
        ]),
      ),
    ).to.deep.equal(['repeats item[1]']);
    expect(issues(q, response([{ ...a, item: [isYes] }]))).to.deep.equal(['invalidType item[0]']);
    expect(issues(q, response([{ linkId: 'a', answer: {} }]))).to.deep.equal(['invalidStructure item[0]']);
    expect(issues(q, response(['x']))).to.deep.equal(['invalidStructure item[0]']);
    expect(issues(q, response([answered('a', { valueString: 'x', valueInteger: 1 })]))).to.deep.equal([
      'invalidAnswerType item[0].answer[0]',
    ]);
  });

  it('gives exact paths in repeating groups and repeating questions', () => {
    const many = { linkId: 'm', type: 'integer', repeats: true, item: [{ linkId: 'n', type: 'date' }] };
    const q = questionnaire([{ linkId: 'g', type: 'group', repeats: true, item: [yes, why, many] }]);
    const bad = { linkId: 'n', answer: [{ valueDate: '2025-02-30' }] };
    const r = response([
      { linkId: 'g', item: [isNo] },
      {
        linkId: 'g',
        item: [isYes, because, { linkId: 'm', answer: [{ valueInteger: 1 }, { valueInteger: 2, item: [bad] }] }],
      },
      { linkId: 'g', item: [isYes] },
    ]);
    expect(issues(q, r)).to.deep.equal([
      'invalidAnswerType item[1].item[2].answer[1].item[0].answer[0]',
      'required item[2]',
    ]);
  });

  it('checks the response against the state of the Questionnaire', () => {
    const only = response([isYes]);
    expect(issues(questionnaire([yes], { status: 'draft' }), only)).to.deep.equal([
      'warning questionnaireDraft questionnaire',
    ]);
    expect(issues(questionnaire([yes], { status: 'retired' }), only)).to.deep.equal([
      'warning questionnaireRetired questionnaire',
    ]);
    const period = { effectivePeriod: { start: '2024-01', end: '2024-06' } };
    const at = (authored: string) => issues(questionnaire([yes], period), response([isYes], { authored }));
    expect(at('2024-06-30T23:59:59Z')).to.deep.equal([]);
    expect(at('2024-07-01T00:00:00Z')).to.deep.equal(['warning questionnaireInactive authored']);
    expect(at('2023-12-31T23:59:59Z')).to.deep.equal(['warning questionnaireInactive authored']);
    const of = (canonical?: string) => issues(questionnaire([yes]), response([isYes], { questionnaire: canonical }));
    expect(of('http://example.org/q')).to.deep.equal([]);
    expect(of(undefined)).to.deep.equal([]);
    expect(of('http://example.org/q|1')).to.deep.equal(['questionnaireMismatch questionnaire']);
    expect(of('http://example.org/other|2')).to.deep.equal(['questionnaireMismatch questionnaire']);
    expect(issues(questionnaire([yes]), response([isYes], { status: 'nonsense' }))).to.deep.equal([
      'invalidStatus status',
    ]);
  });

  it('says what it did not check, and uses the value sets that it is given', () => {
    const url = 'http://example.org/vs';
    const q = questionnaire([{ linkId: 'c', type: 'choice', answerValueSet: `${url}|1` }]);
    const valueSet = {
      resourceType: 'ValueSet',
      url,
      compose: { include: [{ system: 's', concept: [{ code: 'a' }] }] },
    };
    const r = (code: string) => response([answered('c', { valueCoding: { system: 's', code } })]);
    expect(issues(q, r('z'))).to.deep.equal(['information notChecked item[0].answer[0]']);
    for (const valueSets of [[valueSet], { [url]: valueSet }, new Map([[url, valueSet]]), () => valueSet]) {
      expect(issues(q, r('a'), { valueSets })).to.deep.equal([]);
      expect(issues(q, r('z'), { valueSets })).to.deep.equal(['invalidCoding item[0].answer[0]']);
    }
    const of = (version: string | undefined, code: string) => ({
      ...valueSet,
      version,
      compose: { include: [{ system: 's', concept: [{ code }] }] },
    });
    expect(issues(q, r('z'), { valueSets: [of('2', 'z')] }), 'another version').to.deep.equal(issues(q, r('z')));
    expect(issues(q, r('z'), { valueSets: { [url]: of('2', 'z') } })).to.deep.equal(issues(q, r('z')));
    expect(issues(q, r('z'), { valueSets: [of('2', 'a'), of('1', 'z')] })).to.deep.equal([]);
    expect(issues(q, r('z'), { valueSets: { [url]: of('2', 'a'), [`${url}|1`]: of('1', 'z') } })).to.deep.equal([]);
    const extension = [
      { url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression' },
    ];
    const unknown = questionnaire([{ linkId: 'yes', type: 'boolean', required: true, extension }]);
    expect(issues(unknown, response(undefined))).to.deep.equal([]);
    expect(issues(unknown, response([isYes]))).to.deep.equal(['information notChecked item[0]']);
  });

  it('holds nothing against an answer where the value set has more than it says', () => {
    const url = 'http://example.org/vs';
    const unit = 'http://hl7.org/fhir/StructureDefinition/questionnaire-unitValueSet';
    const q = questionnaire([
      { linkId: 'c', type: 'choice', answerValueSet: url },
      { linkId: 'u', type: 'quantity', extension: [{ url: unit, valueCanonical: url }] },
    ]);
    const r = (code: string) =>
      response([
        answered('c', { valueCoding: { system: 's', code } }),
        answered('u', { valueQuantity: { value: 1, system: 's', code } }),
      ]);
    const contains = [{ system: 's', code: 'a', contains: [{ system: 's', code: 'b' }] }];
    const extension = (name: string) => [{ url: `http://hl7.org/fhir/StructureDefinition/valueset-${name}` }];
    const check = (code: string, more: Json) =>
      issues(q, r(code), { valueSets: [{ resourceType: 'ValueSet', url, expansion: { contains, ...more } }] });
    for (const whole of [{}, { total: 2 }, { total: 1 }]) {
      expect(check('b', whole)).to.deep.equal([]);
      expect(check('z', whole)).to.deep.equal([
        'invalidCoding item[0].answer[0]',
        'invalidUnitValueSet item[1].answer[0]',
      ]);
    }
    for (const part of [{ total: 3 }, { extension: extension('unclosed') }, { extension: extension('toocostly') }]) {
      expect(check('b', part)[0]).not.to.match(/item.0/);
      expect(check('z', part)).to.deep.equal([
        'information notChecked item[0].answer[0]',
        'information notChecked item[1].answer[0]',
      ]);
    }
  });

  it('never puts an answer into an issue', () => {
    const secret = 'secret\nanswer';
    const q = questionnaire([{ linkId: 'a', type: 'string', maxLength: 2 }]);
    const found = validateResponse(q, response([answered('a', { valueString: secret })]));
    expect(found).to.have.length(2);
    expect(JSON.stringify(found)).not.to.contain('secret');
  });

  it('takes any garbage', () => {
    for (const garbage of [undefined, null, 1, 'x', [], {}, { resourceType: 'Patient' }]) {
      expect(issues(garbage, response([isYes]))).to.deep.equal([
        garbage == null ? 'questionnaireNotFound questionnaire' : 'invalidQuestionnaire',
      ]);
      expect(issues(questionnaire([yes]), garbage)).to.deep.equal(['invalidResponse']);
    }
    let deep: Json = { linkId: 'g', item: [] };
    for (let i = 0; i < 20000; i++) deep = { linkId: 'g', type: 'group', item: [deep] };
    expect(issues(questionnaire([deep]), response([deep])).length).to.be.greaterThan(0);
    const huge = 'x'.repeat(5e6);
    expect(
      issues(questionnaire([{ linkId: huge, type: 'string' }]), response([answered(huge, { valueString: huge })])),
    ).to.deep.equal(['invalidAnswerType item[0].answer[0]']);
    const odd = JSON.parse('{"toString":1,"valueOf":1,"__proto__":{"item":1}}') as Json;
    expect(issues(questionnaire([{ linkId: odd, type: odd, text: odd }]), response([odd])).length).to.be.greaterThan(0);
  });
});
