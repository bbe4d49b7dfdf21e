import { FORM } from '../counted.js';

/** How many letters have to change to make one word of another. */
function distance(a: string, b: string): number {
  let before = [...Array(b.length + 1).keys()];
  for (const [row, letter] of [...a].entries()) {
    const now = [row + 1];
    for (const [column, other] of [...b].entries()) {
      now.push(Math.min(now[column]! + 1, before[column + 1]! + 1, before[column]! + (letter === other ? 0 : 1)));
    }
    before = now;
  }
  return before[b.length]!;
}

/** Those that were named. */
const warned = new Set<string>();

/** Says once on the console which ids no text has, with the id that may be meant. */
export async function warnOfUnknown(ids: readonly string[]): Promise<void> {
  // Any language that comes with the library has all of them.
  const { templates } = await import('../generated/es.js');
  const known = Object.keys(templates);
  for (const id of ids) {
    if (known.includes(id) || known.includes(id.replace(FORM, '')) || warned.has(id)) continue;
    warned.add(id);
    const [best, nearest] = known
      .map((one): [number, string] => [distance(id.toLowerCase(), one), one])
      .reduce((a, b) => (b[0] < a[0] ? b : a));
    const hint = best <= Math.max(2, id.length / 3) ? ` Did you mean "${nearest}"?` : '';
    console.warn(`patient-partnership: addStrings() has a text for "${id}", but no text has this id.${hint}`);
  }
}
