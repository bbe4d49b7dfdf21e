import type { Item, Node } from '../../../domain/questionnaire.js';
import { textOf } from '../../../domain/questionnaire/model/node.js';

/** What an item is called where there is little room: its `shortText`, else its text. */
export function shortText({ extensions, text }: Pick<Item, 'extensions' | 'text'>): string {
  const short = extensions.get('shortText')?.[0]?.['valueString'];
  return (typeof short === 'string' && short) || (text ?? '');
}

/** What a node is called where there is little room: as an expression words it now, where there is no short text. */
export const shortTextOf = (node: Node): string => shortText({ extensions: node.item.extensions, text: textOf(node) });
