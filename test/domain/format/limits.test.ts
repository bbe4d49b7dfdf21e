import { expect } from '@open-wc/testing';
import { parseOptionGrid } from '../../../src/domain/decisions.js';
import { parseMaturityProfile, parseTable } from '../../../src/domain/maturity.js';
import {
  type AnswerValue,
  type Option,
  parseQuestionnaire,
  type Problem,
  ResponseState,
} from '../../../src/domain/questionnaire.js';
import { optionWith } from '../../../src/domain/questionnaire/model/values.js';
import { MOST_ANSWERS, MOST_NODES, MOST_OPTIONS, sizeOf } from '../../../src/domain/questionnaire/state/size.js';

const MEGABYTE = 1_000_000;
const word = (length: number) => 'T'.repeat(length);
const words = (length: number) => 'some words '.repeat(length / 11);
const times = <T>(count: number, of: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => of(index));

const options = ['a', 'b'].map((id) => ({ id, label: id }));
const row = { id: 'r', question: 'Q', cells: { a: { text: 'x' }, b: { text: 'y' } } };
const grid = (more: object) => ({ id: 'd', title: 'T', decision: 'D', options, rows: [row], sources: [], ...more });
const profile = (more: object, dimensions = 9, series = 1) => ({
  title: 'T',
  dimensions: times(dimensions, (index) => ({ id: `d${index}`, label: `D${index}` })),
  series: times(series, (index) => ({
    id: `s${index}`,
    label: `S${index}`,
    values: Array<number>(dimensions).fill(2),
  })),
  ...more,
});

const grids: Record<string, object> = {
  'a title of 1 MB in one word': { title: word(MEGABYTE) },
  'a title of 1 MB of words': { title: words(MEGABYTE) },
  'a decision of 1 MB': { decision: words(MEGABYTE) },
  'an introduction of 1 MB': { introduction: words(MEGABYTE) },
  'an author of 501 letters': { author: word(501) },
  'funding of 501 Arabic letters': { funding: 'ب'.repeat(501) },
  'a question of 1 MB': { rows: [{ ...row, question: words(MEGABYTE) }] },
  'one cell of 1 MB in one word': { rows: [{ ...row, cells: { ...row.cells, a: { text: word(MEGABYTE) } } }] },
  'one cell of 1 MB of words': { rows: [{ ...row, cells: { ...row.cells, a: { text: words(MEGABYTE) } } }] },
  'an option of 1 MB': { options: [{ id: 'a', label: words(MEGABYTE) }, options[1]] },
  'a description of 1 MB': { options: [{ ...options[0], description: words(MEGABYTE) }, options[1]] },
  'a citation of 1 MB': { sources: [{ id: 's', citation: words(MEGABYTE) }] },
  'an address of 1 MB': { sources: [{ id: 's', citation: 's', url: `https://x.example/${word(MEGABYTE)}` }] },
  'many long citations': { sources: times(300, (index) => ({ id: `s${index}`, citation: words(220) })) },
  '5,000 sources': { sources: times(5000, (index) => ({ id: `s${index}`, citation: 's' })) },
  '1,000,000 options': { options: times(MEGABYTE, (index) => ({ id: `o${index}`, label: 'x' })) },
  'a language of 1 MB': { lang: word(MEGABYTE) },
};

const profiles: Record<string, object> = {
  'a title of 1 MB': profile({ title: words(MEGABYTE) }),
  'a source of 1 MB': profile({ source: words(MEGABYTE) }),
  'names of 5,000 letters': profile({ dimensions: times(9, (index) => ({ id: `${index}`, label: word(5000) })) }),
  'a series of 1 MB': profile({ series: [{ id: 's', label: words(MEGABYTE), values: Array<number>(9).fill(2) }] }),
  '2,000 dimensions': profile({}, 2000),
  '5,000 series': profile({}, 9, 5000),
  '301 series': profile({}, 5, 301),
  '300 dimensions, 11 series': profile({}, 300, 11),
};

