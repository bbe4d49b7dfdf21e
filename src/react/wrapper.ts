import { createComponent, type EventName } from '@lit/react';
import {
  createElement,
  forwardRef,
  type FunctionComponent,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type RefAttributes,
} from 'react';
import * as React from 'react';
import { claim } from '../kernel/page/claim.js';
import type { ElementClass } from '../kernel/page/define.js';

type Listeners<Events> = { [Name in keyof Events]?: ((event: Events[Name]) => void) | undefined };

/** A React component that stands for an element: properties, listeners and whatever HTML takes. */
export type Wrapper<Element extends HTMLElement, Props, Events> = ForwardRefExoticComponent<
  Omit<HTMLAttributes<Element>, keyof Props | keyof Events> & Props & Listeners<Events> & RefAttributes<Element>
>;

/**
 * Makes the React component of an element. The element is defined when the component is first drawn, so that importing
 * it changes nothing, and what a server wrote waits (`defer-hydration`) until React has set every property and listener.
 *
 * @param element - its class
 * @param waits - properties with the data: `undefined` in them is data that the page does not have yet, which is `null`
 * @param events - type of event by the name of the prop that listens to it
 */
export function wrapper(element: ElementClass, waits: readonly string[], events: Readonly<Record<string, EventName>>) {
  const { tag } = element;
  const Inner = createComponent({ react: React, tagName: tag, elementClass: element, events: { ...events } });
  const Outer = forwardRef<HTMLElement, Record<string, unknown>>((props, ref) => {
    if (claim(tag)) customElements.define(tag, element);
    const given: Record<string, unknown> = { 'defer-hydration': '', ref };
    for (const [name, value] of Object.entries(props))
      if (value !== undefined) given[name] = value;
      else if (waits.includes(name)) given[name] = null;
    return createElement(Inner as FunctionComponent, given);
  });
  Outer.displayName = tag.replace(/^pp|-/g, '').replace(/^./, (letter) => letter.toUpperCase());
  return Outer;
}
