import { html, nothing } from 'lit';
import { live } from '../../kernel/drawing/live.js';
import type { Answer, Coding, Item, Quantity, QuestionNode } from '../../domain/questionnaire.js';
import { plainText, sameUnit, unitIn, unitPart } from '../../domain/questionnaire/model/values.js';
import { direction, isolate, language, msg } from '../../i18n/index.js';
import type { FieldContext } from '../context.js';

type Unit = Pick<Quantity, 'unit' | 'system' | 'code'>;

/** A unit that a question offers or that somebody wrote, as a quantity has it. */
const asUnit = ({ display, system, code }: Coding): Unit =>
  unitPart({ unit: plainText(display ?? code ?? ''), ...(system && { system }), ...(code && { code }) });

const asCoding = ({ unit, system, code }: Unit): Coding => ({
  ...(unit && { display: unit }),
  ...(system && { system }),
  ...(code && { code }),
});

/** What a quantity without a number says of its unit, if it may be that one. */
const preset = (item: Item, given: Quantity | undefined): Unit | undefined =>
  given && (given.unit ?? given.code) && (!item.closedUnits || unitIn(item.units, given)) ? unitPart(given) : undefined;

/**
 * The unit of a quantity: the one that was chosen or that it has; without one, the unit that the answer came with or
 * begins with, the first one that the question offers, or that of its limits.
 */
export function unitOf(context: FieldContext, answer: Answer): Unit {
  const chosen = context.units.get(answer);
  if (chosen) return asUnit(chosen);
  const { item, value, preset: given } = answer;
  const own = value?.valueQuantity;
  if (own?.unit ?? own?.code) return unitPart(own);
  const { units, initial, minValue, maxValue } = item;
  return (
    preset(item, given?.valueQuantity) ??
    preset(item, initial[0]?.valueQuantity) ??
    (units[0] && asUnit(units[0])) ??
    preset(item, minValue?.valueQuantity ?? maxValue?.valueQuantity) ??
    {}
  );
}

/** Has the unit of an answer stay what it is while there is no number beside it. */
export function keepUnit(context: FieldContext, answer: Answer): void {
  const { unit, code } = answer.value?.valueQuantity ?? {};
  if ((unit ?? code) && !context.units.has(answer)) context.units.set(answer, asCoding(unitOf(context, answer)));
}

/** The unit in words, where there is no choice of units: the form's own words for it, else its name. */
export function unitText(context: FieldContext, { item, notes }: QuestionNode, answer: Answer, scale?: Unit): string {
  const note = notes.find((one) => one.item.control === 'unit' && one.enabled && !one.hidden);
  if (note?.item.text) return note.item.text;
  const { unit, code } = scale ?? unitOf(context, answer);
  return !scale && hasList(context, item, answer) ? '' : (unit ?? code ?? '');
}

/** Whether there is a choice: of several units, of one's own, or of another one than the answer came with. */
function hasList(context: FieldContext, item: Item, answer: Answer): boolean {
  if (item.type !== 'quantity') return false;
  return item.units.length > 1 || !!item.unitOpen || (!!item.units[0] && !unitIn(item.units, unitOf(context, answer)));
}

function setUnit(context: FieldContext, answer: Answer, unit: Coding): void {
  context.units.set(answer, unit);
  const value = answer.value?.valueQuantity?.value;
  if (value !== undefined) context.setAnswer(answer, { valueQuantity: { value, ...asUnit(unit) } });
  else context.refresh(answer.parent);
}

/** A list of units, where a quantity has a choice of them, and a box for a unit of one's own where the form takes one. */
export function unitList(context: FieldContext, question: QuestionNode, answer: Answer) {
  const { item } = question;
  if (!hasList(context, item, answer)) return nothing;
  const { units, unitOpen } = item;
  const chosen = unitOf(context, answer);
  const isElse = !unitIn(item.units, chosen);
  const onChange = (event: Event) => {
    const { selectedIndex } = event.target as HTMLSelectElement;
    setUnit(context, answer, units[selectedIndex] ?? (unitOpen ? {} : asCoding(chosen)));
    context.settle(question);
  };
  const onInput = (event: Event) => setUnit(context, answer, { display: (event.target as HTMLInputElement).value });
  const shown = isolate(chosen.unit ?? chosen.code ?? '');
  const last = unitOpen
    ? msg('Another unit', { id: 'field.unit.other' })
    : `${shown} ${msg('(not in the list)', { id: 'field.unlisted' })}`;
  return html`<select
      class="control control-short"
      aria-label=${msg('Unit', { id: 'field.unit' })}
      @change=${onChange}
    >
      ${units.map(
        (unit) => html`<option .selected=${live(sameUnit(asUnit(unit), chosen))}>${unit.display ?? unit.code}</option>`,
      )}
      ${
        unitOpen || isElse
          ? html`<option .selected=${live(isElse)} lang=${language()} dir=${direction()}>${last}</option>`
          : nothing
      }</select
    >${
      unitOpen && isElse
        ? html`<input
          class="control control-short"
          type="text"
          .value=${live(context.units.get(answer)?.display ?? chosen.unit ?? chosen.code ?? '')}
          aria-label=${msg('Your own unit', { id: 'field.unit.own' })}
          autocomplete="off"
          @input=${onInput}
          @change=${() => context.settle(question)}
        />`
        : nothing
    }`;
}
