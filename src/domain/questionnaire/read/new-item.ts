import { NONE } from '../model/model.js';
import type { Json } from '../model/json.js';
import type { ItemType } from '../model/model.js';
import type { Draft } from './report.js';

/**
 * An item that asks for anything of its type, as long as nothing else is known of it. What is known is assigned to it: an
 * object with as many members that is made by spreading others is a slow table to V8, twenty times as dear to make.
 */
export const newItem = (linkId: string, type: ItemType, definition: Json, index: number, parent?: Draft): Draft => ({
  linkId,
  type,
  textExtensions: NONE,
  prefixExtensions: NONE,
  required: false,
  repeats: false,
  readOnly: false,
  hidden: false,
  options: [],
  units: [],
  closedUnits: false,
  initial: [],
  enableWhen: [],
  enableBehavior: 'all',
  dependents: [],
  parent,
  children: [],
  index,
  slot: 0,
  rank: 0,
  unchecked: [],
  extensions: NONE,
  definition,
});

/** Children, each with its slot: the displays of a question are on the question, its other items under each answer. */
export function placed(children: Draft[], parent?: Draft): Draft[] {
  const next = [0, 0];
  const isQuestion = parent && parent.type !== 'group';
  for (const child of children) child.slot = next[isQuestion && child.type === 'display' ? 0 : 1]!++;
  return children;
}
