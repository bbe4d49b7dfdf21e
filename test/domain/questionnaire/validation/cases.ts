// Cases from the rules of R4 and SDC, each code with and without its fault.
import type { ValidationCode } from '../../../../src/domain/questionnaire.js';

type Json = Record<string, unknown>;

const HL7 = 'http://hl7.org/fhir/StructureDefinition/';
const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';
const UCUM = 'http://unitsofmeasure.org';
const COLOURS = 'http://example.org/colours';

export const ext = (name: string, value: Json): Json => ({
  url: `${name.startsWith('sdc:') ? SDC : HL7}${name.replace('sdc:', '')}`,
  ...value,
});
const coding = (code: string, more: Json = {}): Json => ({ valueCoding: { system: COLOURS, code, ...more } });
const string = (valueString: unknown): Json => ({ valueString });
const quantity = (value: number, code?: string, system: string | undefined = UCUM, unit?: string): Json => ({
  valueQuantity: { value, ...(code && { code }), ...(system && { system }), ...(unit && { unit }) },
});
const file = (more: Json): Json => ({ valueAttachment: { contentType: 'image/png', data: 'AAAA', ...more } });
const link = (reference: string, more: Json = {}): Json => ({ valueReference: { reference, ...more } });

export const colours = {
  resourceType: 'ValueSet',
  url: COLOURS,
  compose: {
    include: [
      {
        system: COLOURS,
        concept: [
          { code: 'red', display: 'Red', designation: [{ language: 'es', value: 'Rojo' }] },
          { code: 'blue', display: 'Sky  Blue' },
          { code: 'plain' },
        ],
      },
    ],
  },
};
export const unitSet = {
  resourceType: 'ValueSet',
  url: 'http://example.org/units',
  compose: { include: [{ system: UCUM, concept: [{ code: 'mg' }, { code: 'g' }] }] },
};
export const valueSets = [colours, unitSet];

/**
 * One question, answers that have the fault, and answers that have not. Each answer stands alone where the fault is of
 * one answer; `together` are the answers of one response.
 */
export interface Pair {
  code: ValidationCode;
  item: Json;
  bad: Json[];
  good: Json[];
  together?: boolean;
}

const options = (...values: Json[]): Json => ({ answerOption: values });
const min = (value: Json): Json => ({ extension: [ext('minValue', value)] });
const max = (value: Json): Json => ({ extension: [ext('maxValue', value)] });
const days = { valueDate: '2024-02-29' };

const wrongFor = (type: string): Json[] => {
  const all: Json[] = [
    { valueBoolean: true },
    { valueDecimal: 1.5 },
    { valueInteger: 3 },
    days,
    { valueDateTime: '2024-02-29T10:00:00Z' },
    { valueTime: '10:00:00' },
    string('x'),
    { valueUri: 'http://example.org' },
    coding('red'),
    quantity(1, 'g'),
    file({}),
    link('Patient/1'),
  ];
  const right: Record<string, string[]> = {
    choice: ['valueCoding'],
    'open-choice': ['valueCoding', 'valueString'],
    text: ['valueString'],
    url: ['valueUri'],
  };
  const keys = right[type] ?? [`value${type[0]!.toUpperCase()}${type.slice(1)}`];
  return all.filter((answer) => !keys.includes(Object.keys(answer)[0]!));
};
const rightFor: Record<string, Json[]> = {
  boolean: [{ valueBoolean: true }, { valueBoolean: false }],
  decimal: [{ valueDecimal: 1.5 }, { valueDecimal: -0.001 }, { valueDecimal: 0 }, { valueDecimal: 3 }],
  integer: [{ valueInteger: 0 }, { valueInteger: -2147483648 }, { valueInteger: 2147483647 }],
  date: [days, { valueDate: '2024' }, { valueDate: '2024-12' }, { valueDate: '1900-02-28' }],
  dateTime: [
    { valueDateTime: '2024' },
    { valueDateTime: '2024-02-29' },
    { valueDateTime: '2024-02-29T23:59:60Z' },
    { valueDateTime: '2024-02-29T10:00:00.123+05:30' },
  ],
  time: [{ valueTime: '00:00:00' }, { valueTime: '23:59:59.9' }],
  string: [string('x'), string('ünï 👍'), string(' ')],
  text: [string('x'), string('a\nb')],
  url: [{ valueUri: 'http://example.org/a?b=c#d' }],
  choice: [coding('red'), { valueCoding: { display: 'Red' } }],
  'open-choice': [coding('red'), string('Green')],
  quantity: [quantity(1, 'g'), { valueQuantity: { value: 2 } }, { valueQuantity: { unit: 'g' } }],
  attachment: [file({}), { valueAttachment: { url: 'http://example.org/a.png' } }],
  reference: [link('Patient/1'), { valueReference: { display: 'Somebody' } }],
};
const types: Pair[] = Object.keys(rightFor).map((type) => ({
  code: 'invalidAnswerType',
  item: { type },
  bad: wrongFor(type),
  good: rightFor[type]!,
}));

