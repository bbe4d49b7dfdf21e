import { html, nothing } from 'lit';
import { live } from '../kernel/drawing/live.js';

/** A radio button or a check box. */
export interface OptionRow {
  readonly type: 'radio' | 'checkbox';
  /** What the radio buttons of one choice have in common. */
  readonly name?: string | undefined;
  readonly id?: string | undefined;
  readonly checked: boolean;
  change(checked: boolean): void;
  /** Of the words, where they are not those of what is around. */
  readonly lang?: string | undefined;
  readonly dir?: 'ltr' | 'rtl' | undefined;
}

/** An option as one row that can be pressed anywhere. */
export const optionRow = ({ type, name, id, checked, change, lang, dir }: OptionRow, words: unknown) =>
  html`<label class="option"
    ><input
      type=${type}
      id=${id ?? nothing}
      name=${name ?? nothing}
      autocomplete="off"
      .checked=${live(checked)}
      @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
    /><span lang=${lang ?? nothing} dir=${dir ?? nothing}>${words}</span></label
  >`;
