import type { AnswerValue, Condition, Item } from '../model/model.js';
import type { Answer, Node, Parent } from '../model/node.js';
import { compare } from '../model/values.js';

/** Anything that has nodes: the whole response, a group instance, an answer. */
interface Scope {
  readonly children: readonly Node[];
}

/** Does the item lie in what this parent holds? The whole response (null) holds everything. */
function holds(parent: Parent | null, item: Item): boolean {
  if (!parent) return true;
  for (let up: Item | undefined = item; up; up = up.parent) if (up === parent.item) return true;
  return false;
}

/** The innermost parent of a node that holds an item too. */
function common(node: Node, item: Item): Parent | null {
  let parent = node.parent;
  while (!holds(parent, item)) parent = parent!.parent;
  return parent;
}

/** The items from below `top` down to `item`. */
function path(item: Item, top: Item | undefined): Item[] {
  const items: Item[] = [];
  for (let up: Item | undefined = item; up && up !== top; up = up.parent) items.unshift(up);
  return items;
}

/** The scopes that a node opens. */
function scopes(node: Node): readonly Scope[] {
  if (node.kind === 'group') return [node];
  if (node.kind === 'repeat') return node.groups;
  return node.kind === 'question' ? node.answers : [];
}

/** The node of an item in the scope of its parent item. Displays in a question are on the question itself. */
function child(scope: Scope, item: Item): Node | undefined {
  return scope.children[item.slot];
}

const given = (answers: readonly Answer[]): AnswerValue[] => answers.flatMap((answer) => answer.value ?? []);

/** The answers of the nearest answered question at the end of a path, from the front or from the back. */
function nearest(from: readonly Scope[], items: readonly Item[], depth: number, backwards: boolean): AnswerValue[] {
  for (let i = 0; i < from.length; i++) {
    const node = child(from[backwards ? from.length - 1 - i : i]!, items[depth]!);
    if (!node?.enabled) continue;
    const found =
      depth < items.length - 1
        ? nearest(scopes(node), items, depth + 1, backwards)
        : given((node as { answers?: readonly Answer[] }).answers ?? []);
    if (found.length) return found;
  }
  return [];
}

/**
 * The answers that a condition of this node looks at: of the nearest question with that linkId, by ancestors, then
 * before it, then after it. What lies in the same group instance or under the same answer never looks outside of it,
 * and an item under an answer of the question itself sees that one answer.
 */
function answersFor(node: Node, source: Item, root: Scope): AnswerValue[] {
  const parent = common(node, source);
  if (parent?.item === source && parent.kind !== 'group' && parent.kind !== 'repeat') {
    return given(parent.kind === 'answer' ? [parent] : parent.answers);
  }
  const from = !parent ? [root] : parent.kind === 'answer' ? [parent] : scopes(parent);
  return nearest(from, path(source, parent?.item), 0, source.index < node.item.index);
}

function meets({ operator, answer }: Condition, answers: readonly AnswerValue[], convert: Item['convert']): boolean {
  if (operator === 'exists') return answers.length > 0 === answer.valueBoolean;
  const coding = answer.valueCoding;
  const test = (given: AnswerValue): boolean => {
    // A condition without a system means the code, whatever its system.
    const expected =
      coding && !coding.system ? { valueCoding: { ...coding, system: given.valueCoding?.system } } : answer;
    const order = compare(given, expected, convert);
    if (order === null) return false;
    if (operator === '>') return order > 0;
    if (operator === '<') return order < 0;
    if (operator === '>=') return order >= 0;
    return operator === '<=' ? order <= 0 : order === 0;
  };
  // R4: "!=" is true if no answer is equal, so also without any answer.
  return answers.some(test) !== (operator === '!=');
}

/** Do the node's own conditions hold? */
export function isEnabled(node: Node, root: Scope): boolean {
  const { enableWhen, enableBehavior, convert } = node.item;
  const test = (condition: Condition): boolean =>
    meets(condition, condition.source ? answersFor(node, condition.source, root) : [], convert);
  return !enableWhen.length || (enableBehavior === 'any' ? enableWhen.some(test) : enableWhen.every(test));
}

/** Every node that may have to look again when the answers of this question have changed. */
export function watchers(question: Node, root: Scope): Node[] {
  const found: Node[] = [];
  const collect = (scope: Scope, items: readonly Item[], depth: number): void => {
    const node = child(scope, items[depth]!);
    if (!node) return;
    if (depth === items.length - 1) found.push(node);
    else inside(node, items, depth + 1);
  };
  const inside = (node: Node, items: readonly Item[], depth: number): void => {
    const next = items[depth]!;
    if (node.kind === 'question' && next.type === 'display') {
      const note = node.notes[next.slot];
      if (note) found.push(note);
    } else for (const scope of scopes(node)) collect(scope, items, depth);
  };
  for (const item of question.item.dependents) {
    let top: Parent | null = question as Parent;
    while (!holds(top, item)) top = top!.parent;
    const items = path(item, top?.item);
    if (!items.length) {
      // It is an ancestor of the question, or the question itself. Conditions sit on a repeating group's list.
      const node = top as Node;
      found.push(node.parent?.kind === 'repeat' ? node.parent : node);
    } else if (!top) collect(root, items, 0);
    else if (top.kind === 'answer' && items[0]!.type !== 'display') collect(top, items, 0);
    else inside(top.kind === 'answer' ? top.parent : top, items, 0);
  }
  return found;
}
