import { expect } from '@open-wc/testing';
import type { Survey } from '../../../../src/domain/questionnaire.js';
import { parseQuestionnaire } from '../../../../src/domain/questionnaire.js';
import { readQuestionnaire as readOnce } from '../../../../src/domain/questionnaire/read/read-questionnaire.js';

type Json = Record<string, unknown>;
const HL7 = 'http://hl7.org/fhir/StructureDefinition/';

function read(item: unknown, more: Json = {}): { survey: Survey; codes: string[] } {
  const { survey, problems } = parseQuestionnaire({ resourceType: 'Questionnaire', item, ...more });
  return { survey: survey!, codes: problems.map(({ code, linkId }) => `${code} ${linkId ?? ''}`.trim()) };
}
const question = { linkId: 'a', type: 'choice', text: 'A' };

describe('parseQuestionnaire', () => {
  it('reads what a Questionnaire says of itself', () => {
    const { survey } = read([question], { url: 'u', version: '1', title: 'T', language: 'es' });
    expect([survey.canonical, survey.title, survey.language]).to.deep.equal(['u|1', 'T', 'es']);
    expect(read([question], { url: 'u' }).survey.canonical).to.equal('u');
    expect(read([question], { version: '1' }).survey.canonical).to.equal(undefined);
  });

  it('looks at a long list of what it begins with a few times, however much of it is wrong', () => {
    let looks = 0;
    const matches = (regex: string, text: string) => (looks++, new RegExp(regex).test(text));
    const initial = Array.from({ length: 500 }, (_, index) => ({ valueString: index % 100 ? 'yes' : 'no' }));
    const regex = { url: `${HL7}regex`, valueString: '^y' };
    const item = [{ linkId: 'a', type: 'string', repeats: true, extension: [regex], initial }];
    const { survey } = readOnce({ resourceType: 'Questionnaire', item }, { matches });
    expect(survey!.items[0]!.initial).to.have.length(495);
    expect(looks).to.be.at.most(1500);
  });

  it('does not begin with what could not be sent, and names it', () => {
    const range = [
      { url: `${HL7}minValue`, valueInteger: 1 },
      { url: `${HL7}maxValue`, valueInteger: 10 },
    ];
    const coded = (code: string, more: Json = {}) => ({ valueCoding: { system: 's', code, ...more } });
    const answerOption = ['a', 'b', 'c'].map((code) => coded(code, { display: code.toUpperCase() }));
    const cases: [Json, Json[], boolean][] = [
      [{ type: 'choice', answerOption, initial: [coded('gone')] }, [], true],
      [{ type: 'choice', answerOption, initial: [{ valueString: 'a' }] }, [], true],
      [{ type: 'choice', answerOption, initial: [coded('a')] }, [answerOption[0]!], false],
      [{ type: 'choice', answerOption, initial: [{ valueCoding: { code: 'b' } }] }, [answerOption[1]!], false],
      [{ type: 'choice', answerOption, initial: [coded('a', { display: 'A' })] }, [answerOption[0]!], false],
      [{ type: 'choice', repeats: true, answerOption, initial: [coded('c'), coded('x')] }, [answerOption[2]!], true],
      [{ type: 'open-choice', answerOption, initial: [{ valueString: 'own' }] }, [{ valueString: 'own' }], false],
      [{ type: 'integer', extension: range, initial: [{ valueInteger: 11 }] }, [], true],
      [{ type: 'integer', extension: range, initial: [{ valueInteger: 10 }] }, [{ valueInteger: 10 }], false],
      [{ type: 'integer', initial: [{ valueInteger: '5' }] }, [], true],
      [{ type: 'integer', initial: [{ valueString: '5' }] }, [], true],
      [{ type: 'string', maxLength: 2, initial: [{ valueString: 'abc' }] }, [], true],
      [{ type: 'date', initial: [{ valueDate: '2024-02-30' }] }, [], true],
    ];
    for (const [item, initial, isNamed] of cases) {
      const { survey, codes } = read([{ linkId: 'a', ...item }]);
      expect(survey.items[0]!.initial, JSON.stringify(item)).to.deep.equal(initial);
      expect(codes, JSON.stringify(item)).to.deep.equal(isNamed ? ['initial a'] : []);
    }
  });

  it('reads options with their scores, prefixes and exclusions', () => {
    const answerOption = [
      {
        valueCoding: {
          system: 's',
          code: 'a',
          display: 'A',
          extension: [{ url: `${HL7}ordinalValue`, valueDecimal: 2 }],
        },
        initialSelected: true,
        extension: [{ url: `${HL7}questionnaire-optionPrefix`, valueString: '1.' }],
      },
      {
        valueCoding: { code: 'b', extension: [{ url: `${HL7}itemWeight`, valueDecimal: 0 }] },
        extension: [{ url: `${HL7}questionnaire-optionExclusive`, valueBoolean: true }],
      },
      { valueDate: '2025-02-30' },
    ];
    const { options, initial } = read([{ ...question, answerOption }]).survey.items[0]!;
    expect(options.map(({ label, prefix, ordinal, exclusive }) => [label, prefix, ordinal, exclusive])).to.deep.equal([
      ['A', '1.', 2, false],
      ['b', undefined, 0, true],
    ]);
    expect(initial).to.deep.equal([{ valueCoding: answerOption[0]!.valueCoding }]);
  });

  it('reads contained value sets, composed and expanded, and their nested concepts', () => {
    const set = (more: Json) => ({ contained: [{ resourceType: 'ValueSet', id: 'v', ...more }] });
    const item = [{ ...question, answerValueSet: '#v' }];
    const extension = [{ url: `${HL7}ordinalValue`, valueDecimal: 3 }];
    const whole = {
      resourceType: 'CodeSystem',
      id: 'c',
      url: 's',
      concept: [{ code: 'x', concept: [{ code: 'y', extension }] }],
    };
    const all = { resourceType: 'ValueSet', id: 'v', compose: { include: [{ system: 's' }] } };
    const listed = read(item, { contained: [all, whole] }).survey.items[0]!.options;
    expect(listed.map((one) => [one.label, one.ordinal])).to.deep.equal([
      ['x', undefined],
      ['y', 3],
    ]);
    const compose = { include: [{ system: 's', concept: [{ code: 'x', display: 'X', extension }] }] };
    const [option] = read(item, set({ compose })).survey.items[0]!.options;
    expect(option!.value.valueCoding).to.deep.equal({ system: 's', code: 'x', display: 'X', extension });
    expect(option!.ordinal).to.equal(3);
    const contains = [
      { system: 's', code: 'x', contains: [{ system: 't', code: 'y' }] },
      { abstract: true, code: 'z' },
    ];
    const codes = read(item, set({ expansion: { contains } })).survey.items[0]!.options.map((o) => o.label);
    expect(codes).to.deep.equal(['x', 'y']);
    const open = read(item, set({ compose: { include: [{ system: 's' }] } }));
    expect(open.survey.items[0]!.unsupported).to.equal('answerValueSet');
    expect(open.codes).to.deep.equal(['answerValueSet a']);
  });

  it('reads item controls, limits and units', () => {
    const extension = [
      { url: `${HL7}questionnaire-itemControl`, valueCodeableConcept: { coding: [{ code: 'check-box' }] } },
      { url: `${HL7}questionnaire-hidden`, valueBoolean: true },
      { url: `${HL7}minValue`, valueInteger: 1 },
      { url: `${HL7}questionnaire-unit`, valueCoding: { code: 'kg' } },
      { url: 'http://example.org/StructureDefinition/maxValue', valueInteger: 2 },
      { url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-targetConstraint' },
    ];
    const item = read([{ linkId: 'a', type: 'quantity', extension }]).survey.items[0]!;
    expect(item.control).to.equal('check-box');
    expect(item.hidden).to.equal(true);
    expect(item.minValue).to.deep.equal({ valueInteger: 1 });
    expect(item.maxValue).to.equal(undefined);
    expect(item.units).to.deep.equal([{ code: 'kg' }]);
    expect(item.unchecked).to.deep.equal(['targetConstraint']);
  });

  it('names what cannot be shown, and reads the rest', () => {
    const items = [
      { linkId: 'f', type: 'attachment' },
      { linkId: 'r', type: 'reference' },
      { linkId: 'x', type: 'hologram' },
      { linkId: 'v', type: 'choice', answerValueSet: 'http://example.org/vs' },
      { linkId: 'o', type: 'choice' },
      { linkId: 'b', type: 'boolean' },
      { linkId: 'b', type: 'integer' },
      { type: 'integer' },
      { type: 'display', text: 'needs no linkId here' },
    ];
    const { survey, codes } = read(items);
    expect(survey.items.map(({ unsupported }) => unsupported)).to.deep.equal([
      ...[undefined, undefined, 'type', 'answerValueSet', 'options', undefined, 'duplicate', 'linkId', undefined],
    ]);
    expect(codes).to.deep.equal(['type x', 'answerValueSet v', 'options o', 'duplicate b', 'linkId']);
    expect(survey.byLinkId.get('b')!.type).to.equal('boolean');
  });

  it('connects conditions, and names those that cannot hold', () => {
    const when = (q: unknown, more: Json = { operator: '=', answerBoolean: true }) => ({
      enableWhen: [{ question: q, ...more }],
    });
    const { survey, codes } = read([
      { linkId: 'a', type: 'boolean', ...when('c') },
      { linkId: 'b', type: 'boolean' },
      { linkId: 'c', type: 'boolean', ...when('b') },
      { linkId: 'd', type: 'boolean', ...when('nowhere') },
      { linkId: 'e', type: 'boolean', ...when('b', { operator: '~', answerBoolean: true }) },
      { linkId: 'f', type: 'boolean', ...when('f') },
    ]);
    const rank = (id: string) => survey.byLinkId.get(id)!.rank;
    expect(survey.byLinkId.get('b')!.dependents.map(({ linkId }) => linkId)).to.deep.equal(['c']);
    expect(rank('b') < rank('c') && rank('c') < rank('a')).to.equal(true);
    expect(codes.sort()).to.deep.equal([
      'enableWhen e',
      'enableWhenCycle f',
      'enableWhenQuestion d',
      'enableWhenQuestion e',
    ]);
  });

  it('keeps outside names apart from its own', () => {
    const { survey } = read(
      JSON.parse('[{"linkId":"__proto__","type":"boolean"},{"linkId":"constructor","type":"string"}]'),
    );
    expect([...survey.byLinkId.keys()]).to.deep.equal(['__proto__', 'constructor']);
    expect(survey.byLinkId.get('toString')).to.equal(undefined);
  });

  it('reports wrong JSON types and goes on', () => {
    const { survey, codes } = read([
      { linkId: 'a', type: 'string', text: 5, required: 'yes', maxLength: '3', enableWhen: {}, item: null },
      null,
    ]);
    expect(survey.items).to.have.length(1);
    expect(survey.items[0]!.required).to.equal(false);
    expect(codes.filter((code) => code === 'wrongType a')).to.have.length(5);
    expect(codes).to.include('wrongType');
  });

  it('stops at a depth, and takes 5,000 questions that each depend on the next', () => {
    let deep: Json = { linkId: 'last', type: 'group' };
    for (let i = 0; i < 5000; i++) deep = { linkId: `g${i}`, type: 'group', item: [deep] };
    expect(read([deep]).codes).to.include('tooDeep g4939');
    const chain = Array.from({ length: 5000 }, (_, i) => ({
      linkId: `q${i}`,
      type: 'boolean',
      enableWhen: [{ question: `q${i + 1}`, operator: '=', answerBoolean: true }],
    }));
    const { problems } = parseQuestionnaire({ resourceType: 'Questionnaire', item: chain });
    expect(problems).to.have.length(1);
  });
});
