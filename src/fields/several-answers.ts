import { css, html } from 'lit';
import type { Answer, Node, Option, QuestionNode } from '../domain/questionnaire.js';
import { optionWith } from '../domain/questionnaire/model/values.js';
import { formatNumber } from '../i18n/index.js';
import { lateFieldStyles } from './late-styles.js';
import { hasNested } from './nested.js';
import { isOwn } from './options.js';
import { valueText } from './text/value-text.js';

lateFieldStyles.add(css`
  .caption {
    margin-block-end: var(--_space-3);
    color: var(--_muted);
  }
  /* Under its row, from the middle of the row's box on. */
  .options > .nested {
    margin: 0 0 var(--_space-4);
    margin-inline-start: calc(var(--_space-4) + 0.75em);
  }
  .nested + :is(.answer, .answer-text, .add) {
    margin-block-start: var(--_space-4);
  }
  /* Conditions may leave nothing to ask. */
  .nested > .caption:only-child {
    display: none;
  }
  @container base (inline-size < 30em) {
    .options > .nested {
      margin-inline-start: 0;
    }
  }
  @media print {
    .caption {
      break-after: avoid;
    }
  }
`);

/** A name is no place for a letter: of long answers it has so many characters. */
const LONGEST = 60;

const wordsOf = ({ value, parent }: Answer): string => {
  const letters = [...(value ? valueText(value, parent.options) : '').replace(/\s+/g, ' ')];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('').trimEnd()}…` : letters.join('');
};

/** So many answers are compared with each other; each of more has its number. */
const FEW = 50;

/** What an answer is called by what it opens: its words, and its number where another one has the same. */
export function answerName(answer: Answer): string {
  const words = wordsOf(answer);
  const { answers } = answer.parent;
  return answers.length > FEW || answers.some((one) => one !== answer && wordsOf(one) === words)
    ? `${words} ${formatNumber(answers.indexOf(answer) + 1)}`
    : words;
}

/** For `aboutText`. */
export function aboutText(node: Node): string {
  let text = '';
  for (let up = node.parent; up; up = up.parent) {
    if (up.kind === 'answer' && up.item.repeats) text = `${answerName(up)}: ${text}`;
  }
  return text;
}

/** For `inOrder`. Own words come last. Answers that open nothing stay as they are. */
export function inOrder(question: QuestionNode): readonly Answer[] {
  const { item, options, answers } = question;
  if (answers.length < 2 || options.length === 0 || !hasNested(item)) return answers;
  const indexes = new Map<Option | undefined, number>(options.map((option, index) => [option, index]));
  const place = ({ value }: Answer): number =>
    indexes.get(value ? optionWith(options, value) : undefined) ?? options.length + Number(isOwn(question, value));
  const places = new Map(answers.map((answer) => [answer, place(answer)]));
  return answers.toSorted((one, other) => places.get(one)! - places.get(other)!);
}

/** An answer's words over what it opens, where they do not stand there anyway. */
export const caption = (answer: Answer): unknown =>
  html`<p class="caption" aria-hidden="true">${answerName(answer)}</p>`;
