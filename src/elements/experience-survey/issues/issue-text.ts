import type { Answer, Finding, Item } from '../../../domain/questionnaire.js';
import { valueText } from '../../../fields/text/value-text.js';
import type { LateModule } from '../../../fields/late-module.js';
import { counted, msg, str } from '../../../i18n/index.js';
import type * as RuleText from './rule-text.js';

/** What can be wrong where an answer is needed, with numbers, dates and addresses, and by rules that come as extensions. */
export const ruleWords: LateModule<typeof RuleText> = {};

/** What is wrong, in words that say what to do. */
export function findingText(finding: Finding, item: Item): string {
  switch (finding.code) {
    case 'required':
      return ruleWords.module?.missingText(item) ?? otherText();
    case 'invalidAnswerOption':
      return msg('Please choose one of the answers in the list.', { id: 'finding.option' });
    case 'maxLength':
      return msg(
        str`Please shorten your answer. It can be up to ${counted(Number(finding.params['max']))} characters long.`,
        {
          id: 'finding.length.max',
        },
      );
    case 'invalidNewLine':
      return msg('Please write your answer on one line.', { id: 'finding.newline' });
    case 'maxCount':
    case 'repeats':
      return msg('There are more answers than this question takes.', { id: 'finding.repeats' });
    default:
      return ruleWords.module?.ruleText(finding, item) ?? otherText();
  }
}

const otherText = () => msg('Please check this answer. It is not in the form that is needed.', { id: 'finding.other' });

/** An answer as text, where there is nothing to change. */
export function answerText({ value, parent }: Answer): string {
  return value ? valueText(value, parent.options) : '';
}
