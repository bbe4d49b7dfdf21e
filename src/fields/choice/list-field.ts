import { html, nothing } from 'lit';
import { live } from '../../kernel/drawing/live.js';
import {
  type Answer,
  type AnswerValue,
  type Option,
  type QuestionNode,
  sameValue,
} from '../../domain/questionnaire.js';
import { optionRow } from '../../controls/option-row.js';
import { plainText } from '../../domain/questionnaire/model/values.js';
import { direction, formatNumber, isolate, language, msg, str } from '../../i18n/index.js';
import { lateFieldStyles } from '../late-styles.js';
import { describedBy, type FieldContext, textId } from '../context.js';
import { listStyles } from './list-field.css.js';
import { isChosen, isOwn, optionsOf, unlisted } from '../options.js';
import { fullQuestions } from '../full-question.js';
import { optionText, valueText } from '../text/value-text.js';

lateFieldStyles.add(listStyles);

/** Stands between the options that go together and those that stand alone, such as "None of these"; elsewhere nothing. */
export function divider({ item }: QuestionNode, options: readonly Option[], index: number) {
  if (!item.repeats || !options[index]!.exclusive || index === 0 || options[index - 1]!.exclusive) return undefined;
  return html`<p class="or" lang=${language()} dir=${direction()}>${msg('or', { id: 'field.or' })}</p>`;
}

/** Says that an option stands alone now, where ticking it took others back or an option that stood alone gave way. */
export function announceAlone(
  context: FieldContext,
  question: QuestionNode,
  value: AnswerValue,
  before: readonly Answer[],
): void {
  const { item, answers } = question;
  if (!item.repeats || answers.length > before.length || !before.some((answer) => answer.value)) return;
  const option = optionsOf(question).find((one) => sameValue(one.value, value));
  const text = isolate(option ? optionText(option) : '');
  context.announce(msg(str`Your only answer is now: ${text}`, { id: 'field.alone' }));
}

/** What the form calls "something else". */
function openLabel({ item }: QuestionNode): string {
  const own = item.extensions.get('openLabel')?.[0]?.['valueString'];
  return typeof own === 'string' ? own : '';
}

const ourLabel = (): string => msg('Something else', { id: 'field.other' });

const ownTexts = (question: QuestionNode): string[] =>
  question.answers.flatMap(({ value }) => (isOwn(question, value) ? value.valueString! : []));

/** What stands in each box for "something else", as it was typed; empty while it is not open. */
function boxes(context: FieldContext, question: QuestionNode): readonly string[] {
  const given = ownTexts(question);
  const typed = Object.values(context.typed.get(question)?.parts ?? {});
  const kept = typed.map(plainText).filter(Boolean);
  const texts = kept.length === given.length && kept.every((text, index) => text === given[index]) ? typed : given;
  if (texts.length > 0 && given.length > 0) return texts;
  return context.open.has(question) ? (texts.length > 0 ? texts : ['']) : [];
}

/** Makes these texts the person's own answers, beside what is ticked. */
function writeBoxes(context: FieldContext, question: QuestionNode, texts: readonly string[]): void {
  context.typed.set(question, { value: null, parts: Object.fromEntries(texts.entries()) });
  const own = texts.map(plainText).filter(Boolean);
  const before = ownTexts(question);
  if (own.length === before.length) {
    // The same answers in other words: what they open stays.
    const answers = question.answers.filter(({ value }) => isOwn(question, value));
    own.forEach((valueString, index) => {
      if (valueString !== before[index]) context.setAnswer(answers[index]!, { valueString });
    });
    return;
  }
  if (own.length > before.length && fullQuestions.module?.refuses(context, question)) return;
  const alone = optionsOf(question).filter(({ exclusive }) => exclusive && own.length > 0);
  const ticked = question.answers.flatMap(({ value }) =>
    value && !isOwn(question, value) && !alone.some((option) => sameValue(option.value, value)) ? value : [],
  );
  const values = own.map((valueString) => ({ valueString }));
  context.setAnswers(question, question.item.repeats ? [...ticked, ...values] : values);
}

/** The row for "something else", and under it a box for each answer that the person writes. */
export function otherOption(
  context: FieldContext,
  question: QuestionNode,
  type: 'radio' | 'checkbox',
  invalid: boolean,
  opened?: (answer: Answer) => unknown,
) {
  if (question.item.type !== 'open-choice') return nothing;
  const texts = boxes(context, question);
  const own = openLabel(question);
  const change = (on: boolean) => setOther(context, question, on);
  const words = own ? {} : { lang: language(), dir: direction() };
  return html`${optionRow({ type, name: question.id, checked: texts.length > 0, change, ...words }, own || ourLabel())}
    ${otherBoxes(context, question, texts, invalid, opened)}`;
}

