import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Answer, AnswerValue, Coding, ItemType, QuestionNode } from '../domain/questionnaire.js';
import { formatNumber, msg, parseNumber, westernDigits } from '../i18n/index.js';
import { describedBy, type FieldContext, setTyped, textId, typedParts } from './context.js';

const NUMERIC: Partial<Record<ItemType, string>> = { integer: 'numeric', decimal: 'decimal', quantity: 'decimal' };

const plainNumber = (value: number) => formatNumber(value, { maximumFractionDigits: 20, useGrouping: false });

/** The text of an answer that was not typed here. */
function textOf({ value }: Answer): string {
  if (!value) return '';
  const number = value.valueInteger ?? value.valueDecimal ?? value.valueQuantity?.value;
  if (number !== undefined) return plainNumber(number);
  return value.valueString ?? value.valueUri ?? '';
}

/** The value that `text` stands for; null for none, undefined where it stands for none. */
function read(context: FieldContext, type: ItemType, text: string, answer: Answer): AnswerValue | null {
  const trimmed = text.trim();
  if (!trimmed) return null;
  const number = type in NUMERIC ? parseNumber(trimmed) : undefined;
  switch (type) {
    case 'integer':
      return number !== undefined && Number.isInteger(number) && isWritten(number, trimmed)
        ? { valueInteger: number }
        : null;
    case 'decimal':
      return number === undefined ? null : { valueDecimal: number };
    case 'quantity':
      return number === undefined ? null : { valueQuantity: { value: number, ...unitOf(context, answer) } };
    case 'url':
      return { valueUri: trimmed };
    default:
      return { valueString: trimmed };
  }
}

interface Unit {
  readonly unit?: string;
  readonly system?: string;
  readonly code?: string;
}

/** Whether a text has no more digits than its whole number: "1,000" may have meant a thousand where it reads as one. */
const isWritten = (number: number, text: string): boolean =>
  westernDigits(text)
    .replace(/\D/g, '')
    .replace(/^0+(?=\d)/, '').length <= String(Math.abs(number)).length;

/** A unit that a question offers, as a quantity has it. */
const asUnit = ({ display, system, code }: Coding): Unit => ({
  ...((display ?? code) && { unit: display ?? code! }),
  ...(system && { system }),
  ...(code && { code }),
});

/** The unit chosen for a quantity, else the one that it has, else the first one that the question offers. */
function unitOf(context: FieldContext, answer: Answer): Unit {
  const chosen = context.units.get(answer);
  if (chosen) return asUnit(chosen);
  const { unit, system, code } = answer.value?.valueQuantity ?? {};
  if (unit ?? code) return { ...(unit && { unit }), ...(system && { system }), ...(code && { code }) };
  const [first] = answer.item.units;
  return first ? asUnit(first) : {};
}

/** A control for `string`, `text`, `url`, `integer`, `decimal` and the number of a `quantity`. */
export function textField(context: FieldContext, question: QuestionNode, answer: Answer, invalid: boolean) {
  const { item } = question;
  const type = item.type === 'open-choice' || item.type === 'choice' ? 'string' : item.type;
  const text = typedParts(context, answer)?.text ?? answer.raw ?? textOf(answer);
  const onInput = (event: Event) => {
    const typed = (event.target as HTMLInputElement).value;
    setTyped(context, answer, { text: typed }, read(context, type, typed, answer));
  };
  const hasUnit = type === 'quantity' && item.units.length < 2 && Boolean(unitOf(context, answer).unit);
  const several = question.answers.length > 1;
  const label = several ? `${item.text ?? ''} ${formatNumber(question.answers.indexOf(answer) + 1)}` : undefined;
  if (type === 'text') {
    return html`<textarea
      class="control"
      id=${answer.id}
      rows="4"
      .value=${live(text)}
      aria-label=${label ?? nothing}
      aria-labelledby=${label ? nothing : textId(question)}
      aria-describedby=${describedBy(question, invalid)}
      aria-invalid=${invalid ? 'true' : nothing}
      aria-required=${item.required ? 'true' : nothing}
      autocomplete="off"
      @input=${onInput}
      @change=${() => context.settle(question)}
    ></textarea>`;
  }
  return html`<input
    class="control ${type in NUMERIC ? 'control-short' : ''}"
    id=${answer.id}
    type="text"
    inputmode=${NUMERIC[type] ?? (type === 'url' ? 'url' : nothing)}
    .value=${live(text)}
    aria-label=${label ?? nothing}
    aria-labelledby=${label ? nothing : textId(question)}
    aria-describedby=${describedBy(question, invalid) + (hasUnit ? ` ${answer.id}-unit` : '')}
    aria-invalid=${invalid ? 'true' : nothing}
    aria-required=${item.required ? 'true' : nothing}
    autocomplete="off"
    @input=${onInput}
    @change=${() => context.settle(question)}
  />${type === 'quantity' ? unitField(context, question, answer) : nothing}`;
}

/** The unit of a quantity: words beside the number, or a list where there is a choice. */
function unitField(context: FieldContext, question: QuestionNode, answer: Answer) {
  const { units } = question.item;
  const chosen = unitOf(context, answer);
  if (units.length < 2)
    return chosen.unit ? html`<span class="unit" id="${answer.id}-unit">${chosen.unit}</span>` : nothing;
  return html`<select
    class="control control-short"
    aria-label=${msg('Unit', { id: 'field.unit' })}
    @change=${(event: Event) => {
      const unit = units[(event.target as HTMLSelectElement).selectedIndex]!;
      context.units.set(answer, unit);
      const value = answer.value?.valueQuantity?.value;
      if (value === undefined) return;
      context.setAnswer(answer, { valueQuantity: { value, ...asUnit(unit) } });
      context.settle(question);
    }}
  >
    ${units.map(
      (unit) =>
        html`<option .selected=${live(unit.code === chosen.code && asUnit(unit).unit === chosen.unit)}>
          ${unit.display ?? unit.code}
        </option>`,
    )}
  </select>`;
}
