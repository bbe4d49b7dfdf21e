import { type AnswerValue, type Option, type QuestionNode, sameValue } from '../domain/questionnaire.js';
import { optionWith } from '../domain/questionnaire/model/values.js';
import { msg } from '../i18n/index.js';

const yesNo = (): Option[] => [
  { value: { valueBoolean: true }, label: msg('Yes', { id: 'field.yes' }), initialSelected: false, exclusive: false },
  { value: { valueBoolean: false }, label: msg('No', { id: 'field.no' }), initialSelected: false, exclusive: false },
];

/** What may be chosen now. */
export const optionsOf = ({ item, options }: QuestionNode): readonly Option[] =>
  item.type === 'boolean' ? yesNo() : options;

const has = (options: readonly Option[], value: AnswerValue): boolean => optionWith(options, value) !== undefined;

/** Whether an answer was written by the person, where the form takes "something else". */
export const isOwn = (question: QuestionNode, value: AnswerValue | null): value is AnswerValue =>
  question.item.type === 'open-choice' && value?.valueString !== undefined && !has(optionsOf(question), value);

export const isChosen = (question: QuestionNode, value: AnswerValue): boolean =>
  question.answers.some((answer) => answer.value !== null && sameValue(answer.value, value));

/** Answers that the list no longer had when they were seen. Their rows stay, so that who unticks one keeps their place. */
const gone = new WeakMap<QuestionNode, readonly AnswerValue[]>();

/** Answers from elsewhere that are not in the list: they are shown, and can be taken back. */
export function unlisted(question: QuestionNode): readonly AnswerValue[] {
  const options = optionsOf(question);
  const known = gone.get(question) ?? [];
  const found = question.answers.flatMap(({ value }) =>
    value && !has(options, value) && !isOwn(question, value) && !known.some((one) => sameValue(one, value))
      ? value
      : [],
  );
  const all = found.length > 0 ? [...known, ...found] : known;
  if (found.length > 0) gone.set(question, all);
  return all.filter((value) => !has(options, value));
}
