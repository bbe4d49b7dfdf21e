import { fixture, html } from '@open-wc/testing';
import { discover } from '../../src/discover.js';
import type { ElementName } from '../../src/kernel/page/element-names.js';
import type { PartnershipElement } from '../../src/kernel/element/partnership-element.js';
import { next } from '../kernel/events.js';
import { shared as experienceSurvey } from './experience-survey/example.mjs';
import { shared as maturityRadar } from './maturity-radar/example.mjs';
import { shared as optionGrid } from './option-grid/example.mjs';

/** What an element brings for the tests that all elements share, as `shared` in its `example.mjs`. */
export interface Example {
  readonly tag: string;
  /** The property that takes its data. */
  readonly property: string;
  /** Data that show this title, anew each time. */
  readonly data: (title: string) => object;
  /** A selector of what a person may press first; pressed, it is `:checked` or `aria-current`. */
  readonly press: string;
}

export const EXAMPLES: Readonly<Record<ElementName, Example>> = {
  'pp-experience-survey': experienceSurvey,
  'pp-maturity-radar': maturityRadar,
  'pp-option-grid': optionGrid,
};

/** An element with what form elements have, too: others have `undefined` there. */
export type AnyElement = PartnershipElement & { name?: string; disabled?: boolean } & Record<string, unknown>;

export const examples = Object.values(EXAMPLES);

/** Adds an element to the page, and waits until it is defined. */
export async function place(element: Element, form?: HTMLFormElement): Promise<void> {
  if (form) form.prepend(element);
  else await fixture(html`<div>${element}</div>`);
  await discover(document);
  await customElements.whenDefined(element.localName);
}

/** An element with data, drawn. */
export async function draw(example: Example, title: string, form?: HTMLFormElement): Promise<AnyElement> {
  const element = document.createElement(example.tag) as AnyElement;
  element[example.property] = example.data(title);
  const ready = next(element, 'pp-ready');
  await place(element, form);
  await ready;
  return element;
}

/** What is to be read, without what is only said once. */
export const textOf = (element: AnyElement): string =>
  [...element.shadowRoot!.querySelectorAll<HTMLElement>('.base > :not(#live)')]
    .map(({ innerText }) => innerText)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

const control = (element: AnyElement, { press }: Example) => element.shadowRoot!.querySelector<HTMLElement>(press)!;

export async function press(element: AnyElement, example: Example): Promise<void> {
  control(element, example).click();
  await element.updateComplete;
}

export const isPressed = (element: AnyElement, example: Example): boolean =>
  control(element, example).closest(':checked, [aria-current="true"]') !== null ||
  control(element, example).querySelector('[aria-current="true"]') !== null;

/** Whether the browser counts an element's class among the controls of a form. */
export const isControl = ({ tag }: Example): boolean =>
  (customElements.get(tag) as { formAssociated?: boolean } | undefined)?.formAssociated === true;