/** Values that are of the right member, and not of its type. */
const malformed: Pair[] = [
  {
    code: 'invalidAnswerType',
    item: { type: 'boolean' },
    bad: [{ valueBoolean: 'true' }, { valueBoolean: 1 }],
    good: [],
  },
  {
    code: 'invalidAnswerType',
    item: { type: 'integer' },
    bad: [{ valueInteger: 1.5 }, { valueInteger: '1' }, { valueInteger: 2147483648 }, { valueInteger: null }],
    good: [],
  },
  {
    code: 'invalidAnswerType',
    item: { type: 'decimal' },
    bad: [{ valueDecimal: '1.5' }, { valueDecimal: null }],
    good: [],
  },
  {
    code: 'invalidAnswerType',
    item: { type: 'date' },
    bad: ['2023-02-29', '2024-13', '24', '2024-2-1', '0000', '2024-02-29T10:00:00Z', ''].map((valueDate) => ({
      valueDate,
    })),
    good: [],
  },
  {
    code: 'invalidAnswerType',
    item: { type: 'dateTime' },
    bad: ['2024-02-29T10:00:00', '2024-02-29T24:00:00Z', '2024-02-29T10:00Z', '2024-02-30'].map((valueDateTime) => ({
      valueDateTime,
    })),
    good: [],
  },
  {
    code: 'invalidAnswerType',
    item: { type: 'time' },
    bad: ['10:00', '24:00:00', '10:00:00Z', '1:00:00'].map((valueTime) => ({ valueTime })),
    good: [],
  },
  { code: 'invalidAnswerType', item: { type: 'string' }, bad: [string(''), string(1), string('a\0b'), {}], good: [] },
  {
    code: 'invalidAnswerType',
    item: { type: 'choice' },
    bad: [{ valueCoding: 'red' }, { valueCoding: { code: 1 } }, { valueCode: 'red' }],
    good: [],
  },
  {
    code: 'invalidAnswerType',
    item: { type: 'quantity' },
    bad: [{ valueQuantity: { value: '1' } }, { valueQuantity: { value: 1, comparator: '~' } }],
    good: [{ valueQuantity: { value: 1, comparator: '<' } }],
  },
  {
    code: 'invalidAnswerType',
    item: { type: 'string' },
    bad: [{ valueString: 'a', valueInteger: 1 }, { item: [] }, { value: 'a' }],
    good: [
      { valueString: 'a', id: 'x', extension: [] },
      { valueString: 'a', _valueString: { id: 'x' } },
    ],
  },
];

