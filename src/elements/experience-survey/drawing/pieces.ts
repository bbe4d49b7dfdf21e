import type { ChildPart } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { clearPart, setChildPartValue, setCommittedValue } from 'lit/directive-helpers.js';
import { standIn } from '../../../i18n/index.js';
import type { Parts } from './live-parts.js';

/** Draws a piece by itself, with numbers as they are where it stands. Returns false where it is not on the page any more. */
export function draw(part: ChildPart, template: () => unknown, piece: Directive): boolean {
  const { startNode } = part;
  if (!startNode?.isConnected) return false;
  standIn((startNode.getRootNode() as ShadowRoot).host);
  setChildPartValue(part, template(), piece);
  return true;
}

class LivePart extends Directive {
  #part: ChildPart | undefined;
  #template: (() => unknown) | undefined;

  render(_parts: Parts, _key: unknown, template: () => unknown): unknown {
    return template();
  }

  override update(part: ChildPart, [parts, key, template]: [Parts, unknown, () => unknown]): unknown {
    this.#part = part;
    this.#template = template;
    parts.add(key, this);
    return template();
  }

  /** Returns false where it is not on the page any more. */
  refresh(): boolean {
    return draw(this.#part!, this.#template!, this);
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
