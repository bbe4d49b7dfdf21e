import { html, nothing } from 'lit';
import { live } from '../../kernel/drawing/live.js';
import { type AnswerValue, type Option, type QuestionNode } from '../../domain/questionnaire.js';
import { optionWith } from '../../domain/questionnaire/model/values.js';
import { direction, language, msg } from '../../i18n/index.js';
import { lateFieldStyles } from '../late-styles.js';
import { comboboxStyles } from './combobox.css.js';
import { describedBy, textId } from '../context.js';
import type { ListPopup } from './list-popup.js';
import { isChosen } from '../options.js';
import { inOrder } from '../several.js';
import { optionText, valueText } from '../text/value-text.js';

lateFieldStyles.add(comboboxStyles);

/** What is seen of a combobox, and what it does when the person acts. */
export interface ComboboxView {
  readonly question: QuestionNode;
  readonly invalid: boolean;
  /** What stands in the field. */
  readonly text: string;
  readonly popup: ListPopup;
  readonly onInput: (event: Event) => void;
  readonly onFocus: () => void;
  readonly onClick: (event: Event) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onLeave: (event: FocusEvent) => void;
  readonly onRetry: (event: Event) => void;
  /** Takes an answer back. */
  readonly remove: (value: AnswerValue, event: Event) => void;
}

/** Whether the form takes answers of one's own. */
export const takesOwn = ({ item }: QuestionNode): boolean => item.type === 'open-choice';

export const lookupFailed = (): string => msg('We could not search the list.', { id: 'field.search.failed' });

/** The field, the list under it, what is chosen over it, and what there is to know. */
export function comboboxView(view: ComboboxView) {
  const { question, invalid, popup } = view;
  const { answers } = question;
  const id = answers[0]?.id ?? '';
  return html`<div class="combobox" @focusout=${view.onLeave} @click=${view.onClick} @keydown=${view.onKey}>
    ${question.item.repeats ? chosen(view) : nothing}
    <div class="combobox-field">
      <input
        class="control"
        id=${id}
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded=${popup.options.length > 0 ? 'true' : 'false'}
        aria-controls="${id}-list"
        aria-activedescendant=${popup.active >= 0 ? `${id}-option-${popup.active}` : nothing}
        aria-labelledby=${textId(question)}
        aria-describedby="${describedBy(question, invalid)} ${id}-note"
        aria-invalid=${invalid ? 'true' : nothing}
        aria-required=${question.now.required ? 'true' : nothing}
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        .value=${live(view.text)}
        @input=${view.onInput}
        @focus=${view.onFocus}
      />
    </div>
    <div
      class="combobox-list"
      role="listbox"
      id="${id}-list"
      aria-labelledby=${textId(question)}
      aria-multiselectable=${question.item.repeats ? 'true' : nothing}
      ?hidden=${popup.options.length === 0}
      @mousedown=${(event: Event) => event.preventDefault()}
    >
      ${popup.options.map((one, index) => option(view, one, index, id))}
    </div>
    <p class="hint combobox-note" id="${id}-note" lang=${language()} dir=${direction()}>${note(view)}</p>
  </div>`;
}

function option({ question, popup }: ComboboxView, one: Option, index: number, id: string) {
  return html`<div
    class="combobox-option ${index === popup.active ? 'combobox-active' : ''}"
    role="option"
    id="${id}-option-${index}"
    aria-selected=${isChosen(question, one.value) ? 'true' : 'false'}
  >
    ${one.prefix ? html`<span class="prefix">${one.prefix}</span> ` : nothing}${optionText(one)}
  </div>`;
}

/** What is chosen of several, each with a button to take it back. */
function chosen({ question, remove }: ComboboxView) {
  const values = inOrder(question).flatMap(({ value }) => value ?? []);
  if (values.length === 0) return nothing;
  return html`<ul class="chosen" aria-label=${msg('Your answers', { id: 'field.search.chosen' })}>
    ${values.map((value) => {
      const known = optionWith(question.options, value);
      const text = known ? optionText(known) : valueText(value);
      return html`<li>
        <span>${text}</span>
        <button
          class="button button-quiet"
          type="button"
          lang=${language()} dir=${direction()}
          @click=${(event: Event) => remove(value, event)}
        >
          ${msg('Remove', { id: 'survey.answer.remove' })}
          <span class="visually-hidden">${text}</span>
        </button>
      </li>`;
    })}
  </ul>`;
}

/** What there is to know about the list, under the field. */
function note({ question, popup, onRetry }: ComboboxView) {
  switch (popup.state) {
    case 'loading':
      return msg('Looking for answers…', { id: 'field.search.loading' });
    case 'failed':
      return html`${lookupFailed()}
        <button class="button button-quiet" type="button" @click=${onRetry}>
          ${msg('Try again', { id: 'data.retry' })}
        </button>`;
    case 'short':
      return msg('Type the first letters of your answer.', { id: 'field.search.hint' });
    case 'ready':
      if (popup.query && popup.options.length === 0) {
        return takesOwn(question)
          ? msg('No answer in the list matches. You can keep what you wrote.', { id: 'field.search.own' })
          : msg('No answer in the list matches. Try other words.', { id: 'field.search.other' });
      }
      return popup.more
        ? msg('There are more answers. Type more letters to find yours.', { id: 'field.search.more' })
        : nothing;
    default:
      return question.item.repeats
        ? msg('Type to search. You can choose more than one.', { id: 'field.search.several' })
        : msg('Type to search.', { id: 'field.search' });
  }
}
