import { localLanguage } from './locale.js';

/** The fields of a date in the order in which the reader's language writes them. */
export function dateFieldOrder(): ('year' | 'month' | 'day')[] {
  return new Intl.DateTimeFormat(localLanguage(), {
    calendar: 'gregory',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
    .formatToParts(0)
    .map((part) => part.type)
    .filter((type) => type === 'year' || type === 'month' || type === 'day');
}
