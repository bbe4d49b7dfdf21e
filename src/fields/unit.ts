import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Answer, Coding, QuestionNode } from '../domain/questionnaire.js';
import { msg } from '../i18n/index.js';
import type { FieldContext } from './context.js';

interface Unit {
  readonly unit?: string;
  readonly system?: string;
  readonly code?: string;
}

/** A unit that a question offers, as a quantity has it. */
const asUnit = ({ display, system, code }: Coding): Unit => ({
  ...((display ?? code) && { unit: display ?? code! }),
  ...(system && { system }),
  ...(code && { code }),
});

/** The unit chosen for a quantity, else the one that it has, else the first one that the question offers. */
export function unitOf(context: FieldContext, answer: Answer): Unit {
  const chosen = context.units.get(answer);
  if (chosen) return asUnit(chosen);
  const { unit, system, code } = answer.value?.valueQuantity ?? {};
  if (unit ?? code) return { ...(unit && { unit }), ...(system && { system }), ...(code && { code }) };
  const [first] = answer.item.units;
  return first ? asUnit(first) : {};
}

/** The unit in words, where there is no choice of units: the form's own words for it, else its name. */
export function unitText(context: FieldContext, { item, notes }: QuestionNode, answer: Answer): string {
  const note = notes.find((one) => one.item.control === 'unit' && one.enabled && !one.hidden);
  if (note?.item.text) return note.item.text;
  return item.units.length > 1 ? '' : (unitOf(context, answer).unit ?? '');
}

/** A list of units, where a quantity has a choice of them. */
export function unitList(context: FieldContext, question: QuestionNode, answer: Answer) {
  const { type, units } = question.item;
  if (type !== 'quantity' || units.length < 2) return nothing;
  const chosen = unitOf(context, answer);
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