const choices: Pair[] = [
  {
    code: 'invalidAnswerOption',
    item: { type: 'choice', ...options(coding('red', { display: 'Red' }), coding('blue')) },
    bad: [coding('green'), coding('Red'), { valueCoding: { code: 'red' } }, coding('red', { system: 'urn:other' })],
    good: [coding('red'), coding('blue', { display: 'Anything' })],
  },
  {
    code: 'invalidAnswerOption',
    item: { type: 'open-choice', ...options(coding('red')) },
    bad: [coding('green')],
    good: [coding('red'), string('green')],
  },
  {
    code: 'invalidAnswerOption',
    item: { type: 'string', ...options(string('one'), string('two')) },
    bad: [string('three'), string('One')],
    good: [string('one'), string('two')],
  },
  {
    code: 'invalidAnswerOption',
    item: { type: 'choice', ...options({ valueInteger: 1 }, { valueInteger: 5 }) },
    bad: [{ valueInteger: 2 }],
    good: [{ valueInteger: 5 }],
  },
  {
    code: 'invalidAnswerType',
    item: { type: 'choice', ...options({ valueInteger: 1 }) },
    bad: [coding('red'), string('1')],
    good: [{ valueInteger: 1 }],
  },
  {
    code: 'invalidAnswerOption',
    item: { type: 'date', ...options({ valueDate: '2024-03-01' }) },
    bad: [{ valueDate: '2024-03-02' }, { valueDate: '2024-03' }],
    good: [{ valueDate: '2024-03-01' }],
  },
  {
    code: 'invalidAnswerOption',
    item: { type: 'time', ...options({ valueTime: '08:00:00' }) },
    bad: [{ valueTime: '08:00:01' }],
    good: [{ valueTime: '08:00:00' }],
  },
  {
    code: 'invalidAnswerOption',
    item: { type: 'choice', ...options(link('Practitioner/1'), link('Practitioner/2')) },
    bad: [link('Practitioner/3')],
    good: [link('Practitioner/2')],
  },
  {
    code: 'exclusiveAnswerOption',
    item: {
      type: 'choice',
      repeats: true,
      ...options(coding('red'), coding('blue'), {
        ...coding('none'),
        extension: [ext('questionnaire-optionExclusive', { valueBoolean: true })],
      }),
    },
    together: true,
    bad: [coding('red'), coding('none')],
    good: [coding('red'), coding('blue')],
  },
  {
    code: 'invalidCoding',
    item: { type: 'choice', answerValueSet: COLOURS },
    bad: [coding('green'), coding('red', { system: 'urn:other' }), coding('red', { display: 'Green' })],
    good: [
      coding('red'),
      coding('blue', { display: ' sky blue' }),
      coding('red', { display: 'Rojo' }),
      coding('plain', { display: 'X' }),
    ],
  },
  {
    code: 'invalidCoding',
    item: { type: 'open-choice', answerValueSet: `${COLOURS}|1` },
    bad: [coding('green')],
    good: [coding('red'), string('green')],
  },
  {
    code: 'invalidCoding',
    item: { type: 'string', answerValueSet: COLOURS },
    bad: [string('Red')],
    good: [string('red')],
  },
  {
    code: 'notChecked',
    item: { type: 'choice', answerValueSet: 'http://example.org/elsewhere' },
    bad: [coding('red')],
    good: [],
  },
  {
    code: 'notChecked',
    item: { type: 'string', answerValueSet: 'http://example.org/elsewhere' },
    bad: [string('red')],
    good: [],
  },
];

