import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseQuestionnaire, ResponseState, validateResponse } from '../../../../src/domain/questionnaire.js';
import { readQuestionnaire as readOnly } from '../../../../src/domain/questionnaire/read/read-questionnaire.js';
import { questionnaires } from '../arbitrary.js';

type Json = Record<string, unknown>;
const HL7 = 'http://hl7.org/fhir/StructureDefinition/';
const words = (translations: Record<string, string>): Json => ({
  extension: Object.entries(translations).map(([lang, valueString]) => ({
    url: `${HL7}translation`,
    extension: [
      { url: 'lang', valueCode: lang },
      { url: 'content', valueString },
    ],
  })),
});
const read = (questionnaire: Json, language?: string) =>
  parseQuestionnaire({ resourceType: 'Questionnaire', ...questionnaire }, { language }).survey!;

const form: Json = {
  language: 'en',
  title: 'Visit',
  _title: words({ es: 'Visita' }),
  contained: [
    {
      resourceType: 'ValueSet',
      id: 'v',
      compose: {
        include: [
          {
            system: 's',
            concept: [{ code: 'x', display: 'X', designation: [{ language: 'fr', value: 'X en français' }] }],
          },
        ],
      },
    },
  ],
  item: [
    {
      linkId: 'a',
      type: 'choice',
      text: 'How?',
      _text: words({ es: '¿Cómo?', 'pt-BR': 'Como?' }),
      prefix: '1.',
      _prefix: words({ es: '1.º' }),
      extension: [{ url: `${HL7}entryFormat`, valueString: 'Pick', _valueString: words({ es: 'Elija' }) }],
      answerOption: [
        { valueCoding: { system: 's', code: 'a', display: 'Well', _display: words({ es: 'Bien' }) } },
        { valueCoding: { system: 's', code: 'b', display: 'Badly' } },
      ],
    },
    { linkId: 's', type: 'choice', answerOption: [{ valueString: 'one', _valueString: words({ es: 'uno' }) }] },
    { linkId: 'v', type: 'choice', answerValueSet: '#v' },
  ],
};

describe('translations of a Questionnaire', () => {
  it('are offered, its own language first', () => {
    expect(read(form).languages).to.deep.equal(
      ['en', 'es', 'fr', 'pt-BR'].sort((a, b) => (a === 'en' ? -1 : b === 'en' ? 1 : 0)),
    );
    expect(read({ ...form, language: undefined }).languages[0]).to.equal('und');
    expect(read({ language: 'en', item: form['item'] && [] }).languages).to.deep.equal(['en']);
  });

  it('reach every string, and leave what has none as it is', () => {
    const survey = read(form, 'es');
    const [a, s, v] = survey.items;
    expect([survey.language, survey.title, a!.text, a!.prefix]).to.deep.equal(['es', 'Visita', '¿Cómo?', '1.º']);
    expect(a!.options.map(({ label }) => label)).to.deep.equal(['Bien', 'Badly']);
    expect(a!.extensions.get('entryFormat')![0]!['valueString']).to.equal('Elija');
    expect(v!.options[0]!.label).to.equal('X');
    expect(read(form, 'fr').items[2]!.options[0]!.label).to.equal('X en français');
    expect(s!.options[0]!.label).to.equal('uno');
    expect(s!.options[0]!.value, 'what is answered stays the same').to.deep.equal({ valueString: 'one' });
  });

  it('are found by the kind of language; one that is not there changes nothing', () => {
    expect([read(form, 'es-MX').language, read(form, 'pt').language]).to.deep.equal(['es', 'pt-BR']);
    expect([read(form, 'de').language, read(form, 'en-GB').title]).to.deep.equal(['en', 'Visit']);
    expect(read(form, 'und').language).to.equal('en');
  });

  it('do not change what a response is checked against', () => {
    const survey = read(form, 'es');
    const state = new ResponseState(survey);
    const [a] = state.children;
    if (a?.kind === 'question') state.setAnswer(a, 0, a.options[0]!.value);
    const response = state.toResponse();
    expect(JSON.stringify(response)).to.include('Bien');
    const faults = validateResponse({ resourceType: 'Questionnaire', ...form }, response);
    expect(faults.filter(({ severity }) => severity === 'error')).to.deep.equal([]);
    expect(survey.questionnaire['title']).to.equal('Visit');
  });

  it('are not looked for where there are none', () => {
    const json = { resourceType: 'Questionnaire', item: [{ linkId: 'a', type: 'string', text: 'A' }] };
    const { survey } = readOnly(json);
    expect(survey!.isTranslated).to.equal(false);
    expect(parseQuestionnaire(json, { language: 'es' }).survey!.languages).to.deep.equal([]);
  });

  it('are left out of a survey that is nested too deep to be looked through', () => {
    let deep: Json = {};
    for (let level = 0; level < 50_000; level++) deep = { extension: [deep] };
    const item = [{ linkId: 'a', type: 'string', text: 'A', _text: words({ es: 'B' }), extension: [deep] }];
    const { survey } = parseQuestionnaire({ resourceType: 'Questionnaire', item }, { language: 'es' });
    expect(survey!.items[0]!.text).to.equal('A');
  });

  it('give the same survey in other words, whatever it is', () => {
    const translate = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(translate);
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).map(([key, part]) => [key, translate(part)] as const);
      const text = (value as Json)['text'];
      return Object.fromEntries(
        typeof text === 'string' ? [...entries, ['_text', words({ es: `${text} es` })]] : entries,
      );
    };
    fc.assert(
      fc.property(questionnaires, (questionnaire) => {
        const before = parseQuestionnaire(questionnaire).survey!;
        const after = parseQuestionnaire(translate(questionnaire), { language: 'es' }).survey!;
        for (const [linkId, item] of before.byLinkId) {
          const other = after.byLinkId.get(linkId)!;
          expect([other.text, other.type, other.index, other.rank]).to.deep.equal([
            item.text === undefined ? undefined : `${item.text} es`,
            item.type,
            item.index,
            item.rank,
          ]);
          expect(other.options.map(({ value }) => value)).to.deep.equal(item.options.map(({ value }) => value));
        }
      }),
      { numRuns: 100 },
    );
  });
});
