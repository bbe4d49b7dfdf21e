import { type ChildPart, noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { draw } from './pieces.js';
import type { Queue } from './render-queue.js';

class Later extends Directive {
  #part: ChildPart | undefined;
  #template: (() => unknown) | undefined;
  #isDrawn = false;

  render(_rest: Queue, template: () => unknown): unknown {
    return template();
  }

  override update(part: ChildPart, [rest, template]: [Queue, () => unknown]): unknown {
    this.#part = part;
    this.#template = template;
    rest.add(this.#draw);
    return this.#isDrawn ? noChange : undefined;
  }

  readonly #draw = (): void => {
    this.#isDrawn = true;
    draw(this.#part!, this.#template!, this);
  };
}

/**
 * A piece that is drawn when the page before it is on the screen: see `Parts.rest`. Also when it is drawn again, as with all
 * of a long page; until then it stays as it is.
 */
export const later = directive(Later);
