import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { type Answer, type AnswerValue, type Option, type QuestionNode, sameValue } from '../domain/questionnaire.js';
import { direction, language, msg } from '../i18n/index.js';
import { describedBy, type FieldContext, textId } from './context.js';

/** A list of this many options is offered as a drop-down, unless the form says otherwise. */
const LONG_LIST = 16;

const yesNo = (): Option[] => [
  { value: { valueBoolean: true }, label: msg('Yes', { id: 'field.yes' }), initialSelected: false, exclusive: false },
  { value: { valueBoolean: false }, label: msg('No', { id: 'field.no' }), initialSelected: false, exclusive: false },
];

/** Whether a question is answered by picking from a list. */
export const isChoice = ({ item }: QuestionNode): boolean => item.type === 'boolean' || item.options.length > 0;

const optionsOf = ({ item }: QuestionNode): readonly Option[] => (item.type === 'boolean' ? yesNo() : item.options);

const isDropDown = ({ item }: QuestionNode): boolean =>
  !item.repeats &&
  item.type !== 'boolean' &&
  (item.control === 'drop-down' ||
    item.control === 'autocomplete' ||
    (item.options.length >= LONG_LIST && item.control !== 'radio-button'));

/** Whether the question is a group of controls, so that its text names the group and not a control. */
export const isControlGroup = (question: QuestionNode): boolean => isChoice(question) && !isDropDown(question);

/** The answer that is none of the options: what the person wrote as "something else". */
const otherAnswer = (question: QuestionNode): Answer | undefined =>
  question.answers.find(({ value }) => value?.valueString !== undefined && !isOption(question, value));

const isOption = (question: QuestionNode, value: AnswerValue): boolean =>
  question.item.options.some((option) => sameValue(option.value, value));

const isChosen = (question: QuestionNode, { value }: Option): boolean =>
  question.answers.some((answer) => answer.value !== null && sameValue(answer.value, value));

/** Controls for `boolean`, `choice` and `open-choice`: radio buttons, check boxes or a drop-down. */
export function choiceField(context: FieldContext, question: QuestionNode, invalid: boolean) {
  return isDropDown(question) ? dropDown(context, question, invalid) : optionList(context, question, invalid);
}

function choose(context: FieldContext, question: QuestionNode, option: Option, on: boolean): void {
  if (!question.item.repeats) context.open.delete(question);
  context.toggle(question, option.value, on);
  context.settle(question);
}

function optionList(context: FieldContext, question: QuestionNode, invalid: boolean) {
  const { item } = question;
  const type = item.repeats ? 'checkbox' : 'radio';
  return html`<div
    class="options"
    role=${item.repeats ? 'group' : 'radiogroup'}
    aria-labelledby=${textId(question)}
    aria-describedby=${describedBy(question, invalid)}
    aria-required=${!item.repeats && item.required ? 'true' : nothing}
    aria-invalid=${!item.repeats && invalid ? 'true' : nothing}
  >
    ${optionsOf(question).map(
      (option, index) =>
        html`<label class="option">
          <input
            type=${type}
            id=${index === 0 ? question.answers[0]!.id : nothing}
            name=${question.id}
            .checked=${live(isChosen(question, option))}
            @change=${(event: Event) => choose(context, question, option, (event.target as HTMLInputElement).checked)}
          />
          <span lang=${item.type === 'boolean' ? language() : nothing}>${option.prefix ? html`<span class="prefix">${option.prefix}</span> ` : nothing}${option.label}</span>
        </label>`,
    )}
    ${item.type === 'open-choice' ? otherOption(context, question, type, invalid) : nothing}
  </div>`;
}

function otherOption(context: FieldContext, question: QuestionNode, type: string, invalid: boolean) {
  const isOpen = context.open.has(question) || otherAnswer(question) !== undefined;
  return html`<label class="option">
      <input
        type=${type}
        name=${question.id}
        .checked=${live(isOpen)}
        @change=${(event: Event) => setOther(context, question, (event.target as HTMLInputElement).checked)}
      />
      <span lang=${language()} dir=${direction()}>${msg('Something else', { id: 'field.other' })}</span>
    </label>
    ${isOpen ? otherText(context, question, invalid) : nothing}`;
}

/** Opens or closes "something else". */
function setOther(context: FieldContext, question: QuestionNode, on: boolean): void {
  const other = otherAnswer(question);
  if (on) {
    context.open.add(question);
    const [chosen] = question.answers;
    if (!question.item.repeats && chosen?.value) context.setAnswer(chosen, null);
  } else {
    context.open.delete(question);
    if (other?.value) context.toggle(question, other.value, false);
  }
  context.settle(question);
  context.refresh(question);
}

function otherText(context: FieldContext, question: QuestionNode, invalid: boolean) {
  const given = otherAnswer(question)?.value?.valueString ?? '';
  const asTyped = context.typed.get(question)?.parts.text;
  const text = asTyped?.trim() === given ? asTyped : given;
  const write = (event: Event) => {
    const { value: typedText } = event.target as HTMLInputElement;
    context.typed.set(question, { value: null, parts: { text: typedText } });
    const typed = typedText.trim();
    const before = otherAnswer(question);
    if (typed === (before?.value?.valueString ?? '')) return;
    context.open.add(question);
    const value = typed ? { valueString: typed } : null;
    if (!question.item.repeats) context.setAnswer(question.answers[0]!, value);
    else if (value && before) context.setAnswer(before, value);
    else context.toggle(question, value ?? before!.value!, value !== null);
  };
  return html`<input
    class="control other"
    type="text"
    id="${question.id}-other"
    .value=${live(text)}
    aria-label=${msg('Your own answer', { id: 'field.other.text' })}
    aria-describedby=${describedBy(question, invalid)}
    autocomplete="off"
    @input=${write}
    @change=${() => context.settle(question)}
  />`;
}

function dropDown(context: FieldContext, question: QuestionNode, invalid: boolean) {
  const { item } = question;
  const [answer] = question.answers;
  const isOpen = item.type === 'open-choice' && (context.open.has(question) || otherAnswer(question) !== undefined);
  return html`<select
      class="control"
      id=${answer!.id}
      aria-labelledby=${textId(question)}
      aria-describedby=${describedBy(question, invalid)}
      aria-invalid=${invalid ? 'true' : nothing}
      aria-required=${item.required ? 'true' : nothing}
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement;
        if (value === 'other') {
          setOther(context, question, true);
          return;
        }
        context.open.delete(question);
        context.setAnswer(answer!, value ? item.options[Number(value)]!.value : null);
        context.settle(question);
      }}
    >
      <option value="" lang=${language()} dir=${direction()}>${msg('Choose an answer', { id: 'field.choose' })}</option>
      ${item.options.map(
        (option, index) =>
          html`<option value=${index} .selected=${live(isChosen(question, option))}>
            ${option.prefix ? `${option.prefix} ` : ''}${option.label}
          </option>`,
      )}
      ${
        item.type === 'open-choice'
          ? html`<option value="other" lang=${language()} dir=${direction()} .selected=${live(isOpen)}>${msg('Something else', { id: 'field.other' })}</option>`
          : nothing
      }
    </select>
    ${isOpen ? otherText(context, question, invalid) : nothing}`;
}
