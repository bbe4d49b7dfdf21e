const HL7 = 'http://hl7.org/fhir/StructureDefinition/';
const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';

const extension = (url, value) => ({ url, ...value });
const control = (code) =>
  extension(`${HL7}questionnaire-itemControl`, {
    valueCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code }] },
  });
const fhirpath = (name, expression) => extension(name, { valueExpression: { language: 'text/fhirpath', expression } });
const code = (valueString) => ({ valueString });
const words = ['Apple', 'Banana', 'Cherry'].map(code);

/** A Questionnaire for which each piece of code that is loaded late is needed. */
export const wholeForm = {
  resourceType: 'Questionnaire',
  url: 'https://example.org/whole',
  status: 'active',
  language: 'en',
  title: 'Whole',
  copyright: 'Whole Ltd',
  _title: {
    extension: [
      {
        url: `${HL7}translation`,
        extension: [
          { url: 'lang', valueCode: 'es' },
          { url: 'content', valueString: 'Todo' },
        ],
      },
    ],
  },
  extension: [
    extension(`${SDC}variable`, { valueExpression: { name: 'half', language: 'text/fhirpath', expression: '0.5' } }),
  ],
  item: [
    { linkId: 'yes', type: 'boolean', text: 'Yes?' },
    { linkId: 'one', type: 'choice', text: 'One', answerOption: words },
    { linkId: 'many', type: 'choice', text: 'Many', repeats: true, answerOption: words },
    { linkId: 'open', type: 'open-choice', text: 'Open', answerOption: words },
    { linkId: 'list', type: 'choice', text: 'List', extension: [control('drop-down')], answerOption: words },
    { linkId: 'search', type: 'choice', text: 'Search', extension: [control('autocomplete')], answerOption: words },
    { linkId: 'set', type: 'choice', text: 'Set', answerValueSet: 'https://example.org/set' },
    {
      linkId: 'name',
      type: 'string',
      text: 'Name',
      extension: [extension(`${HL7}regex`, { valueString: '[A-Za-z ]*' })],
    },
    { linkId: 'story', type: 'text', text: 'Story', maxLength: 500 },
    { linkId: 'a', type: 'integer', text: 'A' },
    { linkId: 'b', type: 'decimal', text: 'B' },
    {
      linkId: 'dose',
      type: 'quantity',
      text: 'Dose',
      extension: [extension(`${HL7}questionnaire-unit`, { valueCoding: { code: 'mg', display: 'mg' } })],
    },
    { linkId: 'on', type: 'date', text: 'On' },
    { linkId: 'at', type: 'time', text: 'At' },
    { linkId: 'both', type: 'dateTime', text: 'Both' },
    { linkId: 'file', type: 'attachment', text: 'File' },
    {
      linkId: 'slide',
      type: 'integer',
      text: 'Slide',
      extension: [
        control('slider'),
        extension(`${HL7}minValue`, { valueInteger: 0 }),
        extension(`${HL7}maxValue`, { valueInteger: 10 }),
      ],
    },
    {
      linkId: 'rich',
      type: 'display',
      text: 'Rich',
      _text: {
        extension: [extension(`${HL7}rendering-markdown`, { valueMarkdown: '**Rich** [text](https://example.org)' })],
      },
    },
    {
      linkId: 'table',
      type: 'group',
      text: 'Table',
      extension: [control('table')],
      item: ['x', 'y'].map((name) => ({ linkId: `table-${name}`, type: 'choice', text: name, answerOption: words })),
    },
    {
      linkId: 'several',
      type: 'group',
      text: 'Several',
      repeats: true,
      item: [{ linkId: 'several-word', type: 'string', text: 'Word', repeats: true }],
    },
    {
      linkId: 'sum',
      type: 'decimal',
      text: 'Sum',
      readOnly: true,
      extension: [
        fhirpath(`${SDC}calculatedExpression`, "(%resource.repeat(item).where(linkId='a').answer.value + 1) * %half"),
      ],
    },
    {
      linkId: 'texts',
      type: 'string',
      text: 'Texts',
      readOnly: true,
      extension: [
        fhirpath(
          `${SDC}calculatedExpression`,
          "%resource.repeat(item).where(linkId='name').answer.value.upper() & '/' & iif(%resource.repeat(item).where(linkId='yes').answer.value, 'yes', 'no') & '/' & " +
            "%resource.repeat(item).where(linkId='on').answer.value.toString() & '/' & %resource.repeat(item).where(linkId='a').answer.value.toString()",
        ),
      ],
    },
    {
      linkId: 'since',
      type: 'date',
      text: 'Since',
      readOnly: true,
      extension: [fhirpath(`${SDC}calculatedExpression`, '@2020-01-31 + 1 month')],
    },
    {
      linkId: 'weight',
      type: 'decimal',
      text: 'Weight',
      readOnly: true,
      extension: [fhirpath(`${SDC}calculatedExpression`, "(2 'kg').toQuantity('g').value")],
    },
  ],
};
