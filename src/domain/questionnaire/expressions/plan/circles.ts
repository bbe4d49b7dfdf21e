import type { Item } from '../../model/model.js';
import type { Node } from '../../model/node.js';
import { components } from './components.js';

/** Finds out who really goes round, among nodes that do not come to rest: by who made whom look again. */
export class Circles {
  #turn: Node | undefined;
  readonly #causes = new Map<Item, Set<Item>>();

  /** It is this node's turn, and what follows is its doing. */
  turn(node: Node | undefined): void {
    this.#turn = node;
    if (node && !this.#causes.has(node.item)) this.#causes.set(node.item, new Set());
  }

  /** A node has to look again. */
  effect({ item }: Node): void {
    const cause = this.#turn?.item;
    if (!cause) return;
    const causes = this.#causes.get(item);
    if (causes) causes.add(cause);
    else this.#causes.set(item, new Set([cause]));
  }

  clear(): void {
    this.#turn = undefined;
    // To clear a Map makes a new table, and this is called at each turn.
    if (this.#causes.size) this.#causes.clear();
  }

  /**
   * The items that go round, each with itself or with others.
   *
   * @param matters - Does the first item make a difference to the second? Engines read more than they need.
   */
  find(matters: (cause: Item, effect: Item) => boolean): Item[][] {
    const found = this.#find(matters);
    return found[0] ? found : this.#find(() => true);
  }

  #find(matters: (cause: Item, effect: Item) => boolean): Item[][] {
    const next = (item: Item): Item[] => {
      // Conditions need no expression, and what is not there has nothing inside.
      const around = [item.parent, ...item.enableWhen.map(({ source }) => source)];
      const causes = [...(this.#causes.get(item) ?? [])].filter((cause) => matters(cause, item));
      return [...causes, ...around.flatMap((one) => (one && this.#causes.has(one) ? one : []))];
    };
    return components(this.#causes.keys(), next).filter(([item, second]) => second ?? next(item!).includes(item!));
  }
}
