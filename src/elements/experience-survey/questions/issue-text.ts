import type { Answer, Finding, Item } from '../../../domain/questionnaire.js';
import { valueText } from '../../../fields/text/value-text.js';
import { lazy } from '../../../fields/lazy.js';
import { counted, msg, str } from '../../../i18n/index.js';

const USUAL = /^(?:group|display|boolean|string|text|choice|open-choice)$/;

/** What can be wrong with numbers, dates and addresses, and by rules that come as extensions. */
export const ruleWords = lazy(
  ({ type, extensions, options }) =>
    !USUAL.test(type) || extensions.size > 0 || options.some(({ exclusive }) => exclusive),
  () => import('./rule-text.js'),
);

/** What is wrong, in words that say what to do. */
export function findingText(finding: Finding, item: Item): string {
  switch (finding.code) {
    case 'required':
      return missingText(item);
    case 'invalidAnswerOption':
      return oneOfText();
    case 'maxLength':
      return msg(
        str`Please shorten your answer. It can be up to ${counted(Number(finding.params['max']))} characters long.`,
        {
          id: 'finding.length.max',
        },
      );
    case 'invalidNewLine':
      return msg('Please write your answer on one line.', { id: 'finding.newline' });
    default:
      return (
        ruleWords.module?.ruleText(finding, item) ??
        msg('Please check this answer. It is not in the form that is needed.', { id: 'finding.other' })
      );
  }
}

const oneOfText = () => msg('Please choose one of the answers in the list.', { id: 'finding.option' });

/** What there is to do where an answer is needed and none is there. */
function missingText(item: Item): string {
  const { type, repeats, options } = item;
  if (type === 'open-choice')
    return msg('Please choose an answer, or write your own.', { id: 'finding.required.open' });
  if (type === 'choice' || options.length > 0)
    return repeats ? msg('Please choose at least one answer.', { id: 'finding.required.many' }) : oneOfText();
  if (type === 'boolean') return msg('Please choose yes or no.', { id: 'finding.required.boolean' });
  if (type === 'string' || type === 'text') return msg('Please write your answer.', { id: 'finding.required.text' });
  return ruleWords.module?.missingText(item) ?? msg('Please answer this question.', { id: 'finding.required' });
}

/** An answer as text, where there is nothing to change. */
export function answerText({ value, parent }: Answer): string {
  return value ? valueText(value, parent.options) : '';
}
