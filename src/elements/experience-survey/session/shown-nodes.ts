import type { Node } from '../../../domain/questionnaire.js';
import { inOrder } from '../../../fields/several.js';

/** Every question and group that the person can see, in order. */
export function* shownNodes(nodes: readonly Node[]): Generator<Node> {
  for (const node of nodes) {
    if (!node.enabled || node.hidden) continue;
    yield node;
    if (node.kind === 'group') yield* shownNodes(node.children);
    else if (node.kind === 'repeat') yield* shownNodes(node.groups);
    else if (node.kind === 'question') for (const { children } of inOrder(node)) yield* shownNodes(children);
  }
}
