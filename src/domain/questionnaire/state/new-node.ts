import { isLost } from '../model/model.js';
import type { Item, Option } from '../model/model.js';
import type { Node, Parent } from '../model/node.js';

const NONE: readonly never[] = [];

export function kindOf(item: Item): Node['kind'] {
  if (item.type === 'display' || isLost(item)) return 'display';
  if (item.type !== 'group') return 'question';
  return item.repeats ? 'repeat' : 'group';
}

/** One shape for every kind of node: engines are fastest so. */
export function newNode(
  id: string,
  kind: Node['kind'],
  item: Item,
  parent: Parent | null,
  hidden: boolean,
  options: readonly Option[],
): Node {
  return {
    id,
    kind,
    item,
    now: item,
    parent,
    hidden,
    options,
    enabled: true,
    filled: 0,
    asked: 0,
    text: undefined,
    issues: NONE,
    warnings: NONE,
    children: NONE,
    groups: NONE,
    notes: NONE,
    answers: NONE,
  };
}
