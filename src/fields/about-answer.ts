import type { Answer, Node } from '../domain/questionnaire.js';
import { formatNumber } from '../i18n/index.js';
import { valueText } from './value-text.js';

/** A name is no place for a letter: of long answers it has so many characters. */
const LONGEST = 60;

const wordsOf = ({ value, parent }: Answer): string => {
  const letters = [...(value ? valueText(value, parent.options) : '').replace(/\s+/g, ' ')];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('').trimEnd()}…` : letters.join('');
};

/** What an answer is called by what it opens: its words, and its number where another one has the same. */
export function answerName(answer: Answer): string {
  const words = wordsOf(answer);
  const { answers } = answer.parent;
  return answers.some((one) => one !== answer && wordsOf(one) === words)
    ? `${words} ${formatNumber(answers.indexOf(answer) + 1)}`
    : words;
}

/**
 * Which answers a node is about, to stand before its text: `Headache: `. Empty where there is no doubt, as where the
 * questions around it have one answer at most.
 */
export function aboutText(node: Node): string {
  let text = '';
  for (let up = node.parent; up; up = up.parent) {
    if (up.kind === 'answer' && up.item.repeats) text = `${answerName(up)}: ${text}`;
  }
  return text;
}
