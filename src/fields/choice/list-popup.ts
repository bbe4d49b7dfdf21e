import type { Item, Option } from '../../domain/questionnaire.js';
import { press } from '../../kernel/input/press-state.js';
import type { OptionSource } from '../context.js';
import { searchOptions } from './option-search.js';

/** No more are offered at once: a longer list is faster searched than read. */
const MOST = 100;

/** Milliseconds without a key before a server is asked, and before the number of answers is spoken. */
const PAUSE = 300;

/** One letter finds too much on a server, except in scripts where it is a word. */
const isShort = (text: string): boolean => text.length < 2 && !/[\u0250-\uffff]/.test(text);

/** A value set that is searched where it is. */
interface Far {
  readonly source: OptionSource;
  readonly item: Item;
}

/** The list under a combobox: what it offers, and which option the keys are on. */
export class ListPopup {
  options: readonly Option[] = [];
  /** The option that the keys are on, -1 for none. */
  active = -1;
  /** `closed`; `short`: more letters are needed; else how the search stands. */
  state: 'closed' | 'short' | 'loading' | 'failed' | 'ready' = 'closed';
  /** Whether more match than are offered. */
  more = false;
  /** What the list was asked for. */
  query = '';

  #search: AbortController | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #last: readonly Option[] = [];

  constructor(private readonly draw: () => void) {}

  get isOpen(): boolean {
    return this.state !== 'closed';
  }

  get picked(): Option | undefined {
    return this.options[this.active];
  }

  /** The options that can be told by their name: all that are here, or the last ones that were found. */
  known(options: readonly Option[]): readonly Option[] {
    return options.length > 0 ? options : this.#last;
  }

  /** Opens the list with what matches. `counted` hears how many do, after a pause; undefined: nobody could tell. */
  look(text: string, where: readonly Option[] | Far, counted: (found: number | undefined) => void): void {
    this.#stop();
    this.query = text.trim();
    if ('source' in where) {
      this.#lookFar(where, counted);
      return;
    }
    this.#show(searchOptions(where, this.query));
    if (this.query) this.#pause = setTimeout(() => counted(this.options.length), PAUSE);
  }

  #lookFar({ source, item }: Far, counted: (found: number | undefined) => void): void {
    const { query } = this;
    this.active = -1;
    if (isShort(query)) {
      this.options = [];
      this.more = false;
      this.state = 'short';
      this.draw();
      return;
    }
    // What was found before stays until there is an answer, so that the page does not jump with each key.
    this.state = 'loading';
    this.draw();
    const search = (this.#search = new AbortController());
    this.#pause = setTimeout(() => {
      source.search(item, query, search.signal).then(
        async (found) => {
          // The option that is being pressed must not become another one.
          await press.over;
          if (search.signal.aborted) return;
          this.#last = found;
          this.#show(found);
          counted(found.length);
        },
        async () => {
          await press.over;
          if (search.signal.aborted) return;
          this.options = [];
          this.state = 'failed';
          this.draw();
          counted(undefined);
        },
      );
    }, PAUSE);
  }

  #show(found: readonly Option[]): void {
    this.options = found.slice(0, MOST);
    this.more = found.length > MOST;
    this.active = -1;
    this.state = 'ready';
    this.draw();
  }

  /** Moves the keys' option and keeps it in sight. */
  move(step: 1 | -1, field: HTMLElement): void {
    const { length } = this.options;
    if (length === 0) return;
    this.active = this.active < 0 && step < 0 ? length - 1 : (this.active + step + length) % length;
    this.draw();
    const id = field.getAttribute('aria-activedescendant');
    if (id) (field.getRootNode() as ShadowRoot).getElementById(id)?.scrollIntoView({ block: 'nearest' });
  }

  close(): void {
    this.#stop();
    if (!this.isOpen) return;
    this.options = [];
    this.active = -1;
    this.more = false;
    this.state = 'closed';
    this.draw();
  }

  /** Closes once the press that took the focus away is over. */
  closeAfterPress(): void {
    this.#stop();
    // Whoever comes back into the field meanwhile looks anew.
    const leaving = (this.#search = new AbortController());
    const close = () => !leaving.signal.aborted && this.close();
    const over = press.over;
    if (over) void over.then(close);
    else close();
  }

  #stop(): void {
    this.#search?.abort();
    clearTimeout(this.#pause);
  }
}
