/** Spreadsheets run a cell that begins like this as a formula; the full-width forms count too, and white space before them. */
const FORMULA = /^[\s\u200b\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;
/** A number begins like one as well, and does no harm. */
const NUMBER = /^[+-]?\d+([.,]\d+)?$/;

/** Where a cell ends in another country, or where quotes that stand in its middle say nothing: a formula may follow. */
const INNER_FORMULA = /([;\t\r\n][\s\u200b\uFEFF]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/**
 * Writes rows as CSV (RFC 4180: CRLF, doubled quotes), for spreadsheets of any country: a cell with a separator that one of
 * them knows (`,`, `;`, tab) stands in quotes. Text that a spreadsheet would run as a formula gets an apostrophe in front,
 * inside a cell, too, where a cell of another country begins. Begins with a byte order mark: without it Excel does not read UTF-8.
 */
export function csv(rows: readonly (readonly (number | string)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

function csvCell(cell: number | string): string {
  if (typeof cell === 'number') return String(cell);
  const text = (FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell).replace(INNER_FORMULA, "$1'");
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