const limits: Pair[] = [
  {
    code: 'minValue',
    item: { type: 'integer', ...min({ valueInteger: 3 }) },
    bad: [{ valueInteger: 2 }, { valueInteger: -3 }],
    good: [{ valueInteger: 3 }, { valueInteger: 4 }],
  },
  {
    code: 'maxValue',
    item: { type: 'integer', ...max({ valueInteger: 3 }) },
    bad: [{ valueInteger: 4 }],
    good: [{ valueInteger: 3 }, { valueInteger: 0 }],
  },
  {
    code: 'minValue',
    item: { type: 'decimal', ...min({ valueDecimal: 0.5 }) },
    bad: [{ valueDecimal: 0.49 }],
    good: [{ valueDecimal: 0.5 }],
  },
  {
    code: 'maxValue',
    item: { type: 'decimal', ...max({ valueDecimal: 0.5 }) },
    bad: [{ valueDecimal: 0.51 }],
    good: [{ valueDecimal: 0.5 }],
  },
  {
    code: 'minValue',
    item: { type: 'date', ...min({ valueDate: '2024-05-10' }) },
    bad: [{ valueDate: '2024-05-09' }, { valueDate: '2024-04' }, { valueDate: '2023' }],
    good: [{ valueDate: '2024-05-10' }, { valueDate: '2024-05' }, { valueDate: '2024' }],
  },
  {
    code: 'maxValue',
    item: { type: 'date', ...max({ valueDate: '2024-05' }) },
    bad: [{ valueDate: '2024-06-01' }, { valueDate: '2025' }],
    good: [{ valueDate: '2024-05-31' }, { valueDate: '2024' }],
  },
  {
    code: 'minValue',
    item: { type: 'dateTime', ...min({ valueDateTime: '2024-05-10T12:00:00Z' }) },
    bad: [{ valueDateTime: '2024-05-10T13:59:59+02:00' }, { valueDateTime: '2024-05-09' }],
    good: [{ valueDateTime: '2024-05-10T14:00:00+02:00' }, { valueDateTime: '2024-05-10' }],
  },
  {
    code: 'maxValue',
    item: { type: 'time', ...max({ valueTime: '17:00:00' }) },
    bad: [{ valueTime: '17:00:01' }],
    good: [{ valueTime: '09:00:00' }, { valueTime: '17:00:00.00' }],
  },
  {
    code: 'minValue',
    item: { type: 'quantity', extension: [ext('sdc:minQuantity', quantity(2, 'g'))] },
    bad: [quantity(1, 'g'), quantity(1999, 'mg'), quantity(0.001, 'kg')],
    good: [
      quantity(2, 'g'),
      quantity(2000, 'mg'),
      quantity(1, '[oz_av]'),
      { valueQuantity: { code: 'g', system: UCUM } },
    ],
  },
  {
    code: 'maxValue',
    item: { type: 'quantity', extension: [ext('sdc:maxQuantity', quantity(100, 'mg/dL'))] },
    bad: [quantity(101, 'mg/dL'), quantity(1.1, 'g/L')],
    good: [quantity(1, 'g/L'), quantity(0.09, 'kg/m'.replace('/m', '/hL'))],
  },
  {
    code: 'maxValue',
    item: { type: 'quantity', ...max(quantity(38, 'Cel')) },
    bad: [quantity(100.5, '[degF]'), quantity(311.2, 'K')],
    good: [quantity(100.4, '[degF]'), quantity(311.15, 'K')],
  },
  {
    code: 'minValue',
    item: { type: 'quantity', ...min(quantity(50, 'kg')) },
    bad: [quantity(49999, 'g'), quantity(110, '[lb_av]')],
    good: [quantity(50000, 'g'), quantity(110.3, '[lb_av]')],
  },
  {
    code: 'maxValue',
    item: { type: 'quantity', ...max({ valueQuantity: { value: 5 } }) },
    bad: [quantity(6, 'kg')],
    good: [quantity(5, 'kg')],
  },
  {
    code: 'minValueIncompatUnits',
    item: { type: 'quantity', ...min(quantity(2, 'g')) },
    bad: [quantity(9, 'mL'), quantity(9, 'g', 'urn:other')],
    good: [quantity(9, 'kg')],
  },
  {
    code: 'maxValueIncompatUnits',
    item: { type: 'quantity', ...max({ valueQuantity: { value: 2, unit: 'cups' } }) },
    bad: [quantity(1, 'cup', 'urn:other')],
    good: [{ valueQuantity: { value: 1, unit: 'cups' } }],
  },
  {
    code: 'notChecked',
    item: { type: 'quantity', ...max(quantity(2, 'Cel')) },
    bad: [quantity(1, '[degRe]'), { valueQuantity: { value: 1 } }],
    good: [quantity(1, 'Cel')],
  },
  {
    code: 'maxDecimalPlaces',
    item: { type: 'decimal', extension: [ext('maxDecimalPlaces', { valueInteger: 2 })] },
    bad: [{ valueDecimal: 1.234 }, { valueDecimal: -1e-7 }],
    good: [{ valueDecimal: 1.23 }, { valueDecimal: 1e21 }, { valueDecimal: 100 }],
  },
  {
    code: 'maxDecimalPlaces',
    item: { type: 'quantity', extension: [ext('maxDecimalPlaces', { valueInteger: 0 })] },
    bad: [quantity(1.5, 'g')],
    good: [quantity(1, 'g')],
  },
  {
    code: 'maxDecimalPlaces',
    item: { type: 'decimal', extension: [ext('maxDecimalPlaces', { valueInteger: 7 })] },
    bad: [{ valueDecimal: 1.5e-7 }],
    good: [{ valueDecimal: 1e-7 }],
  },
];

