import { fixture, html } from '@open-wc/testing';
import type { MaturityProfile } from '../../../src/domain/maturity.js';
import '../../../src/elements/maturity-radar/define.js';
import type { MaturityRadar } from '../../../src/elements/maturity-radar/maturity-radar.js';
import { until } from '../../kernel/events.js';

/** Eight dimensions, two series, a gap in each, a range and a target. */
export function profile(changes: Partial<MaturityProfile> = {}): MaturityProfile {
  const labels = ['Information', 'Access', 'Decisions', 'Coaching', 'Loop', 'Stories', 'Team', 'Technology'];
  return {
    title: 'Our levels',
    source: 'Team rating',
    date: '2026-03',
    dimensions: labels.map((label) => ({ id: label.toLowerCase(), label })),
    series: [
      {
        id: 'now',
        label: 'Now',
        values: [4, 3, 3, 2, 5, 1, 3, null],
        range: [[3, 4], null, [1, 4], null, null, null, null, null],
      },
      { id: 'before', label: 'Before', values: [3, null, 1, 2, 2, 1, 2, 1] },
    ],
    target: [4, 4, 4, 3, 4, 3, 4, 3],
    ...changes,
  };
}

/** Puts an element with `data` into a box of a width. */
export async function radar(data: unknown = profile(), width = 900): Promise<MaturityRadar> {
  const box = await fixture<HTMLDivElement>(html`<div></div>`);
  box.style.inlineSize = `${width}px`;
  const element = document.createElement('pp-maturity-radar');
  element.data = data as MaturityProfile;
  box.append(element);
  await element.updateComplete;
  return element;
}

/** An element whose chart has been drawn. */
export async function drawn(data?: unknown, width?: number): Promise<MaturityRadar> {
  const element = await radar(data, width);
  await until(() => inked(element));
  return element;
}

export const all = (element: Element, selector: string): HTMLElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];

export const one = (element: Element, selector: string): HTMLElement => {
  const found = element.shadowRoot!.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};

export const canvasOf = (element: Element): HTMLCanvasElement | null => element.shadowRoot!.querySelector('canvas');

export const text = (element: Element, selector: string): string =>
  one(element, selector)
    .textContent.replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The cells of the table as text, without what only explains a cell where there is no room for columns. */
export function tableOf(element: Element): string[][] {
  return all(element, 'tr').map((row) =>
    [...row.children].map((cell) => {
      const copy = cell.cloneNode(true) as Element;
      for (const extra of copy.querySelectorAll('td > .key, svg, [aria-hidden]')) extra.remove();
      return copy.textContent.replace(/\s+/g, ' ').trim();
    }),
  );
}

function pixels(element: Element): Uint8ClampedArray {
  const canvas = canvasOf(element);
  if (!canvas?.width || !canvas.height) return new Uint8ClampedArray();
  return canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data;
}

/** Whether anything has been drawn. */
export function inked(element: Element): boolean {
  return pixels(element).some((channel) => channel > 0);
}

/** How many pixels have about this colour. */
export function countColour(element: Element, [red, green, blue]: readonly [number, number, number]): number {
  const data = pixels(element);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    const near = Math.abs(data[at]! - red) + Math.abs(data[at + 1]! - green) + Math.abs(data[at + 2]! - blue) < 12;
    if (near && data[at + 3]! > 200) count += 1;
  }
  return count;
}

/** The picture as it is now, for comparing. */
export const snapshot = (element: Element): string => canvasOf(element)!.toDataURL();
