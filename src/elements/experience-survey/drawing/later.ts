import type { ChildPart } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { draw } from './pieces.js';
import type { Queue } from './render-queue.js';

class Later extends Directive {
  #part: ChildPart | undefined;
  #template: (() => unknown) | undefined;
  #isDue = false;

  render(_rest: Queue, template: () => unknown): unknown {
    return template();
  }

  override update(part: ChildPart, [rest, template]: [Queue, () => unknown]): unknown {
    this.#part = part;
    this.#template = template;
    if (this.#isDue) return template();
    rest.add(this.#draw);
    return undefined;
  }

  readonly #draw = (): void => {
    this.#isDue = true;
    draw(this.#part!, this.#template!, this);
  };
}

/** A piece that is drawn when the page before it is on the screen: see `Parts.rest`. */
export const later = directive(Later);
