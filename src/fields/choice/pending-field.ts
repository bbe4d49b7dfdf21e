import { css, html } from 'lit';
import type { QuestionNode } from '../../domain/questionnaire.js';
import { textOf } from '../../domain/questionnaire/model/node.js';
import { direction, isolate, language, msg, str } from '../../i18n/index.js';
import { lateFieldStyles } from '../late-styles.js';
import { type OptionSource, textId } from '../context.js';

lateFieldStyles.add(css`
  .pending {
    /* About the room that a few options take, so that the page does not jump when they come. */
    min-block-size: 10em;
  }
`);

/** What stands in place of options that come from elsewhere, until they are there. */
export function pending(source: OptionSource, question: QuestionNode, state: 'loading' | 'failed'): unknown {
  const text = isolate(textOf(question));
  return html`<div
    class="pending"
    tabindex="-1"
    role="group"
    aria-labelledby=${textId(question)}
    aria-busy=${state === 'loading' ? 'true' : 'false'}
    lang=${language()}
    dir=${direction()}
  >
    ${
      state === 'loading'
        ? html`<p class="hint">${msg('Getting the answers to choose from…', { id: 'field.options.loading' })}</p>`
        : html`<div class="notice notice-error stack">
          <p>
            ${msg(str`We could not get the answers to choose from for “${text}”.`, { id: 'field.options.failed' })}
            ${msg('You can go on with the other questions.', { id: 'field.options.failed.help' })}
          </p>
          <button class="button" type="button" @click=${(event: Event) => {
            // The button goes when the options are asked for again.
            (event.currentTarget as Element).closest<HTMLElement>('.pending')?.focus();
            source.retry(question.item);
          }}>
            ${msg('Try again', { id: 'data.retry' })}
          </button>
        </div>`
    }
  </div>`;
}
