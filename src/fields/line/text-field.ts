import { html, nothing } from 'lit';
import { live } from '../../kernel/drawing/live.js';
import type { Answer, QuestionNode } from '../../domain/questionnaire.js';
import { plainText } from '../../domain/questionnaire/model/values.js';
import { describedBy, type FieldContext, numberedName, setTyped, textId, typedParts } from '../context.js';

/** A box for `text`, which grows with what is written in it. */
export function textField(context: FieldContext, question: QuestionNode, answer: Answer, invalid: boolean) {
  const name = numberedName(question, answer);
  return html`<textarea
    class="control"
    id=${answer.id}
    rows="4"
    .value=${live(typedParts(context, answer)?.text ?? answer.raw ?? answer.value?.valueString ?? '')}
    aria-label=${name ?? nothing}
    aria-labelledby=${name ? nothing : textId(question)}
    aria-describedby=${describedBy(question, invalid)}
    aria-invalid=${invalid ? 'true' : nothing}
    aria-required=${question.now.required ? 'true' : nothing}
    autocomplete="off"
    @input=${(event: Event) => {
      const { value: text } = event.target as HTMLTextAreaElement;
      const valueString = plainText(text);
      setTyped(context, answer, { text }, valueString ? { valueString } : null);
    }}
    @change=${() => context.settle(question)}
  ></textarea>`;
}
