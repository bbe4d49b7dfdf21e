import { dataError } from '../page/events.js';
import type { Loaded } from './load-json.js';

/** The child of an element that has its data as JSON. */
export const scriptIn = (element: Element): Element | null =>
  element.querySelector(':scope > script[type="application/json"]');

/** The child of an element that has its data as a table. */
export const tableIn = (element: Element): HTMLTableElement | null => element.querySelector(':scope > table');

/** The data that stand in an element, as text; undefined where there are none. */
export function lightText(element: Element, takesTable: boolean): string | undefined {
  const script = scriptIn(element);
  return script ? (script.textContent ?? '') : takesTable ? tableIn(element)?.outerHTML : undefined;
}

/** Reads what stands in a script. */
export function parseScript(text: string): Loaded {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch (error) {
    return dataError('not-json', `The <script type="application/json"> inside holds no JSON: ${String(error)}`);
  }
}
