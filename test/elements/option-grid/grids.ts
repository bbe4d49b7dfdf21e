import { fixture, html } from '@open-wc/testing';
import type { OptionGridInput } from '../../../src/domain/decisions.js';
import type { OptionGrid } from '../../../src/elements/option-grid/option-grid.js';
import '../../../src/elements/option-grid/define.js';
import { shared } from './example.mjs';

type Outcome = NonNullable<NonNullable<OptionGridInput['rows'][number]['cells'][string]>['outcome']>;

export const outcome = (events: number, denominator = 100, more: Partial<Outcome> = {}): Outcome => ({
  events,
  denominator,
  timeFrame: '5 years',
  group: 'people over 60',
  source: 's1',
  ...more,
});

const names = { a: 'Wait', b: 'Exercise', c: 'Tablets', d: 'Surgery' };

/** The grid of the example with as many options as asked for. Its second row has numbers. */
export function decision(options: (keyof typeof names)[] = ['a', 'b', 'c']) {
  const grid = shared.data('Sore knee');
  return {
    ...grid,
    options: options.map((id) => ({ id, label: names[id] })),
    rows: grid.rows.map(({ id, question }) => ({
      id,
      question,
      event: 'feel worse',
      noEvent: 'do not',
      cells: Object.fromEntries(
        options.map((option, index) => [
          option as string,
          id === 'harm' ? { outcome: outcome(10 + index) } : { text: `${names[option]}: ${id}` },
        ]),
      ),
    })),
  };
}

/** A grid that is drawn, in a box of `width` pixels. */
export async function drawn(grid: OptionGridInput, width = 1100): Promise<OptionGrid> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.style.inlineSize = `${width}px`;
  const element = document.createElement('pp-option-grid');
  element.grid = grid;
  element.today = '2026-11-22';
  box.append(element);
  await settled(element);
  return element;
}

/** Waits until the element knows its width and has drawn itself for it. */
export async function settled(element: OptionGrid): Promise<void> {
  await element.updateComplete;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  await element.updateComplete;
}

export const $ = <E extends Element = HTMLElement>(element: OptionGrid, selector: string): E =>
  element.shadowRoot!.querySelector<E>(selector)!;
export const $$ = (element: OptionGrid, selector: string): HTMLElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
/** What a person reads there, with the blanks of the template taken out. */
export const read = (node: Element | null | undefined): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
