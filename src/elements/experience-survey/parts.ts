import type { ChildPart } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { Directive } from 'lit/directive.js';
import { clearPart, setCommittedValue } from 'lit/directive-helpers.js';

/**
 * Pieces of a template that can be drawn again by themselves. An answer then costs what it touches, however long the
 * survey is.
 */
export class Parts {
  readonly #drawn = new Map<unknown, LivePart>();

  /** Draws the piece `key` again, if it is on the page. */
  refresh(key: unknown): void {
    this.#drawn.get(key)?.refresh();
  }

  add(key: unknown, part: LivePart): void {
    this.#drawn.set(key, part);
  }

  remove(key: unknown, part: LivePart): void {
    if (this.#drawn.get(key) === part) this.#drawn.delete(key);
  }
}

class LivePart extends AsyncDirective {
  #parts: Parts | undefined;
  #key: unknown;
  #template: (() => unknown) | undefined;

  render(_parts: Parts, _key: unknown, template: () => unknown): unknown {
    return template();
  }

  override update(_part: ChildPart, [parts, key, template]: [Parts, unknown, () => unknown]): unknown {
    if (parts !== this.#parts || key !== this.#key) this.#parts?.remove(this.#key, this);
    this.#parts = parts;
    this.#key = key;
    this.#template = template;
    if (this.isConnected) parts.add(key, this);
    return template();
  }

  refresh(): void {
    this.setValue(this.#template?.());
  }

  protected override disconnected(): void {
    this.#parts?.remove(this.#key, this);
  }

  protected override reconnected(): void {
    this.#parts?.add(this.#key, this);
    // What changed while the element was off the page was not drawn.
    this.refresh();
  }
}

/** A piece that `parts.refresh(key)` draws again. */
export const livePart = directive(LivePart);

class Keyed extends Directive {
  #key: unknown;

  render(_key: unknown, content: unknown): unknown {
    return content;
  }

  override update(part: ChildPart, [key, content]: [unknown, unknown]): unknown {
    if (key !== this.#key) {
      this.#key = key;
      clearPart(part);
      setCommittedValue(part);
    }
    return content;
  }
}

/**
 * Draws something wholly anew when its key changes. Unlike Lit's own directive of that name it lets go of what was
 * there: pieces of an earlier page would otherwise draw themselves, where nothing is left to draw in.
 */
export const keyed = directive(Keyed);