describe('what would hold the page', () => {
  for (const [name, more] of Object.entries(grids))
    it(`is not shown: a grid with ${name}`, () => {
      const { value, problems } = parseOptionGrid(grid(more));
      expect(value).to.equal(null);
      expect(problems.map(({ code }) => code).at(-1)).to.be.oneOf(['too-long', 'too-many']);
      expect(problems.every(({ message }) => message.length < 300)).to.equal(true);
    });

  for (const [name, data] of Object.entries(profiles))
    it(`is not shown: a profile with ${name}`, () => {
      const { value, problems } = parseMaturityProfile(data);
      expect(value).to.equal(null);
      expect(problems.map(({ code }) => code).at(-1)).to.be.oneOf(['too-long', 'too-many']);
    });

  it('is shown below that: long texts with spaces, scripts without spaces, long addresses, what is read twice', () => {
    const url = `https://x.example/${word(2000)}`;
    const more = { title: words(11_000), introduction: '文'.repeat(5000), sources: [{ id: 's', citation: 's', url }] };
    expect(parseOptionGrid(grid(more)).value).to.be.an('object');
    expect(parseOptionGrid(grid({ author: word(500), funding: words(20_000) })).value).to.be.an('object');
    expect(parseMaturityProfile(profile({}, 9, 300)).value).to.be.an('object');
  });

  it('is no level: a cell of a table that would be looked at again and again', () => {
    const rows = [['', 'S'], ...times(5, (index) => [`D${index}`, `(${' '.repeat(MEGABYTE)}x`])];
    const start = performance.now();
    const { problems } = parseTable(rows, { title: 'T', parseNumber: Number });
    expect(performance.now() - start).to.be.below(5000);
    expect(problems.map(({ code }) => code)).to.include('level-not-a-number');
  });

  for (const [name, text, length] of [
    ['1 MB of words', words(MEGABYTE), 20_000],
    ['one word of 1 MB', word(MEGABYTE), 500],
    ['words of 501 letters', `${word(501)} ${word(501)}`, 1001],
  ] as const)
    it(`is cut and named: a form with ${name}`, () => {
      const answerOption = [{ valueString: text }];
      const item = [{ linkId: 'q', type: 'choice', text, prefix: text, answerOption }];
      const { survey, problems } = parseQuestionnaire({
        resourceType: 'Questionnaire',
        status: 'active',
        title: text,
        item,
      });
      const [question] = survey!.items;
      const [option] = question!.options;
      for (const shown of [survey!.title, question!.text, question!.prefix, option!.label]) {
        expect(shown!.length).to.equal(length);
        expect(shown!.endsWith('…')).to.equal(true);
      }
      expect(option!.value.valueString, 'what is answered').to.equal(text);
      expect(problems.filter(({ code }) => code === 'tooLong')).to.have.length(4);
    });

  it('is cut and named: an option of a value set, and words that extensions bring', () => {
    const long = word(501);
    const HL7 = 'http://hl7.org/fhir/StructureDefinition/';
    const { survey, problems } = parseQuestionnaire({
      resourceType: 'Questionnaire',
      contained: [
        { resourceType: 'ValueSet', id: 'v', compose: { include: [{ concept: [{ code: 'a', display: long }] }] } },
      ],
      item: [
        { linkId: 'set', type: 'choice', text: 'Q', answerValueSet: '#v' },
        {
          linkId: 'words',
          type: 'string',
          text: 'Q',
          extension: [
            { url: `${HL7}entryFormat`, valueString: long },
            { url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-shortText', valueString: long },
          ],
        },
        {
          linkId: 'prefix',
          type: 'choice',
          text: 'Q',
          answerOption: [
            {
              valueString: 'a',
              extension: [{ url: `${HL7}questionnaire-optionPrefix`, valueString: long }],
            },
          ],
        },
        {
          linkId: 'unit',
          type: 'quantity',
          text: 'Q',
          extension: [
            { url: `${HL7}questionnaire-unitOption`, valueCoding: { code: 'kg', display: long } },
            { url: `${HL7}questionnaire-unitOption`, valueCoding: { code: 'g', display: 'g' } },
          ],
        },
      ],
    });
    const [set, words, prefix, unit] = survey!.items;
    const shown = `${word(499)}…`;
    expect(set!.options[0]!.label).to.equal(shown);
    expect(set!.options[0]!.value.valueCoding!.display, 'what is sent').to.equal(long);
    for (const name of ['entryFormat', 'shortText'])
      expect(words!.extensions.get(name)![0]!['valueString'], name).to.equal(shown);
    expect(prefix!.options[0]!.prefix).to.equal(shown);
    expect(
      unit!.units.map(({ code }) => code),
      'a unit is sent with its name',
    ).to.deep.equal(['g']);
    expect(problems.filter(({ code }) => code === 'tooLong').map(({ linkId }) => linkId)).to.have.members([
      undefined,
      'words',
      'words',
      'prefix',
      'unit',
    ]);
  });

  it('is cut shorter where a form has much of it, and never what is short', () => {
    const item = [
      ...times(40, (index) => ({ linkId: `long-${index}`, type: 'string', text: words(19_800) })),
      ...times(2000, (index) => ({ linkId: `${index}`, type: 'string', text: 'What did matter to you? '.repeat(10) })),
    ];
    const { survey, problems } = parseQuestionnaire({ resourceType: 'Questionnaire', item });
    const lengths = survey!.items.map(({ text }) => text!.length);
    expect(lengths.slice(0, 16)).to.deep.equal(Array(16).fill(19_800));
    expect(lengths.slice(16, 40)).to.deep.equal(Array(24).fill(1000));
    expect(lengths.slice(40).every((length) => length === 240)).to.equal(true);
    expect(problems.filter(({ code }) => code === 'tooLong')).to.have.length(24);
  });

  it('goes whole into the response', () => {
    const long = word(30_000);
    const { survey } = parseQuestionnaire({
      resourceType: 'Questionnaire',
      item: [
        { linkId: 'q', type: 'choice', text: long, answerOption: [{ valueCoding: { code: 'a', display: long } }] },
      ],
    });
    const answer = [{ valueCoding: { code: 'a', display: long } }];
    const response = { resourceType: 'QuestionnaireResponse', item: [{ linkId: 'q', answer }] };
    const [item] = new ResponseState(survey!, response).toResponse()['item'] as Record<string, unknown>[];
    expect(item!['answer']).to.deep.equal(answer);
  });
});

describe('a form that is more than a page can hold', () => {
  const strings = (count: number) => times(count, (index) => ({ linkId: `q${index}`, type: 'string', text: 'Q' }));
  const form = (item: object[]) => ({ resourceType: 'Questionnaire', status: 'active', item });
  const group = (item: object[], more = {}) => ({ linkId: 'g', type: 'group', repeats: true, item, ...more });
  const answers = (count: number) => times(count, (index) => ({ valueString: `${index}` }));
  const size = (item: object[], response?: object, problems: Problem[] = []) =>
    sizeOf(
      parseQuestionnaire(form(item)).survey!,
      response && { item: response },
      (one) => problems.push(one),
      () => false,
    ).nodes;

  it('is not read where it has more items', () => {
    expect(parseQuestionnaire(form(strings(MOST_NODES))).survey, 'as many as may be').to.not.equal(null);
    const { survey, problems } = parseQuestionnaire(form(strings(MOST_NODES + 1)));
    expect(survey).to.equal(null);
    expect(problems.map(({ code, severity }) => [code, severity])).to.deep.equal([['tooComplex', 'error']]);
    expect(problems[0]!.message).to.contain(`more than ${MOST_NODES} items; make several forms of it`);
  });

  it('is measured with all repetitions and answers, and no further than it takes', () => {
    expect(size(strings(3))).to.equal(6);
    expect(size([group(strings(2))]), 'an empty list has one entry').to.equal(6);
    const row = { linkId: 'g', item: [{ linkId: 'q0', answer: answers(3) }] };
    expect(size([group(strings(2))], [row, row])).to.equal(1 + 2 * (1 + 1 + 3 + 1 + 1));
    expect(
      size(
        [group([group(strings(2), { linkId: 'h' })])],
        times(5, () => ({ linkId: 'g' })),
      ),
    ).to.equal(36);
    expect(size([{ linkId: 'q', type: 'string', repeats: true, initial: answers(7) }])).to.equal(8);
    expect(size([{ linkId: 'q', type: 'string', repeats: true, initial: answers(7) }], []), 'with a response').to.equal(
      2,
    );
    const far = size(
      [group(strings(1000))],
      times(1000, () => ({ linkId: 'g' })),
    );
    expect(far)
      .to.be.above(MOST_NODES)
      .and.below(MOST_NODES + 2000);
    expect(size(strings(1), [{ linkId: 'q0', answer: [null, 7, 'x'] }]), 'whatever is in it').to.equal(4);
  });

  it('has long lists searched where all of them together are more than can be drawn', () => {
    const choices = (count: number, length: number, more = {}) =>
      times(count, (index) => ({
        linkId: `q${index}`,
        type: 'choice',
        answerOption: times(length, (at) => ({ valueCoding: { code: `${at}` } })),
        ...more,
      }));
    const isSearched = ({ options }: { options: readonly unknown[] }) => options.length > 1000;
    const controls = (item: object[]) => {
      const { survey, problems } = parseQuestionnaire(form(item), { isSearched });
      const all = [...survey!.byLinkId.values()];
      const { options } = sizeOf(
        survey!,
        undefined,
        () => undefined,
        (one) => isSearched(one) || one.control === 'autocomplete',
      );
      return [
        all.filter(({ control }) => control === 'autocomplete').length,
        problems.map(({ code }) => code),
        options,
      ];
    };
    expect(controls(choices(300, 100)), 'as many as may be').to.deep.equal([0, [], MOST_OPTIONS]);
    expect(controls(choices(301, 100))).to.deep.equal([301, ['tooMany'], 0]);
    const few = choices(50, 60).map((one) => ({ ...one, linkId: `few-${one.linkId}` }));
    expect(controls([...choices(300, 100), ...few]), 'short ones stay').to.deep.equal([300, ['tooMany'], 3000]);
    expect(controls(choices(2, 50_000)), 'those are searched anyway').to.deep.equal([0, [], 0]);
    expect(controls(choices(700, 60)), 'nothing to search in')
      .property('2')
      .above(MOST_OPTIONS);
    const repeated = parseQuestionnaire(form([group(choices(1, 50))])).survey!;
    const rows = times(1000, () => ({ linkId: 'g' }));
    const counted = sizeOf(
      repeated,
      { item: rows },
      () => undefined,
      () => false,
    );
    expect(counted.options, 'each repetition').to.be.within(MOST_OPTIONS + 1, MOST_OPTIONS + 100);
  });

  it('names questions with more answers than can be changed', () => {
    const problems: Problem[] = [];
    const item = [{ linkId: 'q', type: 'string', repeats: true }];
    size(item, [{ linkId: 'q', answer: answers(MOST_ANSWERS) }], problems);
    expect(problems).to.deep.equal([]);
    size(item, [{ linkId: 'q', answer: answers(MOST_ANSWERS + 1) }], problems);
    expect(problems.map(({ code, linkId }) => [code, linkId])).to.deep.equal([['tooMany', 'q']]);
  });

  const day = (index: number) => new Date(index * 86_400_000).toISOString();
  const values: Record<string, (index: number) => AnswerValue> = {
    valueString: (index) => ({ valueString: `${index}` }),
    valueInteger: (index) => ({ valueInteger: index }),
    valueDate: (index) => ({ valueDate: day(index).slice(0, 10) }),
    valueTime: (index) => ({ valueTime: day(index / 10_000).slice(11, 19) }),
    valueReference: (index) => ({ valueReference: { reference: `Patient/${index}` } }),
    'valueCoding with a code': (index) => ({ valueCoding: { system: 'urn:s', code: `${index}` } }),
    'valueCoding without one': (index) => ({ valueCoding: { display: `${index}` } }),
  };
  for (const [name, value] of Object.entries(values))
    it(`finds an answer in a long list without going through it: ${name}`, () => {
      let reads = 0;
      const list = times(2000, (index): Pick<Option, 'value'> => ({
        get value() {
          reads++;
          return value(index);
        },
      }));
      for (const index of times(2000, (at) => at)) expect(optionWith(list, value(index))).to.equal(list[index]);
      expect(reads).to.be.below(10_000);
    });
});