const texts: Pair[] = [
  { code: 'maxLength', item: { type: 'string', maxLength: 3 }, bad: [string('abcd')], good: [string('abc')] },
  { code: 'maxLength', item: { type: 'text', maxLength: 3 }, bad: [string('ab\nc')], good: [string('a\nb')] },
  {
    code: 'maxLength',
    item: { type: 'integer', maxLength: 2 },
    bad: [{ valueInteger: 100 }],
    good: [{ valueInteger: 99 }],
  },
  {
    code: 'maxLength',
    item: { type: 'open-choice', maxLength: 2, ...options(coding('red')) },
    bad: [string('abc')],
    good: [coding('red')],
  },
  {
    code: 'minLength',
    item: { type: 'string', extension: [ext('minLength', { valueInteger: 3 })] },
    bad: [string('ab')],
    good: [string('abc')],
  },
  {
    code: 'regex',
    item: { type: 'string', extension: [ext('regex', string('[A-Z]{2}\\d+'))] },
    bad: [string('A1'), string('AB1x'), string('xAB1')],
    good: [string('AB1'), string('XY123')],
  },
  {
    code: 'regex',
    item: { type: 'text', extension: [ext('regex', string('^\\d+$'))] },
    bad: [string('a')],
    good: [string('12')],
  },
  {
    code: 'notChecked',
    item: { type: 'string', extension: [ext('regex', string('(a+)\\1'))] },
    bad: [string('aaaa')],
    good: [],
  },
  { code: 'invalidNewLine', item: { type: 'string' }, bad: [string('a\nb'), string('a\rb')], good: [string('a b')] },
  {
    code: 'invalidNewLine',
    item: { type: 'open-choice', ...options(coding('red')) },
    bad: [string('a\nb')],
    good: [string('ab')],
  },
  {
    code: 'invalidUrlValue',
    item: { type: 'url' },
    bad: ['two words', 'a\\b', 'http://', 'https:///x', 'a<b', '100%', 'urn:uuid:12'].map((valueUri) => ({
      valueUri,
    })),
    good: [
      'https://example.org',
      'mailto:a@example.org',
      'Patient/2',
      'a%20b',
      'urn:uuid:01234567-89ab-cdef-0123-456789ABCDEF',
      'urn:oid:1.2.3',
      'http://例.example/é',
    ].map((valueUri) => ({ valueUri })),
  },
];

