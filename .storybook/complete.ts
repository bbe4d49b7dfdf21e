import { action } from 'storybook/actions';
import { declarationOf, propertiesOf } from './manifest.js';

type Args = Readonly<Record<string, unknown>>;

/** What was set here, by element. */
const done = new WeakMap<HTMLElement, Map<string, unknown>>();

const detailOf = (event: Event): unknown => (event as Partial<CustomEvent<unknown>>).detail;

/**
 * Gives an element what its story does not: the other controls, and a log of what it tells.
 *
 * @param element - as the story drew it
 * @param args - of the controls that the story leaves alone
 */
export function complete(element: HTMLElement, args: Args): void {
  const declaration = declarationOf(element.localName);
  if (!declaration) return;
  let set = done.get(element);
  if (!set) {
    done.set(element, (set = new Map<string, unknown>()));
    for (const { name } of declaration.events ?? [])
      element.addEventListener(name, (event) => void action(name)(detailOf(event)));
  }
  const initial = new Map(propertiesOf(declaration).map((property) => [property.name, property.initial]));
  for (const [name, value] of Object.entries(args)) {
    const wanted = value === '' && !name.startsWith('--') ? (initial.get(name) ?? null) : value;
    const last = set.has(name) ? set.get(name) : name.startsWith('--') ? '' : initial.get(name);
    if (wanted === last) continue;
    set.set(name, wanted);
    if (name.startsWith('--')) element.style.setProperty(name, String(wanted));
    else (element as unknown as Record<string, unknown>)[name] = wanted;
  }
}
