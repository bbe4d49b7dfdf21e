import { AsyncDirective, directive } from 'lit/async-directive.js';
import type { AnswerValue, QuestionNode } from '../../domain/questionnaire.js';
import { plainText } from '../../domain/questionnaire/model/values.js';
import { counted, isolate, msg, str } from '../../i18n/index.js';
import { comboboxView, lookupFailed, takesOwn } from './combobox-view.js';
import type { FieldContext } from '../context.js';
import { ListPopup } from './list-popup.js';
import { namedOption } from './option-search.js';
import { isChosen, isOwn, optionsOf } from '../options.js';
import { fullQuestions } from '../full-question.js';
import { optionText, valueText } from '../text/value-text.js';

/**
 * A text field that offers the answers which match what is typed in it (WAI-ARIA combobox with a listbox). The list
 * stands in the page and pushes what follows down, so that nothing of the page can cover or cut it.
 */
class Combobox extends AsyncDirective {
  #context!: FieldContext;
  #question!: QuestionNode;
  #invalid = false;
  /** Nothing was pressed or typed in the field since it got the focus, or its answer. */
  #isFresh = false;
  readonly #popup = new ListPopup(() => this.isConnected && this.setValue(this.#template()));

  render(context: FieldContext, question: QuestionNode, invalid: boolean): unknown {
    if (question !== this.#question) this.#popup.close();
    this.#context = context;
    this.#question = question;
    this.#invalid = invalid;
    return this.#template();
  }

  protected override disconnected(): void {
    this.#popup.close();
  }

  /** What was typed and is no answer yet. */
  get #query(): string | undefined {
    return this.#context.queries.get(this.#question);
  }

  get #several(): boolean {
    return this.#question.item.repeats;
  }

  /** What stands in the field. */
  get #text(): string {
    if (this.#query !== undefined) return this.#query;
    const [answer] = this.#question.answers;
    if (this.#several || !answer) return '';
    return answer.value ? valueText(answer.value, this.#question.options) : (answer.raw ?? '');
  }

  #look(): void {
    const question = this.#question;
    const { optionSource } = this.#context;
    const isFar = Boolean(question.item.valueSet && optionsOf(question).length === 0);
    // The answer that stands in the field is no wish to see only that one.
    const text = this.#query ?? (this.#several || this.#question.answers[0]?.value ? '' : this.#text);
    this.#popup.look(
      text,
      isFar && optionSource ? { source: optionSource, item: question.item } : optionsOf(question),
      (found) =>
        this.#context.announce(
          found === undefined
            ? lookupFailed()
            : found > 0
              ? msg(str`Answers in the list: ${counted(found)}`, { id: 'field.search.count' })
              : msg('No answer in the list matches.', { id: 'field.search.none' }),
        ),
    );
  }

  readonly #onInput = (event: Event): void => {
    const text = (event.target as HTMLInputElement).value;
    this.#context.queries.set(this.#question, text);
    this.#isFresh = false;
    if (!this.#several) this.#write(plainText(text));
    this.#look();
  };

  /** The field's text as the one answer. */
  #write(text: string): void {
    const context = this.#context;
    const answer = this.#question.answers[0]!;
    const option = namedOption(this.#popup.known(optionsOf(this.#question)), text);
    if (option) context.setAnswer(answer, option.value);
    else if (text && takesOwn(this.#question)) context.setAnswer(answer, { valueString: text });
    else context.setAnswer(answer, null, text || undefined);
  }

  #choose(value: AnswerValue, text: string): void {
    const context = this.#context;
    const question = this.#question;
    this.#popup.close();
    this.#context.queries.delete(this.#question);
    this.#isFresh = true;
    if (!this.#several) context.setAnswer(question.answers[0]!, value);
    else {
      const on = !isChosen(question, value);
      const shown = isolate(text);
      if (on && fullQuestions.module?.refuses(context, question, value)) return;
      context.toggle(question, value, on);
      context.announce(
        on
          ? msg(str`Added: ${shown}`, { id: 'field.search.added' })
          : msg(str`Removed: ${shown}`, { id: 'field.search.removed' }),
      );
    }
    context.settle(question);
    context.refresh(question);
  }

  /** Makes an answer of what was typed, where the form takes answers of one's own. */
  #addOwn(): void {
    const text = plainText(this.#query ?? '');
    if (!this.#several || !text) return;
    const option = namedOption(this.#popup.known(optionsOf(this.#question)), text);
    if (option && !isChosen(this.#question, option.value)) this.#choose(option.value, optionText(option));
    else if (!option && takesOwn(this.#question)) this.#choose({ valueString: text }, text);
  }

  readonly #onFocus = (): void => {
    this.#isFresh = true;
  };

  readonly #onClick = ({ target }: Event): void => {
    const option = (target as Element).closest('[role=option]');
    const picked = option && this.#popup.options[Number(option.id.split('-').at(-1))];
    if (picked) this.#choose(picked.value, optionText(picked));
    else if ((target as Element).localName === 'input') {
      this.#selectChosen(target as HTMLInputElement);
      this.#look();
    }
  };

  /**
   * The first press in a field with an answer from the list selects all of it, as Tab does, so that what is typed takes
   * its place. The next one sets the caret. Own words are there to be put right: in them every press does.
   */
  #selectChosen(field: HTMLInputElement): void {
    const question = this.#question;
    const value = this.#several ? null : question.answers[0]?.value;
    // A part that was selected by drawing over it stays.
    const isCaret = field.selectionStart === field.selectionEnd;
    if (this.#isFresh && isCaret && value && !isOwn(question, value)) field.setSelectionRange(0, field.value.length);
    this.#isFresh = false;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const popup = this.#popup;
    const { key, target } = event;
    if (event.isComposing || (target as Element).localName !== 'input') return;
    if (key === 'Tab') popup.close();
    else if (key === 'Escape' && popup.isOpen) {
      popup.close();
      event.stopPropagation();
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (!popup.isOpen) this.#look();
      else popup.move(key === 'ArrowDown' ? 1 : -1, target as HTMLElement);
    } else if (key === 'Enter') {
      const option = popup.isOpen ? popup.picked : undefined;
      if (option) this.#choose(option.value, optionText(option));
      else this.#addOwn();
    } else return;
    if (key !== 'Tab') event.preventDefault();
  };

  readonly #onLeave = (event: FocusEvent): void => {
    if ((event.currentTarget as Element).contains(event.relatedTarget as Element | null)) return;
    this.#addOwn();
    this.#context.settle(this.#question);
    this.#popup.closeAfterPress();
  };

  readonly #remove = (value: AnswerValue, event: Event): void => {
    // The button goes: the focus leaves it before, not while the field is being drawn.
    this.#focus(event);
    this.#choose(value, valueText(value, this.#question.options));
  };

  #focus(event: Event): void {
    (event.currentTarget as Element).closest('.combobox')?.querySelector('input')?.focus();
  }

  readonly #onRetry = (event: Event): void => {
    this.#focus(event);
    this.#look();
  };

  #template(): unknown {
    return comboboxView({
      question: this.#question,
      invalid: this.#invalid,
      text: this.#text,
      popup: this.#popup,
      onInput: this.#onInput,
      onFocus: this.#onFocus,
      onClick: this.#onClick,
      onKey: this.#onKey,
      onLeave: this.#onLeave,
      onRetry: this.#onRetry,
      remove: this.#remove,
    });
  }
}

/** A field for one answer or several of a long list. */
export const combobox = directive(Combobox);
