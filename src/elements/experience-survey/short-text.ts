import type { Item } from '../../domain/questionnaire.js';

/** What an item is called where there is little room: its `shortText`, else its text. */
export function shortText({ extensions, text }: Item): string {
  const short = extensions.get('shortText')?.[0]?.['valueString'];
  return (typeof short === 'string' && short) || (text ?? '');
}
