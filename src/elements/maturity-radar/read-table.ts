import { type ParsedProfile, parseTable } from '../../domain/maturity.js';
import { parseNumber } from '../../i18n/index.js';

/**
 * Reads a profile from the table that stands in the page for people without script. `data-target` on a column's header
 * marks the target; `data-id` on a row's or a column's header gives its id; `data-source` and `data-date` on the table
 * say where the levels come from.
 */
export function readTable(table: HTMLTableElement): ParsedProfile {
  const rows = [...table.rows].filter(({ cells }) => cells.length > 0);
  const header = [...(rows[0]?.cells ?? [])];
  return parseTable(
    rows.map(({ cells }) => [...cells].map(({ textContent }) => textContent.replace(/\s+/g, ' '))),
    {
      title: table.caption?.textContent ?? '',
      source: table.dataset['source'],
      date: table.dataset['date'],
      language: table.closest<HTMLElement>('[lang]')?.lang,
      targetColumn: header.findIndex((cell) => cell.hasAttribute('data-target')),
      rowIds: rows.map(({ cells }) => cells[0]?.dataset['id']),
      columnIds: header.map((cell) => cell.dataset['id']),
      parseNumber,
    },
  );
}
