import type { LitElement } from 'lit';
import { version } from './version.js';

/** A concrete element class of this library. */
export type ElementClass = (new () => LitElement) & { readonly tag: string; shadowRootOptions: ShadowRootInit };

/** How an element is defined. */
export interface DefineOptions {
  /** The tag, when it should not be the element's own. */
  tag?: string;
  /** `closed` keeps page scripts, such as session replay, from walking into the element. */
  shadowRootMode?: ShadowRootMode;
}

/**
 * Defines an element under its own or another tag. The first definition of a tag wins; a later one warns.
 *
 * @returns whether the tag was defined by this call; always false without a registry (on a server)
 * @throws {@link DOMException} for a tag that is no valid custom element name
 */
export function define(
  element: ElementClass,
  { tag = element.tag, shadowRootMode = 'open' }: DefineOptions = {},
): boolean {
  if (typeof customElements === 'undefined') return false;
  if (customElements.get(tag)) {
    console.warn(`patient-partnership ${version}: <${tag}> is defined already; the first definition stays.`);
    return false;
  }
  // A class can be defined once only, so every definition made here gets a subclass of its own.
  customElements.define(
    tag,
    class extends element {
      static override shadowRootOptions = { ...element.shadowRootOptions, mode: shadowRootMode };
    },
  );
  return true;
}