const unitOption = [ext('questionnaire-unitOption', { valueCoding: { system: UCUM, code: 'g', display: 'gram' } })];
const others: Pair[] = [
  {
    code: 'invalidUnit',
    item: { type: 'quantity', extension: unitOption },
    bad: [quantity(1, 'mg'), quantity(1, 'g', 'urn:other'), { valueQuantity: { value: 1 } }],
    good: [quantity(1, 'g'), { valueQuantity: { value: 1, unit: 'gram' } }],
  },
  {
    code: 'invalidUnit',
    item: { type: 'quantity', extension: [...unitOption, ext('sdc:unitOpen', { valueCode: 'optionsOnly' })] },
    bad: [quantity(1, 'mg'), { valueQuantity: { value: 1, unit: 'cups' } }],
    good: [quantity(1, 'g')],
  },
  {
    code: 'invalidUnit',
    item: { type: 'quantity', extension: [...unitOption, ext('sdc:unitOpen', { valueCode: 'optionsOrString' })] },
    bad: [quantity(1, 'mg'), { valueQuantity: { value: 1 } }],
    good: [quantity(1, 'g'), { valueQuantity: { value: 1, unit: 'cups' } }],
  },
  {
    code: 'invalidUnit',
    item: { type: 'quantity', extension: [...unitOption, ext('sdc:unitOpen', { valueCode: 'optionsOrType' })] },
    bad: [{ valueQuantity: { value: 1 } }],
    good: [quantity(1, 'g'), quantity(1, 'mg'), { valueQuantity: { value: 1, unit: 'cups' } }],
  },
  {
    code: 'invalidUnitValueSet',
    item: { type: 'quantity', extension: [ext('questionnaire-unitValueSet', { valueCanonical: unitSet.url })] },
    bad: [quantity(1, 'kg'), { valueQuantity: { value: 1, unit: 'mg' } }],
    good: [quantity(1, 'mg')],
  },
  {
    code: 'notChecked',
    item: { type: 'quantity', extension: [ext('questionnaire-unitValueSet', { valueCanonical: 'urn:elsewhere' })] },
    bad: [quantity(1, 'mg')],
    good: [],
  },
  {
    code: 'invalidAttachmentType',
    item: {
      type: 'attachment',
      extension: [ext('mimeType', { valueCode: 'image/png' }), ext('mimeType', { valueCode: 'text/*' })],
    },
    bad: [file({ contentType: 'image/jpeg' }), file({ contentType: 'image/pngx' }), file({ contentType: undefined })],
    good: [file({}), file({ contentType: 'IMAGE/PNG' }), file({ contentType: 'text/plain; charset=utf-8' })],
  },
  {
    code: 'invalidAttachmentType',
    item: {
      type: 'attachment',
      extension: ['text/csv', 'image/jpeg', 'application/xml', '.docx'].map((valueCode) =>
        ext('mimeType', { valueCode }),
      ),
    },
    bad: [file({}), file({ contentType: 'application/vnd.ms-excel', title: 'a.xls' }), file({ title: 'a' })],
    good: [
      file({ contentType: 'image/jpg' }),
      file({ contentType: 'application/vnd.ms-excel', title: 'a.csv' }),
      file({ contentType: 'text/xml' }),
      file({ contentType: undefined, title: 'Letter.DOCX' }),
    ],
  },
  {
    code: 'maxAttachmentSize',
    item: { type: 'attachment', extension: [ext('maxSize', { valueDecimal: 1000 })] },
    bad: [file({ data: 'A'.repeat(1336) }), file({ data: undefined, url: 'http://example.org/a', size: 1001 })],
    good: [file({ data: 'A'.repeat(1332) }), file({ data: undefined, url: 'http://example.org/a' })],
  },
  {
    code: 'attachmentSizeInconsistent',
    item: { type: 'attachment' },
    bad: [file({ size: 4 })],
    good: [file({ size: 3 }), file({ data: 'AA==', size: 1 }), file({ data: undefined, url: 'urn:x', size: 9 })],
  },
  {
    code: 'invalidRefValue',
    item: { type: 'reference' },
    bad: [link('Patient'), link('Patient/a b'), link('ftp://example.org/Patient/1'), link('//x')],
    good: [link('Patient/a-1.B/_history/2'), link('http://example.org/fhir/Patient/1'), link('#p'), link('urn:uuid:1')],
  },
  {
    code: 'invalidRefResourceType',
    item: { type: 'reference' },
    bad: [link('Unicorn/1'), link('http://example.org/fhir/Unicorn/1'), { valueReference: { type: 'Unicorn' } }],
    good: [link('Device/1'), link('http://example.org/somewhere/else'), { valueReference: { type: 'Device' } }],
  },
  {
    code: 'invalidRefResourceTypeRestriction',
    item: { type: 'reference', extension: [ext('questionnaire-referenceResource', { valueCode: 'Device' })] },
    bad: [link('Patient/1'), link('https://example.org/Patient/1'), link('#x', { type: 'Patient' })],
    good: [link('Device/1'), link('#x', { type: 'Device' }), link('#x')],
  },
];

const counts: Pair[] = [
  { code: 'repeats', item: { type: 'string' }, together: true, bad: [string('a'), string('b')], good: [string('a')] },
  {
    code: 'minCount',
    item: { type: 'string', repeats: true, extension: [ext('questionnaire-minOccurs', { valueInteger: 2 })] },
    together: true,
    bad: [string('a')],
    good: [string('a'), string('b')],
  },
  {
    code: 'maxCount',
    item: { type: 'string', repeats: true, extension: [ext('questionnaire-maxOccurs', { valueInteger: 2 })] },
    together: true,
    bad: [string('a'), string('b'), string('c')],
    good: [string('a'), string('b')],
  },
];

/** Faults of the answers of one question. */
export const pairs: readonly Pair[] = [...types, ...malformed, ...choices, ...limits, ...texts, ...others, ...counts];
