const HL7 = 'http://hl7.org/fhir/StructureDefinition/';
const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';

const extension = (url, value) => ({ url, ...value });
const control = (code) =>
  extension(`${HL7}questionnaire-itemControl`, {
    valueCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code }] },
  });
const expression = (name, text) =>
  extension(`${SDC}${name}`, { valueExpression: { name: 'x', language: 'text/fhirpath', expression: text } });

/** What a text may bring along: rich text, style and translations. */
const around = (text) => ({
  extension: [
    extension(`${HL7}rendering-markdown`, { valueMarkdown: text }),
    extension(`${HL7}rendering-xhtml`, { valueString: `<div xmlns="http://www.w3.org/1999/xhtml">${text}</div>` }),
    extension(`${HL7}rendering-style`, { valueString: text }),
    {
      url: `${HL7}translation`,
      extension: [
        { url: 'lang', valueCode: 'es' },
        { url: 'content', valueString: text },
      ],
    },
  ],
});

const one = (name, text, value) => ({
  extension: [{ url: `${HL7}${name}`, [value]: text }],
});

/**
 * A Questionnaire that has `text` wherever one of its strings may stand. The first group has texts alone, the second one
 * rich text as well, so that neither hides what the other does.
 * @param {string} text
 * @param {{of: number, at: number}} [share] one of every `of` questions, from the one `at`; all, unless told
 */
export function hostileQuestionnaire(text, share = { of: 1, at: 0 }) {
  const plain = { text, prefix: text };
  const rich = { ...plain, _text: around(text), _prefix: around(text) };
  const coding = { system: text, version: text, code: text, display: text, _display: around(text) };
  const options = [
    { valueCoding: coding, extension: [{ url: `${HL7}questionnaire-optionPrefix`, valueString: text }] },
    { valueCoding: { code: 'b', display: 'B' } },
  ];
  let count = 0;
  const item = (type, more = {}) => ({ linkId: `${text}-${(count += 1)}`, type, ...plain, ...more });

  const questions = (texts) => [
    item('display', texts),
    item('boolean', texts),
    item('string', { ...texts, initial: [{ valueString: text }] }),
    item('text', texts),
    item('string', { ...texts, ...one('entryFormat', text, 'valueString') }),
    item('string', { ...texts, ...one('regex', text, 'valueString') }),
    item('url', { ...texts, initial: [{ valueUri: text }] }),
    item('integer', { ...texts, extension: [{ url: `${HL7}questionnaire-unit`, valueCoding: coding }] }),
    item('quantity', {
      ...texts,
      extension: [
        { url: `${HL7}questionnaire-unitOption`, valueCoding: coding },
        { url: `${HL7}questionnaire-unitOption`, valueCoding: { code: 'kg', display: 'kg' } },
      ],
    }),
    item('choice', { ...texts, answerOption: options }),
    item('choice', { ...texts, repeats: true, answerOption: options, extension: [control('check-box')] }),
    item('choice', { ...texts, answerOption: options, extension: [control('drop-down')] }),
    item('choice', { ...texts, answerOption: options, extension: [control('autocomplete')] }),
    item('choice', { ...texts, answerOption: options, extension: [control('slider')] }),
    item('open-choice', {
      ...texts,
      answerOption: [{ valueString: text, _valueString: around(text) }, ...options],
      extension: [{ url: `${SDC}openLabel`, valueString: text }],
    }),
    item('choice', { ...texts, answerValueSet: '#contained' }),
    item('choice', { ...texts, answerValueSet: text }),
    item('integer', { ...texts, extension: [control('slider')] }),
    item('reference', { ...texts, extension: [{ url: `${HL7}questionnaire-referenceResource`, valueCode: text }] }),
    item('attachment', { ...texts, extension: [{ url: `${HL7}mimeType`, valueCode: text }] }),
    item(text, texts),
    item('string', {
      ...texts,
      enableWhen: [{ question: text, operator: '!=', answerString: text }],
      extension: [
        { url: `${HL7}questionnaire-supportLink`, valueUri: text },
        { url: `${SDC}shortText`, valueString: text },
        { url: `${HL7}questionnaire-displayCategory`, valueCodeableConcept: { coding: [coding], text } },
      ],
      item: ['help', 'flyover', 'prompt', 'unit', 'lower', 'upper', 'instructions', text].map((code) =>
        item('display', { ...texts, extension: [control(code)] }),
      ),
    }),
    item('string', {
      ...texts,
      extension: [
        {
          url: `${HL7}targetConstraint`,
          extension: [
            { url: 'key', valueId: text },
            { url: 'severity', valueCode: 'error' },
            { url: 'human', valueString: text },
            { url: 'expression', valueExpression: { language: 'text/fhirpath', expression: 'false' } },
          ],
        },
        expression('calculatedExpression', text),
        expression('enableWhenExpression', 'true'),
      ],
    }),
    ...['header', 'footer', 'page', 'tab-container', 'gtable', 'table', 'grid', 'collapsible', text].map((code) =>
      item('group', {
        ...texts,
        repeats: code === 'gtable',
        extension: [control(code), { url: `${SDC}collapsible`, valueCode: 'default-closed' }],
        item: [item('choice', { ...texts, answerOption: options }), item('string', texts)],
      }),
    ),
  ];

  const isShared = (_, at) => at % share.of === share.at;
  return {
    resourceType: 'Questionnaire',
    status: 'active',
    url: text,
    version: text,
    name: text,
    title: text,
    _title: around(text),
    description: text,
    purpose: text,
    publisher: text,
    copyright: text,
    language: text,
    text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${text}</div>` },
    extension: [expression('variable', text)],
    contained: [
      {
        resourceType: 'ValueSet',
        id: 'contained',
        status: 'active',
        url: text,
        compose: { include: [{ system: text, concept: [{ code: text, display: text }] }] },
      },
    ],
    item: [
      item('group', { item: questions(plain).filter(isShared) }),
      item('group', { ...rich, item: questions(rich).filter(isShared) }),
      { linkId: 'plain', type: 'string', text: 'What else?' },
    ],
  };
}

/** A response to it, with the text in each answer and in each of its own strings. */
export function hostileResponse(questionnaire, text) {
  const answers = {
    string: { valueString: text },
    text: { valueString: text },
    url: { valueUri: text },
    'open-choice': { valueString: text },
    choice: { valueCoding: { system: text, code: text, display: text } },
    quantity: { valueQuantity: { value: 1, unit: text, code: text, system: text } },
    reference: { valueReference: { reference: text, display: text, type: text } },
    attachment: { valueAttachment: { contentType: text, url: text, title: text, data: 'eA==' } },
    integer: { valueInteger: text },
    boolean: { valueBoolean: text },
  };
  const items = (list) =>
    list.map(({ linkId, type, item }) =>
      type === 'group'
        ? { linkId, text, item: items(item) }
        : { linkId, text, ...(Object.hasOwn(answers, type) && { answer: [answers[type]] }) },
    );
  return {
    resourceType: 'QuestionnaireResponse',
    status: 'in-progress',
    questionnaire: `${questionnaire.url}|${questionnaire.version}`,
    language: text,
    identifier: { system: text, value: text },
    subject: { reference: text, display: text },
    item: items(questionnaire.item),
  };
}
