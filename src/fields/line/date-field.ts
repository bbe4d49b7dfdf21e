import { html, nothing } from 'lit';
import { live } from '../../kernel/drawing/live.js';
import type { Answer, AnswerValue, QuestionNode } from '../../domain/questionnaire.js';
import { dateFieldOrder, direction, language, msg, westernDigits } from '../../i18n/index.js';
import { lateFieldStyles } from '../late-styles.js';
import { describedBy, type FieldContext, numberedName, setTyped, textId, typedParts } from '../context.js';
import { dateStyles } from './date-field.css.js';

lateFieldStyles.add(dateStyles);

type Part = 'year' | 'month' | 'day';
type Parts = Readonly<Record<string, string>>;

const label = (part: Part): string =>
  ({
    day: msg('Day', { id: 'field.day' }),
    month: msg('Month', { id: 'field.month' }),
    year: msg('Year', { id: 'field.year' }),
  })[part];

/** A FHIR date or dateTime, taken apart for its fields. With a time, both are what clock and calendar show here. */
function partsOf({ value }: Answer): Parts {
  const text = value?.valueDate ?? value?.valueDateTime ?? '';
  const moment = new Date(text);
  if (text.includes('T') && !Number.isNaN(moment.getTime())) {
    const time = [moment.getHours(), moment.getMinutes()].map((n) => String(n).padStart(2, '0')).join(':');
    return {
      year: String(moment.getFullYear()),
      month: String(moment.getMonth() + 1),
      day: String(moment.getDate()),
      time,
    };
  }
  const [year = '', month = '', day = ''] = text.split('-');
  const bare = (part: string) => part.replace(/^0/, '');
  return { year, month: bare(month), day: bare(day), time: '' };
}

const isBefore = (a: string, b: string) => a.length > 0 && b.length === 0;

/** The FHIR date that the fields stand for, whole or partial; undefined where they stand for none. */
function dateOf(parts: Parts): string | undefined {
  const [year = '', month = '', day = ''] = [parts.year, parts.month, parts.day].map((part) =>
    westernDigits(part ?? '').trim(),
  );
  if (!/^\d{4}$/.test(year) || isBefore(day, month)) return undefined;
  if (![month, day].every((part) => /^\d{0,2}$/.test(part))) return undefined;
  const two = (part: string) => part.padStart(2, '0');
  if (month && (Number(month) < 1 || Number(month) > 12)) return undefined;
  if (day && (Number(day) < 1 || Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate())) {
    return undefined;
  }
  return [year, ...(month ? [two(month)] : []), ...(day ? [two(day)] : [])].join('-');
}

/** A dateTime with the reader's own offset from UTC at that moment, as FHIR demands wherever there is a time. */
function withOffset(date: string, time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const offset = -new Date(year, month - 1, day, hours, minutes).getTimezoneOffset();
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  const size = Math.abs(offset);
  return `${date}T${two(hours)}:${two(minutes)}:00${offset < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}

function read(type: string, parts: Parts): AnswerValue | null {
  const date = dateOf(parts);
  if (!date || parts.unfinished) return null;
  if (type === 'date') return { valueDate: date };
  if (!parts.time) return { valueDateTime: date };
  return date.length === 10 ? { valueDateTime: withOffset(date, parts.time) } : null;
}

/** Day, month and year in the order of the reader's language, each one a field, and the time for a dateTime. */
export function dateField(context: FieldContext, question: QuestionNode, answer: Answer, invalid: boolean) {
  const { item } = question;
  const parts = typedParts(context, answer) ?? partsOf(answer);
  const onInput = (part: string) => (event: Event) => {
    const now = {
      ...(typedParts(context, answer) ?? partsOf(answer)),
      [part]: (event.target as HTMLInputElement).value,
      unfinished: '',
    };
    setTyped(context, answer, now, read(item.type, now));
  };
  const onLeave = (event: FocusEvent) => {
    const group = event.currentTarget as Element;
    if (group.contains(event.relatedTarget as Element | null)) return;
    // A time with the minutes missing has no value, and browsers say nothing of it until it is asked for.
    const time = group.querySelector<HTMLInputElement>('[type=time]');
    const before = typedParts(context, answer) ?? partsOf(answer);
    if (time?.validity.badInput && !before.unfinished) {
      const now = { ...before, unfinished: '–' };
      setTyped(context, answer, now, read(item.type, now));
    }
    context.settle(question);
  };
  const order = dateFieldOrder();
  const name = numberedName(question, answer);
  return html`<div
    class="date"
    role="group"
    aria-labelledby=${name ? nothing : textId(question)}
    aria-label=${name ?? nothing}
    aria-describedby=${describedBy(question, invalid)}
    @focusout=${onLeave}
  >
    ${order.map(
      (part, index) =>
        html`<label class="date-part">
          <span lang=${language()} dir=${direction()}>${label(part)}</span>
          <input
            class="control control-${part}"
            id=${index === 0 ? answer.id : nothing}
            type="text"
            inputmode="numeric"
            maxlength=${part === 'year' ? 4 : 2}
            .value=${live(parts[part] ?? '')}
            aria-invalid=${invalid ? 'true' : nothing}
            aria-required=${question.now.required && part === 'year' ? 'true' : nothing}
            autocomplete="off"
            @input=${onInput(part)}
          />
        </label>`,
    )}
    ${
      item.type === 'dateTime'
        ? html`<label class="date-part">
          <span lang=${language()} dir=${direction()}>${msg('Time', { id: 'field.time' })}</span>
          <input
            class="control control-time"
            type="time"
            .value=${live(parts.time ?? '')}
            aria-invalid=${invalid ? 'true' : nothing}
            @input=${onInput('time')}
          />
        </label>`
        : nothing
    }
  </div>`;
}

/** A time of day. */
export function timeField(context: FieldContext, question: QuestionNode, answer: Answer, invalid: boolean) {
  return html`<input
    class="control control-time"
    id=${answer.id}
    type="time"
    .value=${live(answer.value?.valueTime?.slice(0, 5) ?? '')}
    aria-labelledby=${textId(question)}
    aria-describedby=${describedBy(question, invalid)}
    aria-invalid=${invalid ? 'true' : nothing}
    aria-required=${question.now.required ? 'true' : nothing}
    @input=${(event: Event) => {
      const { value } = event.target as HTMLInputElement;
      context.setAnswer(answer, value ? { valueTime: value.length === 5 ? `${value}:00` : value } : null);
    }}
    @change=${() => context.settle(question)}
    @blur=${(event: Event) => {
      if (!(event.target as HTMLInputElement).validity.badInput || answer.raw) return;
      context.setAnswer(answer, null, '–');
      context.settle(question);
    }}
  />`;
}
