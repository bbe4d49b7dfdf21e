const options = ['Always', 'Often', 'Sometimes', 'Rarely', 'Never'].map((display, index) => ({
  valueCoding: { system: 'https://example.org/codes', code: String(index), display },
}));

/** What stands at each fourth place, so that any length has the same mix. */
const KINDS = [{ type: 'choice', answerOption: options }, { type: 'boolean' }, { type: 'string' }, { type: 'integer' }];

/** A Questionnaire of a given length: lists of five, yes or no, lines of text, whole numbers. */
export const questionnaireOf = (length) => ({
  resourceType: 'Questionnaire',
  status: 'active',
  title: 'A long survey',
  item: Array.from({ length }, (_, index) => ({
    linkId: `q${index}`,
    text: `Question ${index + 1}: how was this part of your visit?`,
    ...KINDS[index % KINDS.length],
  })),
});
