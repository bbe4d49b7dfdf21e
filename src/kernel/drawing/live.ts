import { noChange } from 'lit';
import { Directive, directive, type PropertyPart } from 'lit/directive.js';

class Live extends Directive {
  render(value: unknown): unknown {
    return value;
  }

  override update({ element, name }: PropertyPart, [value]: [unknown]): typeof noChange {
    const control = element as unknown as Record<string, unknown>;
    if (control[name] !== value) control[name] = value;
    return noChange;
  }
}

/**
 * The value of a control's property, also where the person has made it another one since it was drawn. For properties
 * alone, which is what elements have: Lit's own is for attributes too, and brings half a kilobyte to every page.
 */
export const live = directive(Live);
