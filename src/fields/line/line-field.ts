import { html, nothing } from 'lit';
import { ifAny } from '../../kernel/drawing/if-any.js';
import { live } from '../../kernel/drawing/live.js';
import type { Answer, AnswerValue, Item, ItemType, QuestionNode } from '../../domain/questionnaire.js';
import { plainText } from '../../domain/questionnaire/model/values.js';
import {
  counted,
  direction,
  formatNumber,
  isDoubtful,
  isolate,
  language,
  msg,
  parseNumber,
  str,
} from '../../i18n/index.js';
import { lateFieldStyles } from '../late-styles.js';
import { describedBy, type FieldContext, numberedName, setTyped, textId, typedParts } from '../context.js';
import { lineStyles } from './line-field.css.js';
import { readNumber } from './number.js';
import { keepUnit, unitList, unitOf, unitText } from './unit.js';
import { valueText } from '../text/value-text.js';

lateFieldStyles.add(lineStyles);

const NUMERIC: Partial<Record<ItemType, string>> = { integer: 'numeric', decimal: 'decimal', quantity: 'decimal' };

/** How many digits a number is sure to keep. */
const DIGITS = 15;

const plainNumber = (value: number) => formatNumber(value, { maximumFractionDigits: 20, useGrouping: false });

const numberOf = ({ value }: Answer): number | undefined =>
  value?.valueInteger ?? value?.valueDecimal ?? value?.valueQuantity?.value;

/** What stands in the field: what was typed, unless its number has another meaning in the language of the page by now. */
function textOf(context: FieldContext, answer: Answer): string {
  const { value, raw = '' } = answer;
  const typed = typedParts(context, answer)?.text ?? raw;
  const number = numberOf(answer);
  if (number !== undefined) return parseNumber(typed) === number ? typed : plainNumber(number);
  return typed || (value ? (value.valueString ?? value.valueUri ?? valueText(value)) : '');
}

/** What a number was read as, where it could have been meant otherwise. */
function readingOf(text: string, number: number | undefined): string {
  if (number === undefined || !isDoubtful(text)) return '';
  const read = plainNumber(number);
  if (Number.isInteger(number)) return msg(str`Read as ${read}`, { id: 'field.number.read' });
  const low = plainNumber(Math.floor(number));
  const high = plainNumber(Math.ceil(number));
  return msg(str`Read as ${read}: more than ${low} and less than ${high}`, { id: 'field.number.read.between' });
}

/** The value that `text` stands for; null where it stands for none. */
function read(context: FieldContext, type: ItemType, text: string, answer: Answer): AnswerValue | null {
  const trimmed = plainText(text);
  if (!trimmed) return null;
  if (type === 'url') return { valueUri: trimmed };
  if (type === 'reference') return readReference(answer.item, trimmed);
  if (!(type in NUMERIC)) return { valueString: trimmed };
  const typed = readNumber(trimmed, type === 'integer');
  if ('fault' in typed) return null;
  const { number } = typed;
  if (type === 'integer') return { valueInteger: number };
  return type === 'decimal'
    ? { valueDecimal: number }
    : { valueQuantity: { value: number, ...unitOf(context, answer) } };
}

/** The address of a resource: relative, absolute, or of one without an address. */
const REFERENCE =
  /^(?:(?:https?:\/\/\S+\/)?([A-Z][A-Za-z]+)\/[A-Za-z\d.-]{1,64}(?:\/_history\/[A-Za-z\d.-]{1,64})?|urn:(?:uuid|oid):\S+)$/;

/** The kinds of resources that a question asks for; empty: any. */
const resourceTypes = ({ extensions }: Item): readonly string[] =>
  (extensions.get('referenceResource') ?? []).flatMap(({ valueCode }) =>
    typeof valueCode === 'string' ? valueCode : [],
  );

/**
 * A reference as it is written in FHIR, if it is to a resource of a kind that the form asks for; any other words name who
 * is meant, such as "Mother/Father" where it does not say which kinds those are.
 */
function readReference(item: Item, text: string): AnswerValue | null {
  const match = REFERENCE.exec(text);
  const types = resourceTypes(item);
  const [, type] = match ?? [];
  if (!match || (type && types.length === 0)) return { valueReference: { display: text } };
  return !type || types.includes(type) ? { valueReference: { reference: text } } : null;
}

/** Why a number or a reference that is one cannot be taken as it is. */
export function faultOf(item: Item, text: string): string | undefined {
  const { type } = item;
  if (type === 'reference') {
    return text.trim() && !readReference(item, text.trim())
      ? msg('This does not fit the question. Please write a name in plain words.', { id: 'field.reference.type' })
      : undefined;
  }
  const typed = type in NUMERIC && text.trim() ? readNumber(text.trim(), type === 'integer') : { number: 0 };
  if (!('fault' in typed)) return undefined;
  if (typed.fault === 'unclear') {
    const example = type === 'integer' ? plainNumber(1234) : plainNumber(1234.5);
    return msg(str`Please write only one number, without spaces or units. For example: ${example}`, {
      id: 'field.number.unclear',
    });
  }
  if (typed.fault === 'size') return msg('This number is too large.', { id: 'field.number.size' });
  if (typed.fault !== 'digits') return undefined;
  const most = counted(DIGITS);
  return msg(str`This number has more digits than we can keep. Please write ${most} digits at most.`, {
    id: 'field.number.digits',
  });
}

/** A control of one line for `string`, `url`, `integer`, `decimal` and the number of a `quantity`. */
export function lineField(context: FieldContext, question: QuestionNode, answer: Answer, invalid: boolean) {
  const { type, extensions } = question.item;
  const { id } = answer;
  const text = textOf(context, answer);
  const name = numberedName(question, answer);
  const entryFormat = extensions.get('entryFormat')?.[0]?.['valueString'];
  const format = typeof entryFormat === 'string' && entryFormat ? isolate(entryFormat) : '';
  const unit = type in NUMERIC ? unitText(context, question, answer) : '';
  const reading = type in NUMERIC ? readingOf(text, numberOf(answer)) : '';
  const about = [
    describedBy(question, invalid),
    format && `${id}-format`,
    unit && `${id}-unit`,
    reading && `${id}-read`,
  ].filter(Boolean);
  return html`${
    format
      ? html`<p class="hint line-hint" id="${id}-format" lang=${language()} dir=${direction()}>
          ${msg(str`Write it in this form: ${format}`, { id: 'field.format' })}
        </p>`
      : nothing
  }<input
      class="control ${type in NUMERIC ? 'control-short' : ''}"
      id=${id}
      type="text"
      inputmode=${NUMERIC[type] ?? (type === 'url' ? 'url' : nothing)}
      .value=${live(text)}
      aria-label=${name ?? nothing}
      aria-labelledby=${name ? nothing : textId(question)}
      aria-describedby=${about.join(' ')}
      aria-invalid=${invalid ? 'true' : nothing}
      aria-required=${question.now.required ? 'true' : nothing}
      autocomplete="off"
      @input=${(event: Event) => {
        const typed = (event.target as HTMLInputElement).value;
        context.faults.set(answer, () => faultOf(question.item, typed));
        keepUnit(context, answer);
        setTyped(context, answer, { text: typed }, read(context, type, typed, answer));
      }}
      @change=${() => context.settle(question)}
    />${ifAny(
      unit ? html`<span class="unit" id="${id}-unit">${unit}</span>` : nothing,
      unitList(context, question, answer),
      reading
        ? html`<span class="hint" id="${id}-read" lang=${language()} dir=${direction()}>${reading}</span>`
        : nothing,
    )}`;
}
