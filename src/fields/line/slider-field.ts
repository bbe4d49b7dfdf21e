import { html } from 'lit';
import { live } from '../../kernel/drawing/live.js';
import type { QuestionNode } from '../../domain/questionnaire.js';
import { direction, formatNumber, isolate, language, msg, str } from '../../i18n/index.js';
import { lateFieldStyles } from '../late-styles.js';
import { describedBy, type FieldContext, textId } from '../context.js';
import { sliderStyles } from './slider-field.css.js';
import { onScale, scaleUnit, sliderRange } from './slider-range.js';
import { unitOf, unitText } from './unit.js';

export { sliderRange };

lateFieldStyles.add(sliderStyles);

/** The words at one end of the scale. */
const endText = ({ notes }: QuestionNode, end: 'lower' | 'upper'): string =>
  notes.find(({ item, enabled, hidden }) => item.control === end && enabled && !hidden)?.item.text ?? '';

/**
 * A scale. It has no answer until it is touched: the thumb stands in the middle, hollow, and the words say that there is
 * none. A key, a press or a drag answers; so does a press where the thumb stands.
 */
export function sliderField(context: FieldContext, question: QuestionNode, invalid: boolean) {
  const { item } = question;
  const answer = question.answers[0]!;
  const { min, max, step } = sliderRange(question)!;
  const number = onScale(question, answer.value);
  const isEmpty = number === undefined;
  const own = scaleUnit(question);
  const unit = unitText(context, question, answer, own);
  const inWords = (value: number) => [formatNumber(value), unit].filter(Boolean).join(' ');
  const words = isEmpty ? msg('Not answered yet', { id: 'field.slider.empty' }) : inWords(number);
  const shown = isolate(words);
  const set = (value: number) => {
    if (value === number) return;
    if (item.type === 'integer') context.setAnswer(answer, { valueInteger: Math.round(value) });
    else if (item.type === 'decimal') context.setAnswer(answer, { valueDecimal: value });
    else context.setAnswer(answer, { valueQuantity: { value, ...(own ?? unitOf(context, answer)) } });
  };
  const onInput = (event: Event) => set((event.target as HTMLInputElement).valueAsNumber);
  const onFinish = (event: Event) => {
    onInput(event);
    context.settle(question);
  };
  const onKey = (event: KeyboardEvent) => {
    // The keys that answer where they do not move the thumb: it may stand where the person wants it.
    if (event.key === ' ' || event.key === 'Enter') onFinish(event);
  };
  // Middle of the scale, on a step.
  const start = min + Math.round((max - min) / 2 / step) * step;
  return html`<div class="slider ${isEmpty ? 'slider-empty' : ''}">
    <p class="slider-value" id="${answer.id}-value" lang=${language()} dir=${direction()}>
      ${isEmpty ? words : msg(str`Your answer: ${shown}`, { id: 'field.slider.value' })}
    </p>
    <input
      type="range"
      id=${answer.id}
      min=${min}
      max=${max}
      step=${step}
      .value=${live(String(number ?? start))}
      aria-labelledby=${textId(question)}
      aria-describedby="${describedBy(question, invalid)} ${answer.id}-ends"
      aria-valuetext=${words}
      aria-invalid=${invalid ? 'true' : 'false'}
      @input=${onInput}
      @change=${onFinish}
      @click=${onFinish}
      @keydown=${onKey}
    />
    <p class="slider-ends" id="${answer.id}-ends">
      <span><b>${inWords(min)}</b> ${endText(question, 'lower')}</span>
      <span><b>${inWords(max)}</b> ${endText(question, 'upper')}</span>
    </p>
  </div>`;
}