/** Opens or closes "something else". */
function setOther(context: FieldContext, question: QuestionNode, on: boolean): void {
  if (on && fullQuestions.module?.refuses(context, question)) return;
  if (on) {
    context.open.add(question);
    context.typed.delete(question);
    if (!question.item.repeats && question.answers[0]?.value) context.setAnswers(question, []);
  } else {
    context.open.delete(question);
    writeBoxes(context, question, []);
  }
  context.settle(question);
  context.refresh(question);
}

const boxId = (question: QuestionNode, index: number): string => `${question.id}-other${index || ''}`;

/** Draws the question with other boxes, and goes on in one of them. */
function changeBoxes(
  context: FieldContext,
  question: QuestionNode,
  texts: readonly string[],
  focus: number,
  event: Event,
): void {
  const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
  context.open.add(question);
  writeBoxes(context, question, texts);
  context.settle(question);
  context.refresh(question);
  root.getElementById(boxId(question, focus))?.focus();
}

function otherBoxes(
  context: FieldContext,
  question: QuestionNode,
  texts: readonly string[],
  invalid: boolean,
  opened?: (answer: Answer) => unknown,
) {
  if (texts.length === 0) return nothing;
  const { repeats } = question.item;
  const write = (index: number) => (event: Event) => {
    context.open.add(question);
    writeBoxes(context, question, texts.with(index, (event.target as HTMLInputElement).value));
  };
  const several = texts.length > 1;
  // A box has an answer once something is written in it.
  const own = question.answers.filter(({ value }) => isOwn(question, value));
  return html`<div class="others">
    ${texts.map((text, index) => {
      const number = several ? ` ${formatNumber(index + 1)}` : '';
      const answer = opened && plainText(text) ? own.shift() : undefined;
      return html`<div class="answer">
        <input
          class="control other"
          type="text"
          id=${boxId(question, index)}
          .value=${live(text)}
          aria-label=${msg('Your own answer', { id: 'field.other.text' }) + number}
          aria-describedby=${describedBy(question, invalid)}
          autocomplete="off"
          @input=${write(index)}
          @change=${() => context.settle(question)}
        />
        ${
          several
            ? html`<button
              class="button button-quiet"
              type="button"
              lang=${language()} dir=${direction()}
              @click=${(event: Event) =>
                changeBoxes(context, question, texts.toSpliced(index, 1), Math.max(index - 1, 0), event)}
            >
              ${msg('Remove', { id: 'survey.answer.remove' })}
              <span class="visually-hidden">${msg('Your own answer', { id: 'field.other.text' }) + number}</span>
            </button>`
            : nothing
        }
      </div>${answer && opened!(answer)}`;
    })}
    ${
      repeats
        ? html`<button
          class="button add"
          type="button"
          lang=${language()} dir=${direction()}
          aria-describedby=${textId(question)}
          @click=${(event: Event) => changeBoxes(context, question, [...texts, ''], texts.length, event)}
        >
          ${msg('Add another answer', { id: 'survey.answer.add' })}
        </button>`
        : nothing
    }
  </div>`;
}

/** A drop-down, for a long list or where the form asks for one. */
export function dropDown(context: FieldContext, question: QuestionNode, invalid: boolean) {
  const { item } = question;
  const [answer] = question.answers;
  const isOpen = item.type === 'open-choice';
  const texts = isOpen ? boxes(context, question) : [];
  const options = optionsOf(question);
  const lost = unlisted(question);
  const values = [...options.map(({ value }) => value), ...lost];
  const onChange = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    if (value === 'other') {
      setOther(context, question, true);
      return;
    }
    context.open.delete(question);
    context.setAnswer(answer!, value ? values[Number(value)]! : null);
    context.settle(question);
  };
  return html`<select
      class="control"
      id=${answer!.id}
      aria-labelledby=${textId(question)}
      aria-describedby=${describedBy(question, invalid)}
      aria-invalid=${invalid ? 'true' : nothing}
      aria-required=${question.now.required ? 'true' : nothing}
      @change=${onChange}
    >
      <option value="" lang=${language()} dir=${direction()}>${msg('Choose an answer', { id: 'field.choose' })}</option>
      ${options.map(
        (option, index) =>
          html`<option value=${index} .selected=${live(isChosen(question, option.value))}>
            ${option.prefix ? `${option.prefix} ` : ''}${optionText(option)}
          </option>`,
      )}
      ${lost.map(
        (value, index) =>
          html`<option value=${options.length + index} .selected=${live(isChosen(question, value))}>
            ${isolate(valueText(value))} ${msg('(not in the list)', { id: 'field.unlisted' })}
          </option>`,
      )}
      ${
        isOpen
          ? html`<option
            value="other"
            lang=${openLabel(question) ? nothing : language()}
            dir=${openLabel(question) ? nothing : direction()}
            .selected=${live(texts.length > 0)}>${openLabel(question) || ourLabel()}</option>`
          : nothing
      }
    </select>
    ${otherBoxes(context, question, texts, invalid)}`;
}
